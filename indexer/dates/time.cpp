// SPDX-License-Identifier: GPL-3.0-or-later
// The time of day after a date, and its zone.
#include "indexer/dates/cursor.hpp"

namespace bifrons::dates {
namespace {

constexpr int korea = 9 * 60;

/// What may stand between a date and its time: a comma, a dash, a T, "klo", "at", "в". True where a word says that a time follows.
bool skip_lead(Cursor& cursor) {
  bool joined = false;
  for (int i = 0; i < 3; ++i) {
    Token const& token = cursor.look();
    bool const is_t = token.word == "t" && !token.spaced;
    bool const is_word = token.meaning->joiner || is_t || token.word == "@";
    bool const is_sign = token.kind == Token::Kind::sign && (token.word == "," || token.word == "|" || token.word == "•" ||
                                                             token.word == "·" || (token.word == "-" && token.spaced));
    if (is_word) joined = true;
    if (!is_word && !is_sign && !(joined && token.word == ".")) break;
    ++cursor.at;
  }
  return joined;
}

/// am, pm, a.m., p.m.; -1 where none stands.
int read_half(Cursor& cursor) {
  if (int const half = cursor.look().meaning->half; half >= 0) return ++cursor.at, half;
  bool const is_dotted = (cursor.look().word == "a" || cursor.look().word == "p") && cursor.is_sign(".", 1) && cursor.look(2).word == "m";
  if (!is_dotted) return -1;
  int const half = cursor.look().word == "a" ? 0 : 12;
  cursor.at += 3;
  cursor.take_sign(".");
  return half;
}

/// 14:05, 14:05:09.25, 14.05, 140509 after a T.
bool read_clock(Cursor& cursor, Moment& moment, bool joined, bool point_parts) {
  if (joined && (cursor.is_number(0, 4, 4) || cursor.is_number(0, 6, 6))) {
    int const clock = cursor.look().value * (cursor.look().digits == 4 ? 100 : 1);
    moment.hour = clock / 10000, moment.minute = clock / 100 % 100, moment.second = clock % 100;
    return ++cursor.at, true;
  }
  if (!cursor.is_number(0, 1, 2)) return false;
  moment.hour = cursor.look().value;
  std::string_view const separator = cursor.is_sign(":", 1) ? ":" : (joined || point_parts) && cursor.is_sign(".", 1) ? "." : "";
  bool const has_minute = !separator.empty() && cursor.is_number(2, 2, 2) && !cursor.look(2).spaced;
  if (!has_minute) {
    bool const has_half = cursor.look(1).meaning->half >= 0 || ((cursor.look(1).word == "a" || cursor.look(1).word == "p") && cursor.is_sign(".", 2));
    return (joined || has_half) && separator != ":" && ++cursor.at != 0;
  }
  moment.minute = cursor.look(2).value;
  cursor.at += 3;
  if (cursor.is_sign(separator) && cursor.is_number(1, 2, 2) && !cursor.look(1).spaced) {
    moment.second = cursor.look(1).value;
    cursor.at += 2;
    if ((cursor.is_sign(".") || cursor.is_sign(",")) && cursor.is_number(1) && !cursor.look(1).spaced && !cursor.look().spaced) cursor.at += 2;
  }
  return !cursor.is_sign(":");
}

/// The digits after + or -: 3, 03, 0300, 03:00.
bool read_offset(Cursor& cursor, Moment& moment) {
  int const sign = cursor.is_sign("-") ? -1 : 1;
  if (cursor.look(1).spaced || !cursor.is_number(1, 1, 4) || cursor.look(1).digits == 3) return false;
  int const value = cursor.look(1).value;
  if (cursor.look(1).digits == 4) {
    if (value % 100 > 59) return false;
    moment.zone = sign * (value / 100 * 60 + value % 100);
    return cursor.at += 2, true;
  }
  int minutes = 0;
  std::size_t length = 2;
  if (cursor.is_sign(":", 2)) {
    if (!cursor.is_number(3, 2, 2) || cursor.look(3).value > 59) return false;
    minutes = cursor.look(3).value;
    length = 4;
  }
  moment.zone = sign * (value * 60 + minutes);
  return cursor.at += length, true;
}

}  // namespace

bool read_zone(Cursor& cursor, Moment& moment, bool bare_offset) {
  bool const is_offset = cursor.is_sign("+") || cursor.is_sign("-");
  if (is_offset) return bare_offset && read_offset(cursor, moment);
  if (cursor.look().word == "etc" && cursor.is_sign("/", 1)) cursor.at += 2;
  auto const& zone = cursor.look().meaning->zone;
  // A single letter is a zone only where it touches the time, or ends the text.
  if (!zone || (cursor.look().word.size() == 1 && cursor.look().spaced && !cursor.look(1).word.empty())) return false;
  moment.zone = zone;
  ++cursor.at;
  if (*zone == 0 && !cursor.look().spaced && (cursor.is_sign("+") || cursor.is_sign("-"))) return read_offset(cursor, moment);
  return true;
}

bool read_time(Cursor& cursor, Moment& moment, TimeRules const& rules) {
  std::size_t const start = cursor.at;
  Moment timed = moment;
  bool const joined = skip_lead(cursor);
  int half = read_half(cursor);
  bool const is_korean = half >= 0;
  if (!read_clock(cursor, timed, joined, rules.point_parts)) return cursor.at = start, false;
  if (half < 0) half = read_half(cursor);
  if (half >= 0 && (timed.hour < 1 || timed.hour > 12)) return cursor.at = start, false;
  if (half >= 0) timed.hour = timed.hour % 12 + half;
  if (timed.second == 60) timed.second = 59;
  if (is_korean) timed.zone = korea;
  read_zone(cursor, timed, rules.bare_offset);
  if (!is_real(timed)) return cursor.at = start, false;
  moment = timed;
  return true;
}

}  // namespace bifrons::dates
