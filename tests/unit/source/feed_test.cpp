// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds of every family, whole and broken.
#include "indexer/source/feed.hpp"

#include <gtest/gtest.h>

namespace bifrons::source {
namespace {

constexpr std::string_view rss = R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Notes</title><link>http://notes.test/</link><language>fi</language>
<atom:link rel="next" href="http://notes.test/feed?page=2"/>
<item><title>Hello &amp; welcome</title><link>/posts/1</link><guid isPermaLink="false">n1</guid><dc:creator>Aino</dc:creator>
<pubDate>Mon, 15 Jan 2024 09:30:00 +0200</pubDate><category>crm</category><category>sales</category>
<description>Short</description><content:encoded><![CDATA[<p><a href="more">Long</a></p>]]></content:encoded>
<enclosure url="http://notes.test/a.mp3" length="10" type="audio/mpeg"/></item></channel></rss>)";

TEST(Feed, ReadsAnRssItemWhole) {
  auto const feed = parse_feed(rss, "http://notes.test/feed.xml");
  ASSERT_TRUE(feed) << feed.error().what;
  EXPECT_EQ(feed->version, "rss20");
  EXPECT_EQ(feed->language, "fi");
  ASSERT_EQ(feed->items.size(), 1u);
  auto const& item = feed->items[0];
  EXPECT_EQ(item.title, "Hello & welcome");
  EXPECT_EQ(item.link, "http://notes.test/posts/1");
  EXPECT_EQ(item.id, "n1");
  EXPECT_EQ(item.author.name, "Aino");
  EXPECT_EQ(item.published, "2024-01-15T07:30:00Z");
  EXPECT_EQ(item.categories, (std::vector<std::string>{"crm", "sales"}));
  EXPECT_EQ(item.content.at(0).value, "<p><a href=\"http://notes.test/more\">Long</a></p>");
  EXPECT_EQ(item.enclosures.at(0).length, "10");
}

TEST(Feed, KeepsTheLinkToTheNextPage) {
  auto const feed = parse_feed(rss, "http://notes.test/feed.xml");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->links.at(1).rel, "next");
  EXPECT_EQ(feed->link, "http://notes.test/");
}

TEST(Feed, ReadsAtomWithItsBases) {
  auto const feed = parse_feed(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.test/x/"><title type="html">A &amp;lt;b</title>
    <entry xml:base="y/"><link href="1"/><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">B <i>c</i></div></title>
    <author><name>N</name><email>n@a.test</email></author><updated>2024-02-01</updated></entry></feed>)", "http://a.test/feed");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->version, "atom10");
  EXPECT_EQ(feed->items.at(0).link, "http://a.test/x/y/1");
  EXPECT_EQ(feed->items[0].title, "B <i>c</i>");
  EXPECT_EQ(feed->items[0].author.printed(), "N (n@a.test)");
  EXPECT_EQ(feed->items[0].updated, "2024-02-01") << "only as exact as written";
}

TEST(Feed, AModuleDoesNotPassForTheFeedsOwnElements) {
  auto const feed = parse_feed(R"(<rss version="2.0" xmlns:x="http://unknown.test/"><channel><item><x:title>wrong</x:title><title>right</title>
    <x:link>http://wrong.test</x:link></item></channel></rss>)", "http://a.test/");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->items.at(0).title, "right");
  EXPECT_EQ(feed->items[0].link, "");
}

TEST(Feed, ReadsJsonFeed) {
  auto const feed = parse_feed(R"({"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":1,"url":"/1","content_text":"t","tags":["a"]}]})", "http://j.test/f");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->items.at(0).link, "http://j.test/1");
  EXPECT_EQ(feed->items[0].id, "1");
}

TEST(Feed, ReadsABrokenFeedAsFarAsItGoes) {
  auto const feed = parse_feed("<rss version='2.0'><channel><title>Caf&eacute;</title><item><title>A</title><link>http://a.test/1</link></item><item><title>B", "http://a.test/");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->title, "Café");
  EXPECT_EQ(feed->items.at(0).link, "http://a.test/1");
}

TEST(Feed, NamesWhatIsNoFeed) {
  auto const page = parse_feed("<!doctype html><html><body>404</body></html>", "http://a.test/feed");
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().code, ErrorCode::unreadable);
  EXPECT_NE(page.error().what.find("http://a.test/feed"), std::string::npos);
  EXPECT_FALSE(parse_feed("{\"a\":1}", ""));
  EXPECT_FALSE(parse_feed("", ""));
}

TEST(Feed, IsKnownByItsFirstBytes) {
  EXPECT_TRUE(looks_like_feed(rss));
  EXPECT_TRUE(looks_like_feed("\n<!-- c --><feed xmlns='x'>"));
  EXPECT_FALSE(looks_like_feed("<html><body><pre>&lt;rss&gt;<rss></pre>"));
}

TEST(Feed, ReadsCdfFromItsAttributes) {
  auto const feed = parse_feed("<CHANNEL HREF='http://a.test/' BASE='http://a.test/x/' LASTMOD='1998-11-05'><TITLE>T</TITLE>"
                               "<ITEM HREF='1' LASTMOD='1998-11-06'><ABSTRACT>s</ABSTRACT></ITEM><ITEM><A HREF='2'/></ITEM></CHANNEL>", "http://a.test/c.cdf");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->link, "http://a.test/");
  EXPECT_EQ(feed->updated, "1998-11-05");
  EXPECT_EQ(feed->items.at(0).link, "http://a.test/x/1");
  EXPECT_EQ(feed->items.at(1).link, "http://a.test/x/2");
}

TEST(Feed, AnAtomElementInRssComesAfterItsOwn) {
  auto const feed = parse_feed(R"(<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><item><atom:title>other</atom:title><atom:category term="b"/>
    <title>own</title><category>a</category></item></channel></rss>)", "http://a.test/");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->items.at(0).title, "own");
  EXPECT_EQ(feed->items[0].categories, (std::vector<std::string>{"a", "b"}));
}

TEST(Feed, TheTextStandsInForASummaryThatIsNotThere) {
  auto const feed = parse_feed(R"(<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="html">long</content></entry>
    <entry><summary>short</summary><content type="html">long</content></entry><entry><content type="image/png">AAAA</content></entry></feed>)", "http://a.test/");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->items.at(0).summary, "long");
  EXPECT_EQ(feed->items.at(1).summary, "short");
  EXPECT_EQ(feed->items.at(2).summary, "");
}

TEST(Feed, KeepsTheLettersOfAddresses) {
  auto const feed = parse_feed("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://пример.test/блог/'><entry><link href='../пост?я=1#ю'/></entry></feed>", "http://a.test/");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->items.at(0).link, "http://пример.test/пост?я=1#ю");
}

TEST(Feed, NamesEveryAuthorOnce) {
  auto const feed = parse_feed(R"(<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><dc:creator>A</dc:creator><dc:creator>B</dc:creator></item>
    <item><author>c@a.test (C)</author><dc:creator>C</dc:creator></item></channel></rss>)", "http://a.test/");
  ASSERT_TRUE(feed);
  ASSERT_EQ(feed->items.at(0).authors.size(), 2u);
  EXPECT_EQ(feed->items[0].authors[1].name, "B");
  EXPECT_EQ(feed->items[0].author.name, "A");
  ASSERT_EQ(feed->items.at(1).authors.size(), 1u);
  EXPECT_EQ(feed->items[1].authors[0].email, "c@a.test");
}

TEST(Feed, ASecondTextIsTheContent) {
  auto const feed = parse_feed("<rss version='2.0'><channel><item><description>short</description><summary>more</summary></item></channel></rss>", "http://a.test/");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->items.at(0).summary, "short");
  EXPECT_EQ(feed->items[0].content.at(0).value, "more");
}

TEST(Feed, PrefersThePostsOwnAddressToARedirectingOne) {
  auto const feed = parse_feed("<rss xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'><channel><item><link>http://proxy.test/1</link><f:origLink>http://a.test/1</f:origLink></item></channel></rss>", "http://a.test/");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->items.at(0).link, "http://a.test/1");
}

TEST(Feed, ReadsJsonFeedThatWasCutOff) {
  auto const feed = parse_feed(R"({"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"a } \" b","authors":[{"name":"A"},{"name":"B"}]},{"id":"2",},{"id":"3","ti)", "http://a.test/");
  ASSERT_TRUE(feed) << feed.error().what;
  ASSERT_EQ(feed->items.size(), 2u);
  EXPECT_EQ(feed->items[0].authors.size(), 2u);
}

}  // namespace
}  // namespace bifrons::source
