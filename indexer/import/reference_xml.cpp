// SPDX-License-Identifier: GPL-3.0-or-later
// References as XML: Zotero's RDF and EndNote's records.
#include <algorithm>

#include "corpus/xml/xml.hpp"
#include "indexer/import/letters.hpp"
#include "indexer/import/readers.hpp"
#include "indexer/import/reference.hpp"

namespace bifrons::import {
namespace {

constexpr std::size_t max_depth = 24;

std::string text_in(xml::Element const& element, std::initializer_list<std::string_view> path) {
  auto const* at = &element;
  for (auto const name : path) {
    at = at->child(name);
    if (at == nullptr) return {};
  }
  return std::string(trimmed(at->all_text()));
}

/// Descendants of that name, in order, at most max_depth down.
std::vector<xml::Element const*> all_named(xml::Element const& root, std::string_view name) {
  std::vector<xml::Element const*> found;
  std::vector<std::pair<xml::Element const*, std::size_t>> open{{&root, 0}};
  while (!open.empty()) {
    auto const [element, depth] = open.back();
    open.pop_back();
    if (element->name == name) found.push_back(element);
    if (depth >= max_depth) continue;
    for (auto child = element->children.rbegin(); child != element->children.rend(); ++child) open.emplace_back(&*child, depth + 1);
  }
  return found;
}

std::string person(xml::Element const& element) {
  std::string const family = text_in(element, {"surname"});
  std::string given = text_in(element, {"givenName"});
  if (given.empty()) given = text_in(element, {"givenname"});
  if (family.empty()) return given.empty() ? text_in(element, {"name"}) : given;
  return given.empty() ? family : family + ", " + given;
}

void read_identifier(xml::Element const& identifier, Reference& found) {
  std::string const text(trimmed(identifier.all_text()));
  if (text.starts_with("http")) found.addresses.push_back(text);
  else if (lowered(text.substr(0, 3)) == "doi" && found.doi.empty()) found.doi = text;
}

Reference zotero_reference(xml::Element const& work) {
  Reference found;
  found.type = lowered(text_in(work, {"itemType"}));
  found.title = text_in(work, {"title"});
  found.date = text_in(work, {"date"});
  found.abstract = text_in(work, {"abstract"});
  found.lang = text_in(work, {"language"});
  for (auto const role : {"authors", "editors", "directors", "presenters"})
    if (auto const* people = work.child(role); people != nullptr && found.authors.empty())
      for (auto const* one : all_named(*people, "Person")) found.authors.push_back(person(*one));
  for (auto const& child : work.children) {
    if (child.name == "subject") found.tags.emplace_back(trimmed(child.all_text()));
    else if (child.name == "identifier") read_identifier(child, found);
    else if (child.name == "isPartOf")
      for (auto const* inner : all_named(child, "identifier"))
        if (lowered(inner->all_text()).starts_with("doi")) read_identifier(*inner, found);
  }
  if (std::string_view const about = work.attribute("about"); about.starts_with("http")) found.addresses.emplace_back(about);
  return found;
}

/// Notes, attachments, collections and the journals that works name are no works.
bool is_work(xml::Element const& element) {
  if (element.name == "Attachment" || element.name == "Collection" || element.name == "Memo" || element.name == "UserItem") return false;
  std::string const type = lowered(text_in(element, {"itemType"}));
  if (type == "attachment" || type == "note" || type == "annotation") return false;
  return !type.empty() || element.child("authors") != nullptr;
}

Reference endnote_reference(xml::Element const& record) {
  Reference found;
  if (auto const* type = record.child("ref-type")) found.type = lowered(type->attribute("name"));
  found.title = text_in(record, {"titles", "title"});
  if (auto const* people = record.child("contributors"))
    for (auto const* one : all_named(*people, "author")) found.authors.emplace_back(trimmed(one->all_text()));
  found.date = text_in(record, {"dates", "year"});
  found.abstract = text_in(record, {"abstract"});
  found.lang = text_in(record, {"language"});
  found.doi = text_in(record, {"electronic-resource-num"});
  if (auto const* urls = record.child("urls"))
    for (auto const* url : all_named(*urls, "url")) found.addresses.emplace_back(trimmed(url->all_text()));
  for (auto const* word : all_named(record, "keyword"))
    for (auto& tag : split_list(word->all_text(), ";\n\r")) found.tags.push_back(std::move(tag));
  return found;
}

}  // namespace

void read_zotero_rdf(File const& file, Batch& batch) {
  auto const root = xml::parse(file.bytes);
  if (!root) return batch.fail(file.name, root.error());
  std::size_t number = 0;
  for (auto const& work : root->children) {
    if (!is_work(work)) continue;
    std::string const where = std::string(file.name) + ", reference " + std::to_string(++number);
    if (!give_reference(zotero_reference(work), where, batch)) return;
  }
  if (number == 0) batch.fail(file.name, Error{ErrorCode::unreadable, "holds no references", "export them again"});
}

void read_endnote_xml(File const& file, Batch& batch) {
  auto const root = xml::parse(file.bytes);
  if (!root) return batch.fail(file.name, root.error());
  std::size_t number = 0;
  for (auto const* record : all_named(*root, "record")) {
    std::string const where = std::string(file.name) + ", reference " + std::to_string(++number);
    if (!give_reference(endnote_reference(*record), where, batch)) return;
  }
  if (number == 0) batch.fail(file.name, Error{ErrorCode::unreadable, "holds no references", "export them again"});
}

}  // namespace bifrons::import
