// SPDX-License-Identifier: GPL-3.0-or-later
// What names pages and feeds without holding them: a text of addresses, a line each, and OPML.
#include "corpus/charset/charset.hpp"
#include "corpus/url/url.hpp"
#include "indexer/import/letters.hpp"
#include "indexer/import/readers.hpp"
#include "indexer/source/opml.hpp"

namespace bifrons::import {

void read_address_list(File const& file, Batch& batch) {
  std::string const source = charset::decode(file.bytes, charset::guess_encoding(file.bytes));
  std::string_view left = source;
  for (std::size_t number = 1; !left.empty(); ++number) {
    std::string_view const line = trimmed(take_line(left));
    if (line.empty() || line.starts_with('#')) continue;
    std::string const where = std::string(file.name) + ", line " + std::to_string(number);
    Item item;
    item.kind = ItemKind::lead;
    item.article.url = line;
    if (!url::canonical(line)) batch.leave_out(where, "it is no address of a web page");
    else if (!batch.give(std::move(item), where)) return;
  }
}

void read_opml(File const& file, Batch& batch) {
  auto const list = source::parse_opml(file.bytes);
  if (!list) return batch.fail(file.name, list.error());
  std::size_t number = 0;
  for (auto const& feed : list->feeds) {
    std::string const where = std::string(file.name) + ", feed " + std::to_string(++number);
    Item item;
    item.kind = ItemKind::feed;
    item.article.url = feed.url;
    item.article.title = feed.title;
    if (!url::canonical(feed.url)) batch.leave_out(where, "it has no address on the web");
    else if (!batch.give(std::move(item), where)) return;
  }
  if (number == 0) batch.fail(file.name, Error{ErrorCode::unreadable, "holds no feeds", "for the plan of a text: bifrons outline FILE"});
}

}  // namespace bifrons::import
