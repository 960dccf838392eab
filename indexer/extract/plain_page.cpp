// SPDX-License-Identifier: GPL-3.0-or-later
// By the elements that no page goes without, and by those that no text holds.
#include "indexer/extract/plain_page.hpp"

#include <algorithm>
#include <array>

#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t sniffed = 1024, searched = std::size_t{1} << 18;

/// An element of HTML, a comment or a declaration begins here. text[at] is '<'.
bool is_markup(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 34> names{"!",  "?",  "html", "head", "body", "title", "meta", "link",  "script", "style",   "p",       "div", "span",       "a",   "br",  "h1",    "h2",
                                                   "h3", "h4", "ul",   "ol",   "li",   "table", "td",   "tr",    "b",      "i",       "em",      "strong", "blockquote", "pre", "img", "article", "section"};
  if (++at < text.size() && text[at] == '/') ++at;
  auto end = at;
  while (end < text.size() && end < at + 12 && ascii_alnum(text[end])) ++end;
  if (end == at) return at < text.size() && (text[at] == '!' || text[at] == '?');
  auto const name = ascii_lowered(text.substr(at, end - at));
  bool const closed = end >= text.size() || text[end] == '>' || text[end] == '/' || text[end] == ' ' || text[end] == '\n' || text[end] == '\t' || text[end] == '\r';
  return closed && std::ranges::find(names, name) != names.end();
}

bool has_markup(std::string_view text) {
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1))
    if (is_markup(text, at)) return true;
  return false;
}

}  // namespace

bool is_plain_text(std::string_view utf8, std::string_view content_type) {
  auto const type = trimmed(content_type.substr(0, content_type.find(';')));
  if (iequals(type, "text/plain")) {
    auto const head = utf8.substr(0, sniffed);
    return std::ranges::none_of(std::initializer_list<std::string_view>{"<!doctype", "<html", "<head", "<body", "<p>", "<div"},
                                [&](std::string_view mark) { return ifind(head, mark) != std::string_view::npos; });
  }
  return type.empty() && !trimmed(utf8.substr(0, sniffed)).starts_with('<') && !has_markup(utf8.substr(0, searched));
}

}  // namespace bifrons::extract
