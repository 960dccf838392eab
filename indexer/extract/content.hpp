// SPDX-License-Identifier: GPL-3.0-or-later
// Which blocks of a page are the article: furniture is marked, a container is chosen, its edges are trimmed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/page.hpp"

namespace bifrons::extract {

enum class Role : std::uint8_t { outside, body, furniture, comment, lead };

/// Why a block has its role; reason_text() says it in words.
enum class Reason : std::uint8_t {
  none,
  container,       ///< stands in the element chosen as the article
  sibling,         ///< in one beside it of the same name
  lead_paragraph,  ///< running text between the title and that element
  element,         ///< <nav>, <aside>, <footer>, a form, or a role or property that says so
  name,            ///< a class or id that names furniture
  comment_name,    ///< one that names readers' comments
  header_label,    ///< a short line of a <header>
  cards,           ///< many siblings of one make, each a linked title and a line or two
  related_section, ///< under a heading that announces other pages
  comment_section, ///< under a heading that announces comments
  furniture_line,  ///< a line that is furniture wherever it stands
  pointer,         ///< "Read more: …", all of it a link
  caption,         ///< under a picture
  link_list,       ///< a run of blocks that are little but links
  above_heading,   ///< before the article's own heading, or that heading
  label,           ///< a short line before the first paragraph
  repeats_title,
  tail,            ///< a heading or links after the last paragraph
  foreign_tail,    ///< after the last paragraph, in other elements than the body's
  legal,           ///< rights, disclaimers and disclosures at either end
  told,            ///< in the text that JSON-LD tells, where no element gave it away
  not_told,        ///< after the end of that text
  reading_list,    ///< a list at the end under a heading that says so
  other_language,  ///< a list at the end in another language than the text
  running_text,    ///< of a text without markup
  short_lines,     ///< one of many short lines in a row, in such a text
  archive_list,    ///< a year or a month with the number of its posts
  running_head,    ///< the number of a printed page, or a line that each page repeats
  mail_header,
  quoted_reply,
  signature,
  kept_by_rule,    ///< the user's rule for the site says that it is the article
  not_in_rule,     ///< outside what that rule names
  dropped_by_rule, ///< the user's rule says that it is not
};

/// "body", "furniture" and so on.
[[nodiscard]] std::string_view role_name(Role) noexcept;

/// A sentence without its full stop.
[[nodiscard]] std::string_view reason_text(Reason) noexcept;

struct Mark {
  Role role = Role::outside;
  Reason reason = Reason::none;
};
/// One for each block of the page.
using Marks = std::vector<Mark>;

/// What the page says of its article elsewhere; each may be empty.
struct Hints {
  std::string_view title, body, description;
  std::string_view site = {};  ///< the page's own, as url::site gives it
};

struct Content {
  NodeId root = npos;
  Marks marks;
  [[nodiscard]] Role role(std::size_t block) const noexcept { return marks[block].role; }
};

[[nodiscard]] Content find_content(PageTree const& page, Hints const& hints);

/// The blocks in that role as text, a blank line between two.
[[nodiscard]] std::string join(PageTree const& page, Content const& content, Role role);

}  // namespace bifrons::extract
