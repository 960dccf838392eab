// SPDX-License-Identifier: GPL-3.0-or-later
// Field names as typed: which ones exist, and which are slips of the finger.
#include <algorithm>
#include <array>

#include "corpus/schema/fields.hpp"
#include "searchd/query/lexer.hpp"

namespace bifrons::query {
namespace {

/// Words that people write before a colon, and that are one letter from a field's name.
constexpr auto everyday_words = std::to_array<std::string_view>({"data", "late", "rate", "land", "lane", "long", "tile", "lung", "gate", "fate", "hate", "mate", "side", "size", "bite", "rang", "sang", "bang"});

/// One insertion, deletion, substitution, or swap of neighbours apart.
bool one_edit_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  auto const start = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  auto const rest_a = a.substr(start), rest_b = b.substr(start);
  if (a.size() < b.size()) return rest_a == rest_b.substr(1);
  if (rest_a.empty()) return false;
  if (rest_a.substr(1) == rest_b.substr(1)) return true;
  return rest_a.size() > 1 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] && rest_a.substr(2) == rest_b.substr(2);
}

}  // namespace

std::string_view near_field(std::string_view name) {
  if (name.size() < 4 || std::ranges::find(everyday_words, name) != everyday_words.end()) return {};
  for (auto const& field : schema::fields)
    if (one_edit_apart(name, field.name)) return field.name;
  for (std::string_view const date_word : {"after", "before"})
    if (one_edit_apart(name, date_word)) return date_word;
  return {};
}

}  // namespace bifrons::query
