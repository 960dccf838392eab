// SPDX-License-Identifier: GPL-3.0-or-later
// CSL JSON: what Zotero, Mendeley and DOI resolvers give to citation processors.
#include <boost/json.hpp>

#include "indexer/extract/extract.hpp"
#include "indexer/import/readers.hpp"
#include "indexer/import/reference.hpp"

namespace bifrons::import {
namespace {

namespace json = boost::json;

std::string text_of(json::value const* value) {
  if (value == nullptr) return {};
  if (auto const* text = value->if_string()) return std::string(*text);
  if (auto const* list = value->if_array()) return list->empty() || list->front().is_structured() ? std::string() : text_of(&list->front());
  return value->is_number() ? json::serialize(*value) : std::string();
}

std::string member(json::object const& row, std::string_view name) { return text_of(row.if_contains(name)); }

/// Titles and abstracts may hold a little mark-up: <i>, <sub>, JATS.
std::string plain(std::string text) { return text.find('<') == text.npos ? text : extract::fragment_text(text); }

std::string author_of(json::object const& person) {
  if (auto literal = member(person, "literal"); !literal.empty()) return literal;
  std::string family = member(person, "family");
  if (auto const particle = member(person, "non-dropping-particle"); !particle.empty()) family = particle + " " + family;
  std::string given = member(person, "given");
  if (auto const particle = member(person, "dropping-particle"); !particle.empty()) given += " " + particle;
  if (auto const suffix = member(person, "suffix"); !suffix.empty()) given += ", " + suffix;
  if (family.empty()) return given.empty() ? member(person, "name") : given;
  return given.empty() ? family : family + ", " + given;
}

std::vector<std::string> people(json::object const& row) {
  std::vector<std::string> names;
  for (auto const role : {"author", "editor", "director", "container-author"}) {
    auto const* value = row.if_contains(role);
    auto const* list = value == nullptr ? nullptr : value->if_array();
    if (list == nullptr || !names.empty()) continue;
    for (auto const& person : *list)
      if (auto const* object = person.if_object()) names.push_back(author_of(*object));
  }
  return names;
}

std::string date_of(json::object const& row) {
  for (auto const name : {"issued", "published", "published-print", "published-online", "created"}) {
    auto const* value = row.if_contains(name);
    auto const* issued = value == nullptr ? nullptr : value->if_object();
    if (value != nullptr && value->is_string()) return text_of(value);
    if (issued == nullptr) continue;
    auto const* parts = issued->if_contains("date-parts");
    auto const* dates = parts == nullptr ? nullptr : parts->if_array();
    auto const* first = dates == nullptr || dates->empty() ? nullptr : dates->front().if_array();
    std::string date;
    for (std::size_t i = 0; first != nullptr && i < first->size() && i < 3; ++i) {
      std::string const part = text_of(&(*first)[i]);
      if (part.empty()) break;
      date += (i == 0 ? "" : part.size() == 1 ? "-0" : "-") + part;
    }
    if (date.empty()) date = member(*issued, "raw");
    if (date.empty()) date = member(*issued, "literal");
    if (!date.empty()) return date;
  }
  return {};
}

Reference reference_of(json::object const& row) {
  Reference found;
  found.type = member(row, "type");
  found.title = plain(member(row, "title"));
  found.authors = people(row);
  found.addresses = {member(row, "URL"), member(row, "url")};
  found.doi = member(row, "DOI");
  found.date = date_of(row);
  found.abstract = plain(member(row, "abstract"));
  found.lang = member(row, "language");
  found.tags = split_list(member(row, "keyword"), ",;");
  return found;
}

/// A list of works, a wrapper around one, or one work.
json::array works_in(json::value const& root) {
  if (auto const* list = root.if_array()) return *list;
  auto const* object = root.if_object();
  auto const* items = object == nullptr ? nullptr : object->if_contains("items");
  if (items != nullptr && items->is_array()) return items->get_array();
  return object == nullptr ? json::array() : json::array{*object};
}

}  // namespace

void read_csl_json(File const& file, Batch& batch) {
  json::error_code error;
  json::parse_options options;
  options.max_depth = 64;
  options.allow_invalid_utf8 = true;
  std::string_view bytes = file.bytes;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  auto const root = json::parse(bytes, error, {}, options);
  if (error) return batch.fail(file.name, Error{ErrorCode::unreadable, "holds broken JSON (" + error.message() + ")", "export it again"});
  std::size_t number = 0;
  for (auto const& work : works_in(root)) {
    std::string const where = std::string(file.name) + ", reference " + std::to_string(++number);
    auto const* row = work.if_object();
    if (row == nullptr) batch.fail(where, Error{ErrorCode::unreadable, "it is no JSON object", {}});
    else if (!give_reference(reference_of(*row), where, batch)) return;
  }
  if (number == 0) batch.leave_out(file.name, "it holds no references");
}

}  // namespace bifrons::import
