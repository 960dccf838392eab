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

TEST(Markup, WritesInlineDrawingsSoThatTheyStandAlone) {
  EXPECT_EQ(resolved_markup("<svg width=1 baseProfile=full><A xlink:href=\"/y\"><circle r=2 cx=1 /></A></svg><P>x</P>", "http://a.test/"),
            "<svg baseProfile=\"full\" width=\"1\" xmlns=\"http://www.w3.org/2000/svg\"><A xlink:href=\"http://a.test/y\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
            "<circle cx=\"1\" r=\"2\"></A></svg><p>x</p>");
}

TEST(Markup, ReferencesToC1MeanWindows1252) {
  EXPECT_EQ(resolved_markup("don&#146;t &#x93;x&#148; &#145 &#200; &#", "http://a.test/"), "don&#x2019;t &#x201c;x&#x201d; &#145 &#200; &#");
}

TEST(Markup, ResolvesLettersBeyondAsciiWithoutEscapingThem) {
  EXPECT_EQ(absolute("ä", "http://a.test/x/y?q#f"), "http://a.test/x/ä");
  EXPECT_EQ(absolute("../ä/./b/../c", "http://a.test/x/y/z"), "http://a.test/x/ä/c");
  EXPECT_EQ(absolute("?ä", "http://a.test/x?q"), "http://a.test/x?ä");
  EXPECT_EQ(absolute("#ä", "http://a.test/x?q"), "http://a.test/x?q#ä");
  EXPECT_EQ(absolute("//ä.test/b", "https://a.test/x"), "https://ä.test/b");
  EXPECT_EQ(absolute("/ä/..", "https://a.test"), "https://a.test/");
  EXPECT_EQ(absolute("", "https://ä.test/x"), "https://ä.test/x");
}

TEST(Markup, ManyShortLinksOnALongBaseStayBounded) {
  std::string const base = "http://a.test/" + std::string(4'000, 'a') + '/';
  std::string html;
  for (int i = 0; i < 5'000; ++i) html += "<a href=x>";
  EXPECT_LT(resolved_markup(html, base).size(), html.size() * 6 + (128u << 10));
}

TEST(Markup, EscapesWhatWouldEndAValue) {
  EXPECT_EQ(resolved_markup("<img alt='a <b>\"x\"</b> & &amp; &#39;' src=x.png\">", "http://a.test/"), "<img alt=\"a &lt;b&gt;&quot;x&quot;&lt;/b&gt; &amp; &amp; &#39;\" src=\"http://a.test/x.png\" />");
}

TEST(Markup, ClosesTagsThatAreMeantAsXml) { EXPECT_EQ(resolved_markup("<p/><br/><a href=x/>", "http://a.test/"), "<p></p><br /><a href=\"http://a.test/x/\">"); }

}  // namespace
}  // namespace bifrons::source
