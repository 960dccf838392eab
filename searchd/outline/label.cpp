// SPDX-License-Identifier: GPL-3.0-or-later
// What all readers of outlines do to a line.
#include <algorithm>

#include "corpus/text/unicode.hpp"
#include "searchd/outline/readers.hpp"

namespace bifrons::outline {
namespace {

constexpr std::size_t longest_tag = 400;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Where the tag that begins at text[0] ends, 0 where none begins there.
std::size_t tag_length(std::string_view text) {
  if (text.size() < 3 || text[0] != '<') return 0;
  char const c = static_cast<char>(text[1] | 0x20);
  if (text[1] != '/' && text[1] != '!' && (c < 'a' || c > 'z')) return 0;
  std::size_t const end = text.substr(0, longest_tag).find('>');
  return end == text.npos ? 0 : end + 1;
}

}  // namespace

std::string label(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (std::size_t const tag = tag_length(text.substr(i)); tag > 0) {
      plain += ' ';
      i += tag - 1;
    } else if (text.substr(i).starts_with("**") || text.substr(i).starts_with("__")) {
      ++i;
    } else {
      plain += text[i];
    }
  }
  return text::squeeze(text::to_nfc(plain));
}

std::string_view take_line(std::string_view& text) {
  std::size_t const end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::size_t indentation(std::string_view line) {
  std::size_t columns = 0;
  for (char const c : line) {
    if (c != ' ' && c != '\t') break;
    columns += c == '\t' ? 4 : 1;
  }
  return columns;
}

std::uint32_t Levels::of(std::size_t depth) {
  while (!open_.empty() && open_.back() >= depth) open_.pop_back();
  open_.push_back(depth);
  return static_cast<std::uint32_t>(open_.size());
}

}  // namespace bifrons::outline
