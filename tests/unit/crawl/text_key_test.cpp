// SPDX-License-Identifier: GPL-3.0-or-later
// Which differences make another text.
#include "indexer/crawl/text_key.hpp"

#include <gtest/gtest.h>

namespace bifrons::crawl {
namespace {

TEST(TextKey, LeavesClocksAndWholeDatesOut) {
  EXPECT_EQ(text_key("Printed at 10:31:07 for you"), text_key("Printed at 9:02 for you"));
  EXPECT_EQ(text_key("Made 2009-05-12T10:31:00Z."), text_key("Made 2010-01-01T00:00:00Z."));
  EXPECT_EQ(text_key("Serial 1790000000.25 end"), text_key("Serial 1800000001.75 end"));
}

TEST(TextKey, KeepsYearsVersionsAndSums) {
  EXPECT_NE(text_key("In 2009 we sold more"), text_key("In 2010 we sold more"));
  EXPECT_NE(text_key("Version 1.2 is out"), text_key("Version 1.3 is out"));
  EXPECT_NE(text_key("It costs 12 500 now"), text_key("It costs 13 500 now"));
}

}  // namespace
}  // namespace bifrons::crawl
