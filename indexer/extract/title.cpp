// SPDX-License-Identifier: GPL-3.0-or-later
// The article's title without the site's name: headings, JSON-LD, OpenGraph and <title> compared with each other.
#include <algorithm>
#include <array>
#include <vector>

#include "corpus/url/url.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/metadata.hpp"

namespace bifrons::extract {
namespace {

/// Letters and digits only, small: how titles are compared.
std::string key_of(std::string_view text) {
  std::string out;
  for (char const c : lowered(text))
    if (ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80) out += c;
  return out;
}

constexpr std::array<std::string_view, 11> separators{" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " ~ "};

struct Parts {
  std::string_view first, last;  ///< split at the last separator
  std::string_view head, rest;   ///< split at the first
};

bool split(std::string_view title, Parts& out) {
  std::size_t last = std::string_view::npos, last_width = 0, first = std::string_view::npos, first_width = 0;
  for (auto const& separator : separators) {
    auto const at = title.rfind(separator);
    if (at != std::string_view::npos && (last == std::string_view::npos || at > last)) last = at, last_width = separator.size();
    auto const from = title.find(separator);
    if (from != std::string_view::npos && (first == std::string_view::npos || from < first)) first = from, first_width = separator.size();
  }
  if (last == std::string_view::npos) return false;
  out = {title.substr(0, last), title.substr(last + last_width), title.substr(0, first), title.substr(first + first_width)};
  return true;
}

class Titles {
 public:
  explicit Titles(Sources const& sources) : s_(sources) {
    for (auto const name : {s_.meta.first({"og:site_name"}), s_.meta.first({"application-name"}), s_.meta.first({"apple-mobile-web-app-title"}),
                            std::string_view(s_.json_ld.publisher), std::string_view(s_.json_ld.site)})
      if (auto key = key_of(name); !key.empty()) sites_.push_back(std::move(key));
    auto site = url::site(s_.url);
    if (auto const dot = site.find('.'); dot != std::string::npos) {
      sites_.push_back(key_of(site));
      auto const last = site.rfind('.');
      sites_.push_back(key_of(site.substr(0, last)));
      if (dot != last) sites_.push_back(key_of(site.substr(dot + 1, last - dot - 1)));
    }
  }

  Signal choose();

 private:
  bool is_site(std::string_view part) const {
    auto const key = key_of(part);
    if (key.empty()) return true;
    return std::ranges::any_of(sites_, [&key](std::string const& site) {
      return key == site || (key.size() >= 5 && site.starts_with(key)) || (site.size() >= 5 && key.starts_with(site) && key.size() < site.size() + 12);
    });
  }
  /// Takes the site's name off either end.
  std::string stripped(std::string_view title) const {
    if (auto const colon = title.find(": "); colon != std::string_view::npos && std::ranges::find(sites_, key_of(title.substr(0, colon))) != sites_.end() && !key_of(title.substr(colon)).empty())
      title.remove_prefix(colon + 2);
    for (int round = 0; round < 3; ++round) {
      Parts parts;
      if (!split(title, parts)) break;
      if (is_site(parts.last) && !key_of(parts.first).empty()) title = parts.first;
      else if (is_site(parts.head) && !key_of(parts.rest).empty()) title = parts.rest;
      else break;
    }
    return std::string(trimmed(title));
  }
  struct Heading {
    std::string text;
    int level = 1;
  };
  std::vector<Heading> headings() const;
  bool is_half(std::string_view heading, std::vector<Heading> const& known) const;

  Sources const& s_;
  std::vector<std::string> sites_;
};

/// Headings of the four upper levels, the highest first.
std::vector<Titles::Heading> Titles::headings() const {
  std::vector<Heading> out;
  for (int level = 1; level <= 4; ++level)
    for (auto const& block : s_.page.blocks())
      if (block.kind == BlockKind::heading && block.level == level && out.size() < 60) out.push_back({block.text, level});
  return out;
}

/// "Team Notes | The napkin" with headings for both halves: the first-level one is the blog's name.
bool Titles::is_half(std::string_view heading, std::vector<Heading> const& known) const {
  Parts parts;
  if (!split(s_.meta.title, parts)) return false;
  auto const key = key_of(heading);
  auto const has = [&](std::string_view part) {
    return std::ranges::any_of(known, [&](Heading const& other) { return other.level > 1 && key_of(other.text) == key_of(part); });
  };
  return (key == key_of(parts.head) && has(parts.rest)) || (key == key_of(parts.last) && has(parts.first));
}

Signal Titles::choose() {
  auto const document = stripped(s_.meta.title);
  auto const og = stripped(s_.meta.first({"og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"}));
  auto const& headline = s_.json_ld.headline;
  auto const document_key = key_of(s_.meta.title), stripped_key = key_of(document), og_key = key_of(og), headline_key = key_of(headline);
  auto const known = headings();
  // A heading that the head of the page repeats is the title as readers see it.
  for (auto const& [heading, level] : known) {
    auto const key = key_of(heading);
    if (key.size() < 4 || is_site(heading)) continue;
    Parts parts;
    bool const half = level > 1 && key.size() >= 10 && split(s_.meta.title, parts) && (key == key_of(parts.rest) || key == key_of(parts.first));
    bool const within = level == 1 && key.size() >= 8 && document_key.find(key) != std::string::npos && !is_half(heading, known);
    if (half || within || key == og_key || key == headline_key || key == stripped_key || key == document_key)
      return {heading, key == headline_key ? "json-ld" : key == og_key ? "og" : "text"};
  }
  std::size_t firsts = 0;
  std::string only;
  for (auto const& block : s_.page.blocks())
    if (block.kind == BlockKind::heading && block.level == 1) {
      if (firsts++ == 0) only = block.text;
    }
  if (firsts == 1 && key_of(only).size() >= 12 && !is_site(only) && count_code_points(only) < 200 && phrase_group(only) == PhraseGroup::none)
    return {only, "text"};
  if (s_.json_ld.article && !headline.empty()) return {stripped(headline), "json-ld"};
  if (!og.empty()) return {og, "og"};
  if (!document.empty()) return {document, "meta"};
  for (auto const& [heading, level] : known)
    if (level <= 2 && !is_site(heading) && phrase_group(heading) == PhraseGroup::none) return {heading, "text"};
  return {};
}

}  // namespace

Signal read_title(Sources const& sources) {
  auto title = Titles(sources).choose();
  std::string squeezed;
  bool space = false;
  append_squeezed(squeezed, title.value.substr(0, 2000), space);
  title.value = std::move(squeezed);
  if (title.value.empty()) title.from.clear();
  return title;
}

}  // namespace bifrons::extract
