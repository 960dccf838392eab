// SPDX-License-Identifier: GPL-3.0-or-later
// The escapes of RFC 8259: what must be escaped, and nothing else.
#include "searchd/render/json_writer.hpp"

#include <array>
#include <boost/json.hpp>
#include <charconv>
#include <cmath>

namespace bifrons::render {
namespace {

void escape_into(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto const byte = static_cast<std::uint8_t>(text[at]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out.append(text.substr(plain, at - plain));
    plain = at + 1;
    if (byte == '\n') out += "\\n";
    else if (byte == '\t') out += "\\t";
    else if (byte >= 0x20) (out += '\\') += text[at];
    else ((out += "\\u00") += digits[byte >> 4U]) += digits[byte & 15U];
  }
  out.append(text.substr(plain));
  out += '"';
}

}  // namespace

void JsonWriter::separate() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  escape_into(out_, name);
  out_ += ':';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  escape_into(out_, text);
  return *this;
}

JsonWriter& JsonWriter::value(bool flag) {
  separate();
  out_ += flag ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  separate();
  std::array<char, 32> digits{};
  auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out_.append(digits.data(), end);
  return *this;
}

JsonWriter& JsonWriter::value(boost::json::value const& any) {
  namespace json = boost::json;
  switch (any.kind()) {
    case json::kind::null: return null();
    case json::kind::bool_: return value(any.get_bool());
    case json::kind::int64: return value(any.get_int64());
    case json::kind::uint64: return value(any.get_uint64());
    case json::kind::double_: return value(any.get_double());
    case json::kind::string: return value(std::string_view(any.get_string()));
    case json::kind::array:
      array();
      for (auto const& item : any.get_array()) value(item);
      return end_array();
    case json::kind::object:
      object();
      for (auto const& [name, item] : any.get_object()) key(name).value(item);
      return end_object();
  }
  return null();
}

}  // namespace bifrons::render
