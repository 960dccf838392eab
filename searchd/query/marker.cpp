// SPDX-License-Identifier: GPL-3.0-or-later
// Compares a text's tokens with the question's stems.
#include "searchd/query/marker.hpp"

#include <algorithm>

#include "searchd/query/sentences.hpp"

namespace bifrons::query {
namespace {

constexpr std::size_t least_beginning = 2, most_beginning = 6, changing = 5;  ///< code points; changing: at the end of a stem

/// All but what inflection changes.
std::string beginning(std::string_view form) {
  auto const length = points(form);
  auto left = std::clamp(length > changing ? length - changing : 0, least_beginning, most_beginning);
  std::size_t end = 0;
  for (; end < form.size(); ++end)
    if (!is_inside_character(form, end) && left-- == 0) break;
  return std::string(form.substr(0, end));
}

}  // namespace

Marker::Marker(std::vector<AskedWord> const& words, text::Analyzer& analyzer) : analyzer_(analyzer), word_count_(words.size()) {
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    auto const& word = words[i];
    auto const add_beginning = [&](std::string const& form) {
      auto start = beginning(form);
      if (std::ranges::find(beginnings_, start) == beginnings_.end()) beginnings_.push_back(std::move(start));
    };
    if (word.prefix) prefixes_.emplace_back(word.word, i);
    if (!word.prefix && word.stems.empty()) exact_.emplace(word.word, i);
    if (word.prefix || word.stems.empty()) add_beginning(word.word);
    for (auto const& stem : word.stems) {
      stems_.emplace(stem, i);
      add_beginning(stem);
    }
  }
}

std::uint32_t Marker::word_of(text::Token const& token) const {
  for (auto const& stem : token.stems)
    if (auto const found = stems_.find(stem); found != stems_.end()) return found->second;
  if (!exact_.empty())
    if (auto const found = exact_.find(std::string(token.word)); found != exact_.end()) return found->second;
  for (auto const& [start, word] : prefixes_)
    if (token.word.starts_with(start)) return word;
  return none;
}

std::vector<Mark> Marker::marks(std::string_view text, std::string_view lang) const {
  std::vector<Mark> out;
  for (auto const& token : analyzer_.analyze(text, {&lang, 1})) {
    auto const word = word_of(token);
    if (word == none || token.where.start >= token.where.end) continue;
    if (!out.empty() && token.where.start < out.back().where.end) continue;  // a part of what is marked whole
    out.push_back({token.where, word});
  }
  return out;
}

}  // namespace bifrons::query
