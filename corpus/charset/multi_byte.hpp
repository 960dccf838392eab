// SPDX-License-Identifier: GPL-3.0-or-later
// Decoders of the East Asian encodings, as the encoding standard writes them down.
#pragma once

#include <string>
#include <string_view>

namespace bifrons::charset {

[[nodiscard]] std::string decode_gb18030(std::string_view bytes);
[[nodiscard]] std::string decode_big5(std::string_view bytes);
[[nodiscard]] std::string decode_euc_kr(std::string_view bytes);
[[nodiscard]] std::string decode_euc_jp(std::string_view bytes);
[[nodiscard]] std::string decode_iso_2022_jp(std::string_view bytes);
[[nodiscard]] std::string decode_shift_jis(std::string_view bytes);

}  // namespace bifrons::charset
