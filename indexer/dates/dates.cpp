// SPDX-License-Identifier: GPL-3.0-or-later
// The room's door: a text that is a date, and a text that holds some.
#include "indexer/dates/dates.hpp"

#include <algorithm>
#include <cstddef>

#include "indexer/dates/cursor.hpp"
#include "indexer/dates/match.hpp"

namespace bifrons::dates {
namespace {

constexpr std::size_t longest_date = 256;

MatchRules rules_of(DateOptions const& options, bool whole) {
  MatchRules rules{.lang = options.lang, .fetched = {}, .whole = whole};
  if (options.fetched.empty() || options.fetched.size() > longest_date) return rules;
  auto const tokens = tokens_of(options.fetched);
  auto const fetched = match_date(tokens, 0, {.lang = {}, .fetched = {}, .whole = true});
  if (fetched && fetched->moment.day > 0) rules.fetched = fetched->moment;
  return rules;
}

/// Steps over weekdays and what joins them to a date ("Monday, ", "ma ", "on").
std::size_t skip_weekday(std::span<Token const> tokens, std::size_t at) {
  while (at < tokens.size() && (tokens[at].meaning->weekday || tokens[at].meaning->filler || tokens[at].word == "," || tokens[at].word == "."))
    ++at;
  return at;
}

/// Whether nothing but a weekday, a full stop or a remark in brackets follows.
bool is_end(std::span<Token const> tokens, std::size_t at) {
  at = skip_weekday(tokens, at);
  return at == tokens.size() || (tokens[at].word == "(" && tokens.back().word == ")");
}

/// A date that its time stands before: "9:20, 14.3.2011".
std::optional<Match> match_time_first(std::span<Token const> tokens, std::size_t at, MatchRules const& rules) {
  Cursor cursor(tokens, at);
  Moment time{.year = 2000, .month = 1, .day = 1};
  if (!cursor.is_number(0, 1, 2) || !cursor.is_sign(":", 1) || !read_time(cursor, time, {})) return std::nullopt;
  std::size_t const date_at = skip_weekday(tokens, cursor.at);
  auto match = match_date(tokens, date_at, rules);
  if (!match || match->moment.day == 0 || match->moment.hour >= 0) return std::nullopt;
  match->moment.hour = time.hour, match->moment.minute = time.minute, match->moment.second = time.second;
  match->moment.zone = time.zone;
  match->first = at;
  return match;
}

/// A date in running text must not be the tail of a longer number or name.
bool begins_apart(std::span<Token const> tokens, std::size_t at) {
  if (at == 0 || tokens[at].spaced) return true;
  Token const& before = tokens[at - 1];
  if (before.kind != Token::Kind::sign) return false;
  bool const joins = before.word == "." || before.word == "-" || before.word == "/" || before.word == ":" || before.word == ",";
  return !joins || at < 2 || before.spaced || tokens[at - 2].kind != Token::Kind::number;
}

bool ends_apart(std::span<Token const> tokens, std::size_t next) {
  return next >= tokens.size() || tokens[next].spaced || tokens[next].kind == Token::Kind::sign;
}

}  // namespace

std::optional<std::string> parse_date(std::string_view text, DateOptions options) {
  if (text.empty() || text.size() > longest_date) return std::nullopt;
  auto const tokens = tokens_of(text);
  MatchRules const rules = rules_of(options, true);
  std::size_t const start = skip_weekday(tokens, 0);
  auto match = match_date(tokens, start, rules);
  if (!match || !is_end(tokens, match->next)) match = match_time_first(tokens, start, rules);
  if (!match || !is_end(tokens, match->next)) return std::nullopt;
  return iso_text(match->moment);
}

std::vector<FoundDate> find_dates(std::string_view text, DateOptions options) {
  std::vector<FoundDate> found;
  auto const tokens = tokens_of(text);
  MatchRules const rules = rules_of(options, false);
  for (std::size_t at = 0; at < tokens.size();) {
    std::optional<Match> match;
    if (begins_apart(tokens, at)) match = match_date(tokens, at, rules);
    if (!match || !ends_apart(tokens, match->next)) {
      ++at;
      continue;
    }
    found.push_back({{tokens[at].start, tokens[match->next - 1].end}, iso_text(match->moment)});
    at = match->next;
  }
  return found;
}

std::optional<std::string> to_utc(std::string_view iso) {
  if (iso.size() > longest_date) return std::nullopt;
  auto const tokens = tokens_of(iso);
  auto const match = match_date(tokens, 0, {.lang = {}, .fetched = {}, .whole = true});
  if (!match || match->next != tokens.size()) return std::nullopt;
  return utc_text(match->moment);
}

}  // namespace bifrons::dates
