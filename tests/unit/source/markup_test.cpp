// SPDX-License-Identifier: GPL-3.0-or-later
// Markup inside feeds.
#include "indexer/source/markup.hpp"

#include <gtest/gtest.h>

namespace bifrons::source {
namespace {

TEST(Markup, MakesAddressesAbsolute) {
  EXPECT_EQ(resolved_markup("<a href=x>y</a><img src='/z.png'>", "http://a.test/b/"), "<a href=\"http://a.test/b/x\">y</a><img src=\"http://a.test/z.png\" />");
}

TEST(Markup, LeavesAbsoluteAddressesAsWritten) {
  EXPECT_EQ(resolved_markup("<a href=\"http://b.test\">y</a>", "http://a.test/"), "<a href=\"http://b.test\">y</a>");
  EXPECT_EQ(absolute("mailto:a@b.test", "http://a.test/"), "mailto:a@b.test");
}

TEST(Markup, EndsAnOpenQuoteWithTheTag) { EXPECT_EQ(resolved_markup("<a href=\"/x>y</a>", "http://a.test/"), "<a href=\"http://a.test/x\">y</a>"); }

TEST(Markup, KeepsTextThatOnlyLooksLikeTags) { EXPECT_EQ(resolved_markup("1 < 2 <3", "http://a.test/"), "1 < 2 <3"); }

TEST(Markup, ManyOpenQuotesCostNoTime) {
  std::string html;
  for (int i = 0; i < 20'000; ++i) html += "<a href=\"";
  EXPECT_FALSE(resolved_markup(html, "http://a.test/").empty());
}

TEST(Markup, DecodesBase64) {
  EXPECT_EQ(base64_decoded(" RXhh\nbXBsZQ== "), "Example");
  EXPECT_EQ(base64_decoded("not base64!"), "");
}

TEST(Markup, ReadsC1AsWindows1252) { EXPECT_EQ(without_c1("don\xC2\x92t"), "don’t"); }

}  // namespace
}  // namespace bifrons::source
