// SPDX-License-Identifier: GPL-3.0-or-later
// From a label to an encoding, and from an encoding to its decoder.
#include <algorithm>
#include <cstddef>
#include <unordered_map>

#include "corpus/charset/charset.hpp"
#include "corpus/charset/index.hpp"
#include "corpus/charset/multi_byte.hpp"
#include "corpus/charset/utf.hpp"
#include "embedded/encoding_labels.hpp"

namespace bifrons::charset {
namespace {

using Labels = std::unordered_map<std::string_view, std::string_view>;

Labels read_labels() {
  Labels labels;
  std::string_view const data = embedded::encoding_labels;
  for (std::size_t start = 0; start < data.size();) {
    std::size_t const end = std::min(data.find('\n', start), data.size());
    std::string_view const line = data.substr(start, end - start);
    start = end + 1;
    std::size_t const colon = line.find(": ");
    if (line.starts_with('#') || colon == std::string_view::npos) continue;
    for (std::size_t from = colon + 2; from < line.size();) {
      std::size_t const to = std::min(line.find(' ', from), line.size());
      labels.emplace(line.substr(from, to - from), line.substr(0, colon));
      from = to + 1;
    }
  }
  return labels;
}

std::string decode_single_byte(std::string_view bytes, Index const& index) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (char const byte : bytes) {
    auto const octet = static_cast<unsigned char>(byte);
    char32_t const c = octet < 0x80 ? octet : code_point_at(index, octet - 0x80u);
    append_utf8(out, octet != 0 && c == 0 ? replacement : c);
  }
  return out;
}

std::string decode_user_defined(std::string_view bytes) {
  std::string out;
  for (char const byte : bytes) {
    auto const octet = static_cast<unsigned char>(byte);
    append_utf8(out, octet < 0x80 ? octet : 0xF780u + octet - 0x80u);
  }
  return out;
}

struct MultiByte {
  std::string_view name;
  std::string (*decode)(std::string_view);
};

constexpr MultiByte multi_byte[] = {
    {"gb18030", decode_gb18030}, {"gbk", decode_gb18030},       {"big5", decode_big5},
    {"euc-kr", decode_euc_kr},   {"euc-jp", decode_euc_jp},     {"iso-2022-jp", decode_iso_2022_jp},
    {"shift_jis", decode_shift_jis}, {"x-user-defined", decode_user_defined},
};

bool take_prefix(std::string_view& bytes, std::string_view prefix) {
  bool const found = bytes.starts_with(prefix);
  if (found) bytes.remove_prefix(prefix.size());
  return found;
}

}  // namespace

std::optional<std::string_view> encoding_of_label(std::string_view label) {
  static Labels const labels = read_labels();
  constexpr std::string_view space = " \t\n\f\r";
  std::size_t const start = label.find_first_not_of(space);
  if (start == std::string_view::npos || label.size() > 256) return std::nullopt;
  std::string name(label.substr(start, label.find_last_not_of(space) + 1 - start));
  std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  auto const found = labels.find(name);
  return found == labels.end() ? std::nullopt : std::optional(found->second);
}

std::string decode(std::string_view bytes, std::string_view encoding) {
  std::string_view const name = encoding_of_label(encoding).value_or("windows-1252");
  if (name == "utf-8") return take_prefix(bytes, "\xEF\xBB\xBF"), decode_utf8(bytes);
  if (name == "utf-16le") return take_prefix(bytes, "\xFF\xFE"), decode_utf16(bytes, false);
  if (name == "utf-16be") return take_prefix(bytes, "\xFE\xFF"), decode_utf16(bytes, true);
  if (name == "replacement") return bytes.empty() ? "" : "\xEF\xBF\xBD";
  for (MultiByte const& row : multi_byte)
    if (row.name == name) return row.decode(bytes);
  Index const* const index = single_byte_index(name);
  return decode_single_byte(bytes, index != nullptr ? *index : *single_byte_index("windows-1252"));
}

}  // namespace bifrons::charset
