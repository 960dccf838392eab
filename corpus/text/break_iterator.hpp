// SPDX-License-Identifier: GPL-3.0-or-later
// The one seam to ICU's break iteration, over text that was turned into UTF-16.
#pragma once

#include <unicode/ubrk.h>

#include <memory>
#include <string_view>

#include "corpus/text/utf8.hpp"

namespace bifrons::text {

struct CloseBreakIterator {
  void operator()(UBreakIterator* iterator) const noexcept { ubrk_close(iterator); }
};
using BreakIterator = std::unique_ptr<UBreakIterator, CloseBreakIterator>;

/// Word rules in which a colon joins letters, as UAX #29 has it and Finnish needs it (ICU's root rules split there).
inline constexpr std::string_view colon_joins = "fi";

[[nodiscard]] BreakIterator open_break_iterator(UBreakIteratorType type, std::string_view locale);

/// The iterator reads text until the next call: text must outlive it.
void set_text(UBreakIterator& iterator, Utf16Text const& text);

/// Bytes from the start of text, at most limit, that end after white space where there is any in reach, and
/// never inside a code point: a stretch that can be broken on its own.
[[nodiscard]] std::size_t stretch_length(std::string_view text, std::size_t limit) noexcept;

}  // namespace bifrons::text
