// SPDX-License-Identifier: GPL-3.0-or-later
// HTML (and XML) through one small writer: no string reaches the page unescaped, every element is closed.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/query/searcher.hpp"

namespace bifrons::render {

/// text with & < > " ' as entities and without control characters: safe in element and attribute alike.
[[nodiscard]] std::string escape_html(std::string_view text);

/// The snippet's text escaped, its marks as <mark>: nothing else.
[[nodiscard]] std::string marked_html(query::Snippet const&);

/// An attribute; left out where present is false. name is a literal of ours.
struct Attribute {
  std::string_view name;
  std::string_view value;
  bool present = true;
};

/// Element names are literals of ours; everything else is escaped.
class HtmlWriter {
 public:
  using Attributes = std::initializer_list<Attribute>;

  HtmlWriter& open(std::string_view element, Attributes = {});
  HtmlWriter& close();                                        ///< the innermost open element
  HtmlWriter& empty(std::string_view element, Attributes = {});  ///< a void element
  HtmlWriter& text(std::string_view);
  HtmlWriter& leaf(std::string_view element, Attributes, std::string_view content);
  HtmlWriter& leaf(std::string_view element, std::string_view content) { return leaf(element, {}, content); }
  HtmlWriter& marked(query::Snippet const&);
  HtmlWriter& doctype();   ///< of HTML
  HtmlWriter& xml_head();  ///< of XML; empty elements end in "/>" from here on
  [[nodiscard]] std::string take();  ///< closes what is open

 private:
  void start(std::string_view element, Attributes);

  std::string out_;
  std::vector<std::string_view> open_;
  bool xml_ = false;
};

}  // namespace bifrons::render
