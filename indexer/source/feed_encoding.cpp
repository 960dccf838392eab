// SPDX-License-Identifier: GPL-3.0-or-later
// Byte order mark or byte pattern, the charset parameter, the XML declaration, in that order: the first that the octets do not refute.
#include "indexer/source/feed_encoding.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "corpus/charset/charset.hpp"
#include "corpus/charset/utf.hpp"

namespace bifrons::source {
namespace {

std::string lower(std::string_view s) {
  std::string out(s);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

struct Pattern {
  std::string_view start, label;
};

using namespace std::string_view_literals;

/// Byte order marks and "<" or "<?" as they lie in each encoding; the longer ones first.
constexpr auto patterns = std::to_array<Pattern>({
    {"\x00\x00\xFE\xFF"sv, "utf-32be"}, {"\xFF\xFE\x00\x00"sv, "utf-32le"}, {"\x00\x00\x00<"sv, "utf-32be"}, {"<\x00\x00\x00"sv, "utf-32le"},
    {"\xFE\xFF"sv, "utf-16be"}, {"\xFF\xFE"sv, "utf-16le"}, {"\x00<"sv, "utf-16be"}, {"<\x00"sv, "utf-16le"}, {"\xEF\xBB\xBF"sv, "utf-8"},
});

/// The value of name=… in text, quoted or not.
std::string value_after(std::string_view text, std::string_view name) {
  auto at = text.find(name);
  if (at == std::string_view::npos) return {};
  at = text.find_first_not_of(" \t\r\n", at + name.size());
  if (at == std::string_view::npos || text[at] != '=') return {};
  at = text.find_first_not_of(" \t\r\n", at + 1);
  if (at == std::string_view::npos) return {};
  bool const quoted = text[at] == '"' || text[at] == '\'';
  auto const start = quoted ? at + 1 : at;
  auto const end = quoted ? text.find(text[at], start) : text.find_first_of(" \t\r\n;?", start);
  return std::string(text.substr(start, end == std::string_view::npos ? end : end - start));
}

std::string declared(std::string_view bytes) { return lower(charset::xml_declaration_label(bytes)); }

/// GB2312 is written for its larger heir.
std::string modern(std::string label) { return label == "gb2312" ? "gb18030" : label; }

/// Whether the label is known and the octets break none of its rules.
bool reads(std::string_view bytes, std::string_view label) {
  if (label == "us-ascii" || label == "ascii") return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (label == "iso-8859-1" || label == "latin-1" || label == "latin1") return true;
  auto const name = charset::encoding_of_label(label);
  if (!name || *name == "replacement" || name->starts_with("utf-16")) return false;  // UTF-16 would have been seen by its pattern
  if (*name == "utf-8") return charset::count_utf8(bytes).errors == 0;
  return charset::decode(bytes, *name).find("\xEF\xBF\xBD") == std::string::npos;
}

/// Guesses go by the names under which they are registered, as detectors print them.
std::string guessed(std::string_view bytes) {
  constexpr auto names = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"big5", "Big5"}, {"euc-jp", "EUC-JP"}, {"euc-kr", "EUC-KR"}, {"gbk", "GB2312"}, {"ibm866", "IBM866"}, {"iso-8859-5", "ISO-8859-5"},
      {"koi8-r", "KOI8-R"}, {"shift_jis", "SHIFT_JIS"}, {"windows-874", "TIS-620"}, {"x-mac-cyrillic", "MacCyrillic"},
  });
  auto const guess = charset::guess_encoding(bytes);
  auto const found = std::ranges::find(names, guess, &std::pair<std::string_view, std::string_view>::first);
  return std::string(found == names.end() ? guess : found->second);
}

/// What the media type makes of a feed that its transport does not label: text is ASCII (RFC 3023), all else names itself.
std::string label_by_type(std::string const& type, std::string const& own) {
  if (type.starts_with("text/")) return "us-ascii";
  return own.empty() ? "utf-8" : own;
}

}  // namespace

FeedEncoding feed_encoding(std::string_view bytes, std::string_view content_type) {
  for (auto const& pattern : patterns)
    if (bytes.starts_with(pattern.start)) return {std::string(pattern.label), {}};
  auto const type = lower(content_type);
  auto charset = value_after(type, "charset");
  auto const own = declared(bytes);
  auto const transport = charset == "us-ascii" ? std::string{} : charset;
  for (auto const& label : {modern(charset.empty() ? label_by_type(type, own) : charset), modern(own)})
    if (!label.empty() && reads(bytes, label)) return {label, transport};
  if (reads(bytes, "utf-8")) return {"utf-8", transport};
  return {guessed(bytes), transport};
}

}  // namespace bifrons::source
