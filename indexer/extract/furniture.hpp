// SPDX-License-Identifier: GPL-3.0-or-later
// What class names and short lines give away: menus, shares, related lists, comments, and the body itself.
#pragma once

#include <cstdint>
#include <string_view>

namespace bifrons::extract {

/// Groups of furniture_names.txt as bits.
enum NameGroup : std::uint8_t { name_none = 0, name_strong = 1, name_weak = 2, name_comment = 4, name_body = 8, name_region = 16, name_overlay = 32 };

/// The groups that words of a class or id attribute belong to, joined.
[[nodiscard]] std::uint8_t name_groups(std::string_view names);

enum class PhraseGroup : std::uint8_t { none, related, comments, line, leads };

/// What a whole heading or line says of itself, in English, Finnish or Russian.
[[nodiscard]] PhraseGroup phrase_group(std::string_view line);

/// Holds a phrase of a disclosure ("we may earn a commission"), in one of the three languages.
[[nodiscard]] bool is_disclosure(std::string_view text);
/// Such a phrase, or one of rights reserved or of a disclaimer.
[[nodiscard]] bool is_legal(std::string_view text);

/// Holds one that asks the reader to follow, to sign up, to write.
[[nodiscard]] bool is_appeal(std::string_view text);

}  // namespace bifrons::extract
