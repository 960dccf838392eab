// SPDX-License-Identifier: GPL-3.0-or-later
// Walks from one beginning of a word to the next.
#include "searchd/query/word_finder.hpp"

#include <algorithm>
#include <utility>

#include "searchd/query/sentences.hpp"

namespace bifrons::query {
namespace {

constexpr std::size_t longest_chunk = 160;        ///< bytes; longer words are none of a question's
constexpr std::size_t most_known = 1U << 16;      ///< forms of one language that are remembered

constexpr std::size_t longest_beginning = 48;     ///< bytes that are looked at

std::size_t hash_of(std::uint32_t first, std::uint32_t second) { return (((std::uint64_t{first} << 32U) | second) * 0x9E3779B97F4A7C15ULL) >> 54U; }

/// From the beginning of a word to white space, without the punctuation behind it.
std::string_view chunk_at(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && end - at < longest_chunk && !is_space(text[end])) ++end;
  while (end > at + 1 && static_cast<unsigned char>(text[end - 1]) < 0x80 && !is_word_character(text, end - 1) && text[end - 1] != '+' && text[end - 1] != '#') --end;
  return text.substr(at, end - at);
}

}  // namespace

std::string_view language_at(Article const& article, std::size_t at) {
  for (auto const& span : article.spans)
    if (span.where.start <= at && at < span.where.end) return span.lang;
  return article.lang;
}

WordFinder::WordFinder(Marker const& marker) : marker_(marker) {
  for (auto const& beginning : marker.beginnings()) {
    auto letters = first_letters(beginning, beginning.size());
    if (letters.empty()) continue;
    seen_.set(hash_of(letters[0], letters.size() > 1 ? letters[1] : 0));
    beginnings_.push_back(std::move(letters));
  }
}

bool WordFinder::may_begin(std::string_view word, bool first_alone) const {
  auto const [first, second] = first_two_letters(word);
  if (!first_alone && !seen_[hash_of(first, second)] && !seen_[hash_of(first, 0)]) return false;
  return std::ranges::any_of(beginnings_, [&, first = first](Letters const& letters) { return first_alone && letters.size() <= 2 ? letters[0] == first : begins_with(word, letters); });
}

WordFinder::Form WordFinder::form_of(std::string_view chunk, std::string_view lang) {
  auto of_lang = known_.find(lang);
  if (of_lang == known_.end()) of_lang = known_.emplace(std::string(lang), Forms{}).first;
  auto& forms = of_lang->second;
  if (auto const known = forms.find(chunk); known != forms.end()) return known->second;
  Form form{0, 0};
  if (auto const marks = marker_.marks(chunk, lang); !marks.empty() && marks.front().where.start == 0)
    form = {marks.front().word, static_cast<std::uint32_t>(marks.front().where.end)};
  if (forms.size() < most_known) forms.emplace(std::string(chunk), form);
  return form;
}

std::vector<Mark> WordFinder::find(std::string_view text, Article const& article) { return find(text, article, false); }

std::vector<Mark> WordFinder::find(std::string_view text, Article const& article, bool first_alone) {
  std::vector<Mark> out;
  bool inside = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (static_cast<unsigned char>(text[at]) >> 6 == 2) continue;  // goes on with a character
    if (!begins_word_character(text[at])) {
      inside = inside && text.substr(at, 2) == "\u00AD";
      continue;
    }
    if (std::exchange(inside, true)) continue;
    if (!may_begin(text.substr(at, longest_beginning), first_alone)) continue;
    auto const form = form_of(chunk_at(text, at), language_at(article, at));
    if (form.length == 0) continue;
    out.push_back({{at, at + form.length}, form.word});
    at += form.length - 1;
    inside = false;
  }
  return out;
}

std::vector<Mark> WordFinder::find_shown(std::string_view text, std::string_view lang) {
  if (!lang.starts_with("fi")) return marker_.marks(text, lang);
  Article article;
  article.lang = lang;
  return find(text, article, true);
}

}  // namespace bifrons::query
