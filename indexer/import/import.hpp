// SPDX-License-Identifier: GPL-3.0-or-later
// Files and folders that people already have, as articles one by one: the kind of each is found by its content.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/article.hpp"
#include "corpus/base/result.hpp"
#include "indexer/extract/site_rules.hpp"

namespace bifrons::import {

/// article: a post as it is. lead: a page that a person kept, its text no more than a title and a note, url set; to be fetched.
/// feed: a source, url and title alone. mention: a work with neither address nor text, for those who list and not for the index.
enum class ItemKind { article, lead, feed, mention };

/// An article, and what its container knows beside it.
struct Item {
  Article article;          ///< id, site and content_hash filled; lang "und" where the file does not say
  std::string anchor;       ///< of one post among several on the page url; else ""
  std::string folder;       ///< of a bookmark: "Work / Sales"; else ""
  std::string added;        ///< when a bookmark was made (ISO 8601), which is no date of the page; else ""
  std::string type, doi;    ///< of a reference: "book"; else ""
  std::uint32_t year = 0;   ///< of a reference; 0 unknown
  ItemKind kind = ItemKind::article;
};

/// Where a run's results go, in file order, on the calling thread. Empty functions are not called.
struct Sink {
  std::function<Result<void>(Item)> take;                ///< its error ends the run and is the run's answer
  std::function<void(Error const&)> failed;              ///< an item that could not be read: what names it; the run goes on
  std::function<void(std::string_view name, std::string_view why)> left_out;  ///< a draft, a list page, a picture in a folder
};

struct Options {
  std::vector<std::string> ignore;  ///< of ignorable_fields: left unread (for measuring)
  extract::SiteRules rules;         ///< the user's, for saved pages
};

/// What Options::ignore may name.
inline constexpr std::string_view ignorable_fields[] = {"tags", "topics", "section"};

/// Counts of a run; failed ones give exit status 7.
struct Summary {
  std::size_t files = 0;      ///< opened, folders not counted
  std::size_t taken = 0;      ///< items given to Sink::take
  std::size_t failed = 0, left_out = 0;
};

/// Files, folders (walked in sorted order, hidden names and symbolic links that lead out skipped) and "-" for standard
/// input, each plain or gzip, and zip archives of them. bad_input where ignore names no such field; else only what Sink::take answered.
/// A path that is missing counts as failed. Bounds: 16 MiB a JSONL line, 64 MiB any other file, 1,000,000 files, 64 folders deep.
[[nodiscard]] Result<Summary> import_paths(std::span<std::string const> paths, Options const&, Sink const&);

/// The same for bytes at hand; name stands in messages, and its ending decides where the content is unclear.
[[nodiscard]] Result<Summary> import_bytes(std::string_view bytes, std::string_view name, Options const&, Sink const&);

}  // namespace bifrons::import
