// SPDX-License-Identifier: GPL-3.0-or-later
// A zip archive is read as the folder that it was made of: each file by its own kind, in the order of their names.
#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "corpus/packed/zip.hpp"
#include "indexer/import/kinds.hpp"
#include "indexer/import/letters.hpp"
#include "indexer/import/readers.hpp"

namespace bifrons::import {
namespace {

constexpr std::size_t held_bytes = 256u << 20;  ///< of an archive that does not lie on the disk
constexpr packed::ZipLimits limits{.entries = 200'000, .entry_bytes = 16ull << 30, .total_bytes = 16ull << 30};

struct Document {
  std::string_view entry, what, hint;
};

/// What else is a zip archive, by an entry that it must have.
constexpr std::array<Document, 8> documents{{
    {"word/document.xml", "is a Word document", "save it as HTML or plain text, and import that"},
    {"xl/workbook.xml", "is a spreadsheet", "save the table as CSV with a column url, or each text as a file"},
    {"ppt/presentation.xml", "is a presentation", "save it as HTML or plain text, and import that"},
    {"META-INF/container.xml", "is an e-book (EPUB)", "give the posts that it was made of, or convert it to HTML"},
    {"META-INF/manifest.xml", "is an OpenDocument file", "save it as HTML or plain text, and import that"},
    {"META-INF/MANIFEST.MF", "is a program", "give the posts themselves"},
    {"content.json", "is a mind map (XMind)", "give it to bifrons outline"},
    {"content.xml", "is a mind map (XMind)", "give it to bifrons outline"},
}};

Result<packed::Zip> open_zip(Input& input, std::string& held) {
  if (auto const path = input.path(); !path.empty()) return packed::Zip::open(std::filesystem::path(path), limits);
  auto bytes = input.rest(held_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  held = std::move(*bytes);
  return packed::Zip::open_bytes(held, limits);
}

bool lies_in(std::string_view name, std::string_view folder) { return name.starts_with(folder) || name.find('/' + std::string(folder)) != name.npos; }

/// As in folders; what leads out is no hidden file, but to be named.
bool is_hidden(std::string_view name) {
  bool const first = name.starts_with('.') && !name.starts_with("../"), later = name.find("/.") != name.npos && name.find("../") == name.npos;
  return first || later || lies_in(name, "__MACOSX/");
}

/// Exporters that put more beside the posts: only what stands in these folders is read, "" for all.
std::string_view folder_of(packed::Zip const& zip) {
  if (zip.find("datapackage.json") != nullptr && std::ranges::any_of(zip.entries(), [](auto const& e) { return e.name.starts_with("archive/"); })) return "archive/";  // WACZ
  if (zip.find("profile/profile.html") != nullptr) return "posts/";  // Medium
  return {};
}

bool is_among(packed::ZipEntry const& entry, std::string_view folder) {
  return !is_hidden(entry.name) && worth_opening(entry.name) && (folder.empty() || entry.name.starts_with(folder));
}

void read_entry(packed::Zip& zip, packed::ZipEntry const& entry, std::string const& name, Batch& batch) {
  auto stream = zip.stream(entry);
  if (!stream) return batch.fail(name, stream.error());
  Input input(std::move(*stream), [&zip] { return zip.why(); });
  if (packed::is_zip(input.head(4))) return batch.leave_out(name, "a zip archive in a zip archive is not opened");
  read_input(input, name, true, batch);
}

}  // namespace

bool is_draft_name(std::string_view path) {
  auto const file = path.substr(path.rfind('/') + 1);
  bool const medium = file.starts_with("draft_") && file.ends_with(".html");
  return medium || lies_in(path, "_drafts/");
}

void read_zip(Input& input, std::string_view name, Batch& batch) {
  std::string held;
  auto zip = open_zip(input, held);
  if (!zip) return batch.fail(name, zip.error());
  for (auto const& document : documents)
    if (zip->find(document.entry) != nullptr) return batch.fail(name, {ErrorCode::unreadable, std::string(document.what), std::string(document.hint)});
  auto const folder = folder_of(*zip);
  std::vector<packed::ZipEntry const*> entries;
  for (auto const& entry : zip->entries())
    if (is_among(entry, folder)) entries.push_back(&entry);
  std::ranges::stable_sort(entries, {}, &packed::ZipEntry::name);
  for (auto const* entry : entries) {
    if (batch.over()) return;
    auto const whole = std::string(name) + ": " + entry->name;
    if (!entry->unusable.empty()) batch.fail(whole, {ErrorCode::unreadable, entry->unusable, "unpack the archive, and import the folder"});
    else if (is_draft_name(entry->name)) batch.leave_out(whole, "it is a draft");
    else read_entry(*zip, *entry, whole, batch);
  }
}

}  // namespace bifrons::import
