// SPDX-License-Identifier: GPL-3.0-or-later
// The one place that knows which characters are dangerous in markup.
#include "searchd/render/html_writer.hpp"

#include <algorithm>
#include <cstdint>

namespace bifrons::render {
namespace {

void escape_into(std::string& out, std::string_view text) {
  for (char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default:
        if (static_cast<std::uint8_t>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  escape_into(out, text);
  return out;
}

std::string marked_html(query::Snippet const& snippet) {
  std::string out;
  std::string_view const text = snippet.text;
  std::size_t at = 0;
  for (auto const& mark : snippet.marks) {
    auto const start = std::min(mark.start, text.size()), end = std::min(mark.end, text.size());
    if (start < at || end <= start) continue;
    escape_into(out, text.substr(at, start - at));
    out += "<mark>";
    escape_into(out, text.substr(start, end - start));
    out += "</mark>";
    at = end;
  }
  escape_into(out, text.substr(at));
  return out;
}

void HtmlWriter::start(std::string_view element, Attributes attributes) {
  (out_ += '<') += element;
  for (auto const& attribute : attributes) {
    if (!attribute.present) continue;
    (out_ += ' ') += attribute.name;
    out_ += "=\"";
    escape_into(out_, attribute.value);
    out_ += '"';
  }
}

HtmlWriter& HtmlWriter::open(std::string_view element, Attributes attributes) {
  start(element, attributes);
  out_ += '>';
  open_.push_back(element);
  return *this;
}

HtmlWriter& HtmlWriter::close() {
  if (open_.empty()) return *this;
  ((out_ += "</") += open_.back()) += '>';
  open_.pop_back();
  return *this;
}

HtmlWriter& HtmlWriter::empty(std::string_view element, Attributes attributes) {
  start(element, attributes);
  out_ += xml_ ? "/>" : ">";
  return *this;
}

HtmlWriter& HtmlWriter::text(std::string_view text) {
  escape_into(out_, text);
  return *this;
}

HtmlWriter& HtmlWriter::leaf(std::string_view element, Attributes attributes, std::string_view content) {
  return open(element, attributes).text(content).close();
}

HtmlWriter& HtmlWriter::marked(query::Snippet const& snippet) {
  out_ += marked_html(snippet);
  return *this;
}

HtmlWriter& HtmlWriter::doctype() {
  out_ += "<!DOCTYPE html>\n";
  return *this;
}

HtmlWriter& HtmlWriter::xml_head() {
  out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  xml_ = true;
  return *this;
}

std::string HtmlWriter::take() {
  while (!open_.empty()) close();
  return std::move(out_) + "\n";
}

}  // namespace bifrons::render
