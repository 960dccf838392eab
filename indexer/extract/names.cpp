// SPDX-License-Identifier: GPL-3.0-or-later
// The words are data (author_words.txt), read once; what is cut from a line is decided here.
#include "indexer/extract/names.hpp"

#include <algorithm>

#include "embedded/author_words.hpp"
#include "indexer/dates/dates.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/word_table.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t name_chars = 80, line_bytes = 400;

struct Words {
  std::vector<std::string> prefixes, labels, cards, roles, stops, none;
};

Words read_words() {
  Words out;
  each_row(embedded::author_words, '\t', [&out](std::string_view group, std::string_view word) {
    auto& list = group == "prefix" ? out.prefixes : group == "label" ? out.labels : group == "card" ? out.cards : group == "role" ? out.roles : group == "stop" ? out.stops : out.none;
    list.emplace_back(word);
  });
  std::ranges::stable_sort(out.prefixes, std::ranges::greater{}, &std::string::size);  // "posted by" before "by"
  return out;
}

Words const& words() {
  static Words const table = read_words();
  return table;
}

bool is_letter_byte(char c) { return ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80; }

/// Length of the prefix that the line begins with, separators included; 0 where it begins with none.
std::size_t prefix_length(std::string_view low) {
  for (auto const& prefix : words().prefixes) {
    if (!low.starts_with(prefix) || low.size() == prefix.size()) continue;
    if (is_letter_byte(prefix.back()) && is_letter_byte(low[prefix.size()])) continue;
    return std::min(low.find_first_not_of(" :,-", prefix.size()), low.size());
  }
  return 0;
}

/// Whether a word of the text is a role's, or begins like it where whole is false ("editors", "AnalystUpdated").
bool has_role(std::string_view low, bool whole) {
  for (auto const& role : words().roles)
    for (auto at = low.find(role); at != std::string_view::npos; at = low.find(role, at + 1)) {
      auto const end = at + role.size();
      if ((at == 0 || !is_letter_byte(low[at - 1])) && (!whole || end == low.size() || !is_letter_byte(low[end]))) return true;
    }
  return false;
}

/// "Jane Doe, Senior Analyst": a role after the comma, or words in small letters, are no second author.
void cut_roles(std::string& name) {
  for (auto at = name.find(','); at != std::string::npos; at = name.find(',', at + 1)) {
    auto const part = trimmed(std::string_view(name).substr(at + 1));
    auto const first = part.substr(0, part.find(','));
    if (first.empty() || (first[0] >= 'a' && first[0] <= 'z' && !first.starts_with("and ")) || has_role(lowered(first), false)) return name.resize(at);
  }
}

bool is_no_name(std::string const& name) {
  auto const low = lowered(name);
  if (std::ranges::any_of(words().none, [&](std::string const& word) { return low == word || low.starts_with(word + " ") || low.starts_with(word + ":"); })) return true;
  if (announces_author(name)) return true;
  bool const spaced = name.find(' ') != std::string::npos;
  bool const url = name.find("://") != std::string::npos || name.starts_with("www.") || name.starts_with('@');
  bool const mail = name.find('@') != std::string::npos && !spaced;
  bool const digits = !spaced && name.size() < 3 && std::ranges::any_of(name, [](char c) { return c >= '0' && c <= '9'; });
  auto const chars = count_code_points(name);
  return url || mail || digits || chars > name_chars || chars < 2;
}

}  // namespace

std::string name_of(std::string_view text) {
  std::string name;
  bool space = false;
  append_squeezed(name, text.substr(0, line_bytes), space);
  for (auto cut = prefix_length(lowered(name)); cut > 0; cut = prefix_length(lowered(name))) name.erase(0, cut);
  if (auto const found = dates::find_dates(name); !found.empty()) name.resize(found.front().span.start);
  name += ' ';  // so that stops which are words end here too
  auto const low = lowered(name);
  for (auto const& stop : words().stops)
    if (auto const at = low.find(stop); at != std::string::npos && at < name.size()) name.resize(at);
  cut_roles(name);
  while (!name.empty() && std::string_view(" ,;:.|-").find(name.back()) != std::string_view::npos) name.pop_back();
  return is_no_name(name) ? std::string() : name;
}

std::string joined_names(std::vector<std::string> const& names) {
  std::vector<std::string> seen;
  std::string out;
  for (auto const& raw : names) {
    auto name = name_of(raw);
    if (name.empty() || std::ranges::find(seen, lowered(name)) != seen.end()) continue;
    seen.push_back(lowered(name));
    if (!out.empty()) out += "; ";
    out += name;
  }
  return out;
}

std::string name_in_byline(std::string_view line) {
  constexpr std::ptrdiff_t most_words = 6;
  if (prefix_length(lowered(line.substr(0, line_bytes))) == 0) return {};
  auto name = name_of(line);
  if (name.empty() || std::ranges::count(name, ' ') + 1 > most_words) return {};
  return static_cast<unsigned char>(name[0]) >= 0x80 || (name[0] >= 'A' && name[0] <= 'Z') ? name : std::string();
}

bool announces_author(std::string_view line) {
  line = trimmed(line.substr(0, 60));
  while (!line.empty() && line.back() == ':') line.remove_suffix(1);
  return std::ranges::find(words().labels, lowered(line)) != words().labels.end();
}

bool labels_author(std::string_view label) { return std::ranges::find(words().cards, lowered(trimmed(label.substr(0, 60)))) != words().cards.end(); }

bool looks_like_person(std::string_view name) {
  constexpr std::size_t least = 2, most = 4;
  std::size_t count = 0;
  for (auto rest = trimmed(name); !rest.empty(); ++count) {
    auto const end = std::min(rest.find(' '), rest.size());
    auto const first = rest.substr(0, std::min<std::size_t>(end, static_cast<unsigned char>(rest[0]) >= 0x80 ? 2 : 1));
    bool const capital = static_cast<unsigned char>(rest[0]) >= 0x80 ? lowered(first) != first : first[0] >= 'A' && first[0] <= 'Z';
    if (!capital && count + 1 != least) return false;  // "Ludwig van Beethoven"
    if (rest.substr(0, end).find_first_of("0123456789:?!|/&") != std::string_view::npos) return false;
    rest = trimmed(rest.substr(end));
  }
  return count >= least && count <= most && !has_role(lowered(name), true);
}

}  // namespace bifrons::extract
