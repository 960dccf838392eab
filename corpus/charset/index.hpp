// SPDX-License-Identifier: GPL-3.0-or-later
// The WHATWG indexes, read from the data files once, when first asked for.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bifrons::charset {

/// Code points by pointer, 0 where there is none.
using Index = std::vector<char32_t>;

[[nodiscard]] Index const& big5_index();
[[nodiscard]] Index const& euc_kr_index();
[[nodiscard]] Index const& gb18030_index();
[[nodiscard]] Index const& jis0208_index();
[[nodiscard]] Index const& jis0212_index();

/// The 128 code points of octets 80 to FF; nullptr where the name is no encoding of single octets.
[[nodiscard]] Index const* single_byte_index(std::string_view encoding);

/// A code point at or past 0, out of bounds reads as 0.
[[nodiscard]] inline char32_t code_point_at(Index const& index, std::size_t pointer) {
  return pointer < index.size() ? index[pointer] : 0;
}

/// Pointers by code point, the first pointer of each, over pointers for which keep says so.
[[nodiscard]] std::unordered_map<char32_t, std::size_t> inverse(Index const& index, bool (*keep)(std::size_t pointer) = nullptr);

/// gb18030's four octets: absent where the pointer stands for no code point, or the code point has none.
[[nodiscard]] std::optional<char32_t> gb18030_range_code_point(std::size_t pointer);
[[nodiscard]] std::size_t gb18030_range_pointer(char32_t code_point);

}  // namespace bifrons::charset
