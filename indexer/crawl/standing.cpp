// SPDX-License-Identifier: GPL-3.0-or-later
// Counts the days of a site's articles; a blog is a site with ten dated posts at least for each page that has no day.
#include "indexer/crawl/standing.hpp"

#include <string_view>
#include <unordered_map>

#include "indexer/crawl/scope.hpp"

namespace bifrons::crawl {
namespace {

constexpr std::size_t posts_for_each = 10, posts_in_folder = 3;

/// The folder's shape: "http://blog.test/#/#/" of "http://blog.test/2011/03/napkin/"; "" for what lies at the root.
std::string folder_shape(std::string_view address) {
  while (address.ends_with('/')) address.remove_suffix(1);
  auto const host = address.find("://");
  auto const slash = address.rfind('/');
  if (host == std::string_view::npos || slash <= address.find('/', host + 3)) return {};
  return shape_of(address.substr(0, slash + 1));
}

/// With least as the least that tells a day; empty where too many fall below it.
std::vector<std::size_t> below(std::vector<SitePage> const& pages, Dating least) {
  std::vector<std::size_t> out;
  std::unordered_map<std::string, std::size_t> folders;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].dating < least) out.push_back(i);
    else if (auto folder = folder_shape(pages[i].key); !folder.empty()) ++folders[std::move(folder)];
  }
  if (out.size() * posts_for_each > pages.size() - out.size()) return {};
  std::erase_if(out, [&](std::size_t i) {
    auto const folder = folders.find(folder_shape(pages[i].key));
    return folder != folders.end() && folder->second >= posts_in_folder;
  });
  return out;
}

}  // namespace

std::vector<std::size_t> standing_pages(std::vector<SitePage> const& pages) {
  auto found = below(pages, Dating::sure);
  return found.empty() ? below(pages, Dating::text) : found;
}

}  // namespace bifrons::crawl
