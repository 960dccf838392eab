// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds as servers really send them: open elements, junk, odd encodings, and those that mean harm.
#include <gtest/gtest.h>

#include "indexer/source/feed.hpp"
#include "indexer/source/feed_encoding.hpp"

namespace bifrons::source {
namespace {

constexpr auto here = "http://a.test/blog/feed";

std::string encoding(std::string_view bytes, std::string_view content_type = {}) { return feed_encoding(bytes, content_type).label; }

std::string times(std::string_view piece, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

TEST(FeedBroken, FindsItemsBehindOpenElements) {
  auto const feed = parse_feed("<rss version='2.0'><channel><title>Notes<item><title>one<link>http://a.test/1<item><title>two</title><guid>g2", here);
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->title, "Notes");
  ASSERT_EQ(feed->items.size(), 2u);
  EXPECT_EQ(feed->items[0].title, "one");
  EXPECT_EQ(feed->items[0].link, "http://a.test/1");
  EXPECT_EQ(feed->items[1].id, "g2");
}

TEST(FeedBroken, AWellFormedItemMayHoldItemsOfItsOwn) {
  auto const feed = parse_feed("<rss version='2.0'><channel><item><list><item>x</item></list><title>t</title></item></channel></rss>", here);
  ASSERT_TRUE(feed);
  ASSERT_EQ(feed->items.size(), 1u);
  EXPECT_EQ(feed->items[0].title, "t");
}

TEST(FeedBroken, ManyOpenTagsInOneTextDoNotHideTheRest) {
  auto const feed = parse_feed("<rss><channel><item><title>a</title><description>" + times("<p>x<br>", 500) + "</description></item><item><title>b</title></item></channel></rss>", here);
  ASSERT_TRUE(feed) << feed.error().what;
  ASSERT_EQ(feed->items.size(), 2u);
  EXPECT_EQ(feed->items[1].title, "b");
}

TEST(FeedBroken, TagsInAnotherCaseCloseEachOther) {
  auto const feed = parse_feed("<RSS version='2.0'><Channel><Item><Title>one</TITLE><Link>http://a.test/1</link></ITEM></Channel></RSS>", here);
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->items.at(0).title, "one");
  EXPECT_EQ(feed->items[0].link, "http://a.test/1");
}

TEST(FeedBroken, IsReadBehindWhatAServerPrintedAhead) {
  auto const feed = parse_feed("<br />\n<b>Warning</b>: x in <b>y.php</b><br /><?xml version='1.0' encoding='koi8-r'?><rss version='2.0'><channel><title>\xD4</title></channel></rss>", here);
  ASSERT_TRUE(feed) << feed.error().what;
  EXPECT_EQ(feed->title, "т");
  EXPECT_FALSE(parse_feed("<html><body><rss version='2.0'/></body></html>", here)) << "a page is no feed";
}

TEST(FeedBroken, AnOpenCdataSectionEndsWithItsElement) {
  auto const feed = parse_feed("<rss><channel><item><title><![CDATA[one</title></item><item><title>two</title></item></channel></rss>", here);
  ASSERT_TRUE(feed);
  ASSERT_EQ(feed->items.size(), 2u);
  EXPECT_EQ(feed->items[0].title, "one");
}

TEST(FeedBroken, TakesNoScriptForAnAddressAndNoOtherBaseThanTheWebs) {
  auto const feed = parse_feed("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='javascript:x'><entry><link href='JavaScript:alert(1)'/><link href='/a'/>"
                               "<content type='html'>&lt;a href='vbscript:x'>y&lt;/a></content></entry></feed>", here);
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->items.at(0).link, "http://a.test/a");
  EXPECT_EQ(feed->items[0].links.size(), 1u);
  EXPECT_EQ(feed->items[0].content.at(0).value, "<a href=\"\">y</a>");
}

TEST(FeedBroken, LongBasesDoNotSwellTheText) {
  auto const base = "http://a.test/" + times("a/", 400);
  auto const feed = parse_feed("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='" + base + "'>" + times("<entry><link href='x'/></entry>", 100) + "</feed>", here);
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->items.at(99).link, "http://a.test/blog/x");
}

TEST(FeedBroken, ThousandsOfAttributesAndNamespacesCostNoTime) {
  std::string attributes, spaces;
  for (int i = 0; i < 20'000; ++i) attributes += " a" + std::to_string(i) + "='b'", spaces += " xmlns:n" + std::to_string(i) + "='u'";
  auto const feed = parse_feed("<rss" + spaces + "><channel><item" + attributes + "><title>t</title></item></channel></rss>", here);
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->items.at(0).title, "t");
}

TEST(FeedEncoding, GoesByMediaTypeThenByTheFile) {
  constexpr std::string_view latin = "<?xml version='1.0' encoding='ISO-8859-1'?><rss/>";
  EXPECT_EQ(encoding(latin, "application/rss+xml"), "iso-8859-1");
  EXPECT_EQ(encoding(latin, "application/rss+xml; charset='US-ASCII'"), "us-ascii");
  EXPECT_EQ(encoding(latin, "text/xml"), "us-ascii");
  EXPECT_EQ(encoding(latin), "iso-8859-1");
  EXPECT_EQ(encoding("<rss/>", "application/xml"), "utf-8");
  EXPECT_EQ(encoding("<rss/>", "application/xml; charset=gb2312"), "gb18030");
}

TEST(FeedEncoding, OctetsRefuteAClaim) {
  constexpr std::string_view latin = "<?xml version='1.0' encoding='iso-8859-1'?><rss>\xE4</rss>";
  EXPECT_EQ(encoding(latin, "text/xml"), "iso-8859-1") << "not ASCII";
  EXPECT_EQ(encoding(latin, "text/xml; charset=utf-8"), "iso-8859-1") << "not UTF-8";
  EXPECT_EQ(encoding("<rss>\xC3\xA4</rss>", "text/xml; charset=nonsense"), "utf-8") << "unknown";
  EXPECT_EQ(encoding("<?xml version='1.0' encoding='utf-16'?><rss>x</rss>"), "utf-8") << "no octet is 0";
}

TEST(FeedEncoding, SeesMarksAndPatterns) {
  using namespace std::string_view_literals;
  EXPECT_EQ(encoding("\xEF\xBB\xBF<rss/>"), "utf-8");
  EXPECT_EQ(encoding("\xFF\xFE<\0r\0"sv), "utf-16le");
  EXPECT_EQ(encoding("\0<\0?"sv), "utf-16be");
  EXPECT_EQ(encoding("\xFF\xFE\0\0<\0\0\0"sv), "utf-32le");
  EXPECT_EQ(encoding("\0\0\0<\0\0\0?"sv), "utf-32be");
}

TEST(FeedEncoding, GuessesWhatNobodyNamesByItsRegisteredName) {
  std::string_view const koi = "<rss>\xF5\xD0\xD2\xC1\xD7\xCC\xC5\xCE\xC9\xC5 \xDA\xCE\xC1\xCE\xC9\xD1\xCD\xC9 \xD7 \xCB\xCF\xCD\xC1\xCE\xC4\xC5</rss>";
  EXPECT_EQ(encoding(koi), "KOI8-R");
  EXPECT_EQ(encoding(koi, "text/xml"), "KOI8-R");
  auto const feed = parse_feed("<rss version='2.0'><channel><title>" + std::string(koi.substr(5, koi.size() - 11)) + "</title></channel></rss>", here);
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->title, "Управление знаниями в команде");
}

}  // namespace
}  // namespace bifrons::source
