// SPDX-License-Identifier: GPL-3.0-or-later
// The habits of blog addresses as small tables.
#include "indexer/crawl/scope.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace bifrons::crawl {
namespace {

constexpr auto media_endings = std::to_array<std::string_view>(
    {"7z",  "apk", "avi", "bin", "bmp", "bz2", "css",  "csv", "deb", "dmg", "doc", "docx", "eot", "epub", "exe", "flac", "gif", "gz",  "ico",
     "ics", "iso", "jar", "jpeg", "jpg", "js",  "m4a",  "map", "mjs", "mov", "mp3", "mp4",  "odp", "ods",  "odt", "ogg",  "otf", "pdf", "png",
     "ppt", "pptx", "rar", "rpm", "svg", "swf", "tar",  "tgz", "tif", "tiff", "ttf", "wasm", "wav", "webm", "webp", "woff", "woff2", "xls",
     "xlsx", "xz", "zip"});

constexpr auto media_folders = std::to_array<std::string_view>({"images", "img", "assets", "fonts"});

constexpr auto listing_folders = std::to_array<std::string_view>(
    {"tag", "tags", "category", "categories", "author", "authors", "label", "labels", "topics", "search", "kategoria", "avainsana", "tunniste", "rubrika", "metka"});

constexpr auto archive_folders = std::to_array<std::string_view>({"archive", "archives", "arkisto", "arhiv"});

constexpr auto paging_parameters = std::to_array<std::string_view>({"page", "paged", "updated-max", "start", "offset"});

template <class Table> bool is_one_of(Table const& table, std::string_view word) { return std::ranges::find(table, word) != table.end(); }

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    auto const end = std::min(path.find('/'), path.size());
    if (end > 0) parts.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return parts;
}

/// Of the last part of the path, in lower case, "" where it has none.
std::string ending_of(url::Parts const& parts) {
  auto const name = std::string_view(parts.pathname).substr(parts.pathname.rfind('/') + 1);
  auto const dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1));
  std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return ending;
}

bool is_number(std::string_view s) { return !s.empty() && s.size() < 6 && std::ranges::all_of(s, [](char c) { return c >= '0' && c <= '9'; }); }

/// A chart, a report of a tool, a slide show: what a post shows or links to beside its text.
bool is_page_among_media(url::Parts const& parts, std::string_view ending) {
  if (ending != "html" && ending != "htm") return false;
  auto const folders = segments(parts.pathname);
  return std::any_of(folders.begin(), folders.end() - 1, [](std::string_view folder) { return is_one_of(media_folders, folder); });
}

/// "2009", "2009-10": what an archive is cut into. "/archives/1234" and "/archive/some-issue/" may well be posts.
bool is_period(std::string_view s) {
  bool const year = s.size() >= 4 && is_number(s.substr(0, 4)) && (s.starts_with("19") || s.starts_with("20"));
  return year && (s.size() == 4 || (s.size() == 7 && s[4] == '-' && is_number(s.substr(5))));
}

}  // namespace

bool Scope::contains(url::Parts const& parts) const {
  if (parts.protocol != "http:" && parts.protocol != "https:") return false;
  return url::site(parts.href) == site && (prefix.empty() || parts.pathname.starts_with(prefix));
}

std::string folder_of(url::Parts const& parts) {
  auto const end = parts.pathname.rfind('/');
  if (end == std::string::npos || end == 0) return {};
  bool const folder = end + 1 == parts.pathname.size() || parts.pathname.substr(end + 1).starts_with("index.");
  return folder ? parts.pathname.substr(0, end + 1) : std::string{};
}

bool is_media_address(url::Parts const& parts) {
  auto const ending = ending_of(parts);
  return is_one_of(media_endings, ending) || is_page_among_media(parts, ending);
}

bool is_text_file(url::Parts const& parts) { return ending_of(parts) == "txt"; }

bool is_endless_address(url::Parts const& parts) {
  constexpr std::size_t longest = 1'000, most_segments = 20, most_repeats = 3;
  auto const parts_of_path = segments(parts.pathname);
  if (parts.href.size() > longest || parts_of_path.size() > most_segments) return true;
  return std::ranges::any_of(parts_of_path, [&](std::string_view segment) {
    return static_cast<std::size_t>(std::ranges::count(parts_of_path, segment)) > most_repeats;
  });
}

std::string shape_of(std::string_view address) {
  std::string shape;
  bool value = false;
  for (char const c : address.substr(0, address.find('#'))) {
    if (c == '?' || c == '&') value = false;
    if (value) continue;
    bool const digit = c >= '0' && c <= '9';
    if (!digit) shape += c;
    else if (shape.empty() || shape.back() != '#') shape += '#';
    if (c == '=') value = true;
  }
  return shape;
}

bool is_paging_address(url::Parts const& parts) {
  auto const path = segments(parts.pathname);
  if (path.size() >= 2 && path[path.size() - 2] == "page" && is_number(path.back())) return true;
  if (!path.empty() && path.back().starts_with("page") && is_number(path.back().substr(4))) return true;
  return std::ranges::any_of(paging_parameters, [&](std::string_view name) {
    auto const at = parts.search.find(std::string(name) + '=');
    return at != std::string::npos && at > 0 && (parts.search[at - 1] == '?' || parts.search[at - 1] == '&');
  });
}

bool is_listing_address(url::Parts const& parts) {
  if (is_paging_address(parts)) return true;
  auto path = segments(parts.pathname);
  if (!path.empty() && path.back().starts_with("index.")) path.pop_back();
  if (path.empty()) return false;
  for (std::size_t i = 0; i < path.size() && i < 3; ++i) {  // /tags/, /tags/crm/, /blog/category/crm/
    if (is_one_of(listing_folders, path[i]) && path.size() - i <= 2) return true;
    if (is_one_of(archive_folders, path[i]) && std::all_of(path.begin() + static_cast<std::ptrdiff_t>(i) + 1, path.end(), [&](std::string_view s) { return is_period(s) || (is_number(s) && s.size() <= 2); })) return true;
  }
  return false;
}

}  // namespace bifrons::crawl
