// SPDX-License-Identifier: GPL-3.0-or-later
// Every field, described once: the writer, the query parser, the JSON answer, facets and help are read off these rows.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace bifrons::schema {

/// words: analysed text · names: folded words, all of which must match · exact: one term a value · date: a day interval · url: one canonical address
enum class Kind : std::uint8_t { words, names, exact, date, url };

inline constexpr std::uint8_t no_slot = 0xFF;

struct Field {
  std::string_view name;        ///< in queries, filters and JSON
  std::string_view prefix;      ///< of its Xapian terms
  std::uint8_t slot = no_slot;  ///< Xapian value number
  Kind kind = Kind::exact;
  bool facet = false;           ///< may be counted
  std::string_view help;        ///< what it holds, for people
  std::string_view example;     ///< a query a person could type
};

/// Body words have no field name; their terms stand without prefix (as written) and under stem_prefix (stems).
/// Title words stand in the body too; once more as written under the title's prefix and as stems under title_stem_prefix.
inline constexpr std::string_view stem_prefix = "Z", title_stem_prefix = "ZS";
/// The version of the extractor that read it, beside Article::extractor, so that they can be counted.
inline constexpr std::string_view extractor_prefix = "XE";
/// An author's whole name, folded, beside its words; the key that copies of one post share; what copies find each other by
/// (copies.hpp); the article's id.
inline constexpr std::string_view whole_name_prefix = "XA", fold_prefix = "XF", shingle_prefix = "XK", id_prefix = "Q";

inline constexpr auto fields = std::to_array<Field>({
    {"title", "S", 7, Kind::words, false, "words of the title", "title:onboarding"},
    {"author", "A", 5, Kind::names, true, "a name, or part of one", "author:desk"},
    {"site", "H", 4, Kind::exact, true, "the site's host without www.", "site:pipelinenotes.test"},
    {"topic", "XT", 0, Kind::exact, true, "one of our topics, children included", "topic:crm"},
    {"tag", "XG", 6, Kind::exact, true, "the publisher's own tag or category", "tag:\"lessons learned\""},
    {"lang", "L", 1, Kind::exact, true, "main language: en, fi, ru …", "lang:fi"},
    {"url", "U", no_slot, Kind::url, false, "an address", "url:http://pipelinenotes.test/notes/"},
    {"date", "", 2, Kind::date, false, "when it was published", "date:2009..2012"},
});

/// Slots beside the fields': last possible day (date's slot is the first), year facet, fold key of copies, lengths of
/// body (title included) and title in words, the id, the words in order (places.hpp), which of them are neighbours (neighbours.hpp), and "1" where an article says that it
/// stood elsewhere first (copies.hpp).
inline constexpr std::uint8_t slot_date_last = 3, slot_year = 8, slot_fold = 9, slot_length = 10, slot_title_length = 11, slot_id = 12, slot_places = 13, slot_reprint = 14, slot_neighbours = 15;

/// The row of a name, or nullptr.
[[nodiscard]] constexpr Field const* find_field(std::string_view name) {
  for (auto const& field : fields)
    if (field.name == name) return &field;
  return nullptr;
}

consteval bool fields_are_apart() {
  for (auto const& a : fields)
    for (auto const& b : fields)
      if (&a != &b && ((!a.prefix.empty() && a.prefix == b.prefix) || (a.slot != no_slot && a.slot == b.slot))) return false;
  return true;
}
static_assert(fields_are_apart(), "two fields share a term prefix or a value slot");

}  // namespace bifrons::schema
