// SPDX-License-Identifier: GPL-3.0-or-later
// Byte order mark or byte pattern, the charset parameter, the XML declaration, in that order.
#include "indexer/source/feed_encoding.hpp"

#include <algorithm>
#include <array>

#include "corpus/charset/charset.hpp"

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

std::string declared(std::string_view bytes) {
  auto const start = bytes.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || !bytes.substr(start).starts_with("<?xml")) return {};
  auto const head = lower(bytes.substr(start, 512));
  return value_after(std::string_view(head).substr(0, head.find("?>")), "encoding");
}

/// GB2312 is written for its larger heir.
std::string modern(std::string label) { return label == "gb2312" || label == "gbk" ? "gb18030" : label; }

}  // namespace

FeedEncoding feed_encoding(std::string_view bytes, std::string_view content_type) {
  for (auto const& pattern : patterns)
    if (bytes.starts_with(pattern.start)) return {std::string(pattern.label), {}};
  auto const type = lower(content_type);
  if (auto charset = value_after(type, "charset"); !charset.empty()) return {modern(charset), charset == "us-ascii" ? "" : charset};
  bool const text_xml = type.starts_with("text/") && type.find("xml") != std::string::npos;
  if (text_xml) return {"us-ascii", {}};  // the old default of text/xml: said, but the file is believed when it is decoded
  if (auto label = declared(bytes); !label.empty()) return {modern(label), {}};
  return {"utf-8", {}};
}

}  // namespace bifrons::source
