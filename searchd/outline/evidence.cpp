// SPDX-License-Identifier: GPL-3.0-or-later
// A window slides over the places of the point's words: scattered words of a long article are no evidence.
#include "searchd/outline/evidence.hpp"

#include <algorithm>

namespace bifrons::outline {
namespace {

constexpr std::uint32_t passage_words = 60;
constexpr std::size_t max_text_bytes = 1U << 20, max_kept = 256;

using WordOfForm = std::unordered_map<Form, std::size_t>;

struct Found {
  std::size_t word;
  std::uint32_t position;
};

std::vector<Found> found_in(std::vector<Words::Place> const& places, WordOfForm const& asked) {
  std::vector<Found> found;
  for (auto const& place : places) {
    auto const at = asked.find(place.form);
    if (at == asked.end()) continue;
    bool const same = !found.empty() && found.back().position == place.position && found.back().word == at->second;
    if (!same) found.push_back({at->second, place.position});
  }
  return found;
}

/// The greatest weight of distinct words in a window of passage_words, with those of base counted anyway.
double best_passage(std::vector<Found> const& found, std::span<AskedWord const> asked, std::vector<bool> const& base) {
  double fixed = 0;
  for (std::size_t i = 0; i < asked.size(); ++i) fixed += base[i] ? asked[i].weight : 0;
  std::vector<std::uint32_t> inside(asked.size(), 0);
  double moving = 0, best = 0;
  std::size_t begin = 0;
  for (auto const& entering : found) {
    if (++inside[entering.word] == 1 && !base[entering.word]) moving += asked[entering.word].weight;
    for (; found[begin].position + passage_words < entering.position; ++begin)
      if (--inside[found[begin].word] == 0 && !base[found[begin].word]) moving -= asked[found[begin].word].weight;
    best = std::max(best, moving);
  }
  return fixed + best;
}

}  // namespace

Result<Evidence> Reading::of(std::string const& id, std::span<AskedWord const> asked) {
  auto const text = text_of(id);
  if (!text) return tl::unexpected(text.error());
  WordOfForm word_of;
  double total = 0;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    total += asked[i].weight;
    for (Form const form : asked[i].forms) word_of.try_emplace(form, i);
  }
  Evidence evidence;
  if (total <= 0) return evidence;
  auto const in_title = found_in((*text)->title, word_of), in_body = found_in((*text)->body, word_of);
  std::vector<bool> titled(asked.size(), false);
  for (auto const& found : in_title) titled[found.word] = true;
  evidence.title = best_passage({}, asked, titled) / total;
  evidence.passage = best_passage(in_body, asked, titled) / total;
  evidence.times = static_cast<std::uint32_t>(in_title.size() + in_body.size());
  return evidence;
}

Result<Reading::Text const*> Reading::text_of(std::string const& id) {
  if (auto const known = kept_.find(id); known != kept_.end()) return &known->second;
  auto const article = searcher_.article(id);
  if (!article) return tl::unexpected(article.error());
  if (kept_.size() >= max_kept) kept_.clear();
  Text text{words_.places(article->title), words_.places(std::string_view(article->text).substr(0, max_text_bytes))};
  return &kept_.emplace(id, std::move(text)).first->second;
}

}  // namespace bifrons::outline
