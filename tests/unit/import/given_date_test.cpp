// SPDX-License-Identifier: GPL-3.0-or-later
// Dates stay as exact as they were written.
#include "indexer/import/given_date.hpp"

#include <gtest/gtest.h>

namespace bifrons::import {
namespace {

TEST(GivenDate, ReadsIsoAsExactAsWritten) {
  EXPECT_EQ(given_date("2024"), "2024");
  EXPECT_EQ(given_date("2024-01"), "2024-01");
  EXPECT_EQ(given_date("2024/1/5"), "2024-01-05");
  EXPECT_EQ(given_date("2024-01-15 09:30:00 +0200"), "2024-01-15T09:30:00+02:00");
  EXPECT_EQ(given_date("2024-01-15T06:30:00.000Z"), "2024-01-15T06:30:00Z");
  EXPECT_EQ(given_date("2020-02-01 10:00:00", true), "2020-02-01T10:00:00Z");
}

TEST(GivenDate, ReadsMailAndPoints) {
  EXPECT_EQ(given_date("Mon, 15 Jan 2024 07:30:00 +0000"), "2024-01-15T07:30:00Z");
  EXPECT_EQ(given_date("15.1.2024"), "2024-01-15");
}

TEST(GivenDate, InventsNone) {
  for (auto const* text : {"", "soon", "2009-02-30", "0000-00-00 00:00:00", "2024-01-15 and so on", "13.13.2024", "1.2", "version 2.0"})
    EXPECT_EQ(given_date(text), "") << text;
}

TEST(GivenDate, TellsSecondsFromFractions) {
  for (std::int64_t const count : {1616337559LL, 1616337559000LL, 1616337559000000LL}) EXPECT_EQ(date_of_epoch(count), "2021-03-21T14:39:19Z");
  EXPECT_EQ(date_of_epoch(-5), "");
}

}  // namespace
}  // namespace bifrons::import
