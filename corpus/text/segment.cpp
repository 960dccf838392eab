// SPDX-License-Identifier: GPL-3.0-or-later
// UAX #29 segments in bytes of the text.
#include "corpus/text/break_iterator.hpp"
#include "corpus/text/unicode.hpp"

#include <new>
#include <stdexcept>
#include <string>

namespace bifrons::text {
namespace {

constexpr std::size_t stretch_bytes = std::size_t{1} << 20U;

std::vector<Span> segments(std::string_view utf8, UBreakIteratorType type, std::string_view locale) {
  std::vector<Span> out;
  if (utf8.empty()) return out;
  auto const iterator = open_break_iterator(type, locale);
  Utf16Text wide;
  for (std::size_t from = 0; from < utf8.size();) {
    auto const length = stretch_length(utf8.substr(from), stretch_bytes);
    wide.assign(utf8.substr(from, length));
    set_text(*iterator, wide);
    auto start = ubrk_first(iterator.get());
    for (auto end = ubrk_next(iterator.get()); end != UBRK_DONE; end = ubrk_next(iterator.get())) {
      out.push_back({from + wide.byte_of[static_cast<std::size_t>(start)], from + wide.byte_of[static_cast<std::size_t>(end)]});
      start = end;
    }
    from += length;
  }
  return out;
}

constexpr std::string_view ascii_space = " \t\n\v\f\r";

Span trimmed(std::string_view utf8, Span span) {
  auto const piece = utf8.substr(span.start, span.end - span.start);
  auto const first = piece.find_first_not_of(ascii_space);
  if (first == std::string_view::npos) return {span.start, span.start};
  return {span.start + first, span.start + piece.find_last_not_of(ascii_space) + 1};
}

}  // namespace

BreakIterator open_break_iterator(UBreakIteratorType type, std::string_view locale) {
  UErrorCode status = U_ZERO_ERROR;
  BreakIterator iterator(ubrk_open(type, std::string(locale).c_str(), nullptr, 0, &status));
  if (U_FAILURE(status) || !iterator) throw std::runtime_error("ICU has no break rules: its data is missing");
  return iterator;
}

void set_text(UBreakIterator& iterator, Utf16Text const& text) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(&iterator, text.units.data(), static_cast<std::int32_t>(text.units.size()), &status);
  if (U_FAILURE(status)) throw std::bad_alloc{};
}

std::size_t stretch_length(std::string_view text, std::size_t limit) noexcept {
  if (text.size() <= limit) return text.size();
  if (auto const gap = text.substr(0, limit).find_last_of(" \n"); gap != std::string_view::npos) return gap + 1;
  auto cut = limit;  // a word that long is none: only the code point must stay whole
  while (cut > limit - 4 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80) --cut;
  return cut;
}

std::vector<Span> word_segments(std::string_view utf8, std::string_view locale) {
  return segments(utf8, UBRK_WORD, locale.empty() ? colon_joins : locale);
}

std::vector<Span> grapheme_segments(std::string_view utf8) { return segments(utf8, UBRK_CHARACTER, ""); }

std::vector<Span> sentence_segments(std::string_view utf8) {
  std::vector<Span> out;
  for (auto const span : segments(utf8, UBRK_SENTENCE, "")) {
    if (auto const inner = trimmed(utf8, span); inner.start != inner.end) out.push_back(inner);
  }
  return out;
}

}  // namespace bifrons::text
