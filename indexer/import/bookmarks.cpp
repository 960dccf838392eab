// SPDX-License-Identifier: GPL-3.0-or-later
// The bookmark file that all browsers write: links in nested lists, with tags and notes.
#include <charconv>
#include <optional>
#include <utility>

#include "corpus/charset/charset.hpp"
#include "indexer/html/dom.hpp"
#include "indexer/import/given_date.hpp"
#include "indexer/import/letters.hpp"
#include "indexer/import/readers.hpp"
#include "indexer/import/reference.hpp"

namespace bifrons::import {
namespace {

/// The walk over the page: the folders that are open, and the bookmark that may still get its note.
class Walk {
 public:
  Walk(html::Document const& page, std::string_view name, Batch& batch) : page_(page), name_(name), batch_(batch) {}

  void run() {
    for (std::uint32_t i = 0; i < page_.nodes().size() && !batch_.over(); ++i) visit(i);
    flush();
    if (number_ == 0) batch_.fail(name_, Error{ErrorCode::unreadable, "holds no bookmarks", "export them again"});
  }

 private:
  void visit(std::uint32_t i) {
    auto const& node = page_[i];
    while (!open_.empty() && i >= open_.back().end) open_.pop_back();
    if (node.kind != html::NodeKind::element) return;
    if (node.tag == "h1" && open_.empty()) {
      flush();
      section_ = text_of(i, false);
    } else if (node.tag == "h3") {
      flush();
      heading_ = text_of(i, false);
    } else if (node.tag == "dl") {
      flush();
      open_.push_back({std::exchange(heading_, {}), node.end});
    } else if (node.tag == "a") {
      flush();
      begin(i);
    } else if (node.tag == "dd" && waiting_.has_value()) {
      waiting_->article.text = text_of(i, true);
    }
  }

  void begin(std::uint32_t i) {
    std::string_view const address = page_.attribute(i, "href");
    if (std::string_view const feed = page_.attribute(i, "feedurl"); !feed.empty()) return begin_feed(feed, i);
    if (!address.starts_with("http://") && !address.starts_with("https://")) return;
    Item item;
    item.kind = ItemKind::lead;
    item.article.url = address;
    item.article.title = text_of(i, false);
    item.article.tags = split_list(page_.attribute(i, "tags"), ",");
    for (auto const& folder : open_)
      if (!folder.name.empty()) item.folder += (item.folder.empty() ? "" : " / ") + folder.name;
    if (open_.empty()) item.folder = section_;
    std::string_view added = page_.attribute(i, "add_date");
    if (added.empty()) added = page_.attribute(i, "time_added");
    std::int64_t count = 0;
    if (std::from_chars(added.data(), added.data() + added.size(), count).ec == std::errc()) item.added = date_of_epoch(count);
    waiting_ = std::move(item);
  }

  /// A live bookmark, as old Firefoxes kept them.
  void begin_feed(std::string_view feed, std::uint32_t i) {
    Item item;
    item.kind = ItemKind::feed;
    item.article.url = feed;
    item.article.title = text_of(i, false);
    waiting_ = std::move(item);
  }

  void flush() {
    if (!waiting_) return;
    Item item = *std::exchange(waiting_, std::nullopt);
    batch_.give(std::move(item), std::string(name_) + ", bookmark " + std::to_string(++number_));
  }

  /// A note ends where a list begins in it.
  [[nodiscard]] std::string text_of(std::uint32_t i, bool note) const {
    std::string text;
    for (std::uint32_t at = i + 1; at < page_[i].end; ++at) {
      if (note && (page_[at].tag == "dl" || page_[at].tag == "dt")) break;
      if (page_[at].kind == html::NodeKind::text) text += page_[at].text;
    }
    return std::string(trimmed(text));
  }

  struct Folder {
    std::string name;
    std::uint32_t end;
  };
  html::Document const& page_;
  std::string_view name_;
  Batch& batch_;
  std::vector<Folder> open_;
  std::string heading_;
  std::string section_;  ///< of what stands in no list of its own: Pocket's "Unread", "Read Archive"
  std::optional<Item> waiting_;
  std::size_t number_ = 0;
};

}  // namespace

void read_bookmarks(File const& file, Batch& batch) {
  auto const page = html::Document::parse(charset::decode_page(file.bytes).text);
  if (!page) return batch.fail(file.name, page.error());
  Walk(*page, file.name, batch).run();
}

}  // namespace bifrons::import
