// SPDX-License-Identifier: GPL-3.0-or-later
// Counts the days of a site's articles: a blog has ten dated posts at least for each page without a day, or feeds that tell its posts apart.
#include "indexer/crawl/standing.hpp"

#include <algorithm>
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

/// What feeds tell of a site's posts, where least is what the posts' own pages give of their day at least.
struct Blog {
  std::size_t dated = 0, listed = 0, shown = 0;  ///< posts; of them in a feed, with their day; of those with a day of their own
  std::size_t by_text = 0;                       ///< pages that fall below least, but for a day in their text

  /// So many pages without a day can stand beside the posts.
  [[nodiscard]] std::size_t most_standing() const {
    constexpr std::size_t fewest_posts = 10, fewest_listed = 5, usual_cut = 25;
    auto const without_feeds = dated / posts_for_each;
    if (dated < fewest_posts || listed < fewest_listed || shown * 10 < listed * 9) return without_feeds;
    if (by_text > without_feeds) return without_feeds;  // posts of an older template
    // A feed that goes back to the first post leaves out what it leaves out on purpose.
    bool const whole = listed > usual_cut && listed * 10 >= dated * 9;
    return whole ? 3 * dated : dated / 2;
  }
};

/// A feed that dates its items says of an item without a day that it has none.
Dating known_dating(SitePage const& page, bool feeds_date) {
  bool const told = page.listing == Listing::dated || (page.listing == Listing::undated && !feeds_date);
  return told ? Dating::sure : page.dating;
}

/// With least as the least that tells a day; empty where too many fall below it.
std::vector<std::size_t> below(std::vector<SitePage> const& pages, Dating least) {
  bool const feeds_date = std::ranges::any_of(pages, [](SitePage const& page) { return page.listing == Listing::dated; });
  std::vector<std::size_t> out;
  std::unordered_map<std::string, std::size_t> folders;
  Blog blog;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (known_dating(pages[i], feeds_date) < least) {
      out.push_back(i);
      blog.by_text += pages[i].dating == Dating::text;
      continue;
    }
    bool const listed = pages[i].listing == Listing::dated;
    ++blog.dated;
    blog.listed += listed;
    blog.shown += listed && pages[i].dating >= least;
    if (auto folder = folder_shape(pages[i].key); !folder.empty()) ++folders[std::move(folder)];
  }
  if (out.size() > blog.most_standing()) return {};
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
