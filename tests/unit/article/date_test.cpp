// SPDX-License-Identifier: GPL-3.0-or-later
// Partial dates: what days they may mean, and which texts are none.
#include "corpus/article/date.hpp"

#include <gtest/gtest.h>

namespace bifrons {
namespace {

TEST(DayInterval, WidensAPartialDateToAllItsDays) {
  EXPECT_EQ(day_interval("2009"), (DayInterval{20090101, 20091231}));
  EXPECT_EQ(day_interval("2009-10"), (DayInterval{20091001, 20091031}));
  EXPECT_EQ(day_interval("2012-02"), (DayInterval{20120201, 20120229}));
  EXPECT_EQ(day_interval("2009-10-09"), (DayInterval{20091009, 20091009}));
}

TEST(DayInterval, TakesTheCalendarDayOfItsOwnZone) {
  EXPECT_EQ(day_interval("2009-10-09T23:30:00-05:00"), (DayInterval{20091009, 20091009}));
  EXPECT_EQ(day_interval("2009-10-09T00:10:00Z"), (DayInterval{20091009, 20091009}));
}

TEST(DayInterval, IsAbsentWhereNoRealDayIsNamed) {
  for (auto text : {"", "200", "2009-", "2009-1", "2009-13", "2009-00", "2009-02-30", "2009-10-09x", "2009-10-09T", "0012", "yyyy-mm-dd", "2009/10/09", "2009-10-9"})
    EXPECT_FALSE(day_interval(text)) << text;
}

TEST(IsoTime, WritesUtc) {
  using namespace std::chrono;
  EXPECT_EQ(iso_time(sys_days{year{2009} / 10 / 9} + hours{12} + seconds{5}), "2009-10-09T12:00:05Z");
  EXPECT_TRUE(day_interval(iso_now()));
}

}  // namespace
}  // namespace bifrons
