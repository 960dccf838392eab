// SPDX-License-Identifier: GPL-3.0-or-later
// A page's words never become markup here: all of them are escaped.
#include "searchd/render/answer_markdown.hpp"

#include <algorithm>

#include "searchd/render/terminal.hpp"

namespace bifrons::render {
namespace {

/// The bytes [from, to) of a text, marks as bold.
std::string marked_line(query::Snippet const& text, std::size_t from, std::size_t to) {
  std::string out;
  auto const escaped = [&](std::size_t start, std::size_t end) { return escape_markdown(std::string_view(text.text).substr(start, end - start)); };
  for (auto const& mark : text.marks) {
    if (mark.start < from || mark.end > to) continue;
    out += escaped(from, mark.start) + "**" + escaped(mark.start, mark.end) + "**";
    from = mark.end;
  }
  return out + escaped(from, to);
}

std::string quoted(query::Snippet const& text, std::string_view indent) {
  std::string out;
  for (std::size_t from = 0; from < text.text.size();) {
    auto const end = std::min(text.text.find('\n', from), text.text.size());
    out += std::string(indent) + ">" + (end > from ? " " + marked_line(text, from, end) : std::string()) + "\n";
    from = end + 1;
  }
  return out;
}

/// An address as a link's target: nothing in it ends the target early.
std::string target(std::string_view address) {
  std::string out = "<";
  for (char c : address)
    if (c == '<' || c == '>' || static_cast<unsigned char>(c) <= 0x20) out += c == '<' ? "%3C" : c == '>' ? "%3E" : "%20";
    else out += c;
  return out + ">";
}

std::string origin(Article const& article) {
  std::string line;
  for (std::string_view const part : {std::string_view(article.author), std::string_view(article.site), std::string_view(article.published).substr(0, 10)})
    if (!part.empty()) line += (line.empty() ? "" : ", ") + escape_markdown(part);
  return line;
}

std::string hit_markdown(query::Hit const& hit) {
  auto const number = std::to_string(hit.rank) + ". ";
  std::string const indent(number.size(), ' ');
  auto const title = escape_markdown(hit.article.title.empty() ? "(without title)" : hit.article.title);
  std::string out = number + (hit.article.url.empty() ? title : "[" + title + "](" + target(hit.article.url) + ")");
  if (auto const line = origin(hit.article); !line.empty()) out += " – " + line;
  out += "\n\n";
  auto const& headings = hit.passage ? hit.passage->headings : hit.headings;
  auto const& text = hit.passage ? hit.passage->text : hit.snippet;
  std::string path;
  for (auto const& heading : headings) path += (path.empty() ? "" : " › ") + escape_markdown(heading);
  if (!path.empty()) out += indent + "> *" + path + "*\n" + indent + ">\n";
  if (!text.text.empty()) out += quoted(text, indent);
  return out + "\n";
}

}  // namespace

std::string escape_markdown(std::string_view text) {
  constexpr std::string_view signs = "\\`*_[]<>|~&";
  std::string out;
  for (char const c : one_line(text)) {
    if (signs.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  // At the beginning of a line these would make a heading, a list or a rule.
  if (!out.empty() && std::string_view("#+-").find(out.front()) != std::string_view::npos) out.insert(0, "\\");
  auto const digits = out.find_first_not_of("0123456789");
  if (digits != 0 && digits != std::string::npos && (out[digits] == '.' || out[digits] == ')')) out.insert(digits, "\\");
  return out;
}

std::string answer_markdown(AnswerView const& view) {
  std::string out;
  for (auto const& hit : view.answer.hits) out += hit_markdown(hit);
  return out;
}

}  // namespace bifrons::render
