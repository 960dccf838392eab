// SPDX-License-Identifier: GPL-3.0-or-later
// A book's plan in Markdown: headings, and lists under them.
#include <algorithm>

#include "searchd/outline/readers.hpp"

namespace bifrons::outline {
namespace {

/// Headings stand above every list: their depth is 1 to 6, a list's begins behind that.
constexpr std::size_t list_depth = 10;

/// Length of a list marker and its blank, 0 where there is none.
std::size_t marker_length(std::string_view line) {
  if (line.size() > 1 && (line[0] == '-' || line[0] == '*' || line[0] == '+') && line[1] == ' ') return 2;
  std::size_t const digits = std::min(line.find_first_not_of("0123456789"), line.size());
  bool const numbered = digits > 0 && digits < 10 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  return numbered ? digits + 2 : 0;
}

/// Links as their text, emphasis and code without marks.
std::string shown(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '`' || text[i] == '*' || text[i] == '[') continue;
    if (text[i] == ']') {
      if (i + 1 < text.size() && text[i + 1] == '(') i = std::min(text.find(')', i), text.size() - 1);
      continue;
    }
    plain += text[i];
  }
  return label(plain);
}

/// The address of the line's first link, "" where it has none.
std::string link_in(std::string_view text) {
  std::size_t const open = text.find("](");
  if (open == text.npos) return {};
  std::size_t const end = text.find_first_of(") ", open);
  return std::string(text.substr(open + 2, end == text.npos ? end : end - open - 2));
}

class Reader {
 public:
  Nodes run(std::string_view text) {
    while (!text.empty() && nodes_.size() <= max_nodes) {
      std::string_view ahead = text, line = take_line(text);
      static_cast<void>(take_line(ahead));
      read(line, trimmed(take_line(ahead)), text);
    }
    return std::move(nodes_);
  }

 private:
  void read(std::string_view raw, std::string_view next, std::string_view& text) {
    std::string_view const line = trimmed(raw);
    if (line.starts_with("```") || line.starts_with("~~~")) fenced_ = !fenced_;
    if (fenced_ || line.empty() || line.starts_with("```") || line.starts_with("~~~") || line == "---" || line == "***") return;
    std::size_t const signs = std::min(line.find_first_not_of('#'), line.size());
    bool const underlined = next.size() > 1 && (next.find_first_not_of('=') == next.npos || next.find_first_not_of('-') == next.npos);
    std::size_t const marker = marker_length(line);
    if (signs > 0 && signs <= 6 && signs < line.size() && line[signs] == ' ') {
      std::string_view title = trimmed(line.substr(signs));
      if (auto const end = title.find_last_not_of('#'); end != title.npos && end + 1 < title.size() && title[end] == ' ') title = title.substr(0, end);
      add(signs, title);
    } else if (marker > 0) {
      std::string_view item = trimmed(line.substr(marker));
      if (item.size() > 3 && item[0] == '[' && item[2] == ']' && item[3] == ' ') item = trimmed(item.substr(3));
      add(list_depth + indentation(raw), item);
    } else if (underlined) {
      add(next.front() == '=' ? 1 : 2, line);
      static_cast<void>(take_line(text));
    } else if (!nodes_.empty()) {
      std::string& note = nodes_.back().note;
      note += (note.empty() ? "" : " ") + shown(line);
    }
  }

  void add(std::size_t depth, std::string_view text) {
    nodes_.push_back({.level = levels_.of(depth), .text = shown(text), .note = {}, .url = link_in(text)});
  }

  Nodes nodes_;
  Levels levels_;
  bool fenced_ = false;
};

}  // namespace

Result<Nodes> read_markdown(std::string_view utf8) { return Reader().run(utf8); }

}  // namespace bifrons::outline
