// SPDX-License-Identifier: GPL-3.0-or-later
// The way back, for the one place where a crawler writes in a page's encoding: the query of a link.
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "corpus/charset/charset.hpp"
#include "corpus/charset/index.hpp"
#include "corpus/charset/utf.hpp"

namespace bifrons::charset {
namespace {

using Pointers = std::unordered_map<char32_t, std::size_t>;
using Encoder = std::function<std::optional<std::string>(char32_t)>;

std::string octets(std::initializer_list<std::size_t> values) {
  std::string out;
  for (std::size_t const value : values) out += static_cast<char>(value);
  return out;
}

std::optional<std::size_t> find(Pointers const& pointers, char32_t c) {
  auto const found = pointers.find(c);
  return found == pointers.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> encode_gb18030(Pointers const& pointers, char32_t c, bool gbk) {
  if (c == 0xE5E5) return std::nullopt;
  if (gbk && c == 0x20AC) return octets({0x80});
  if (auto const pointer = find(pointers, c)) {
    std::size_t const trail = *pointer % 190;
    return octets({*pointer / 190 + 0x81, trail + (trail < 0x3F ? 0x40 : 0x41)});
  }
  if (gbk) return std::nullopt;
  std::size_t const pointer = gb18030_range_pointer(c);
  return octets({pointer / 12600 + 0x81, pointer / 1260 % 10 + 0x30, pointer / 10 % 126 + 0x81, pointer % 10 + 0x30});
}

std::optional<std::string> encode_shift_jis(Pointers const& pointers, char32_t c) {
  if (c == 0x80) return octets({0x80});
  if (c == 0xA5) return octets({0x5C});
  if (c == 0x203E) return octets({0x7E});
  if (c >= 0xFF61 && c <= 0xFF9F) return octets({c - 0xFF61 + 0xA1});
  auto const pointer = find(pointers, c == 0x2212 ? 0xFF0D : c);
  if (!pointer) return std::nullopt;
  std::size_t const lead = *pointer / 188, trail = *pointer % 188;
  return octets({lead + (lead < 0x1F ? 0x81 : 0xC1), trail + (trail < 0x3F ? 0x40 : 0x41)});
}

std::optional<std::string> encode_euc_jp(Pointers const& pointers, char32_t c) {
  if (c == 0xA5) return octets({0x5C});
  if (c == 0x203E) return octets({0x7E});
  if (c >= 0xFF61 && c <= 0xFF9F) return octets({0x8E, c - 0xFF61 + 0xA1});
  auto const pointer = find(pointers, c == 0x2212 ? 0xFF0D : c);
  if (!pointer) return std::nullopt;
  return octets({*pointer / 94 + 0xA1, *pointer % 94 + 0xA1});
}

std::optional<std::string> encode_big5(Pointers const& pointers, char32_t c) {
  auto const pointer = find(pointers, c);
  if (!pointer) return std::nullopt;
  std::size_t const trail = *pointer % 157;
  return octets({*pointer / 157 + 0x81, trail + (trail < 0x3F ? 0x40 : 0x62)});
}

std::optional<std::string> encode_utf8(char32_t c) {
  std::string out;
  append_utf8(out, c);
  return out;
}

/// What encodes one code point past ASCII; ISO-2022-JP has states and is not among them.
Encoder encoder_of(std::string_view name) {
  if (name == "gb18030" || name == "gbk")
    return [pointers = inverse(gb18030_index()), gbk = name == "gbk"](char32_t c) { return encode_gb18030(pointers, c, gbk); };
  if (name == "shift_jis")
    return [pointers = inverse(jis0208_index(), [](std::size_t p) { return p < 8272 || p > 8835; })](char32_t c) {
      return encode_shift_jis(pointers, c);
    };
  if (name == "euc-jp") return [pointers = inverse(jis0208_index())](char32_t c) { return encode_euc_jp(pointers, c); };
  if (name == "big5")
    return [pointers = inverse(big5_index(), [](std::size_t p) { return p >= (0xA1u - 0x81u) * 157u; })](char32_t c) {
      return encode_big5(pointers, c);
    };
  if (name == "euc-kr")
    return [pointers = inverse(euc_kr_index())](char32_t c) -> std::optional<std::string> {
      auto const pointer = find(pointers, c);
      return pointer ? std::optional(octets({*pointer / 190 + 0x81, *pointer % 190 + 0x41})) : std::nullopt;
    };
  if (name == "x-user-defined")
    return [](char32_t c) { return c >= 0xF780 && c <= 0xF7FF ? std::optional(octets({c - 0xF780 + 0x80})) : std::nullopt; };
  if (Index const* const index = single_byte_index(name))
    return [pointers = inverse(*index)](char32_t c) -> std::optional<std::string> {
      auto const pointer = find(pointers, c);
      return pointer ? std::optional(octets({*pointer + 0x80})) : std::nullopt;
    };
  return encode_utf8;
}

/// Half-width katakana in the order of U+FF61…, as the full-width letters that ISO-2022-JP has.
constexpr std::u32string_view full_katakana =
    U"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

class PercentWriter {
 public:
  void put(unsigned octet) {
    constexpr std::string_view digits = "0123456789ABCDEF", escaped = " \"#<>'";
    if (octet > 0x20 && octet < 0x7F && escaped.find(static_cast<char>(octet)) == std::string_view::npos) {
      out += static_cast<char>(octet);
      return;
    }
    out += '%';
    out += digits[octet >> 4 & 15];
    out += digits[octet & 15];
  }
  void put(std::string_view bytes) {
    for (char const byte : bytes) put(static_cast<unsigned char>(byte));
  }
  void put_lacking(char32_t c) { out += "%26%23" + std::to_string(static_cast<unsigned>(c)) + "%3B"; }

  std::string out;
};

std::string encode_iso_2022_jp(std::string_view query) {
  Pointers const pointers = inverse(jis0208_index());
  PercentWriter writer;
  std::string_view set = "\x1B(B";
  auto const use = [&](std::string_view wanted) {
    if (set != wanted) writer.put(wanted);
    set = wanted;
  };
  for (std::size_t at = 0; at < query.size();) {
    char32_t c = next_code_point(query, at);
    if (c >= 0xFF61 && c <= 0xFF9F) c = full_katakana[c - 0xFF61];
    bool const roman_keeps = set == "\x1B(J" && c != 0x5C && c != 0x7E;
    if (c == 0x0E || c == 0x0F || c == 0x1B) {
      writer.put_lacking(replacement);
    } else if (c < 0x80) {
      if (!roman_keeps) use("\x1B(B");
      writer.put(static_cast<unsigned>(c));
    } else if (c == 0xA5 || c == 0x203E) {
      use("\x1B(J");
      writer.put(c == 0xA5 ? 0x5Cu : 0x7Eu);
    } else if (auto const pointer = find(pointers, c == 0x2212 ? 0xFF0D : c)) {
      use("\x1B$B");
      writer.put(octets({*pointer / 94 + 0x21, *pointer % 94 + 0x21}));
    } else {
      if (set == "\x1B$B") use("\x1B(B");
      writer.put_lacking(c);
    }
  }
  use("\x1B(B");
  return writer.out;
}

}  // namespace

std::string percent_encode_query(std::string_view query, std::string_view encoding) {
  std::string_view const name = encoding_of_label(encoding).value_or("utf-8");
  if (name == "iso-2022-jp") return encode_iso_2022_jp(query);
  Encoder encode;
  PercentWriter writer;
  for (std::size_t at = 0; at < query.size();) {
    char32_t const c = next_code_point(query, at);
    if (c < 0x80) {
      writer.put(static_cast<unsigned>(c));
      continue;
    }
    if (!encode) encode = encoder_of(name);
    if (auto const bytes = encode(c)) writer.put(*bytes);
    else writer.put_lacking(c);
  }
  return writer.out;
}

}  // namespace bifrons::charset
