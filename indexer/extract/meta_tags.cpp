// SPDX-License-Identifier: GPL-3.0-or-later
// One look at each element; heads that leak into the body are read there too.
#include "indexer/extract/meta_tags.hpp"

#include <algorithm>

#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t values_max = 1000, feeds_max = 50, scripts_max = 200, translations_max = 100;

std::string child_text(PageTree const& page, NodeId i) {
  std::string out;
  bool space = false;
  for (NodeId at = i + 1; at < page.node(i).end; ++at)
    if (page.node(at).kind == html::NodeKind::text) append_squeezed(out, page.node(at).text, space);
  return out;
}

bool has_word(std::string_view list, std::string_view word) {
  auto const text = ascii_lowered(list);
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    bool const begins = at == 0 || !ascii_alnum(text[at - 1]);
    auto const end = at + word.size();
    if (begins && (end == text.size() || !ascii_alnum(text[end]))) return true;
  }
  return false;
}

/// "0; url=/there": the place, where it comes soon enough to be meant as a redirect.
std::string_view refresh_place(std::string_view content) {
  constexpr std::size_t most_seconds = 10;
  std::size_t seconds = 0;
  content = trimmed(content);
  auto const digits = std::min(content.find_first_not_of("0123456789"), content.size());
  for (char const c : content.substr(0, std::min<std::size_t>(digits, 6))) seconds = seconds * 10 + static_cast<std::size_t>(c - '0');
  if (seconds > most_seconds) return {};
  auto const at = ifind(content, "url");
  if (at == std::string_view::npos || at < digits) return {};
  content = trimmed(content.substr(at + 3));
  if (!content.starts_with('=')) return {};
  content = trimmed(content.substr(1));
  if (!content.starts_with('"') && !content.starts_with('\'')) return content;
  auto const quote = content.front();
  content.remove_prefix(1);
  return trimmed(content.substr(0, content.find(quote)));
}

void read_meta(PageTree const& page, NodeId i, MetaTags& out) {
  auto const content = page.attribute(i, "content");
  std::string value;
  bool space = false;
  append_squeezed(value, content.substr(0, 1u << 16), space);
  if (value.empty() || out.values.size() >= values_max) return;
  for (std::string_view const key : {"property", "name", "itemprop", "http-equiv"}) {
    auto const name = ascii_lowered(page.attribute(i, key));
    if (name.empty()) continue;
    if (key == "name" && (name == "robots" || name == "googlebot")) {
      out.noindex |= has_word(value, "noindex") || has_word(value, "none");
      out.nofollow |= has_word(value, "nofollow") || has_word(value, "none");
    }
    if (key == "http-equiv" && name == "content-language") out.values.emplace(name, value);
    if (key == "http-equiv" && name == "refresh" && out.refresh.empty()) out.refresh = refresh_place(value);
    if (key == "http-equiv") continue;
    out.values.emplace(key == "itemprop" ? "itemprop:" + name : name, value);
  }
}

void read_link(PageTree const& page, NodeId i, MetaTags& out) {
  auto const rel = page.attribute(i, "rel"), href = trimmed(page.attribute(i, "href"));
  if (href.empty()) return;
  if (out.canonical.empty() && has_word(rel, "canonical")) out.canonical = href;
  if (!has_word(rel, "alternate")) return;
  if (!page.attribute(i, "hreflang").empty() && page.attribute(i, "type").empty() && out.translations.size() < translations_max) out.translations.emplace_back(href);
  if (out.feeds.size() >= feeds_max) return;
  auto const type = ascii_lowered(page.attribute(i, "type"));
  if (type.find("rss") != std::string::npos || type.find("atom") != std::string::npos || type == "application/feed+json") out.feeds.emplace_back(href);
}

/// Some sites forget the script's type.
bool is_json_ld(PageTree const& page, NodeId i) {
  constexpr std::size_t opening = 60;
  if (page.node(i).first_child == npos) return false;
  auto const type = page.attribute(i, "type");
  if (!type.empty()) return ifind(type, "ld+json") != std::string_view::npos;
  auto const text = trimmed(page.node(page.node(i).first_child).text);
  return text.starts_with('{') && text.substr(0, opening).find("\"@context\"") != std::string_view::npos;
}

}  // namespace

std::string_view MetaTags::first(std::initializer_list<std::string_view> names) const {
  for (auto const& name : names)
    if (auto const at = values.find(name); at != values.end()) return at->second;
  return {};
}

std::vector<std::string_view> MetaTags::all(std::string_view name) const {
  std::vector<std::string_view> out;
  for (auto [at, end] = values.equal_range(name); at != end; ++at) out.push_back(at->second);
  return out;
}

MetaTags read_meta_tags(PageTree const& page) {
  MetaTags out;
  for (NodeId i = 0; i < page.size(); ++i) {
    switch (page.tag(i)) {
      case Tag::html: out.language = page.attribute(i, "lang").empty() ? page.attribute(i, "xml:lang") : page.attribute(i, "lang"); break;
      case Tag::title:
        if (out.title.empty()) out.title = child_text(page, i);
        break;
      case Tag::meta: read_meta(page, i, out); break;
      case Tag::link: read_link(page, i, out); break;
      case Tag::base:
        if (out.base.empty()) out.base = trimmed(page.attribute(i, "href"));
        break;
      case Tag::script:
        if (out.json_ld.size() < scripts_max && is_json_ld(page, i)) out.json_ld.push_back(page.node(page.node(i).first_child).text);
        break;
      default: break;
    }
  }
  return out;
}

}  // namespace bifrons::extract
