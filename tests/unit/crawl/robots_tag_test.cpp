// SPDX-License-Identifier: GPL-3.0-or-later
// X-Robots-Tag.
#include "indexer/crawl/robots_tag.hpp"

#include <gtest/gtest.h>

namespace bifrons::crawl {
namespace {

RobotsTag tag(std::string value) {
  fetch::Resource resource;
  resource.headers = {{"x-robots-tag", std::move(value)}};
  return robots_tag(resource, "bifrons");
}

TEST(RobotsTag, ReadsPlainDirectives) {
  EXPECT_TRUE(tag("NoIndex, nofollow").noindex);
  EXPECT_TRUE(tag("none").nofollow);
  EXPECT_FALSE(tag("unavailable_after: 25 Jun 2030 15:00:00 PST, max-snippet:20").noindex);
}

TEST(RobotsTag, KeepsToItsAgent) {
  EXPECT_FALSE(tag("otherbot: noindex").noindex);
  EXPECT_TRUE(tag("otherbot: noarchive, bifrons: noindex").noindex);
}

}  // namespace
}  // namespace bifrons::crawl
