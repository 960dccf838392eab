// SPDX-License-Identifier: GPL-3.0-or-later
// Keys first, articles after: an article that lost its furniture teaches it no more.
#include "indexer/crawl/site_lesson.hpp"

#include <algorithm>
#include <utility>

#include "corpus/url/url.hpp"
#include "indexer/crawl/fault.hpp"

namespace bifrons::crawl {
namespace {

constexpr std::size_t most_read = 1'000;  ///< articles of a site that are learned from: a share is known well enough by then
constexpr std::size_t enough_early = 200; ///< new articles after which a first lesson is worth its time
constexpr std::size_t most_sites = 50;    ///< whose lines beside the bodies are held at once

}  // namespace

extract::SiteKeys& SiteLessons::keys_of(std::string const& site) {
  auto const [at, fresh] = keys_.try_emplace(site);
  if (fresh)
    for (auto const key : must(state_.site_keys(site))) at->second.insert(key);
  return at->second;
}

void SiteLessons::apply(Article& article) { extract::leave_out_furniture(article, keys_of(article.site)); }

void SiteLessons::note(Article const& article) {
  auto const count = ++noted_[article.site];
  if (count == 1) must(state_.put_lesson(article.site, source::State::Lesson::new_articles));
  if (count == enough_early) early_.push_back(article.site);
}

extract::RepetitionLearner& SiteLessons::learner_of(std::string const& site) { return learners_.try_emplace(site, keys_of(site)).first->second; }

void SiteLessons::note_beside(std::string const& site, std::vector<std::string> const& lines) {
  if (learners_.contains(site) || learners_.size() < most_sites) learner_of(site).add_beside(lines);
}

std::vector<std::string> SiteLessons::articles_of(std::string const& site) {
  std::vector<std::string> ids;
  for (auto const& source : must(state_.sources()))
    must(state_.each_page(source.id, [&](source::PageRow const& row) {
      if (row.role == source::PageRole::article && !row.article_id.empty() && url::site(row.key) == site) ids.push_back(row.article_id);
    }));
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

/// ids are hashes: every n-th of them is a fair sample.
bool SiteLessons::learn_from(std::string const& site, std::vector<std::string> const& ids) {
  auto learner = learner_of(site);
  learner.know(keys_of(site));
  auto const step = ids.size() / most_read + 1;
  for (std::size_t at = 0; at < ids.size(); at += step)
    if (auto const article = must(writer_.stored(ids[at])); article && article->site == site) learner.add(*article);
  auto const found = learner.learn();
  must(state_.add_site_keys(site, found));
  keys_of(site).insert(found.begin(), found.end());
  return !found.empty();
}

void SiteLessons::rewrite(std::string const& site, std::vector<std::string> const& ids) {
  for (auto const& id : ids)
    if (auto article = must(writer_.stored(id)); article && article->site == site && extract::leave_out_furniture(*article, keys_of(site))) must(writer_.put(std::move(*article)));
}

void SiteLessons::learn_early() {
  for (auto const& site : std::exchange(early_, {}))
    if (learn_from(site, articles_of(site))) must(state_.put_lesson(site, source::State::Lesson::new_keys));
}

void SiteLessons::learn(std::function<void()> const& commit, std::stop_token const& stop) {
  using Lesson = source::State::Lesson;
  for (auto const& [site, lesson] : must(state_.lessons())) {
    if (stop.stop_requested()) return;
    auto const ids = articles_of(site);
    if (learn_from(site, ids) || lesson == Lesson::new_keys) {
      must(state_.put_lesson(site, Lesson::new_keys));
      commit();
      rewrite(site, ids);
    }
    must(state_.put_lesson(site, Lesson::learned));
    learners_.erase(site);
    commit();
  }
}

}  // namespace bifrons::crawl
