// SPDX-License-Identifier: GPL-3.0-or-later
// Reading lists as tables (Pocket, Instapaper, Readwise, Raindrop and others): columns are found by name, in any order.
#include "indexer/import/saved_links.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include "corpus/charset/charset.hpp"
#include "corpus/url/url.hpp"
#include "indexer/import/csv.hpp"
#include "indexer/import/given_date.hpp"
#include "indexer/import/letters.hpp"
#include "indexer/import/readers.hpp"
#include "indexer/import/reference.hpp"

namespace bifrons::import {
namespace {

using Names = std::span<std::string_view const>;

constexpr std::string_view address_names[] = {"url", "link", "href", "address", "given_url", "resolved_url", "source url", "page url", "uri", "web address"};
constexpr std::string_view title_names[] = {"title", "given_title", "resolved_title", "name", "page title"};
constexpr std::string_view tag_names[] = {"tags", "document tags", "tag", "labels", "keywords"};
constexpr std::string_view note_names[] = {"selection", "note", "notes", "description", "excerpt", "comment", "extended", "summary"};
constexpr std::string_view added_names[] = {"time_added", "timestamp", "saved date", "created", "created_at", "date added", "added", "saved", "saved_at", "date", "time"};
constexpr std::string_view folder_names[] = {"folder", "collection"};
constexpr std::string_view author_names[] = {"author", "authors"};
constexpr std::size_t absent = static_cast<std::size_t>(-1);

std::size_t column(std::vector<std::string> const& header, Names names) {
  for (auto const name : names)
    for (std::size_t i = 0; i < header.size(); ++i)
      if (lowered(trimmed(header[i])) == name) return i;
  return absent;
}

struct Columns {
  std::size_t address, title, tags, note, added, folder, author;

  explicit Columns(std::vector<std::string> const& header)
      : address(column(header, address_names)), title(column(header, title_names)), tags(column(header, tag_names)), note(column(header, note_names)),
        added(column(header, added_names)), folder(column(header, folder_names)), author(column(header, author_names)) {}
};

std::string cell(std::vector<std::string> const& row, std::size_t at) { return at < row.size() ? std::string(trimmed(row[at])) : std::string(); }

/// "a|b", "a,b", "["a","b"]" or "['a', 'b']".
std::vector<std::string> tags_of(std::string_view text) {
  text = trimmed(text);
  bool const listed = text.starts_with('[') && text.ends_with(']');
  if (listed) text = text.substr(1, text.size() - 2);
  auto tags = split_list(text, text.find('|') == text.npos ? ",;" : "|");
  if (listed)
    for (auto& tag : tags)
      if (tag.size() > 1 && (tag.front() == '"' || tag.front() == '\'') && tag.back() == tag.front()) tag = tag.substr(1, tag.size() - 2);
  return tags;
}

/// Seconds since 1970, or a date as it is written.
std::string added_at(std::string const& text) {
  std::int64_t count = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error == std::errc() && end == text.data() + text.size() && text.size() > 4) return date_of_epoch(count);
  return given_date(text, true);
}

}  // namespace

bool has_address_column(std::string_view text) {
  std::vector<std::string> header;
  return CsvRows(text.substr(0, 4'096)).next(header) && column(header, address_names) != absent;
}

void read_saved_links(File const& file, Batch& batch) {
  std::string const source = charset::decode(file.bytes, charset::guess_encoding(file.bytes));
  CsvRows rows(source);
  std::vector<std::string> row;
  if (!rows.next(row)) return batch.fail(file.name, Error{ErrorCode::unreadable, "holds no table", "export it again"});
  Columns const columns(row);
  for (std::size_t number = 2; rows.next(row); ++number) {
    std::string const where = std::string(file.name) + ", row " + std::to_string(number);
    Item item;
    item.kind = ItemKind::lead;
    item.article.url = cell(row, columns.address);
    if (!url::canonical(item.article.url)) {
      batch.leave_out(where, "it has no address of a web page");
      continue;
    }
    item.article.title = cell(row, columns.title);
    item.article.text = cell(row, columns.note);
    item.article.author = cell(row, columns.author);
    item.article.tags = tags_of(cell(row, columns.tags));
    item.folder = cell(row, columns.folder);
    item.added = added_at(cell(row, columns.added));
    if (!batch.give(std::move(item), where)) return;
  }
}

}  // namespace bifrons::import
