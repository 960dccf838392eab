// SPDX-License-Identifier: GPL-3.0-or-later
// The taxonomy of topics.toml, and which topics an article has, with why.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/article.hpp"
#include "corpus/base/result.hpp"

namespace bifrons::text {
class Analyzer;
}

namespace bifrons::topics {

struct Topic {
  std::string id;
  std::map<std::string, std::string> labels;  ///< language -> label: en, fi, ru
  std::string parent;                         ///< id, or ""
};

/// Why an article has a topic: one piece of evidence.
struct Reason {
  std::string topic;
  std::string kind;      ///< "tag", "title", "text", "child"
  std::string evidence;  ///< the tag, the words found, or the child's id
  double weight = 0.0;
};

/// One per thread: it holds an analyzer.
class Taxonomy {
 public:
  /// bad_input names the file's line and the mend. Bounds: 1 MiB, 500 topics, depth 8, no circle of parents.
  [[nodiscard]] static Result<Taxonomy> parse(std::string_view toml);
  /// With an analyzer of this thread's, so that what it learns of a word serves both. No token of it outlives assign() and why().
  [[nodiscard]] static Result<Taxonomy> parse(std::string_view toml, std::shared_ptr<text::Analyzer>);
  ~Taxonomy();
  Taxonomy(Taxonomy&&) noexcept;
  Taxonomy& operator=(Taxonomy&&) noexcept;

  [[nodiscard]] std::vector<Topic> const& topics() const noexcept;  ///< in file order
  [[nodiscard]] Topic const* find(std::string_view id) const noexcept;

  /// The topics of an article, strongest first, parents included with their children's strength.
  [[nodiscard]] std::vector<TopicScore> assign(Article const&) const;
  /// The evidence behind assign(), same order.
  [[nodiscard]] std::vector<Reason> why(Article const&) const;

 private:
  struct Impl;
  explicit Taxonomy(std::unique_ptr<Impl>) noexcept;
  std::unique_ptr<Impl> impl_;
};

/// The built-in topics.toml, with its comments: what `init` writes.
[[nodiscard]] std::string_view default_taxonomy();

}  // namespace bifrons::topics
