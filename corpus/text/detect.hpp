// SPDX-License-Identifier: GPL-3.0-or-later
// Which language a text is in, and where it changes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/span.hpp"

namespace bifrons::text {

/// The language of utf8 as BCP 47 ("en", "fi", "ru", others as found), or "und" where it cannot be told.
/// hint: what the page says of itself (a lang attribute, a header), counted as evidence, never as proof; may be empty.
[[nodiscard]] std::string detect_language(std::string_view utf8, std::string_view hint = {});

/// A stretch in one language.
struct LanguagePiece {
  std::string lang;
  Span where;  ///< bytes of the text
};

/// The text's main language, and the stretches (whole blocks or sentences) in other languages, ascending, apart, trimmed.
struct Languages {
  std::string main;
  std::vector<LanguagePiece> others;
};

/// Read sentence by sentence; a line break ends one. Where it is not clear, a piece is in its neighbours' language.
/// marked: stretches that the page itself marks (lang attributes), ascending and apart; evidence for what lies in them, not proof.
[[nodiscard]] Languages detect_languages(std::string_view utf8, std::string_view hint = {}, std::span<LanguagePiece const> marked = {});

}  // namespace bifrons::text
