// SPDX-License-Identifier: GPL-3.0-or-later
// A text that is a date, form by form; and what must stay without one.
#include <gtest/gtest.h>

#include "indexer/dates/dates.hpp"

namespace bifrons::dates {
namespace {

std::string date(std::string_view text, std::string_view lang = {}, std::string_view fetched = {}) {
  return parse_date(text, {.lang = lang, .fetched = fetched}).value_or("none");
}

TEST(DatesParse, ReadsIsoAsExactAsItIs) {
  EXPECT_EQ(date("2009"), "2009");
  EXPECT_EQ(date("2009-10"), "2009-10");
  EXPECT_EQ(date("2009-10-07"), "2009-10-07");
  EXPECT_EQ(date("2009-10-07T14:00:00+03:00"), "2009-10-07T14:00:00+03:00");
  EXPECT_EQ(date("2009-10-07T14:00Z"), "2009-10-07T14:00:00Z");
  EXPECT_EQ(date("2009-10-07 14:00:05.123"), "2009-10-07T14:00:05");
  EXPECT_EQ(date("20091007T140000Z"), "2009-10-07T14:00:00Z");
  EXPECT_EQ(date("2009-280"), "2009-10-07");
  EXPECT_EQ(date("2024-12-31T24:00:00Z"), "2025-01-01T00:00:00Z");
}

TEST(DatesParse, ReadsTheYearBeforeAMonthsName) {
  EXPECT_EQ(date("2023 Jan 7"), "2023-01-07");
  EXPECT_EQ(date("2023 tammikuu 7"), "2023-01-07");
  EXPECT_EQ(date("2023 January 7, 2024"), "none");
}

TEST(DatesParse, ReadsShortYearsWhereOneOrderIsPossible) {
  EXPECT_EQ(date("01/25/26"), "2026-01-25");
  EXPECT_EQ(date("25.1.26"), "2026-01-25");
  EXPECT_EQ(date("01/02/26"), "none");
}

TEST(DatesParse, ReadsMailAndServerForms) {
  EXPECT_EQ(date("Wed, 07 Oct 2009 14:00:00 GMT"), "2009-10-07T14:00:00Z");
  EXPECT_EQ(date("Wed, 7 Oct 09 14:00 -0530"), "2009-10-07T14:00:00-05:30");
  EXPECT_EQ(date("Wed Oct  7 14:00:00 EEST 2009"), "2009-10-07T14:00:00+03:00");
  EXPECT_EQ(date("Wed, 07 Oct 2009 14:00:00 Etc/GMT"), "2009-10-07T14:00:00Z");
  EXPECT_EQ(date("Wed, 07 Oct 2009 14:00:00 +0300 (EEST)"), "2009-10-07T14:00:00+03:00");
}

TEST(DatesParse, ReadsEnglish) {
  EXPECT_EQ(date("Monday, March 14, 2011"), "2011-03-14");
  EXPECT_EQ(date("March 14th, 2011 at 9:20 PM"), "2011-03-14T21:20:00");
  EXPECT_EQ(date("the 14th of March, 2011"), "2011-03-14");
  EXPECT_EQ(date("Sept. 3, 2009"), "2009-09-03");
  EXPECT_EQ(date("March 2011"), "2011-03");
  EXPECT_EQ(date("12:30 a.m., 14 March 2011"), "2011-03-14T00:30:00");
}

TEST(DatesParse, ReadsFinnish) {
  EXPECT_EQ(date("7.10.2009 klo 14", "fi"), "2009-10-07T14:00:00");
  EXPECT_EQ(date("ke 7.10.2009 klo 9.05", "fi"), "2009-10-07T09:05:00");
  EXPECT_EQ(date("9. lokakuuta 2009", "fi"), "2009-10-09");
  EXPECT_EQ(date("lokakuussa 2009", "fi"), "2009-10");
  EXPECT_EQ(date("7. 10. 2009", "fi"), "2009-10-07");
  EXPECT_EQ(date("la 5.3.2011 12.30"), "2011-03-05T12:30:00");
}

TEST(DatesParse, ReadsRussian) {
  EXPECT_EQ(date("9 октября 2009 г.", "ru"), "2009-10-09");
  EXPECT_EQ(date("Среда, 7 Октября 2009 года, 14:05", "ru"), "2009-10-07T14:05:00");
  EXPECT_EQ(date("07.10.09 в 14:05", "ru"), "2009-10-07T14:05:00");
  EXPECT_EQ(date("7 мая 2012, 10:00 МСК", "ru"), "2012-05-07T10:00:00+03:00");
}

TEST(DatesParse, LeavesWhatMayBeTwoDays) {
  EXPECT_EQ(date("14/3/2011"), "2011-03-14");
  EXPECT_EQ(date("3/14/2011"), "2011-03-14");
  EXPECT_EQ(date("3/4/2011"), "none");
  EXPECT_EQ(date("3/4/2011", "en"), "none");
  EXPECT_EQ(date("4/4/2011", "en"), "2011-04-04");
  EXPECT_EQ(date("3/4/2011", "en-us"), "2011-03-04");
  EXPECT_EQ(date("3/4/2011", "en-gb"), "2011-04-03");
  EXPECT_EQ(date("3/4/2011", "ru"), "2011-04-03");
}

TEST(DatesParse, CountsFromTheDayOfFetchingOnly) {
  EXPECT_EQ(date("yesterday"), "none");
  EXPECT_EQ(date("вчера в 14:30", "ru", "2012-03-01"), "2012-02-29T14:30:00");
  EXPECT_EQ(date("eilen", "fi", "2012-03-01T08:00:00Z"), "2012-02-29");
  EXPECT_EQ(date("3 days ago", "en", "2012-03-01"), "2012-02-27");
}

TEST(DatesParse, RefusesWhatTheCalendarOrTheClockLacks) {
  for (auto const* text : {"30.2.2011", "2011-13-01", "2011-02-29", "2011-02-28T25:00Z", "2011-02-28T10:60:00", "0000-00-00",
                           "2011-02-28T10:00:00+99:00", "March 32, 2011"})
    EXPECT_EQ(date(text), "none") << text;
}

TEST(DatesParse, RefusesWhatIsNoDateOrMore) {
  for (auto const* text : {"", "March 14", "14.3.", "12345", "1705311000", "March 14, 2011 by someone", "1.2.3.2011", "2011-03-14-15",
                           "klo 9.20", "-", "год", "10/2009"})
    EXPECT_EQ(date(text), "none") << text;
  EXPECT_EQ(date("March 14, 2011" + std::string(300, ' ')), "none");
}

TEST(DatesToUtc, FillsInWhatIsUnknown) {
  EXPECT_EQ(to_utc("2009"), "2009-01-01T00:00:00Z");
  EXPECT_EQ(to_utc("2009-10-07T01:30:00+03:00"), "2009-10-06T22:30:00Z");
  EXPECT_EQ(to_utc("2009-10-07T14:00:00"), "2009-10-07T14:00:00Z");
  EXPECT_EQ(to_utc("no date"), std::nullopt);
}

}  // namespace
}  // namespace bifrons::dates
