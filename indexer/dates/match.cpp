// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of a date, tried from the strictest to the loosest.
#include "indexer/dates/match.hpp"

#include "indexer/dates/cursor.hpp"

namespace bifrons::dates {
namespace {

bool is_year(Token const& token) { return token.kind == Token::Kind::number && token.digits == 4 && token.value >= 1000 && token.value < 3000; }

int full_year(int two_digits) { return two_digits + (two_digits < 70 ? 2000 : 1900); }

/// Which part of a/b/2011 the page's language writes first; 0 where it does not say.
enum class Order { unknown, day_first, month_first };

Order order_of(std::string_view lang) {
  if (lang.empty() || lang == "en") return Order::unknown;
  return lang == "en-us" || lang == "en-US" || lang == "en_US" ? Order::month_first : Order::day_first;
}

class Grammar {
 public:
  Grammar(std::span<Token const> tokens, std::size_t at, MatchRules const& rules) : cursor_(tokens, at), rules_(rules) {}

  std::optional<Match> run() {
    std::size_t const first = cursor_.at;
    using Form = bool (Grammar::*)();
    constexpr Form forms[] = {&Grammar::year_first, &Grammar::year_then_month, &Grammar::numbers,      &Grammar::day_then_month, &Grammar::month_then_day,
                              &Grammar::korean,     &Grammar::month_alone,  &Grammar::relative,       &Grammar::ago,
                              &Grammar::compact,    &Grammar::short_year,   &Grammar::bare_year};
    for (Form const form : forms) {
      moment_ = {};
      cursor_.at = first;
      if ((this->*form)() && is_real(moment_)) return Match{moment_, first, cursor_.at};
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool touches(std::size_t ahead) const { return !cursor_.look(ahead).spaced; }

  /// A time after the date: 9.30 too where the language writes it so, or where nothing else can follow.
  void time() {
    skip_year_word();
    bool const is_iso = cursor_.look().word == "t";
    read_time(cursor_, moment_, {.point_parts = rules_.whole || rules_.lang.starts_with("fi"), .bare_offset = rules_.whole || is_iso});
  }

  void skip_year_word() {
    if (!cursor_.look().meaning->year) return;
    ++cursor_.at;
    cursor_.take_sign(".");
  }

  /// 2009-10-07, 2009/10/7, 2009.10.07, 2009-október-07, and 2009-10 alone.
  bool year_first() {
    if (!is_year(cursor_.look())) return false;
    std::string const separator = cursor_.look(1).word;
    bool const is_dash = separator == "-";
    if ((!is_dash && separator != "/" && separator != ".") || !touches(1) || !touches(2)) return false;
    int const month = cursor_.is_number(2, 1, 2) ? cursor_.look(2).value : cursor_.look(2).meaning->month;
    moment_.year = cursor_.look().value;
    if (rules_.whole && is_dash && cursor_.is_number(2, 3, 3)) return ordinal(moment_.year, cursor_.look(2).value, 3);
    if (month == 0) return false;
    moment_.month = month;
    bool const has_day = cursor_.is_sign(separator, 3) && cursor_.is_number(4, 1, 2) && touches(3) && touches(4);
    if (!has_day) return cursor_.at += 3, is_dash && rules_.whole && !cursor_.is_sign("-");
    moment_.day = cursor_.look(4).value;
    if (moment_.day == 0) return false;
    cursor_.at += 5;
    if (cursor_.is_sign(separator) && touches(0) && cursor_.is_number(1) && touches(1)) return false;
    time();
    return true;
  }

  /// 2023 Jan 7, as journals cite.
  bool year_then_month() {
    if (!is_year(cursor_.look()) || cursor_.look(1).meaning->month == 0 || !cursor_.is_number(2, 1, 2) || cursor_.look(2).value == 0) return false;
    if (is_year(cursor_.look(3)) || cursor_.is_sign(":", 3)) return false;  // "in 2019 May 7, 2020": the year is the next date's
    if (cursor_.is_sign(",", 3) && is_year(cursor_.look(4))) return false;
    moment_.year = cursor_.look().value, moment_.month = cursor_.look(1).meaning->month, moment_.day = cursor_.look(2).value;
    cursor_.at += 3;
    return true;
  }

  /// 7.10.2009, 7. 10. 2009, 14/3/2011, 14-03-2011.
  bool numbers() {
    std::string const separator = cursor_.look(1).word;
    bool const is_point = separator == ".";
    if (!cursor_.is_number(0, 1, 2) || (!is_point && separator != "/" && separator != "-") || !cursor_.is_number(2, 1, 2) ||
        !cursor_.is_sign(separator, 3) || !cursor_.is_number(4))
      return false;
    if (!touches(1) || !touches(3) || (!is_point && (!touches(2) || !touches(4)))) return false;
    Order const order = order_of(rules_.lang);
    Token const& year = cursor_.look(4);
    bool const is_short = year.digits == 2 && touches(2) && touches(4) && (rules_.whole ? separator != "-" : is_point && order == Order::day_first);
    if (!is_year(year) && !is_short) return false;
    moment_.year = is_short ? full_year(year.value) : year.value;
    if (!assign(cursor_.look().value, cursor_.look(2).value, is_point ? Order::day_first : order)) return false;
    cursor_.at += 5;
    if (cursor_.is_sign(separator) && touches(0) && cursor_.is_number(1) && touches(1)) return false;
    time();
    return true;
  }

  /// Day and month from two numbers; false where both orders make sense and nothing tells.
  bool assign(int first, int second, Order order) {
    bool const may_be_day_first = second >= 1 && second <= 12, may_be_month_first = first >= 1 && first <= 12;
    if (may_be_day_first && may_be_month_first && order == Order::unknown && first != second) return false;
    bool const day_first = may_be_day_first && (order != Order::month_first || !may_be_month_first);
    moment_.day = day_first ? first : second;
    moment_.month = day_first ? second : first;
    return moment_.day > 0 && moment_.month > 0;
  }

  /// 9. lokakuuta 2009, 9 октября 2009 г., 14th of March, 2011, 15-Jan-2024, 15 Jan 24.
  bool day_then_month() {
    if (!cursor_.is_number(0, 1, 2)) return false;
    moment_.day = cursor_.look().value;
    ++cursor_.at;
    if (cursor_.look().meaning->ordinal && touches(0)) ++cursor_.at;
    cursor_.take_sign(".") || cursor_.take_sign("-") || cursor_.take_sign("/");
    if (cursor_.look().meaning->filler) ++cursor_.at;
    moment_.month = cursor_.look().meaning->month;
    if (moment_.month == 0 || moment_.day == 0) return false;
    ++cursor_.at;
    cursor_.take_sign(".") || cursor_.take_sign(",") || cursor_.take_sign("-") || cursor_.take_sign("/");
    return year_then_time();
  }

  /// A year, of two digits only where the text is a date and nothing else.
  bool year() {
    if (cursor_.look().meaning->year) ++cursor_.at;
    bool const is_short = rules_.whole && cursor_.is_number(0, 2, 2) && !cursor_.is_sign(":", 1);
    if (!is_year(cursor_.look()) && !is_short) return false;
    moment_.year = is_short ? full_year(cursor_.look().value) : cursor_.look().value;
    return ++cursor_.at != 0;
  }

  bool year_then_time() {
    if (!year()) return false;
    time();
    return true;
  }

  /// March 14th, 2011; Mar 14 2011 at 9:20 AM; Jan  4 16:29:06 2004; Jan 4 16:29:06 PST 2004.
  bool month_then_day() {
    moment_.month = cursor_.look().meaning->month;
    if (moment_.month == 0) return false;
    ++cursor_.at;
    cursor_.take_sign(".") || cursor_.take_sign("-");
    if (cursor_.look().meaning->filler) ++cursor_.at;
    if (!cursor_.is_number(0, 1, 2)) return false;
    moment_.day = cursor_.look().value;
    if (moment_.day == 0) return false;
    ++cursor_.at;
    if (cursor_.look().meaning->ordinal && touches(0)) ++cursor_.at;
    std::size_t const after_day = cursor_.at;
    cursor_.take_sign(",") || cursor_.take_sign("-");
    if (year_then_time()) return true;
    cursor_.at = after_day;
    moment_.year = 2000;  // any leap year, until the one after the time is read
    return read_time(cursor_, moment_, {}) && year();
  }

  /// 2004년 05월 28일 01:31:15, Korean time where Korean words say so; 2009年10月7日.
  bool korean() {
    if (!is_year(cursor_.look()) || cursor_.look(1).meaning->korean != 1) return false;
    bool const is_hangul = cursor_.look(1).word == "년";
    moment_.year = cursor_.look().value;
    cursor_.at += 2;
    if (!cursor_.is_number(0, 1, 2) || cursor_.look(1).meaning->korean != 2) return false;
    moment_.month = cursor_.look().value;
    cursor_.at += 2;
    if (!cursor_.is_number(0, 1, 2) || cursor_.look(1).meaning->korean != 3) return moment_.month > 0;
    moment_.day = cursor_.look().value;
    cursor_.at += 2;
    if (moment_.month == 0 || moment_.day == 0) return false;
    time();
    if (is_hangul && moment_.hour >= 0 && !moment_.zone) moment_.zone = 9 * 60;
    return true;
  }

  /// October 2009, lokakuussa 2009, октябрь 2009 г.
  bool month_alone() {
    moment_.month = cursor_.look().meaning->month;
    if (moment_.month == 0) return false;
    ++cursor_.at;
    cursor_.take_sign(".") || cursor_.take_sign(",");
    if (!is_year(cursor_.look())) return false;
    moment_.year = cursor_.look().value;
    ++cursor_.at;
    skip_year_word();
    return true;
  }

  /// yesterday, eilen klo 9.30, вчера в 14:30: counted from the day on which the page was fetched.
  bool relative() {
    int const days = cursor_.look().meaning->relative;
    if (days < 0 || !rules_.fetched) return false;
    moment_ = days_before(*rules_.fetched, days);
    ++cursor_.at;
    time();
    return true;
  }

  /// 3 days ago, 2 viikkoa sitten, 5 дней назад.
  bool ago() {
    if (!cursor_.is_number(0, 1, 3) || !rules_.fetched) return false;
    int const days = cursor_.look(1).meaning->ago;
    if (days == 0 || !cursor_.look(2).meaning->before) return false;
    moment_ = days_before(*rules_.fetched, cursor_.look().value * days);
    cursor_.at += 3;
    return true;
  }

  bool ordinal(int in_year, int nth, std::size_t length) {
    auto const day = ordinal_day(in_year, nth);
    if (!day) return false;
    moment_ = *day;
    cursor_.at += length;
    time();
    return true;
  }

  bool set_date(int in_year, int month, int day, std::size_t length) {
    moment_.year = in_year, moment_.month = month, moment_.day = day;
    cursor_.at += length;
    if (month == 0 || day == 0) return false;
    time();
    return true;
  }

  /// 20091007, 091007, 2009280, 09280, 20091007140000. A number of five digits is a date only where it begins with 0.
  bool compact() {
    if (!rules_.whole || !cursor_.is_number()) return false;
    int const value = cursor_.look().value;
    switch (cursor_.look().digits) {
      case 8: return value / 10000 >= 1000 && value / 10000 < 3000 && set_date(value / 10000, value / 100 % 100, value % 100, 1);
      case 7: return value / 1000 >= 1000 && value / 1000 < 3000 && ordinal(value / 1000, value % 1000, 1);
      case 6: return set_date(full_year(value / 10000), value / 100 % 100, value % 100, 1);
      case 5: return value < 10000 && ordinal(full_year(value / 1000), value % 1000, 1);
      default: return false;
    }
  }

  /// 09-10-07, 09-280, -09-10, -0910.
  bool short_year() {
    if (!rules_.whole) return false;
    bool const is_dashed = cursor_.take_sign("-");
    if (is_dashed && cursor_.is_number(0, 4, 4)) {
      moment_.year = full_year(cursor_.look().value / 100), moment_.month = cursor_.look().value % 100;
      return ++cursor_.at, moment_.month > 0;
    }
    if (!cursor_.is_number(0, 2, 2) || !cursor_.is_sign("-", 1) || !touches(1) || !touches(2)) return false;
    int const in_year = full_year(cursor_.look().value), second = cursor_.look(2).value;
    if (cursor_.is_number(2, 3, 3)) return !is_dashed && ordinal(in_year, second, 3);
    if (!cursor_.is_number(2, 2, 2)) return false;
    if (is_dashed) {
      moment_.year = in_year, moment_.month = second;
      return cursor_.at += 3, second > 0;
    }
    return cursor_.is_sign("-", 3) && cursor_.is_number(4, 2, 2) && set_date(in_year, second, cursor_.look(4).value, 5);
  }

  bool bare_year() {
    if (!rules_.whole || !is_year(cursor_.look())) return false;
    moment_.year = cursor_.look().value;
    ++cursor_.at;
    skip_year_word();
    return true;
  }

  Cursor cursor_;
  MatchRules const& rules_;
  Moment moment_;
};

}  // namespace

std::optional<Match> match_date(std::span<Token const> tokens, std::size_t at, MatchRules const& rules) {
  return Grammar(tokens, at, rules).run();
}

}  // namespace bifrons::dates
