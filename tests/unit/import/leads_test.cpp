// SPDX-License-Identifier: GPL-3.0-or-later
// What names pages without holding them: tables of saved links, lists of addresses, bookmarks, feed lists.
#include <gtest/gtest.h>

#include "indexer/import/csv.hpp"
#include "tests/unit/import/run.hpp"

namespace bifrons::import {
namespace {

struct Case {
  std::string_view name, bytes, url, title, tags, folder, added;
};

constexpr Case cases[] = {
    {"pocket.csv", "title,url,time_added,tags,status\n\"Osa 1, b\",https://e.example/a?x=1,1705311000,crm|km,unread\n", "https://e.example/a?x=1", "Osa 1, b", "crm+km", "", "2024-01-15T09:30:00Z"},
    {"x", "URL,Title,Selection,Folder,Timestamp,Tags\nhttps://e.example/a,T,,Archive,1705311000,\"[\"\"a\"\",\"\"b\"\"]\"\n", "https://e.example/a", "T", "a+b", "Archive", "2024-01-15T09:30:00Z"},
    {"r.csv", "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\nT,https://e.example/r,01h,\"['a', 'b']\",2024-01-15 07:30:00+00:00,0.5,later,True\n", "https://e.example/r", "T", "a+b", "",
     "2024-01-15T07:30:00Z"},
    {"any.csv", "Name;Link\nT;https://e.example/s\n", "https://e.example/s", "T", "", "", ""},
    {"list.txt", "# mine\nhttps://e.example/l\n", "https://e.example/l", "https://e.example/l", "", "", ""},
    {"ril_export.html", "<html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul><li><a href='https://e.example/p' time_added='1705311000' tags='a,b'>T</a></li></ul></body></html>", "https://e.example/p", "T",
     "a+b", "Unread", "2024-01-15T09:30:00Z"},
    {"b.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><H3>Work</H3><DL><DT><A HREF='https://e.example/b' ADD_DATE='1705311000'>T</A></DL></DL>", "https://e.example/b", "T", "", "Work", "2024-01-15T09:30:00Z"},
};

std::string joined(std::vector<std::string> const& tags) {
  std::string all;
  for (auto const& tag : tags) all += (all.empty() ? "" : "+") + tag;
  return all;
}

TEST(Leads, ComeOutTheSameFromEveryProgram) {
  for (auto const& one : cases) {
    auto const got = run(one.bytes, one.name);
    ASSERT_EQ(got.items.size(), 1U) << one.bytes;
    auto const& item = got.items[0];
    EXPECT_EQ(item.kind, ItemKind::lead);
    EXPECT_EQ(item.article.url, one.url);
    EXPECT_EQ(item.article.title, one.title);
    EXPECT_EQ(joined(item.article.tags), one.tags) << one.bytes;
    EXPECT_EQ(item.folder, one.folder);
    EXPECT_EQ(item.added, one.added) << one.bytes;
    EXPECT_EQ(item.article.published, "") << "the day of keeping is no date of the page";
  }
}

TEST(Leads, OfAFeedListAreSources) {
  auto const got = run("<opml version='2.0'><body><outline text='g'><outline type='rss' text='b' xmlUrl='https://e.example/feed'/></outline></body></opml>", "f.opml");
  ASSERT_EQ(got.items.size(), 1U);
  EXPECT_EQ(got.items[0].kind, ItemKind::feed);
  EXPECT_EQ(got.items[0].article.url, "https://e.example/feed");
}

TEST(Leads, WithoutAWebAddressAreLeftOut) {
  auto const got = run("url,title\njavascript:alert(1),x\nhttps://e.example/,y\n", "a.csv");
  EXPECT_EQ(got.items.size(), 1U);
  ASSERT_EQ(got.left_out.size(), 1U);
  EXPECT_EQ(got.left_out[0], "a.csv, row 2: it has no address of a web page");
}

TEST(Leads, AreNotSoughtInTablesWithoutAddresses) {
  EXPECT_EQ(run("a,b\n1,2\n", "a.csv").errors.at(0), "a.csv is a table without a column of addresses.");
  EXPECT_EQ(run("Read https://e.example/ now\nhttps://e.example/\n", "a.txt").items.at(0).kind, ItemKind::article);
}

TEST(CsvRows, KeepQuotedSeparatorsQuotesAndLineBreaks) {
  CsvRows rows("a,b\r\n\"x, \"\"y\"\"\",\"1\n2\"\n\nlast,\"open");
  std::vector<std::string> row;
  ASSERT_TRUE(rows.next(row));
  ASSERT_TRUE(rows.next(row));
  EXPECT_EQ(row, (std::vector<std::string>{"x, \"y\"", "1\n2"}));
  ASSERT_TRUE(rows.next(row));
  EXPECT_EQ(row, (std::vector<std::string>{"last", "open"}));
  EXPECT_FALSE(rows.next(row));
}

TEST(MovableType, GivesPublishedPostsWithoutComments) {
  auto const got = run(
      "TITLE: A title\nAUTHOR: Foo\nDATE: 01/31/2002 03:31:05 PM\nSTATUS: Publish\nPRIMARY CATEGORY: News\nCATEGORY: News\nTAGS: \"a, b\",c\n-----\nBODY:\nOne.\n\nTwo.\n-----\nEXTENDED BODY:\nMore.\n"
      "-----\nCOMMENT:\nAUTHOR: x\nspam\n-----\n--------\nTITLE: d\nSTATUS: Draft\n-----\nBODY:\nx\n-----\n--------\n",
      "mt.txt");
  ASSERT_EQ(got.items.size(), 1U);
  auto const& post = got.items[0].article;
  EXPECT_EQ(post.title, "A title");
  EXPECT_EQ(post.published, "2002-01-31T15:31:05");
  EXPECT_EQ(post.tags, (std::vector<std::string>{"News", "a, b", "c"}));
  EXPECT_EQ(post.text, "One.\n\nTwo.\n\nMore.");
  EXPECT_EQ(got.left_out.size(), 1U);
}

}  // namespace
}  // namespace bifrons::import
