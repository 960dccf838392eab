// SPDX-License-Identifier: GPL-3.0-or-later
// White space, case and code points by octets.
#include "indexer/extract/letters.hpp"

#include <algorithm>

namespace bifrons::extract {
namespace {

constexpr bool ascii_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

std::uint32_t count_code_points(std::string_view utf8) noexcept {
  return static_cast<std::uint32_t>(std::ranges::count_if(utf8, begins_code_point));
}

std::string lowered(std::string_view utf8) {
  std::string out(utf8);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = ascii_lower(out[i]);
    if (i + 1 >= out.size()) break;
    auto const second = static_cast<unsigned char>(out[i + 1]);
    auto const put = [&](unsigned char a, unsigned b) {
      out[i] = static_cast<char>(a);
      out[i + 1] = static_cast<char>(b);
    };
    if (out[i] == '\xC3' && second >= 0x80 && second <= 0x9E && second != 0x97) put(0xC3, second + 0x20u);
    else if (out[i] == '\xD0' && second == 0x81) put(0xD0, 0xB5);
    else if (out[i] == '\xD0' && second >= 0x90 && second <= 0x9F) put(0xD0, second + 0x20u);
    else if (out[i] == '\xD0' && second >= 0xA0 && second <= 0xAF) put(0xD1, second - 0x20u);
    else if (out[i] == '\xD1' && second == 0x91) put(0xD0, 0xB5);
    if (!begins_code_point(out[i + 1])) ++i;
  }
  return out;
}

std::string ascii_lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), ascii_lower);
  return out;
}

std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

bool iequals(std::string_view a, std::string_view b) noexcept {
  return std::ranges::equal(a, b, {}, ascii_lower, ascii_lower);
}

std::size_t ifind(std::string_view text, std::string_view needle) noexcept {
  auto const same = [](char a, char b) { return ascii_lower(a) == b; };
  auto const found = std::search(text.begin(), text.end(), needle.begin(), needle.end(), same);
  return found == text.end() && !needle.empty() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

std::size_t white_space_at(std::string_view text, std::size_t at) noexcept {
  char const c = text[at];
  if (ascii_space(c)) return 1;
  if (static_cast<unsigned char>(c) < 0xC2u) return 0;
  auto const rest = text.substr(at);
  if (rest.starts_with("\xC2\xA0") || rest.starts_with("\xC2\xAD")) return rest[1] == '\xA0' ? 2 : 0;
  if (rest.size() < 3) return 0;
  if (rest.starts_with("\xE2\x80")) {
    auto const last = static_cast<unsigned char>(rest[2]);
    return last <= 0x8Bu || last == 0xA8u || last == 0xA9u || last == 0xAFu ? 3 : 0;
  }
  return rest.starts_with("\xE3\x80\x80") || rest.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

std::uint32_t append_squeezed(std::string& out, std::string_view text, bool& space) {
  std::uint32_t added = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (auto const width = white_space_at(text, at)) {
      space = true;
      at += width;
      continue;
    }
    if (space && !out.empty() && out.back() != '\n' && out.back() != ' ') {
      out += ' ';
      ++added;
    }
    space = false;
    out += text[at];
    added += begins_code_point(text[at]) ? 1u : 0u;
    ++at;
  }
  return added;
}

}  // namespace bifrons::extract
