// SPDX-License-Identifier: GPL-3.0-or-later
// What a site says on page after page is its furniture: told by its articles side by side, as no page by itself can tell.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/article/article.hpp"
#include "indexer/extract/repeated_line.hpp"

namespace bifrons::extract {

/// Leaves out the blocks near both ends of the text that are furniture, and headings that are left with nothing under them;
/// structure, spans and content hash follow. False where nothing changed; a text that is all furniture stays. With a set that
/// grows, one step comes to the same as many.
bool leave_out_furniture(Article&, SiteKeys const&);

/// Learns from the articles of one site. Counts what stands near the ends alone: a sentence repeated further inside is the author's.
class RepetitionLearner {
 public:
  static constexpr std::size_t most_articles = 2'000;  ///< more are passed over
  static constexpr std::size_t most_keys = 500;        ///< known and new ones together
  static constexpr std::size_t most_beside = 20'000;   ///< different lines beside the bodies

  explicit RepetitionLearner(SiteKeys known) : known_(std::move(known)) {}
  void know(SiteKeys known) { known_ = std::move(known); }
  void add(Article const&);
  /// The lines beside the body of a page of the site (Extraction::beside).
  void add_beside(std::vector<std::string> const&);
  [[nodiscard]] std::size_t size() const noexcept { return articles_.size(); }
  /// Keys that are not known yet. A line counts when it ends four articles of a language at least and two in five of them, or
  /// begins five and half of them; one that names the author, when it ends three and four in five of the author's; and titles
  /// of other articles, when two or more of them end an article. What stands beside the body of ten pages and of three in ten
  /// of all goes where it slipped in: a line in two articles at least, as one alone may be cited beside the others.
  [[nodiscard]] std::vector<std::uint64_t> learn() const;

  /// What is looked at of an article.
  struct Ends {
    std::string lang, author;
    std::uint64_t title = 0;
    std::vector<RepeatedLine> head, tail;  ///< outermost first
  };
  /// What stands beside the bodies: on how many pages, by key.
  struct Beside {
    std::size_t pages = 0;
    std::unordered_map<std::uint64_t, std::size_t> counts;
  };

 private:
  SiteKeys known_;
  std::vector<Ends> articles_;
  Beside beside_;
};

}  // namespace bifrons::extract
