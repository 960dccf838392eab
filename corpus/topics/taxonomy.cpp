// SPDX-License-Identifier: GPL-3.0-or-later
// Weighs what speaks for each topic: a publisher's tag settles it, words must come often enough for the text's length.
#include "corpus/topics/taxonomy.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <utility>

#include "corpus/text/analyzer.hpp"
#include "corpus/topics/phrase_table.hpp"
#include "corpus/topics/topic_rules.hpp"
#include "embedded/default_topics.hpp"

namespace bifrons::topics {
namespace {

// A phrase of weight 1 in the title is worth title_worth; in the text text_worth a time, thinned by the text's length
// in words. Strength x becomes the score 1 - e^-x.
constexpr double title_worth = 0.6, text_worth = 0.55, thinning_words = 200.0;
// However often one phrase comes, it counts as so many: a topic shows in several of its words.
constexpr double most_of_one_phrase = 8.0;
// What is this much weaker than the strongest topic is by the way.
constexpr double least_of_strongest = 0.65;

struct Found {
  std::uint32_t rule;
  double title = 0.0, text = 0.0;  // times
};

struct Strength {
  std::vector<std::string> tags;  // the publisher's
  std::vector<Found> found;
  double title = 0.0, text = 0.0;  // worth
  double own = 0.0;                // score of this evidence alone
  double score = 0.0;              // with its children's; 0: not a topic of the article
};

std::string primary(std::string const& lang) { return lang.substr(0, lang.find('-')); }

// The article's language, and English, whose terms all three use; all where the language is unknown.
std::vector<std::string_view> languages_of(std::string_view lang) {
  auto const* const known = std::ranges::find(text::analysed_languages, lang);
  if (known == std::end(text::analysed_languages)) return {std::begin(text::analysed_languages), std::end(text::analysed_languages)};
  if (lang == "en") return {*known};
  return {*known, "en"};
}

}  // namespace

struct Taxonomy::Impl {
  std::vector<Topic> topics;
  std::vector<TopicRules> rules;
  std::vector<std::optional<std::uint32_t>> parents;
  std::vector<std::uint32_t> children_first;  // every topic after all of its children
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_tag;
  std::unordered_map<std::string, std::uint32_t> by_id;
  std::shared_ptr<text::Analyzer> analyzer;
  PhraseTable table;

  Impl(std::vector<TopicRules> read, std::shared_ptr<text::Analyzer> words) : rules(std::move(read)), analyzer(std::move(words)), table(rules, *analyzer) {
    for (std::uint32_t i = 0; i < rules.size(); ++i) {
      topics.push_back(rules[i].topic);
      by_id.emplace(rules[i].topic.id, i);
      for (auto const& tag : rules[i].tags) by_tag[tag].push_back(i);
    }
    for (auto const& topic : topics) parents.push_back(topic.parent.empty() ? std::nullopt : std::optional(by_id.at(topic.parent)));
    children_first.resize(topics.size());
    std::iota(children_first.begin(), children_first.end(), 0U);
    auto const depth = [this](std::uint32_t topic) {
      std::size_t steps = 0;
      for (auto at = parents[topic]; at; at = parents[*at]) ++steps;
      return steps;
    };
    std::ranges::stable_sort(children_first, [&](auto a, auto b) { return depth(a) > depth(b); });
  }

  void count_tags(Article const& article, std::vector<Strength>& strengths) const {
    for (auto const& tag : article.tags) {
      auto const found = by_tag.find(comparable_tag(tag));
      if (found == by_tag.end()) continue;
      for (auto const topic : found->second) strengths[topic].tags.push_back(tag);
    }
  }

  // Counts the phrases of utf8; a topic counts each word once, in its longest phrase. The number of words.
  std::uint32_t count_phrases(std::string_view utf8, std::span<std::string_view const> langs, double Found::*place, std::vector<Strength>& strengths) {
    auto const tokens = analyzer->analyze(utf8, langs);
    std::unordered_map<std::uint32_t, std::uint32_t> covered;  // topic -> position up to which its words are counted
    for (auto const& match : table.matches(tokens)) {
      auto const& rule = table.rules()[match.rule];
      if (std::ranges::find(langs, std::string_view(rule.lang)) == langs.end()) continue;
      auto& end = covered[rule.topic];
      if (match.first < end) continue;
      end = match.end;
      auto& found = strengths[rule.topic].found;
      auto known = std::ranges::find(found, match.rule, &Found::rule);
      if (known == found.end()) known = found.insert(found.end(), Found{match.rule});
      (*known).*place += 1.0;
    }
    return tokens.empty() ? 0 : tokens.back().position;
  }

  void weigh(Strength& strength, std::uint32_t words) const {
    for (auto const& found : strength.found) {
      auto const weight = table.rules()[found.rule].weight;
      strength.title += title_worth * weight * std::min(found.title, 1.0);
      strength.text += text_worth * weight * std::min(found.text, most_of_one_phrase);
    }
    strength.text /= 1.0 + words / thinning_words;
    strength.own = strength.tags.empty() ? 1.0 - std::exp(-(strength.title + strength.text)) : 1.0;
  }

  // Each topic's score; what is not strong enough, by itself or by a child, stays 0.
  void decide(std::vector<Strength>& strengths) const {
    double strongest = 0.0;
    for (auto const& strength : strengths) strongest = std::max(strongest, strength.tags.empty() ? strength.own : 0.0);
    for (auto const topic : children_first) {
      auto& strength = strengths[topic];
      auto const passes = strength.own >= rules[topic].threshold && strength.own >= least_of_strongest * strongest;
      if (passes) strength.score = std::max(strength.score, strength.own);
      if (auto const parent = parents[topic]) strengths[*parent].score = std::max(strengths[*parent].score, strength.score);
    }
  }

  std::vector<Strength> examine(Article const& article) {
    std::vector<Strength> strengths(topics.size());
    auto const lang = primary(article.lang);
    auto const langs = languages_of(lang);
    count_tags(article, strengths);
    count_phrases(article.title, langs, &Found::title, strengths);
    auto const words = count_phrases(article.text, langs, &Found::text, strengths);
    for (auto& strength : strengths) weigh(strength, words);
    decide(strengths);
    return strengths;
  }

  static std::vector<std::uint32_t> order(std::vector<Strength> const& strengths) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < strengths.size(); ++i) {
      if (strengths[i].score > 0.0) out.push_back(i);
    }
    std::ranges::stable_sort(out, [&](auto a, auto b) { return strengths[a].score > strengths[b].score; });
    return out;
  }

  std::string words_found(Strength const& strength, double Found::*place) const {
    std::string out;
    for (auto const& found : strength.found) {
      if (!(found.*place > 0.0)) continue;
      if (!out.empty()) out += ", ";
      out += table.rules()[found.rule].text;
      if (found.*place > 1.0) out += " ×" + std::to_string(std::lround(found.*place));
    }
    return out;
  }

  void explain(std::uint32_t topic, std::vector<Strength> const& strengths, std::vector<Reason>& out) const {
    auto const& strength = strengths[topic];
    auto const& id = topics[topic].id;
    for (auto const& tag : strength.tags) out.push_back({id, "tag", tag, 1.0});
    if (strength.title > 0.0) out.push_back({id, "title", words_found(strength, &Found::title), strength.title});
    if (strength.text > 0.0) out.push_back({id, "text", words_found(strength, &Found::text), strength.text});
    for (std::uint32_t child = 0; child < topics.size(); ++child) {
      if (parents[child] == topic && strengths[child].score > 0.0) out.push_back({id, "child", topics[child].id, strengths[child].score});
    }
  }
};

Taxonomy::Taxonomy(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Taxonomy::~Taxonomy() = default;
Taxonomy::Taxonomy(Taxonomy&&) noexcept = default;
Taxonomy& Taxonomy::operator=(Taxonomy&&) noexcept = default;

Result<Taxonomy> Taxonomy::parse(std::string_view toml) { return parse(toml, std::make_shared<text::Analyzer>()); }

Result<Taxonomy> Taxonomy::parse(std::string_view toml, std::shared_ptr<text::Analyzer> analyzer) {
  auto rules = read_rules(toml);
  if (!rules) return tl::unexpected(rules.error());
  return Taxonomy(std::make_unique<Impl>(std::move(*rules), std::move(analyzer)));
}

std::vector<Topic> const& Taxonomy::topics() const noexcept { return impl_->topics; }

Topic const* Taxonomy::find(std::string_view id) const noexcept {
  auto const found = std::ranges::find(impl_->topics, id, &Topic::id);
  return found == impl_->topics.end() ? nullptr : &*found;
}

std::vector<TopicScore> Taxonomy::assign(Article const& article) const {
  auto const strengths = impl_->examine(article);
  std::vector<TopicScore> out;
  for (auto const topic : Impl::order(strengths)) out.push_back({impl_->topics[topic].id, std::round(strengths[topic].score * 1000.0) / 1000.0});
  return out;
}

std::vector<Reason> Taxonomy::why(Article const& article) const {
  auto const strengths = impl_->examine(article);
  std::vector<Reason> out;
  for (auto const topic : Impl::order(strengths)) impl_->explain(topic, strengths, out);
  return out;
}

std::string_view default_taxonomy() { return embedded::default_topics; }

}  // namespace bifrons::topics
