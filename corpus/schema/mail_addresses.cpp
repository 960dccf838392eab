// SPDX-License-Identifier: GPL-3.0-or-later
// From each @ to both sides; texts without one cost a single search.
#include "corpus/schema/mail_addresses.hpp"

#include <algorithm>

namespace bifrons::schema {
namespace {

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_continuation(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }
/// The first octet of a Latin or Cyrillic letter.
bool is_lead(char c) noexcept { return static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) <= 0xD3; }
bool is_part(char c) noexcept { return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '+' || c == '%'; }

std::size_t local_start(std::string_view text, std::size_t at) noexcept {
  while (at > 0) {
    if (is_part(text[at - 1])) --at;
    else if (at > 1 && is_continuation(text[at - 1]) && is_lead(text[at - 2])) at -= 2;
    else break;
  }
  return at;
}

std::size_t domain_end(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    if (is_part(text[at])) ++at;
    else if (at + 1 < text.size() && is_lead(text[at]) && is_continuation(text[at + 1])) at += 2;
    else break;
  }
  while (at > 0 && (text[at - 1] == '.' || text[at - 1] == '-')) --at;
  return at;
}

/// Two octets of letters at least behind the last dot, and something before it.
bool is_domain(std::string_view domain) noexcept {
  auto const dot = domain.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || domain.size() - dot < 3) return false;
  auto const last = domain.substr(dot + 1);
  return std::all_of(last.begin(), last.end(), [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

std::vector<Span> mail_addresses(std::string_view utf8) {
  std::vector<Span> out;
  std::size_t after = 0;
  for (auto at = utf8.find('@'); at != std::string_view::npos; at = utf8.find('@', at + 1)) {
    if (at < after) continue;
    auto const start = after + local_start(utf8.substr(after, at - after), at - after);
    auto const end = domain_end(utf8, at + 1);
    bool const found = start < at && end > at + 1 && is_domain(utf8.substr(at + 1, end - at - 1));
    if (found) out.push_back({start, end});
    after = found ? end : at + 1;
  }
  return out;
}

}  // namespace bifrons::schema
