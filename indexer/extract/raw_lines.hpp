// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a plain file as they stand, before those that belong together are joined.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/content.hpp"

namespace bifrons::extract {

struct RawLine {
  std::string text;          ///< squeezed, never empty
  std::uint32_t chars = 0, indent = 0;
  bool after_blank = false, after_feed = false;  ///< a blank line, a form feed before it
  bool quoted = false;       ///< began with '>', which is off
  bool item = false;         ///< began with a bullet, which is off, or a number
  bool spaced = false;       ///< three blanks or more stand inside: two ends of a printed line
  Reason reason = Reason::none;
};

using RawLines = std::vector<RawLine>;

[[nodiscard]] RawLines split_lines(std::string_view utf8);

/// Whether the text ends as a sentence does, quotes and brackets behind the full stop allowed.
[[nodiscard]] bool ends_sentence(std::string_view text) noexcept;
/// A small letter of the Latin or Cyrillic alphabet comes first.
[[nodiscard]] bool begins_small(std::string_view text);

/// The width to which the lines were broken by a program, in code points; 0 where they were not.
[[nodiscard]] std::uint32_t wrap_width(RawLines const& lines);

/// Gives page numbers and heads that repeat on each page their reason.
void mark_paging(RawLines& lines, bool wrapped);

}  // namespace bifrons::extract
