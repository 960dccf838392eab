// SPDX-License-Identifier: GPL-3.0-or-later
// Preferences of browsers, curl and scripts.
#include "searchd/http/accept.hpp"

#include <gtest/gtest.h>

#include <array>

#include "searchd/http/gzip.hpp"

namespace bifrons::http {
namespace {

constexpr std::array<std::string_view, 3> offers{"application/json", "text/html", "text/csv"};

TEST(HttpAccept, GivesTheFirstOfferWhereAnythingGoes) {
  EXPECT_EQ(best_offer("", offers), 0U);
  EXPECT_EQ(best_offer("*/*", offers), 0U);
}

TEST(HttpAccept, GivesABrowserThePage) {
  EXPECT_EQ(best_offer("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", offers), 1U);
}

TEST(HttpAccept, HonoursWeightsAndTheMostExactRange) {
  EXPECT_EQ(best_offer("text/*;q=0.5, text/csv, application/json;q=0.9", offers), 2U);
  EXPECT_EQ(best_offer("*/*, application/json;q=0", offers), 1U);
}

TEST(HttpAccept, FindsNoOfferWhereNoneFits) { EXPECT_EQ(best_offer("image/png", offers), offers.size()); }

TEST(HttpAccept, TakesGzipOnlyWhereAsked) {
  EXPECT_TRUE(takes_gzip("gzip, deflate, br"));
  EXPECT_TRUE(takes_gzip("*"));
  EXPECT_FALSE(takes_gzip(""));
  EXPECT_FALSE(takes_gzip("gzip;q=0.0, *"));
  EXPECT_FALSE(takes_gzip("identity"));
}

}  // namespace
}  // namespace bifrons::http
