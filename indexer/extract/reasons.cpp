// SPDX-License-Identifier: GPL-3.0-or-later
// Each reason in words, for `extract --explain`.
#include "indexer/extract/content.hpp"

namespace bifrons::extract {

std::string_view role_name(Role role) noexcept {
  switch (role) {
    case Role::outside: return "outside";
    case Role::body: return "body";
    case Role::furniture: return "furniture";
    case Role::comment: return "comment";
    case Role::lead: return "lead";
  }
  return {};
}

std::string_view reason_text(Reason reason) noexcept {
  switch (reason) {
    case Reason::none: return "outside the article's element";
    case Reason::container: return "in the element chosen as the article";
    case Reason::sibling: return "in an element of the same name beside it";
    case Reason::lead_paragraph: return "running text between the title and the article's element";
    case Reason::element: return "its element is for navigation, asides, footers, forms or the like";
    case Reason::name: return "a class or id around it names furniture";
    case Reason::comment_name: return "a class or id around it names comments";
    case Reason::header_label: return "a short line of the header";
    case Reason::cards: return "one of many siblings that are each a linked title and a line or two";
    case Reason::related_section: return "under a heading that announces other pages";
    case Reason::comment_section: return "under a heading that announces comments";
    case Reason::furniture_line: return "a line that is furniture wherever it stands";
    case Reason::pointer: return "points to another page";
    case Reason::caption: return "a caption under a picture";
    case Reason::link_list: return "in a run of links";
    case Reason::above_heading: return "the article's heading, or before it";
    case Reason::label: return "a short line before the first paragraph";
    case Reason::repeats_title: return "repeats the title";
    case Reason::tail: return "a heading or links after the last paragraph";
    case Reason::foreign_tail: return "after the last paragraph, in other elements than the body's";
    case Reason::legal: return "speaks of rights, or disclaims";
    case Reason::told: return "in the text that the page's JSON-LD tells";
    case Reason::not_told: return "after the end of the text that the page's JSON-LD tells";
    case Reason::reading_list: return "a reading list at the end";
    case Reason::other_language: return "a list at the end in another language than the text";
    case Reason::running_text: return "running text between the title and the end";
    case Reason::short_lines: return "in a run of short lines, as menus have";
    case Reason::archive_list: return "a period with the number of its posts";
    case Reason::running_head: return "a page number, or a line that each page repeats";
    case Reason::mail_header: return "a header line of a mail";
    case Reason::quoted_reply: return "a quotation in a mail";
    case Reason::signature: return "a signature";
    case Reason::kept_by_rule: return "a rule for this site keeps it";
    case Reason::not_in_rule: return "outside what a rule for this site keeps";
    case Reason::dropped_by_rule: return "a rule for this site drops it";
  }
  return {};
}

}  // namespace bifrons::extract
