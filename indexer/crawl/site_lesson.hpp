// SPDX-License-Identifier: GPL-3.0-or-later
// After a run: what the articles of a site have in common is learned as its furniture, and taken out of those that hold it.
#pragma once

#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "corpus/article/article.hpp"
#include "indexer/extract/repetition.hpp"
#include "indexer/source/state.hpp"
#include "indexer/write/writer.hpp"

namespace bifrons::crawl {

/// The furniture of the sites in work. Of one thread; what the state cannot give is a Fault.
class SiteLessons {
 public:
  SiteLessons(source::State& state, write::Writer& writer) : state_(state), writer_(writer) {}

  /// An article that is about to be stored, without what is known as furniture. Fingerprints are taken before.
  void apply(Article&);
  /// Its site is to be learned from when the run ends.
  void note(Article const&);
  /// What the page of an article of that site kept out of its body; it counts in this run alone.
  void note_beside(std::string const& site, std::vector<std::string> const& lines);
  /// After a commit: of large sites what their first articles tell, so that few are written twice.
  void learn_early();
  /// Of all sites with new articles: reads what is stored, keeps what it learns, and only then rewrites. commit() makes index
  /// and state durable, in this order; after a kill the next run goes on.
  void learn(std::function<void()> const& commit, std::stop_token const& stop);

 private:
  [[nodiscard]] extract::SiteKeys& keys_of(std::string const& site);
  [[nodiscard]] std::vector<std::string> articles_of(std::string const& site);
  [[nodiscard]] extract::RepetitionLearner& learner_of(std::string const& site);
  bool learn_from(std::string const& site, std::vector<std::string> const& ids);
  void rewrite(std::string const& site, std::vector<std::string> const& ids);

  source::State& state_;
  write::Writer& writer_;
  std::map<std::string, extract::SiteKeys> keys_;
  std::map<std::string, std::size_t> noted_;  ///< new articles of this run
  std::vector<std::string> early_;            ///< sites that have enough of them
  std::map<std::string, extract::RepetitionLearner> learners_;  ///< of the sites of this run
};

}  // namespace bifrons::crawl
