// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the embedded indexes: characters in pointer order, a full stop for none.
#include "corpus/charset/index.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "corpus/charset/utf.hpp"
#include "embedded/big5_index_data.hpp"
#include "embedded/euc_kr_index_data.hpp"
#include "embedded/gb18030_index_data.hpp"
#include "embedded/gb18030_ranges_data.hpp"
#include "embedded/jis0208_index_data.hpp"
#include "embedded/jis0212_index_data.hpp"
#include "embedded/single_byte_index_data.hpp"

namespace bifrons::charset {
namespace {

/// Takes the next line off text.
std::string_view take_line(std::string_view& text) {
  std::size_t const end = std::min(text.find('\n'), text.size());
  std::string_view const line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

void append_characters(Index& index, std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    char32_t const c = next_code_point(line, at);
    index.push_back(c == '.' ? 0 : c);
  }
}

Index read_index(std::string_view data) {
  Index index;
  take_line(data);
  while (!data.empty()) append_characters(index, take_line(data));
  return index;
}

using SingleByte = std::map<std::string, Index, std::less<>>;

SingleByte read_single_byte(std::string_view data) {
  SingleByte tables;
  take_line(data);
  while (!data.empty()) {
    std::string_view const line = take_line(data);
    std::size_t const tab = std::min(line.find('\t'), line.size() - 1);
    append_characters(tables[std::string(line.substr(0, tab))], line.substr(tab + 1));
  }
  tables["iso-8859-8-i"] = tables["iso-8859-8"];
  return tables;
}

using Ranges = std::vector<std::pair<std::size_t, char32_t>>;

Ranges const& gb18030_ranges() {
  static Ranges const table = [] {
    Ranges ranges;
    std::string_view data = embedded::gb18030_ranges_data;
    take_line(data);
    while (!data.empty()) {
      std::string_view const line = take_line(data);
      std::size_t const space = std::min(line.find(' '), line.size() - 1);
      std::size_t pointer = 0;
      std::uint32_t code_point = 0;
      std::from_chars(line.data(), line.data() + space, pointer);
      std::from_chars(line.data() + space + 1, line.data() + line.size(), code_point);
      ranges.emplace_back(pointer, code_point);
    }
    return ranges;
  }();
  return table;
}

}  // namespace

Index const& big5_index() {
  static Index const index = read_index(embedded::big5_index_data);
  return index;
}

Index const& euc_kr_index() {
  static Index const index = read_index(embedded::euc_kr_index_data);
  return index;
}

Index const& gb18030_index() {
  static Index const index = read_index(embedded::gb18030_index_data);
  return index;
}

Index const& jis0208_index() {
  static Index const index = read_index(embedded::jis0208_index_data);
  return index;
}

Index const& jis0212_index() {
  static Index const index = read_index(embedded::jis0212_index_data);
  return index;
}

Index const* single_byte_index(std::string_view encoding) {
  static SingleByte const tables = read_single_byte(embedded::single_byte_index_data);
  auto const found = tables.find(encoding);
  return found == tables.end() ? nullptr : &found->second;
}

std::unordered_map<char32_t, std::size_t> inverse(Index const& index, bool (*keep)(std::size_t)) {
  std::unordered_map<char32_t, std::size_t> pointers;
  pointers.reserve(index.size());
  for (std::size_t pointer = 0; pointer < index.size(); ++pointer)
    if (index[pointer] != 0 && (keep == nullptr || keep(pointer))) pointers.try_emplace(index[pointer], pointer);
  return pointers;
}

std::optional<char32_t> gb18030_range_code_point(std::size_t pointer) {
  if ((pointer > 39419 && pointer < 189000) || pointer > 1237575) return std::nullopt;
  if (pointer == 7457) return 0xE7C7;
  auto const after = std::ranges::upper_bound(gb18030_ranges(), pointer, {}, &Ranges::value_type::first);
  auto const& range = *std::prev(after);
  return range.second + static_cast<char32_t>(pointer - range.first);
}

std::size_t gb18030_range_pointer(char32_t code_point) {
  if (code_point == 0xE7C7) return 7457;
  auto const after = std::ranges::upper_bound(gb18030_ranges(), code_point, {}, &Ranges::value_type::second);
  auto const& range = *std::prev(after);
  return range.first + (code_point - range.second);
}

}  // namespace bifrons::charset
