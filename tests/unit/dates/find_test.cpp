// SPDX-License-Identifier: GPL-3.0-or-later
// Dates inside bylines and sentences, with the stretch that says them.
#include <gtest/gtest.h>

#include <string>

#include "indexer/dates/dates.hpp"

namespace bifrons::dates {
namespace {

/// Each date as "iso <- its text", joined by "; ".
std::string found(std::string_view text, std::string_view lang = {}) {
  std::string out;
  for (FoundDate const& date : find_dates(text, {.lang = lang})) {
    if (!out.empty()) out += "; ";
    out += date.iso + " <- " + std::string(text.substr(date.span.start, date.span.end - date.span.start));
  }
  return out;
}

TEST(DatesFind, ReadsBylines) {
  EXPECT_EQ(found("Julkaistu 14.3.2011 klo 9.20", "fi"), "2011-03-14T09:20:00 <- 14.3.2011 klo 9.20");
  EXPECT_EQ(found("Posted by X on March 14, 2011 at 9:20 AM | 3 comments"), "2011-03-14T09:20:00 <- March 14, 2011 at 9:20 AM");
  EXPECT_EQ(found("Опубликовано: 9 октября 2009 г., автор Х", "ru"), "2009-10-09 <- 9 октября 2009 г.");
  EXPECT_EQ(found("Дата: 09.10.2009, просмотров: 15", "ru"), "2009-10-09 <- 09.10.2009");
  EXPECT_EQ(found("(2009-10-09)"), "2009-10-09 <- 2009-10-09");
}

TEST(DatesFind, FindsEveryDateOfALine) {
  EXPECT_EQ(found("Julkaistu 1.2.2010, päivitetty 3. maaliskuuta 2011.", "fi"),
            "2010-02-01 <- 1.2.2010; 2011-03-03 <- 3. maaliskuuta 2011");
}

TEST(DatesFind, KeepsRangesAndCountsApartFromTimes) {
  EXPECT_EQ(found("14.3.2011 - 16.3.2011", "fi"), "2011-03-14 <- 14.3.2011; 2011-03-16 <- 16.3.2011");
  EXPECT_EQ(found("March 14, 2011, 5 comments"), "2011-03-14 <- March 14, 2011");
  EXPECT_EQ(found("On 14 March 2011 10 people came"), "2011-03-14 <- 14 March 2011");
}

TEST(DatesFind, LeavesNumbersThatAreNoDates) {
  EXPECT_EQ(found("Version 1.2.2011.4, phone 09-10-07, 2009, in 2010/11, 10.1.1.1, 3/4/2011, may 5 people"), "");
  EXPECT_EQ(found("14 March and yesterday"), "");
  EXPECT_EQ(found(""), "");
}

TEST(DatesFind, StaysLinearOnDigits) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "1.1.";
  EXPECT_EQ(find_dates(text).size(), 0u);
}

}  // namespace
}  // namespace bifrons::dates
