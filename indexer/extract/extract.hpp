// SPDX-License-Identifier: GPL-3.0-or-later
// The article in a page: main content, metadata with the signal each was read from, languages.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/article.hpp"
#include "corpus/base/result.hpp"

namespace bifrons::extract {

struct Rules;

/// Stands in each article; raised whenever pages may be read otherwise than before, so that `reindex` is worth its time.
inline constexpr std::string_view extractor_version = "2";

/// A page to be read, and what else is known of it.
struct Page {
  std::string_view bytes;         ///< raw octets
  std::string_view url;           ///< may be empty
  std::string_view content_type;  ///< header as sent; may be empty or wrong
  Rules const* rules = nullptr;   ///< the user's for this site (SiteRules::of), or none
};

/// What a page is; only an article is stored. home: the list on the front page; other: a page about the site, or none of these.
enum class PageKind : unsigned char { article, list, home, search, login, error, other };

/// A page of other pages' titles.
[[nodiscard]] constexpr bool is_list(PageKind kind) noexcept { return kind == PageKind::list || kind == PageKind::home || kind == PageKind::search; }

/// As in `extract`'s "kind".
[[nodiscard]] std::string_view name_of(PageKind) noexcept;

/// A link of the page, resolved, fragment off, in document order.
struct Link {
  std::string url;
  bool nofollow = false;
};

/// What the page says of itself beside the article; unknown is empty. Addresses are resolved.
struct About {
  std::string site_name, description;
  std::string licence;                      ///< an address, or words where the page gives none
  std::string image;                        ///< the picture that stands for the article
  std::map<std::string, std::string> from;  ///< as Article::from
};

struct Extraction {
  PageKind kind = PageKind::other;
  Article article;                  ///< id, topics, fetched, archived left empty
  About about;
  std::vector<Article> posts;       ///< where the page holds several whole posts (it is a list then): each, as article
  std::vector<Link> links;          ///< for the crawler
  std::vector<std::string> feeds;   ///< <link rel=alternate>, resolved
  std::vector<std::string> beside;  ///< lines next to the body that were left out of it (beside.hpp)
  std::string refresh;              ///< where a quick refresh leads, resolved; "" where there is none
  bool noindex = false, nofollow = false;  ///< <meta name=robots>
};

/// unreadable where the page is binary, empty or past a bound. Never throws on any input.
[[nodiscard]] Result<Extraction> extract(Page const&);

/// A post of Extraction::posts that has no page but the one it was found on: its address is that page's with an anchor.
[[nodiscard]] inline bool is_entry(Article const& post) noexcept { return post.url.find('#') != std::string::npos; }

/// Text in blocks, and a letter for each block, as Article has them.
struct BlockText {
  std::string text, structure;
};

/// A fragment (a feed's content, an export's post) as block text; no furniture is sought.
[[nodiscard]] BlockText fragment_blocks(std::string_view html);
[[nodiscard]] std::string fragment_text(std::string_view html);

}  // namespace bifrons::extract
