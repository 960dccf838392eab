// SPDX-License-Identifier: GPL-3.0-or-later
// Declarations first (JSON-LD, og:type), then what the body is made of.
#include "indexer/extract/page_kind.hpp"

#include <algorithm>
#include <array>

#include "indexer/extract/letters.hpp"
#include "indexer/extract/weights.hpp"

namespace bifrons::extract {
namespace {

constexpr std::uint32_t article_chars = 140;

/// What a title or first heading says of a page that is no article, in three languages.
bool says_other(std::string_view title) {
  constexpr std::array<std::string_view, 22> phrases{
      "page not found", "not found", "404", "search results", "search result", "log in", "login", "sign in", "access denied", "forbidden", "error 4",
      "sivua ei löydy", "sivua ei löytynyt", "hakutulokset", "kirjaudu", "страница не найдена", "не найдено", "результаты поиска", "вход на сайт", "just a moment", "are you a robot", "ошибка 404"};
  auto const low = lowered(title.substr(0, 120));
  return std::ranges::any_of(phrases, [&low](std::string_view phrase) {
    auto const key = lowered(phrase);
    return low.starts_with(key) || low.ends_with(key);
  });
}

bool is_front(std::string_view url) {
  auto const host = url.find("://");
  if (host == std::string_view::npos) return false;
  auto const path = url.find('/', host + 3);
  if (path == std::string_view::npos) return true;
  auto const rest = url.substr(path + 1);
  return rest.empty() || rest.starts_with("index.") || rest.starts_with("?") || rest.starts_with("page/") || rest.starts_with("page=");
}

bool is_archive_path(std::string_view url) {
  auto const low = ascii_lowered(url);
  for (std::string_view const part : {"/tag/", "/tags/", "/category/", "/categories/", "/label/", "/labels/", "/archive/", "/archives/", "/author/", "/topics/", "/search/", "/page/", "/search?", "/tunniste/",
                                      "/avainsana/", "/kategoria/", "/arkisto/", "/rubrika/", "/metka/", "/sivu/"})
    if (low.find(part) != std::string::npos) return true;
  return false;
}

struct Makeup {
  std::uint32_t chars = 0, prose = 0, longest = 0;
  std::size_t linked_headings = 0;
};

Makeup measure(PageTree const& page, Content const& content) {
  Makeup out;
  auto const& blocks = page.blocks();
  auto const [begin, end] = page.blocks_in(content.root == npos ? 0 : content.root);
  for (auto b = begin; b < end; ++b) {
    auto const& block = blocks[b];
    if (block.kind == BlockKind::heading && block.link_chars * 10 > block.chars * 8 && content.roles[b] != Role::comment) ++out.linked_headings;
    if (content.roles[b] != Role::body) continue;
    out.chars += block.chars;
    if (is_prose(block)) out.prose += block.chars;
    out.longest = std::max(out.longest, block.chars);
  }
  return out;
}

}  // namespace

PageKind judge_kind(PageTree const& page, MetaTags const& meta, JsonLd const& json_ld, Content const& content, std::string_view url) {
  auto const makeup = measure(page, content);
  std::string_view heading;
  for (auto const& block : page.blocks())
    if (block.kind == BlockKind::heading && block.level == 1 && heading.empty()) heading = block.text;
  if (says_other(heading) || says_other(meta.title)) return PageKind::other;
  bool const og_article = meta.first({"og:type"}) == "article" || !meta.first({"article:published_time"}).empty();
  bool const declared = json_ld.article || og_article;
  if (declared && makeup.chars >= article_chars && !is_front(url)) return PageKind::article;
  std::size_t articles = 0;
  for (NodeId i = 0; i < page.size(); ++i) articles += page.tag(i) == Tag::article && !page.hidden(i) ? 1u : 0u;
  bool const teasers = makeup.linked_headings >= 3 || articles >= 4;
  if ((is_front(url) || is_archive_path(url)) && (teasers || makeup.linked_headings >= 1 || articles >= 2 || json_ld.list)) return PageKind::list;
  if (teasers && !declared && makeup.linked_headings * 600 > makeup.prose) return PageKind::list;
  if (makeup.chars < article_chars) return makeup.linked_headings > 0 ? PageKind::list : PageKind::other;
  return PageKind::article;
}

}  // namespace bifrons::extract
