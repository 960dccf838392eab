// SPDX-License-Identifier: GPL-3.0-or-later
// Lines to paragraphs, with what means something in HTML escaped.
#include "indexer/extract/plain_page.hpp"

#include <algorithm>

#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t sniffed = 1024, longest_title = 120;

std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (c == '<') out += "&lt;";
    else if (c == '&') out += "&amp;";
    else out += c;
  }
  return out;
}

bool is_title(std::string_view line) {
  return !line.empty() && count_code_points(line) <= longest_title && std::string_view(".,;:").find(line.back()) == std::string_view::npos;
}

}  // namespace

bool is_plain_text(std::string_view bytes, std::string_view content_type) {
  if (!iequals(trimmed(content_type.substr(0, content_type.find(';'))), "text/plain")) return false;
  auto const head = bytes.substr(0, sniffed);
  return std::ranges::none_of(std::initializer_list<std::string_view>{"<!doctype", "<html", "<head", "<body", "<p>", "<div"},
                              [&](std::string_view mark) { return ifind(head, mark) != std::string_view::npos; });
}

std::string marked_up(std::string_view utf8) {
  std::string out = "<!DOCTYPE html><body><article>";
  bool first = true, open = false;
  while (!utf8.empty()) {
    auto const end = std::min(utf8.find_first_of("\r\n"), utf8.size());
    auto const line = trimmed(utf8.substr(0, end));
    utf8.remove_prefix(std::min(end + (utf8.substr(end).starts_with("\r\n") ? 2 : 1), utf8.size()));
    bool const heading = first && is_title(line);
    if (!line.empty()) first = false;
    if (line.empty() || heading) {
      if (open) out += "</p>\n";
      open = false;
    }
    if (line.empty()) continue;
    if (heading) out.insert(out.find("<body>"), "<title>" + escaped(line) + "</title>");
    out += heading ? "<h1>" : open ? "\n" : "<p>";
    out += escaped(line);
    if (heading) out += "</h1>\n";
    open = !heading;
  }
  return out + (open ? "</p></article>" : "</article>");
}

}  // namespace bifrons::extract
