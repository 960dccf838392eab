// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks line by line: a state of "which block is open" and a rule for each kind of line.
#include "indexer/import/markdown_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/article/blocks.hpp"
#include "indexer/extract/extract.hpp"
#include "indexer/import/letters.hpp"

namespace bifrons::import {
namespace {

constexpr std::size_t max_tags = 64;

/// Length of a list marker with its blank ("- ", "12. "), 0 where the line begins with none.
std::size_t list_marker(std::string_view line) {
  if (line.size() > 1 && (line[0] == '-' || line[0] == '*' || line[0] == '+') && is_blank(line[1])) return 2;
  std::size_t digits = 0;
  while (digits < line.size() && digits < 9 && is_digit(line[digits])) ++digits;
  bool const numbered = digits > 0 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') && is_blank(line[digits + 1]);
  return numbered ? digits + 2 : 0;
}

/// Only signs of one kind (and blanks): a rule, or what underlines a heading.
bool only(std::string_view line, char sign, std::size_t least) {
  auto const signs = static_cast<std::size_t>(std::count(line.begin(), line.end(), sign));
  return signs >= least && std::all_of(line.begin(), line.end(), [sign](char c) { return c == sign || is_blank(c); });
}

bool is_rule(std::string_view line) { return only(line, '-', 3) || only(line, '*', 3) || only(line, '_', 3); }

bool is_table_rule(std::string_view line) {
  return line.find('-') != line.npos && line.find('|') != line.npos && line.find_first_not_of("|-: \t") == line.npos;
}

/// "[name]: address" names a link and shows nothing.
bool is_link_definition(std::string_view line) {
  if (!line.starts_with('[') || line.starts_with("[^")) return false;
  std::size_t const close = line.find("]:");
  return close != line.npos && close < 256 && line.find('[', 1) > close;
}

std::size_t heading_signs(std::string_view line) {
  std::size_t const n = std::min(line.find_first_not_of('#'), line.size());
  return n >= 1 && n <= 6 && (n == line.size() || is_blank(line[n])) ? n : 0;
}

constexpr std::array<std::string_view, 38> html_blocks = {
    "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "iframe", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "thead", "tr", "ul"};

/// "<div …" or "</div>": from here to the next blank line the text is HTML (CommonMark 0.31, HTML blocks, kind 6).
bool opens_html(std::string_view line) {
  if (!line.starts_with('<')) return false;
  line.remove_prefix(line.starts_with("</") ? 2 : 1);
  auto const end = std::min(line.find_first_of(" \t/>"), line.size());
  if (end == 0 || end > 10) return false;
  return std::binary_search(html_blocks.begin(), html_blocks.end(), lowered(line.substr(0, end)));
}

class Reader {
 public:
  MarkdownText run(std::string_view markdown) {
    while (!markdown.empty()) read_line(take_line(markdown));
    close();
    while (out_.text.ends_with('\n')) out_.text.pop_back();
    std::sort(out_.tags.begin(), out_.tags.end());
    out_.tags.erase(std::unique(out_.tags.begin(), out_.tags.end()), out_.tags.end());
    if (out_.tags.size() > max_tags) out_.tags.resize(max_tags);
    return std::move(out_);
  }

 private:
  void read_line(std::string_view raw) {
    std::string_view const line = trimmed(raw);
    if (!fence_.empty()) return read_code(raw, line);
    if (line.empty() && hidden_end_.empty()) return close();
    if (!html_.empty()) return add_html(raw);
    if (hidden_by(line)) return;
    if (opens_html(line)) {
      close();
      return add_html(raw);
    }
    if (line.starts_with("```") || line.starts_with("~~~")) {
      close();
      fence_ = line.substr(0, std::min(line.find_first_not_of(line.front()), line.size()));
      return;
    }
    bool const code = (raw.starts_with("    ") || raw.starts_with('\t')) && open_.empty() && list_marker(line) == 0;
    if (code) return block(std::string(line), BlockKind::preformatted);
    read_prose(line);
  }

  /// HTML and notes' comments; true where the line shows nothing.
  bool hidden_by(std::string_view line) {
    if (!hidden_end_.empty()) {
      if (line.find(hidden_end_) != line.npos) hidden_end_ = {};
      return true;
    }
    std::string_view const end = line.starts_with("<!--")      ? "-->"
                                 : line.starts_with("%%")      ? "%%"
                                 : line.starts_with("<script") ? "</script>"
                                 : line.starts_with("<style")  ? "</style>"
                                                               : "";
    if (end.empty()) return false;
    if (line.find(end, 2) == line.npos) hidden_end_ = end;
    else if (!line.ends_with(end)) return false;
    return true;
  }

  void read_code(std::string_view raw, std::string_view line) {
    if (line.starts_with(fence_) && line.find_first_not_of(fence_.front()) == line.npos) {
      fence_.clear();
      if (!open_.empty()) block(std::exchange(open_, {}), BlockKind::preformatted);
      return;
    }
    if (!open_.empty()) open_ += '\n';
    open_ += raw;
  }

  void read_prose(std::string_view line) {
    if (open_.empty()) kind_ = line.starts_with('>') ? BlockKind::quote : BlockKind::paragraph;
    while (line.starts_with('>')) {
      line = trimmed(line.substr(1));
      if (line.empty()) return close();
      if (line.starts_with("[!")) line = trimmed(line.substr(std::min(line.find(']') + 1, line.size())));  // a callout's kind
      if (line.starts_with('-') || line.starts_with('+')) line = trimmed(line.substr(list_marker(line) != 0 ? 0 : 1));
    }
    if (!open_.empty() && (only(line, '=', 1) || only(line, '-', 2)) && open_.find('\n') == open_.npos) return heading(line.front() == '=' ? 1 : 2);
    if (is_rule(line) || is_link_definition(line)) return close();
    if (std::size_t const signs = heading_signs(line); signs > 0) {
      close();
      open_ = trimmed(line.substr(signs));
      while (open_.ends_with('#')) open_.pop_back();
      return heading(signs);
    }
    if (is_table_rule(line)) return close();
    if (line.starts_with('|') || (line.ends_with('|') && line.size() > 1)) return row(line);
    read_paragraph(line);
  }

  void read_paragraph(std::string_view line) {
    for (std::size_t marker = list_marker(line); marker > 0; marker = list_marker(line)) {
      close();
      kind_ = BlockKind::item;
      line = trimmed(line.substr(marker));
    }
    if (line.size() > 3 && line[0] == '[' && line[2] == ']' && is_blank(line[3])) line = trimmed(line.substr(3));  // a task's box
    if (line.starts_with("[^"))
      if (auto const colon = line.find("]:"); colon != line.npos && colon < 64) {
        close();
        line = trimmed(line.substr(colon + 2));
      }
    if (!open_.empty()) open_ += '\n';
    open_ += line;
  }

  void row(std::string_view line) {
    close();
    if (line.starts_with('|')) line.remove_prefix(1);
    std::string cells;
    while (!line.empty()) {
      std::size_t end = line.find('|');
      while (end != line.npos && end > 0 && line[end - 1] == '\\') end = line.find('|', end + 1);
      std::string const cell = inline_text(trimmed(line.substr(0, end)), out_.tags);
      if (!cell.empty()) cells += (cells.empty() ? "" : " | ") + cell;
      line.remove_prefix(end == line.npos ? line.size() : end + 1);
    }
    block(std::move(cells), BlockKind::row);
  }

  void heading(std::size_t level) {
    std::string text = inline_text(trimmed(std::exchange(open_, {})), out_.tags);
    if (out_.title.empty() && out_.text.empty() && !text.empty()) out_.title = std::move(text);
    else block(std::move(text), BlockKind::heading, level);
  }

  void close() {
    if (!open_.empty()) block(inline_text(std::exchange(open_, {}), out_.tags), kind_);
    if (!html_.empty()) html_text(extract::fragment_blocks(std::exchange(html_, {})));
  }

  void add_html(std::string_view raw) {
    html_ += raw;
    html_ += '\n';
  }

  void html_text(extract::BlockText read) {
    if (out_.title.empty() && out_.text.empty() && read.structure.starts_with('1')) {
      auto const end = std::min(read.text.find("\n\n"), read.text.size());
      out_.title = read.text.substr(0, end);
      read.text.erase(0, std::min(end + 2, read.text.size()));
      read.structure.erase(0, 1);
    }
    if (read.text.empty()) return;
    if (!out_.text.empty()) out_.text += "\n\n";
    out_.text += read.text;
    out_.structure += read.structure;
  }

  void block(std::string text, BlockKind kind, std::size_t level = 0) {
    if (trimmed(text).empty()) return;
    text.erase(std::unique(text.begin(), text.end(), [](char a, char b) { return a == '\n' && b == '\n'; }), text.end());  // a blank line parts blocks
    while (text.starts_with('\n')) text.erase(0, 1);
    while (text.ends_with('\n')) text.pop_back();
    if (!out_.text.empty()) out_.text += "\n\n";
    out_.text += text;
    out_.structure += block_letter(kind, static_cast<std::uint8_t>(level));
  }

  MarkdownText out_;
  BlockKind kind_ = BlockKind::paragraph;  ///< of what is open
  std::string open_;   ///< lines of the open paragraph, item or code
  std::string fence_;  ///< of the open code block
  std::string html_;   ///< lines of the open HTML block
  std::string_view hidden_end_;
};

}  // namespace

MarkdownText markdown_text(std::string_view markdown) { return Reader().run(markdown); }

}  // namespace bifrons::import
