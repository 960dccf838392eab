// SPDX-License-Identifier: GPL-3.0-or-later
// An article as CommonMark: each block in its form, what Markdown would read as its own sign escaped.
#include <algorithm>

#include "corpus/article/blocks.hpp"

namespace bifrons {
namespace {

/// Signs that mean something inside a line, and those that do at its beginning.
std::string escaped(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    char const c = line[i];
    bool const start = i == 0 && std::string_view("#>+-=~|").find(c) != std::string_view::npos;
    if (start || std::string_view("\\`*_[]<").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  auto const digits = line.find_first_not_of("0123456789");  // "1. " would begin a numbered list
  if (digits != std::string_view::npos && digits > 0 && (line[digits] == '.' || line[digits] == ')') && (digits + 1 == line.size() || line[digits + 1] == ' '))
    out.insert(digits, 1, '\\');
  return out;
}

/// Each line with what stands before the first and before those that follow; a hard break between lines.
void put_lines(std::string& out, std::string_view text, std::string_view first, std::string_view next) {
  auto lead = first;
  while (true) {
    auto const end = std::min(text.find('\n'), text.size());
    out.append(lead).append(escaped(text.substr(0, end)));
    if (end == text.size()) break;
    out += "\\\n";
    text.remove_prefix(end + 1);
    lead = next;
  }
}

void put_code(std::string& out, std::string_view text) {
  std::size_t longest = 2;
  for (std::size_t i = 0, run = 0; i < text.size(); ++i) longest = std::max(longest, run = text[i] == '`' ? run + 1 : 0);
  std::string const fence(longest + 1, '`');
  out.append(fence).append("\n").append(text).append("\n").append(fence);
}

std::vector<std::string> cells(std::string_view row) {
  std::vector<std::string> out;
  for (bool more = true; more;) {
    auto const bar = row.find(" | ");
    more = bar != std::string_view::npos;
    auto cell = escaped(row.substr(0, bar));
    std::ranges::replace(cell, '\n', ' ');
    for (std::size_t at = 0; (at = cell.find('|', at)) != std::string::npos; at += 2)
      if (at == 0 || cell[at - 1] != '\\') cell.insert(at, 1, '\\');
    out.push_back(std::move(cell));
    if (more) row.remove_prefix(bar + 3);
  }
  return out;
}

void put_row(std::string& out, std::string_view row, bool first) {
  auto const all = cells(row);
  out += '|';
  for (auto const& cell : all) out.append(" ").append(cell).append(" |");
  if (!first) return;
  out += "\n|";
  for (std::size_t i = 0; i < all.size(); ++i) out += " --- |";
}

void put_block(std::string& out, TextBlock const& block, std::string_view text, bool first_row) {
  switch (block.kind) {
    case BlockKind::heading: return put_lines(out, text.substr(0, text.find('\n')), std::string(block.level, '#') + " ", "");
    case BlockKind::item: return put_lines(out, text, "- ", "  ");
    case BlockKind::row: return put_row(out, text, first_row);
    case BlockKind::quote: return put_lines(out, text, "> ", "> ");
    case BlockKind::preformatted: return put_code(out, text);
    case BlockKind::caption: return put_lines(out, text, "*", ""), static_cast<void>(out += '*');
    case BlockKind::term: return put_lines(out, text, "**", ""), static_cast<void>(out += "**");
    case BlockKind::paragraph: return put_lines(out, text, "", "");
  }
}

/// A double-quoted YAML scalar.
std::string quoted(std::string_view value) {
  std::string out = "\"";
  for (char const c : value) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + '"';
}

void put_front_matter(std::string& out, Article const& article) {
  auto const put = [&out](std::string_view name, std::string const& value) {
    if (!value.empty()) out.append(name).append(": ").append(quoted(value)).append("\n");
  };
  out += "---\n";
  put("title", article.title);
  put("author", article.author);
  if (!article.published.empty()) out.append("date: ").append(article.published).append("\n");
  put("url", article.url);
  if (article.lang != "und") put("lang", article.lang);
  if (!article.tags.empty()) {
    out += "tags: [";
    for (std::size_t i = 0; i < article.tags.size(); ++i) out.append(i == 0 ? "" : ", ").append(quoted(article.tags[i]));
    out += "]\n";
  }
  out += "---\n";
}

/// Items follow each other without a blank line, rows must.
bool joins(BlockKind before, BlockKind kind) { return before == kind && (kind == BlockKind::item || kind == BlockKind::row); }

}  // namespace

std::string to_markdown(Article const& article) {
  std::string out;
  out.reserve(article.text.size() + 1024);
  put_front_matter(out, article);
  if (!article.title.empty()) put_lines(out += '\n', article.title, "# ", ""), out += '\n';
  std::optional<BlockKind> before;
  for (auto const& block : blocks_of(article)) {
    auto const text = std::string_view(article.text).substr(block.where.start, block.where.end - block.where.start);
    bool const joined = before && joins(*before, block.kind);
    if (!joined) out += '\n';
    put_block(out, block, text, !joined);
    out += '\n';
    before = block.kind;
  }
  return out;
}

}  // namespace bifrons
