// SPDX-License-Identifier: GPL-3.0-or-later
// One element a block, so that the marks stand in the order of the page's blocks; what means something in HTML is escaped.
#include "indexer/extract/flat_page.hpp"

#include "corpus/text/detect.hpp"
#include "indexer/extract/flat_roles.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t told_bytes = 6000;
constexpr std::uint32_t verse_chars = 100;  // longer lines are paragraphs by themselves

void append_escaped(std::string& out, std::string_view text) {
  for (char const c : text) {
    if (c == '<') out += "&lt;";
    else if (c == '&') out += "&amp;";
    else out += c;
  }
}

std::string_view element_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading: return "h2";
    case BlockKind::item: return "li";
    case BlockKind::quote: return "blockquote";
    default: return "p";
  }
}

/// Short lines of one stanza or address are one block, its lines kept.
bool are_one_block(FlatLine const& line, FlatLine const& next) {
  return !next.after_blank && line.kind == BlockKind::paragraph && next.kind == BlockKind::paragraph && line.mark.role == Role::body && next.mark.role == Role::body &&
         count_code_points(line.text) <= verse_chars && count_code_points(next.text) <= verse_chars;
}

std::string language_of(std::vector<FlatLine> const& lines) {
  std::string body;
  for (auto const& line : lines)
    if (line.mark.role == Role::body && body.size() < told_bytes) body += line.text + "\n";
  return std::string(text::detect_language(body));
}

}  // namespace

FlatPage read_flat_page(std::string_view utf8) {
  FlatPage out;
  auto text = read_flat_text(utf8);
  auto& lines = text.lines;
  auto const title = mark_roles(lines, !text.mail.subject.empty());
  out.mail = std::move(text.mail);
  auto const lang = language_of(lines);
  out.markup = "<!DOCTYPE html><html" + (lang.size() == 2 ? " lang=" + lang : std::string()) + "><head>";
  auto const& heading = title < lines.size() ? lines[title].text : out.mail.subject;
  if (!heading.empty()) {
    out.markup += "<title>";
    append_escaped(out.markup, heading);
    out.markup += "</title>";
  }
  out.markup += "</head><body><article>\n";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto const element = i == title ? std::string_view("h1") : element_of(lines[i].kind);
    out.markup.append("<").append(element) += '>';
    append_escaped(out.markup, lines[i].text);
    for (; i + 1 < lines.size() && i != title && are_one_block(lines[i], lines[i + 1]); ++i) {
      out.markup += "<br>";
      append_escaped(out.markup, lines[i + 1].text);
    }
    out.markup.append("</").append(element) += ">\n";
    out.marks.push_back(lines[i].mark);
  }
  out.markup += "</article></body></html>";
  return out;
}

}  // namespace bifrons::extract
