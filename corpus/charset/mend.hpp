// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that somebody's program has spoiled before they came here, mended where that is certain.
#pragma once

#include <string>
#include <string_view>

namespace bifrons::charset {

/// UTF-8 that was read as windows-1252, Latin-1 or windows-1251 and encoded again ("pÃ¤Ã¤", "РџСЂРёРІРµС‚"), put right: all of
/// it where next to nothing on the page is right, else only lines and elements that are long and spoiled throughout. A text that
/// quotes such letters stays as it is. Linear time; malformed UTF-8 is passed over.
[[nodiscard]] std::string undo_double_encoding(std::string utf8);

/// bytes that are UTF-8 but for whole lines or elements in windows-1251, koi8-r or windows-1252; what is in none of them
/// becomes U+FFFD the WHATWG way.
[[nodiscard]] std::string decode_mixed_utf8(std::string_view bytes);

}  // namespace bifrons::charset
