// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the tree once; text nodes are wrapped by the block that they belong to, elements outside a short list lose their tags.
#include "indexer/extract/coloured_page.hpp"

#include <algorithm>
#include <array>

#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr std::string_view head = R"(<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>What was kept</title><style>
body{font:16px/1.5 sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem;color:#222;background:#fff}
.key{position:sticky;top:0;background:#fff;border-bottom:1px solid #999;padding:.5rem 0;font-size:14px}
.key span,.b{padding:0 .25em;border-radius:3px}
.body{background:#c9efcf}.furniture{background:#f7d0cc}.comment{background:#dcd6f7}.lead{background:#cfe6fa}.outside{background:#ececec;color:#444}
.hidden{color:#767676;text-decoration:line-through}
.b:hover,.b:focus{outline:2px solid #222}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.1em .4em}pre{white-space:pre-wrap}
</style></head><body><p class="key"><span class="body">article</span> <span class="furniture">furniture</span> <span class="comment">comments</span>
<span class="lead">leads</span> <span class="outside">outside the article's element</span> <span class="hidden">hidden by the page</span>. Rest on a block to see why.</p>
)";

constexpr std::array<std::string_view, 41> shown{"p",  "div", "section", "article", "main", "header", "footer", "nav",     "aside",   "h1",    "h2",     "h3",  "h4",   "h5",
                                                 "h6", "ul",  "ol",      "li",      "dl",   "dt",     "dd",     "table",   "tbody",   "thead", "tr",     "td",  "th",   "blockquote",
                                                 "pre", "figure", "figcaption", "b", "strong", "i", "em", "code", "br", "hr", "details", "summary", "caption"};

bool is_shown(std::string_view tag) { return std::ranges::find(shown, tag) != shown.end(); }
bool is_empty(std::string_view tag) { return tag == "br" || tag == "hr"; }

class Painter {
 public:
  Painter(PageTree const& page, Content const& content) : page_(page), content_(content) {}

  std::string paint() {
    out_ = head;
    std::vector<NodeId> open;
    for (NodeId i = 0; i < page_.size(); ++i) {
      while (!open.empty() && page_.node(open.back()).end <= i) {
        close(open.back());
        open.pop_back();
      }
      auto const& node = page_.node(i);
      if (node.kind == html::NodeKind::text) put_text(i);
      if (node.kind != html::NodeKind::element) continue;
      if (node.tag == "script" || node.tag == "style" || node.tag == "head" || node.tag == "template") {
        i = std::max(node.end, i + 1) - 1;
        continue;
      }
      if (!is_shown(node.tag)) continue;
      out_.append("<").append(node.tag).append(">");
      if (!is_empty(node.tag)) open.push_back(i);
    }
    for (; !open.empty(); open.pop_back()) close(open.back());
    return std::move(out_) + "</body></html>\n";
  }

 private:
  void close(NodeId i) { out_.append("</").append(page_.node(i).tag).append(">"); }

  void put_text(NodeId i) {
    auto const text = page_.node(i).text;
    auto const& blocks = page_.blocks();
    while (block_ < blocks.size() && blocks[block_].last < i) ++block_;
    bool const blank = trimmed(text).empty();
    bool const inside = block_ < blocks.size() && blocks[block_].first <= i && !page_.hidden(i);
    if (blank) {
      out_ += ' ';
    } else if (inside) {
      auto const mark = content_.marks[block_];
      auto const first = blocks[block_].first == i;  // one stop of the keyboard a block
      out_.append("<span class=\"b ").append(role_name(mark.role)).append("\"").append(first ? " tabindex=\"0\"" : "").append(" title=\"").append(role_name(mark.role)).append(": ");
      put_escaped(reason_text(mark.reason));
      out_ += "\">";
      put_escaped(text);
      out_ += "</span>";
    } else {
      out_ += "<span class=\"hidden\">";
      put_escaped(text);
      out_ += "</span>";
    }
  }

  void put_escaped(std::string_view text) {
    for (char const c : text) {
      if (c == '<') out_ += "&lt;";
      else if (c == '>') out_ += "&gt;";
      else if (c == '&') out_ += "&amp;";
      else if (c == '"') out_ += "&quot;";
      else out_ += c;
    }
  }

  PageTree const& page_;
  Content const& content_;
  std::string out_;
  std::size_t block_ = 0;
};

}  // namespace

std::string coloured_page(PageTree const& page, Content const& content) { return Painter(page, content).paint(); }

}  // namespace bifrons::extract
