// SPDX-License-Identifier: GPL-3.0-or-later
// Expanding references ahead of the parser, within a budget.
#include "corpus/xml/entities.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <unordered_map>

#include "corpus/charset/charset.hpp"
#include "embedded/html_entities.hpp"

namespace bifrons::xml {
namespace {

constexpr std::size_t longest_name = 64, most_declared = 1000, longest_value = 16u << 10;
constexpr int deepest = 3;

bool is_name_character(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || c == '-' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::unordered_map<std::string_view, std::string_view> const& html_names() {
  static auto const table = [] {
    std::unordered_map<std::string_view, std::string_view> names;
    std::string_view const data = embedded::html_entities;
    for (std::size_t start = 0; start < data.size();) {
      std::size_t const end = std::min(data.find('\n', start), data.size());
      std::string_view const line = data.substr(start, end - start);
      std::size_t const space = line.find(' ');
      if (!line.starts_with('#') && space != std::string_view::npos)
        names.emplace(line.substr(0, space), line.substr(space + 1));
      start = end + 1;
    }
    return names;
  }();
  return table;
}

/// Appends characters, none of them as markup.
void append_escaped(std::string& out, std::string_view text) {
  for (char const c : text) {
    if (c == '<') out += "&lt;";
    else if (c == '&') out += "&amp;";
    else if (c == '"') out += "&quot;";
    else if (c == '\'') out += "&#39;";
    else out += c;
  }
}

/// A character reference as XML allows it: C1 numbers mean windows-1252, as browsers take them; what is no character is U+FFFD.
void append_number(std::string& out, std::uint32_t number) {
  if (number >= 0x80 && number < 0xA0) {
    out += charset::decode(std::string(1, static_cast<char>(number)), "windows-1252");
    return;
  }
  bool const is_control = number < 0x20 && number != 9 && number != 10 && number != 13;
  bool const is_character = number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF) && number != 0xFFFE && number != 0xFFFF;
  out += is_control ? " " : "&#" + std::to_string(is_character ? number : 0xFFFD) + ";";
}

/// Length of the &#…; at the start of text, its number in value; 0 where there is none.
std::size_t read_number(std::string_view text, std::uint32_t& value) {
  bool const hex = text.size() > 2 && (text[2] | 0x20) == 'x';
  char const* const first = text.data() + (hex ? 3 : 2);
  char const* const last = text.data() + std::min<std::size_t>(text.size(), 16);
  if (first >= last) return 0;
  auto const [end, error] = std::from_chars(first, last, value, hex ? 16 : 10);
  if (end == first) return 0;
  if (error != std::errc{}) value = 0x110000;
  auto const length = static_cast<std::size_t>(end - text.data());
  return length < text.size() && text[length] == ';' ? length + 1 : length;
}

std::size_t name_length(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && length <= longest_name && is_name_character(text[length])) ++length;
  return length;
}

}  // namespace

void Entities::declare(std::string_view subset) {
  constexpr std::string_view space = " \t\r\n";
  for (std::size_t at = subset.find("<!ENTITY"); at != std::string_view::npos; at = subset.find("<!ENTITY", at)) {
    at = std::min(subset.find_first_not_of(space, at + 8), subset.size());
    std::size_t const length = name_length(subset.substr(at));
    std::size_t const quote = std::min(subset.find_first_not_of(space, at + length), subset.size());
    if (length == 0 || quote >= subset.size() || (subset[quote] != '"' && subset[quote] != '\'')) continue;
    std::size_t const end = subset.find(subset[quote], quote + 1);
    if (end == std::string_view::npos || declared_.size() >= most_declared) return;
    if (end - quote <= longest_value) declared_.try_emplace(std::string(subset.substr(at, length)), subset.substr(quote + 1, end - quote - 1));
    at = end;
  }
}

void Entities::append_value(std::string& out, std::string_view value, bool in_attribute, int depth) {
  for (std::size_t at = 0; at < value.size();) {
    std::size_t const length = value[at] == '&' ? name_length(value.substr(at + 1)) : 0;
    bool const is_reference = length > 0 && at + 1 + length < value.size() && value[at + 1 + length] == ';';
    if (is_reference && append_named(out, value.substr(at + 1, length), in_attribute, depth)) {
      at += length + 2;
      continue;
    }
    if (budget_ == 0) return;
    --budget_;
    if (value[at] == '&' && value.substr(at).starts_with("&#")) {
      append(out, value, at, in_attribute);
      continue;
    }
    if (value[at] == '&' || in_attribute) append_escaped(out, value.substr(at, 1));
    else out += value[at];
    ++at;
  }
}

bool Entities::append_named(std::string& out, std::string_view name, bool in_attribute, int depth) {
  if (name == "lt" || name == "gt" || name == "amp" || name == "quot" || name == "apos") {
    out.append("&").append(name).append(";");
    return true;
  }
  if (auto const own = declared_.find(name); own != declared_.end()) {
    if (depth < deepest && budget_ > 0) {
      --budget_;
      append_value(out, own->second, in_attribute, depth + 1);
    }
    return true;
  }
  auto const found = html_names().find(name);
  if (found == html_names().end()) return false;
  append_escaped(out, found->second);
  return true;
}

void Entities::append(std::string& out, std::string_view text, std::size_t& at, bool in_attribute) {
  std::string_view const rest = text.substr(at);
  std::uint32_t number = 0;
  if (rest.starts_with("&#")) {
    if (std::size_t const length = read_number(rest, number); length > 0) {
      append_number(out, number);
      at += length;
      return;
    }
  }
  std::size_t const length = name_length(rest.substr(1));
  if (length > 0 && length + 1 < rest.size() && rest[length + 1] == ';' &&
      append_named(out, rest.substr(1, length), in_attribute, 0)) {
    at += length + 2;
    return;
  }
  out += "&amp;";
  ++at;
}

}  // namespace bifrons::xml
