// SPDX-License-Identifier: GPL-3.0-or-later
// Exports of blog programs: what was published comes in, nothing else.
#include <gtest/gtest.h>

#include "tests/unit/import/run.hpp"

namespace bifrons::import {
namespace {

std::string wordpress(std::string_view items) {
  return "<?xml version='1.0'?><rss xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/' "
         "xmlns:wp='http://wordpress.org/export/1.2/'><channel><wp:author><wp:author_login>aino</wp:author_login>"
         "<wp:author_display_name>Aino Mäki</wp:author_display_name></wp:author>" +
         std::string(items) + "</channel></rss>";
}

TEST(WordPress, GivesPublishedPostsWithTheAuthorsOwnName) {
  auto const got = run(wordpress("<item><title>A &amp;amp; B</title><link>https://blog.test/a/</link><dc:creator>aino</dc:creator>"
                                 "<content:encoded><![CDATA[First.\n\nSecond [gallery ids=\"1,2\"]]]></content:encoded>"
                                 "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
                                 "<wp:post_date_gmt>2024-01-15 07:30:00</wp:post_date_gmt>"
                                 "<category domain='category' nicename='crm'>CRM</category></item>"
                                 "<item><title>x</title><content:encoded>x</content:encoded><wp:status>draft</wp:status></item>"),
                       "w.xml");
  ASSERT_EQ(got.items.size(), 1U);
  auto const& post = got.items[0].article;
  EXPECT_EQ(post.title, "A & B");
  EXPECT_EQ(post.author, "Aino Mäki");
  EXPECT_EQ(post.published, "2024-01-15T07:30:00Z");
  EXPECT_EQ(post.text, "First.\n\nSecond");
  EXPECT_EQ(post.tags, std::vector<std::string>{"CRM"});
  EXPECT_EQ(got.left_out, std::vector<std::string>{"w.xml, item 2: it is not published"});
}

TEST(WordPress, NamesAnExportThatBreaksOffAndKeepsWhatCameBefore) {
  std::string const whole = wordpress("<item><title>A</title><content:encoded>First.</content:encoded></item>");
  EXPECT_TRUE(run(whole, "w.xml").errors.empty());
  auto const got = run(std::string_view(whole).substr(0, whole.size() - 6), "w.xml");
  ASSERT_EQ(got.items.size(), 1U);
  EXPECT_EQ(got.errors, std::vector<std::string>{"w.xml is cut short: its last element has no end."});
}

TEST(Blogger, LeavesCommentsAndDraftsOut) {
  auto const got = run("<feed xmlns='http://www.w3.org/2005/Atom' xmlns:app='http://purl.org/atom/app#'><id>tag:blogger.com,1999:blog-1</id>"
                       "<entry><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#post'/>"
                       "<category scheme='http://www.blogger.com/atom/ns#' term='crm'/><title>T</title>"
                       "<content type='html'>&lt;p&gt;text&lt;/p&gt;</content><link rel='alternate' href='https://b.test/p.html'/></entry>"
                       "<entry><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#comment'/>"
                       "<title>c</title><content>c</content></entry>"
                       "<entry><title>d</title><app:control><app:draft>yes</app:draft></app:control><content>d</content></entry></feed>",
                       "b.xml");
  ASSERT_EQ(got.items.size(), 1U);
  EXPECT_EQ(got.items[0].article.url, "https://b.test/p.html");
  EXPECT_EQ(got.items[0].article.text, "text");
  EXPECT_EQ(got.items[0].article.tags, std::vector<std::string>{"crm"});
  EXPECT_EQ(got.summary.left_out, 2U);
}

TEST(Ghost, JoinsTagsAndAuthorsToPosts) {
  auto const got = run(R"({"db":[{"data":{"posts":[{"id":1,"title":"T","html":"<p>x</p>","status":"published","published_at":"2020-02-01 10:00:00"},
    {"id":2,"title":"D","html":"<p>x</p>","status":"draft"}],"tags":[{"id":9,"name":"CRM"},{"id":8,"name":"#own"}],
    "posts_tags":[{"post_id":1,"tag_id":9},{"post_id":1,"tag_id":8}],"users":[{"id":5,"name":"Ivan"}],"posts_authors":[{"post_id":1,"author_id":5}]}}]})",
                       "g.json");
  ASSERT_EQ(got.items.size(), 1U);
  EXPECT_EQ(got.items[0].article.author, "Ivan");
  EXPECT_EQ(got.items[0].article.published, "2020-02-01T10:00:00Z");
  EXPECT_EQ(got.items[0].article.tags, std::vector<std::string>{"CRM"});
}

TEST(Ghost, NamesBrokenJson) {
  auto const got = run(R"({"db":[{"data":{"posts":[)", "g.json");
  ASSERT_EQ(got.errors.size(), 1U);
  EXPECT_TRUE(got.errors[0].starts_with("g.json holds broken JSON (")) << got.errors[0];
}

TEST(Bookmarks, KnowTheirFoldersTagsAndNotes) {
  auto const got = run("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><H3>Work</H3><DL><p><DT><A HREF=\"https://a.test/1\" ADD_DATE=\"1616337559000\" "
                       "TAGS=\"crm,km\">One</A><DD>A note\n</DL><p><DT><A HREF=\"https://a.test/2\">Two</A><DT><A HREF=\"javascript:x\">No</A></DL>",
                       "b.html");
  ASSERT_EQ(got.items.size(), 2U);
  EXPECT_EQ(got.items[0].folder, "Work");
  EXPECT_EQ(got.items[0].article.text, "A note");
  EXPECT_EQ(got.items[0].article.tags, (std::vector<std::string>{"crm", "km"}));
  EXPECT_EQ(got.items[0].added, "2021-03-21T14:39:19Z");
  EXPECT_EQ(got.items[0].article.published, "");
  EXPECT_EQ(got.items[1].folder, "");
}

}  // namespace
}  // namespace bifrons::import
