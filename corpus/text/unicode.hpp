// SPDX-License-Identifier: GPL-3.0-or-later
// Unicode as the product needs it: valid UTF-8, NFC for what is kept, folding for what is compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/span.hpp"

namespace bifrons::text {

/// utf8 with malformed bytes as U+FFFD, in NFC, without NUL. What every stored string goes through.
[[nodiscard]] std::string to_nfc(std::string_view utf8);

/// Case-folded NFKC without soft hyphens and stress marks, ё as е: equal for what a reader takes as the same word.
[[nodiscard]] std::string fold(std::string_view utf8);

/// White space runs as one space, ends trimmed.
[[nodiscard]] std::string squeeze(std::string_view utf8);

/// Number of code points.
[[nodiscard]] std::size_t code_points(std::string_view utf8);

/// UAX #29 word segments (all of the text, separators too). locale: "" for the root rules.
[[nodiscard]] std::vector<Span> word_segments(std::string_view utf8, std::string_view locale = {});
/// UAX #29 extended grapheme clusters.
[[nodiscard]] std::vector<Span> grapheme_segments(std::string_view utf8);
/// Sentences, trimmed of white space; a line break between blocks ends one.
[[nodiscard]] std::vector<Span> sentence_segments(std::string_view utf8);

}  // namespace bifrons::text
