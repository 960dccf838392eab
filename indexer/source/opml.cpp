// SPDX-License-Identifier: GPL-3.0-or-later
// Outlines are walked with a stack of our own: their nesting is foreign.
#include "indexer/source/opml.hpp"

#include <algorithm>

#include "corpus/xml/xml.hpp"

namespace bifrons::source {
namespace {

constexpr std::size_t sources_bound = 20'000;
constexpr std::string_view white = " \t\r\n";

std::string trimmed(std::string_view s) {
  auto const first = s.find_first_not_of(white);
  return first == std::string_view::npos ? std::string{} : std::string(s.substr(first, s.find_last_not_of(white) - first + 1));
}

std::string lower(std::string_view s) {
  std::string out(s);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

/// Attribute names are spelt in every case.
std::string attribute(xml::Element const& element, std::string_view name) {
  for (auto const& a : element.attributes)
    if (lower(a.name) == name) return trimmed(a.value);
  return {};
}

void add(std::vector<ListedSource>& to, std::string title, std::string address) {
  if (address.empty() || to.size() >= sources_bound) return;
  if (std::ranges::any_of(to, [&](ListedSource const& s) { return s.url == address; })) return;
  to.push_back({std::move(title), std::move(address)});
}

void read_outline(xml::Element const& outline, FeedList& list) {
  auto title = attribute(outline, "text");
  if (title.empty()) title = attribute(outline, "title");
  auto const type = lower(attribute(outline, "type"));
  auto feed = attribute(outline, "xmlurl"), address = attribute(outline, "url");
  if (type == "include" || type == "source" || (type == "link" && feed.empty())) {
    add(list.lists, std::move(title), address.empty() ? std::move(feed) : std::move(address));
  } else {
    if (feed.empty() && (type == "rss" || type == "atom" || type == "pie")) feed = std::move(address);
    add(list.feeds, std::move(title), std::move(feed));
  }
}

/// FOAF: the feed stands in the element; the name of the nearest agent above is its title.
void read_foaf(xml::Element const& element, std::string const& agent, FeedList& list) {
  if (element.name == "channel") add(list.feeds, agent, attribute(element, "about"));
  else if (element.name == "feed") add(list.feeds, agent, attribute(element, "resource"));
  else if (element.name == "seeAlso") add(list.lists, agent, attribute(element, "resource"));
}

std::string name_of(xml::Element const& element, std::string const& inherited) {
  for (auto const& child : element.children)
    if (child.name == "name" || child.name == "nick") return trimmed(child.text);
  return inherited;
}

void read_title(xml::Element const& root, FeedList& list) {
  if (auto const* head = root.child("head"))
    if (auto const* title = head->child("title")) list.title = trimmed(title->text);
  for (auto const& child : root.children)
    if (list.title.empty() && (child.name == "Group" || child.name == "Agent" || child.name == "Person")) list.title = name_of(child, {});
}

}  // namespace

Result<FeedList> parse_opml(std::string_view bytes) {
  while (!bytes.empty() && white.find(bytes.front()) != std::string_view::npos) bytes.remove_prefix(1);
  auto const root = xml::parse(bytes);
  if (!root) return tl::unexpected<Error>(root.error());
  FeedList list;
  read_title(*root, list);
  bool const foaf = lower(root->name) == "rdf";
  struct Step {
    xml::Element const* element;
    std::string agent;
  };
  std::vector<Step> stack{{&*root, {}}};
  while (!stack.empty()) {
    auto const step = std::move(stack.back());
    stack.pop_back();
    if (foaf) read_foaf(*step.element, step.agent, list);
    else if (lower(step.element->name) == "outline") read_outline(*step.element, list);
    else if (step.element->name == "ModulePrefs") add(list.feeds, {}, attribute(*step.element, "xmlurl"));  // a start page's export
    auto const agent = foaf ? name_of(*step.element, step.agent) : std::string{};
    for (auto child = step.element->children.rbegin(); child != step.element->children.rend(); ++child) stack.push_back({&*child, agent});
  }
  return list;
}

}  // namespace bifrons::source
