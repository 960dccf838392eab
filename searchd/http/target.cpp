// SPDX-License-Identifier: GPL-3.0-or-later
// One pass of decoding with the place of the first fault, for path and query alike.
#include "searchd/http/target.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace bifrons::http {
namespace {

struct Fault {
  std::string_view what;
  std::size_t position;  ///< code points from 1, as decoded so far
};

int hex_digit(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Length of the valid UTF-8 sequence at the front of text; 0 where it is malformed.
std::size_t utf8_length(std::string_view text) noexcept {
  auto const byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  auto const follows = [&](std::size_t i, unsigned least = 0x80, unsigned most = 0xBF) {
    return i < text.size() && byte(i) >= least && byte(i) <= most;
  };
  unsigned const lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    bool const second = follows(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
    return second && follows(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    bool const second = follows(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
    return second && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

std::size_t code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (char c : text) count += (static_cast<std::uint8_t>(c) & 0xC0U) != 0x80U;
  return count;
}

std::optional<Fault> utf8_fault(std::string_view text) noexcept {
  std::size_t position = 1;
  for (std::size_t at = 0; at < text.size(); ++position) {
    if (text[at] == '\0') return Fault{"a NUL character", position};
    auto const length = utf8_length(text.substr(at));
    if (length == 0) return Fault{"a byte that is not UTF-8", position};
    at += length;
  }
  return std::nullopt;
}

tl::expected<std::string, Fault> decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      out += plus_is_space && text[at] == '+' ? ' ' : text[at];
      continue;
    }
    bool const whole = at + 2 < text.size();
    int const high = whole ? hex_digit(text[at + 1]) : -1, low = whole ? hex_digit(text[at + 2]) : -1;
    if (high < 0 || low < 0) return tl::unexpected(Fault{"a % without two hex digits (write %25 for a percent sign)", code_points(out) + 1});
    out += static_cast<char>(high * 16 + low);
    at += 2;
  }
  if (auto const fault = utf8_fault(out)) return tl::unexpected(*fault);
  return out;
}

tl::unexpected<Problem> bad(std::string detail, std::string hint = {}, std::string parameter = {}, std::optional<std::size_t> position = {}) {
  return tl::unexpected(Problem{400, std::move(detail), std::move(hint), std::move(parameter), position, {}});
}

tl::expected<Parameter, Problem> read_parameter(std::string_view pair) {
  auto const equals = pair.find('=');
  auto name = decode(pair.substr(0, equals), true);
  if (!name) return bad("a parameter's name holds " + std::string(name.error().what), "percent-encode it as UTF-8");
  auto value = decode(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1), true);
  if (!value)
    return bad("parameter " + *name + " holds " + std::string(value.error().what) + " at position " + std::to_string(value.error().position),
               "percent-encode the value as UTF-8", *name, value.error().position);
  return Parameter{std::move(*name), std::move(*value)};
}

tl::expected<void, Problem> read_segments(std::string_view path, Target& target) {
  for (std::size_t at = 1; at <= path.size() && path.size() > 1;) {
    auto const slash = std::min(path.find('/', at), path.size());
    auto segment = decode(path.substr(at, slash - at), false);
    if (!segment) return bad("the path holds " + std::string(segment.error().what));
    if (target.segments.size() == max_segments) return bad("the path has more than " + std::to_string(max_segments) + " parts");
    target.segments.push_back(std::move(*segment));
    at = slash + 1;
  }
  return {};
}

tl::expected<void, Problem> read_query(std::string_view query, Target& target) {
  for (std::size_t at = 0; at < query.size();) {
    auto const end = std::min(query.find('&', at), query.size());
    auto const pair = query.substr(at, end - at);
    at = end + 1;
    if (pair.empty()) continue;
    if (target.parameters.size() == max_parameters) return bad("there are more than " + std::to_string(max_parameters) + " parameters");
    auto parameter = read_parameter(pair);
    if (!parameter) return tl::unexpected(parameter.error());
    target.parameters.push_back(std::move(*parameter));
  }
  return {};
}

}  // namespace

tl::expected<Target, Problem> read_target(std::string_view text) {
  Target target;
  for (std::string_view scheme : {"http://", "https://"})
    if (text.starts_with(scheme)) {
      text.remove_prefix(scheme.size());
      auto const end = std::min(text.find_first_of("/?"), text.size());
      target.authority = text.substr(0, end);
      text.remove_prefix(end);
      if (text.empty()) text = "/";
    }
  text = text.substr(0, text.find('#'));
  auto const question = std::min(text.find('?'), text.size());
  target.path = text.substr(0, question);
  if (target.path.empty() && !target.authority.empty()) target.path = "/";
  if (!target.path.starts_with('/')) return bad("the request target is no path", "it begins with /");
  if (auto read = read_segments(target.path, target); !read) return tl::unexpected(read.error());
  if (question < text.size())
    if (auto read = read_query(text.substr(question + 1), target); !read) return tl::unexpected(read.error());
  return target;
}

std::string escape(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (char c : text) {
    bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
    auto const byte = static_cast<std::uint8_t>(c);
    if (plain)
      out += c;
    else
      (out += '%').append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]);
  }
  return out;
}

}  // namespace bifrons::http
