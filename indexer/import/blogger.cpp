// SPDX-License-Identifier: GPL-3.0-or-later
// Blogger exports, old and new, and the Atom that they are made of.
#include <algorithm>

#include "corpus/url/url.hpp"
#include "corpus/xml/xml.hpp"
#include "indexer/extract/extract.hpp"
#include "indexer/import/given_date.hpp"
#include "indexer/import/letters.hpp"
#include "indexer/import/readers.hpp"

namespace bifrons::import {
namespace {

constexpr std::string_view kind_scheme = "http://schemas.google.com/g/2005#kind";

std::string_view text_in(xml::Element const& entry, std::string_view name) {
  auto const* child = entry.child(name);
  return child == nullptr ? std::string_view() : trimmed(child->text);
}

/// "post", "page", "comment", "settings"; "" in Atom of other makers.
std::string kind_of(xml::Element const& entry) {
  if (auto const type = text_in(entry, "type"); !type.empty()) return lowered(type);
  for (auto const& child : entry.children)
    if (child.name == "category" && child.attribute("scheme") == kind_scheme) {
      std::string_view const term = child.attribute("term");
      return lowered(term.substr(term.rfind('#') + 1));
    }
  return {};
}

std::string_view why_left_out(xml::Element const& entry) {
  std::string const kind = kind_of(entry);
  if (!kind.empty() && kind != "post" && kind != "page") return "it is neither a post nor a page";
  std::string_view const status = text_in(entry, "status");
  if (!status.empty() && status != "LIVE") return "it is not published";
  if (auto const* control = entry.child("control"); control != nullptr && text_in(*control, "draft") == "yes") return "it is a draft";
  return text_in(entry, "trashed").empty() ? std::string_view() : "it was thrown away";
}

std::string_view alternate_link(xml::Element const& element) {
  for (auto const& child : element.children) {
    if (child.name != "link") continue;
    std::string_view const rel = child.attribute("rel");
    if (rel.empty() || rel == "alternate") return child.attribute("href");
  }
  return {};
}

std::string address_of(xml::Element const& entry, std::string_view home) {
  std::string_view link = alternate_link(entry);
  if (link.empty()) link = text_in(entry, "filename");
  if (link.empty()) return {};
  return url::resolve(link, home).value_or(std::string());
}

extract::BlockText text_of(xml::Element const& entry) {
  for (auto const name : {"content", "summary"}) {
    auto const* content = entry.child(name);
    if (content == nullptr) continue;
    std::string_view const type = content->attribute("type");
    if (type == "text" || type == "text/plain") return {content->text, {}};
    // XHTML stands as elements; their text has lost its blocks.
    return content->children.empty() ? extract::fragment_blocks(content->text) : extract::BlockText{content->all_text(), {}};
  }
  return {};
}

Article post_of(xml::Element const& entry, std::string_view home) {
  Article post;
  post.title = extract::fragment_text(text_in(entry, "title"));
  put_blocks(post, text_of(entry));
  post.url = address_of(entry, home);
  post.published = given_date(text_in(entry, "published"));
  post.modified = given_date(text_in(entry, "updated"));
  for (auto const& child : entry.children) {
    if (child.name == "author") {
      std::string_view const name = text_in(child, "name");
      if (!name.empty() && name != "Unknown" && name != "Anonymous") post.author += (post.author.empty() ? "" : "; ") + std::string(name);
    } else if (child.name == "category" && child.attribute("scheme") != kind_scheme) {
      std::string_view const label = child.attribute("label");
      std::string tag(trimmed(label.empty() ? child.attribute("term") : label));
      if (!tag.empty() && std::find(post.tags.begin(), post.tags.end(), tag) == post.tags.end()) post.tags.push_back(std::move(tag));
    }
  }
  return post;
}

}  // namespace

void read_blogger(File const& file, Batch& batch) {
  auto const root = xml::parse(file.bytes);
  if (!root) return batch.fail(file.name, root.error());
  std::string_view const home = alternate_link(*root);
  std::size_t number = 0;
  for (auto const& entry : root->children) {
    if (entry.name != "entry") continue;
    std::string const where = std::string(file.name) + ", entry " + std::to_string(++number);
    if (auto const why = why_left_out(entry); !why.empty()) batch.leave_out(where, why);
    else if (!batch.give({.article = post_of(entry, home)}, where)) return;
  }
  if (number == 0) batch.fail(file.name, Error{ErrorCode::unreadable, "holds no posts", "export it again"});
  else name_if_cut_short(file, root->name, batch);
}

}  // namespace bifrons::import
