// SPDX-License-Identifier: GPL-3.0-or-later
// lang attributes of the elements around each block, handed to the detector as evidence.
#include "indexer/extract/language.hpp"

#include <vector>

#include "corpus/article/blocks.hpp"
#include "corpus/text/detect.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

/// "fi" of "fi-FI"; "" of what names no language.
std::string primary(std::string_view tag) {
  auto out = ascii_lowered(trimmed(tag.substr(0, tag.find_first_of("-_,;"))));
  return out.size() == 2 || out.size() == 3 ? out : std::string{};
}

/// Of the nearest element around a node that names one, short of <html>, which speaks of the whole page.
std::string marked_language(PageTree const& page, NodeId node) {
  for (auto at = page.node(node).parent; at != npos && page.tag(at) != Tag::html; at = page.node(at).parent) {
    auto const lang = page.attribute(at, "lang").empty() ? page.attribute(at, "xml:lang") : page.attribute(at, "lang");
    if (!lang.empty()) return primary(lang);
  }
  return {};
}

/// Stretches of text under a lang attribute, where the text's blocks are the page's body blocks.
std::vector<text::LanguagePiece> marked_pieces(Article const& article, PageTree const& page, Content const& content) {
  std::vector<text::LanguagePiece> out;
  auto const blocks = blocks_of(article);
  std::size_t n = 0;
  for (std::size_t b = 0; b < page.blocks().size(); ++b) {
    if (content.role(b) != Role::body) continue;
    if (n >= blocks.size()) return {};
    auto lang = marked_language(page, page.blocks()[b].first);
    if (auto const where = blocks[n++].where; !lang.empty()) {
      if (!out.empty() && out.back().lang == lang && n > 1 && out.back().where.end == blocks[n - 2].where.end) out.back().where.end = where.end;
      else out.push_back({std::move(lang), where});
    }
  }
  if (n != blocks.size()) return {};
  return out;
}

}  // namespace

void fill_language(Article& article, Sources const& sources, Content const& content) {
  auto hint = sources.meta.language;
  if (hint.empty()) hint = sources.json_ld.language;
  if (hint.empty()) hint = sources.meta.first({"og:locale", "content-language", "dc.language"});
  hint = primary(hint);
  auto const found = text::detect_languages(article.text, hint, marked_pieces(article, sources.page, content));
  article.lang = found.main;
  if (article.lang != "und" && !article.lang.empty()) {
    article.from["lang"] = "text";
  } else if (hint.size() == 2 && !article.text.empty()) {
    article.lang = hint;
    article.from["lang"] = "meta";
  }
  for (auto const& piece : found.others) article.spans.push_back({piece.lang, piece.where});
}

}  // namespace bifrons::extract
