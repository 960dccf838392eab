// SPDX-License-Identifier: GPL-3.0-or-later
// The article's title without the site's name: headings, JSON-LD, OpenGraph and <title> compared with each other.
#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "indexer/extract/furniture.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/metadata.hpp"
#include "indexer/extract/site_names.hpp"

namespace bifrons::extract {
namespace {

std::string key_of(std::string_view text) { return comparison_key(text); }

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

/// Its words, small; sorted where order does not count.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (char const c : lowered(text.substr(0, 1000)) + " ") {
    if (ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80) word += c;
    else if (!word.empty()) out.push_back(std::move(word)), word.clear();
  }
  std::ranges::sort(out);
  return out;
}

/// Whether a word of one begins like a word of the other: stems without a language. True where one has no word to compare.
bool share_a_word(std::string_view a, std::string_view b) {
  constexpr std::size_t stem = 5, shortest = 4;
  auto const stems = [=](std::string_view text) {
    auto words = words_of(text);
    std::erase_if(words, [](std::string const& word) { return word.size() < shortest; });
    for (auto& word : words) word.resize(std::min(word.size(), stem));
    return words;
  };
  auto const left = stems(a), right = stems(b);
  return left.empty() || right.empty() || std::ranges::find_first_of(left, right) != left.end();
}

/// Long titles that are the same but for one word, or for their order.
bool nearly_same(std::string_view a, std::string_view b) {
  constexpr std::size_t shortest = 4;
  auto const left = words_of(a), right = words_of(b);
  if (std::min(left.size(), right.size()) < shortest) return false;
  std::vector<std::string> apart;
  std::ranges::set_symmetric_difference(left, right, std::back_inserter(apart));
  return apart.size() == 1;
}

class Titles {
 public:
  explicit Titles(Sources const& sources) : s_(sources), site_(sources) {}

  Title choose();

 private:
  bool is_site(std::string_view part) const { return site_.names(part); }
  /// Takes the site's name off either end.
  std::string stripped(std::string_view title) const {
    if (auto const colon = title.find(": "); colon != std::string_view::npos && site_.is_one(title.substr(0, colon)) && !key_of(title.substr(colon)).empty())
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
  bool is_blog_name(std::string const& key) const;
  bool told_better(std::string_view heading) const;
  Signal repeated(std::vector<Heading> const& known) const;
  std::string only_heading() const;

  Sources const& s_;
  SiteNames site_;
  std::string document_, og_;  ///< titles of the head without the site's name
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

/// What the page says in several places of its head is its title, also where the heading has a word more or less, has a kicker
/// before it ("Local news"), or the site's name after it.
bool Titles::told_better(std::string_view heading) const {
  constexpr std::size_t shortest = 10;
  if (og_.empty() || (key_of(og_) != key_of(document_) && key_of(og_) != key_of(s_.json_ld.headline))) return false;
  auto const told = key_of(og_), seen = key_of(heading);
  if (told.size() < shortest || told == seen) return false;
  Parts parts;
  bool const tailed = split(heading, parts) && key_of(parts.first) == told;
  if (split(og_, parts) && (key_of(parts.first) == seen || key_of(parts.rest) == seen)) return false;  // a section's name is no title
  return seen.ends_with(told) || tailed || nearly_same(heading, og_);
}

/// A heading that the head of the page repeats is the title as readers see it.
Signal Titles::repeated(std::vector<Heading> const& known) const {
  auto const headline_key = key_of(s_.json_ld.headline), og_key = key_of(og_), stripped_key = key_of(document_), document_key = key_of(s_.meta.title);
  auto const signal = [&](std::string const& key) { return key == headline_key ? "json-ld" : key == og_key ? "og" : "text"; };
  auto const usable = [&](Heading const& heading) { return key_of(heading.text).size() >= 4 && !is_site(heading.text); };
  for (auto const& heading : known) {
    auto const key = key_of(heading.text);
    if (usable(heading) && (key == og_key || key == headline_key || key == stripped_key || key == document_key)) return {heading.text, signal(key)};
  }
  Parts parts;
  bool const splits = split(s_.meta.title, parts);
  auto const is_half_title = [&](Heading const& heading) {
    auto const key = key_of(heading.text);
    return splits && heading.level > 1 && key.size() >= 10 && usable(heading) && (key == key_of(parts.rest) || key == key_of(parts.first));
  };
  for (auto const& heading : known) {
    auto const key = key_of(heading.text);
    if (!usable(heading)) continue;
    bool const half = is_half_title(heading);
    bool const within = heading.level == 1 && key.size() >= 8 && document_key.find(key) != std::string::npos && !is_half(heading.text, known) && !is_blog_name(key);
    if (within)  // a section of the first level may say a part of what the title says whole
      for (auto const& longer : known)
        if (is_half_title(longer) && key_of(longer.text).find(key) != std::string::npos) return {longer.text, signal(key_of(longer.text))};
    if (half || within) return {heading.text, signal(key)};
  }
  return {};
}

/// "Lessons: The lean start" where og:title is "The lean start", or "Post | Lessons": the heading "Lessons" is the blog's.
bool Titles::is_blog_name(std::string const& key) const {
  auto const document = key_of(s_.meta.title), og = key_of(og_);
  bool const site_told = is_site(og_) || og.size() * 2 < key.size();  // then og:title is the name, and the heading the post's
  return !og.empty() && !site_told && og != key && og.find(key) == std::string::npos && (document == key + og || document == og + key);
}

/// The page's one heading of the first level, where it has to do with what the head says.
std::string Titles::only_heading() const {
  std::string only;
  for (auto const& block : s_.page.blocks())
    if (block.kind == BlockKind::heading && block.level == 1) {
      if (!only.empty()) return {};
      only = block.text;
    }
  if (key_of(only).size() < 12 || is_site(only) || is_blog_name(key_of(only)) || count_code_points(only) >= 200 || phrase_group(only) != PhraseGroup::none) return {};
  auto const scheme = s_.url.find("://");
  auto const slash = scheme == std::string_view::npos ? scheme : s_.url.find('/', scheme + 3);
  auto const path = slash == std::string_view::npos ? std::string_view() : s_.url.substr(slash);
  constexpr std::size_t telling = 3;  // words: a head that says less, the site's name say, is no judge
  auto const& told = og_.empty() ? document_ : og_;
  bool const sure = words_of(told).size() >= telling && share_a_word(told, path);  // and the address knows it too
  bool const stranger = sure && !share_a_word(only, og_ + " " + document_ + " " + s_.json_ld.headline) && !share_a_word(only, path);
  return stranger ? std::string() : only;
}

Title Titles::choose() {
  document_ = stripped(s_.meta.title);
  og_ = stripped(s_.meta.first({"og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"}));
  auto const known = headings();
  auto seen = repeated(known);
  if (seen.value.empty()) seen = {only_heading(), "text"};
  if (!seen.value.empty()) return {told_better(seen.value) ? Signal{og_, "og"} : seen, seen.value};
  if (s_.json_ld.article && !s_.json_ld.headline.empty()) return {{stripped(s_.json_ld.headline), "json-ld"}, {}};
  if (!og_.empty()) return {{og_, "og"}, {}};
  if (!document_.empty()) return {{document_, "meta"}, {}};
  for (auto const& [heading, level] : known)
    if (level <= 2 && !is_site(heading) && phrase_group(heading) == PhraseGroup::none) return {{heading, "text"}, heading};
  return {};
}

}  // namespace

Title read_title(Sources const& sources) {
  constexpr std::size_t most_bytes = 2000;
  auto title = Titles(sources).choose();
  auto const squeeze = [](std::string& text) {
    std::string squeezed;
    bool space = false;
    append_squeezed(squeezed, std::string_view(text).substr(0, most_bytes), space);
    text = std::move(squeezed);
  };
  squeeze(title.told.value);
  squeeze(title.shown);
  if (title.told.value.empty()) title.told.from.clear();
  if (title.shown.empty()) title.shown = title.told.value;
  return title;
}

}  // namespace bifrons::extract
