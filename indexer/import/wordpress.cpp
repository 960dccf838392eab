// SPDX-License-Identifier: GPL-3.0-or-later
// WordPress exports (WXR), and RSS, which they are made of: posts and pages that were published.
#include <array>
#include <map>

#include "corpus/xml/xml.hpp"
#include "indexer/extract/extract.hpp"
#include "indexer/import/given_date.hpp"
#include "indexer/import/letters.hpp"
#include "indexer/import/readers.hpp"

namespace bifrons::import {
namespace {

constexpr std::array<std::string_view, 12> shortcodes = {"caption", "wp_caption", "gallery", "embed",      "audio", "video",
                                                         "playlist", "youtube",   "vimeo",   "sourcecode", "code",  "contact-form-7"};

/// The own text of a child by local name, "" where there is none.
std::string_view text_in(xml::Element const& item, std::string_view name) {
  auto const* child = item.child(name);
  return child == nullptr ? std::string_view() : trimmed(child->text);
}

/// The post itself: content:encoded, which shares its local name with the excerpt.
std::string_view content_of(xml::Element const& item) {
  for (auto const& child : item.children)
    if (child.name == "encoded" && child.space.find("content") != child.space.npos) return child.text;
  return text_in(item, "description");
}

bool is_shortcode(std::string_view inside) {
  if (inside.starts_with('/')) inside.remove_prefix(1);
  std::string_view const name = inside.substr(0, inside.find_first_of(" \t\n=/"));
  return std::find(shortcodes.begin(), shortcodes.end(), name) != shortcodes.end();
}

/// The editor's text as HTML: known [shortcodes] gone, blank lines outside <pre> as paragraphs.
std::string post_html(std::string_view content) {
  constexpr std::size_t longest_shortcode = 2'000;
  std::string html;
  html.reserve(content.size());
  bool preformatted = false;
  for (std::size_t i = 0; i < content.size(); ++i) {
    std::string_view const left = content.substr(i);
    if (left.starts_with("<pre")) preformatted = true;
    else if (left.starts_with("</pre")) preformatted = false;
    if (left.front() == '[') {
      std::size_t const end = left.substr(0, longest_shortcode).find(']');
      if (end != left.npos && is_shortcode(left.substr(1, end - 1))) {
        i += end;
        continue;
      }
    }
    if (!preformatted && left.front() == '\n') {
      std::size_t const next = left.find_first_not_of(" \t\r\n");
      std::string_view const gap = left.substr(0, next);
      if (gap.find('\n', 1) != gap.npos) html += "\n<p>", i += gap.size() - 1;
      else html += '\n';
      continue;
    }
    html += left.front();
  }
  return html;
}

std::string date_of(xml::Element const& item) {
  std::string_view const utc = text_in(item, "post_date_gmt");
  if (!utc.empty() && !utc.starts_with("0000")) return given_date(utc, true);
  for (auto const name : {"pubDate", "date", "post_date"})
    if (auto date = given_date(text_in(item, name)); !date.empty()) return date;
  return {};
}

/// Why an item is no published post; "" where it is one.
std::string_view why_left_out(xml::Element const& item) {
  std::string_view const status = text_in(item, "status"), type = text_in(item, "post_type");
  if (!type.empty() && type != "post" && type != "page") return "it is neither a post nor a page";
  if (!status.empty() && status != "publish") return "it is not published";
  return text_in(item, "post_password").empty() ? std::string_view() : "it is behind a password";
}

using Names = std::map<std::string, std::string, std::less<>>;

Names display_names(xml::Element const& channel) {
  Names names;
  for (auto const& child : channel.children)
    if (child.name == "author" && child.child("author_login") != nullptr)
      names[std::string(text_in(child, "author_login"))] = text_in(child, "author_display_name");
  return names;
}

Article post_of(xml::Element const& item, Names const& names) {
  Article post;
  post.title = extract::fragment_text(text_in(item, "title"));
  put_blocks(post, extract::fragment_blocks(post_html(content_of(item))));
  post.url = text_in(item, "link");
  post.published = date_of(item);
  post.author = text_in(item, "creator");
  if (auto const known = names.find(post.author); known != names.end() && !known->second.empty()) post.author = known->second;
  for (auto const& child : item.children) {
    std::string_view const domain = child.attribute("domain");
    bool const names_topic = domain.empty() || domain == "category" || domain == "post_tag" || domain == "tag";
    if (child.name != "category" || !names_topic || child.attribute("nicename") == "uncategorized") continue;
    std::string tag(trimmed(child.text));
    if (!tag.empty() && std::find(post.tags.begin(), post.tags.end(), tag) == post.tags.end()) post.tags.push_back(std::move(tag));
  }
  return post;
}

}  // namespace

void read_wordpress(File const& file, Batch& batch) {
  auto const root = xml::parse(file.bytes);
  if (!root) return batch.fail(file.name, root.error());
  auto const* channel = root->child("channel");
  if (channel == nullptr) return batch.fail(file.name, Error{ErrorCode::unreadable, "holds no channel, so no posts", "export it again"});
  Names const names = display_names(*channel);
  std::size_t number = 0;
  // RSS 1.0 keeps its items beside the channel.
  for (auto const* parent : {channel, &*root})
    for (auto const& item : parent->children) {
      if (item.name != "item") continue;
      std::string const where = std::string(file.name) + ", item " + std::to_string(++number);
      if (auto const why = why_left_out(item); !why.empty()) batch.leave_out(where, why);
      else if (!batch.give({.article = post_of(item, names)}, where)) return;
    }
  if (number == 0) batch.fail(file.name, Error{ErrorCode::unreadable, "holds no posts", "export it again"});
  else name_if_cut_short(file, root->name, batch);
}

}  // namespace bifrons::import
