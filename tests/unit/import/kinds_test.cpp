// SPDX-License-Identifier: GPL-3.0-or-later
// Which reader a file gets, and the sentence for each file that gets none.
#include "indexer/import/kinds.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <array>

#include "tests/unit/import/run.hpp"

namespace bifrons::import {
namespace {

std::string_view kind_name(std::string_view bytes, std::string_view name = "x") {
  auto const kind = kind_of(bytes, name);
  return kind ? (*kind)->name : "none";
}

std::string gzip(std::string text) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::vector<Bytef> in(text.begin(), text.end()), out(text.size() + 1'000);
  stream.next_in = in.data();
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = out.data();
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  std::string packed(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(stream.total_out));
  deflateEnd(&stream);
  return packed;
}

TEST(Kinds, AreFoundByContent) {
  EXPECT_EQ(kind_name("{\"text\":\"x\"}"), "article JSONL");
  EXPECT_EQ(kind_name("<!DOCTYPE html><p>x"), "HTML page");
  EXPECT_EQ(kind_name("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>"), "bookmarks");
  EXPECT_EQ(kind_name("---\ntitle: x\n---\ny"), "Markdown");
  EXPECT_EQ(kind_name("Title\n\nText."), "text");
  EXPECT_EQ(kind_name("<rss xmlns:wp='http://wordpress.org/export/1.2/'>"), "WordPress export");
  EXPECT_EQ(kind_name("<?xml version='1.0'?><rss version='2.0'>"), "RSS feed");
  EXPECT_EQ(kind_name("{\"db\": [{\"data\":{\"posts\":[]}}]}"), "Ghost export");
  EXPECT_EQ(kind_name("<p>fragment", "a.html.gz"), "HTML page");
}

TEST(Kinds, BelieveANameThatPromisesLinesOfJson) {
  auto const got = run("[[[[\n{\"text\":\"whole\"}\n", "a.jsonl");
  ASSERT_EQ(got.items.size(), 1U);
  ASSERT_EQ(got.errors.size(), 1U);
  EXPECT_TRUE(got.errors[0].starts_with("a.jsonl, line 1: ")) << got.errors[0];
}

TEST(Kinds, NameWhatIsNoText) {
  auto const one = [](std::string_view bytes) { return run(bytes, "f").errors.at(0); };
  EXPECT_EQ(one(""), "f is empty.");
  EXPECT_EQ(one(" \n "), "f holds no text.");
  EXPECT_EQ(one("%PDF-1.4"), "f is a PDF file, not articles.");
  EXPECT_EQ(one(std::string_view("ab\0\0\1cd", 7)), "f holds octets that are no text.");
  EXPECT_EQ(one("<?xml version='1.0'?><kml/>"), "f is XML of a kind that is not known.");
}

TEST(Kinds, AreReadThroughGzip) {
  auto const got = run(gzip("{\"text\":\"packed\"}\n"), "a.jsonl.gz");
  ASSERT_EQ(got.items.size(), 1U);
  EXPECT_EQ(got.items[0].article.text, "packed");
}

TEST(Kinds, KeepWhatCameBeforeACutInGzip) {
  std::string lines;
  for (int i = 0; i < 5'000; ++i) lines += "{\"text\":\"number " + std::to_string(i * 7919) + "\"}\n";
  std::string packed = gzip(lines);
  packed.resize(packed.size() / 2);
  auto const got = run(packed, "a.jsonl.gz");
  EXPECT_GT(got.items.size(), 1'000U);
  ASSERT_FALSE(got.errors.empty());
  EXPECT_EQ(got.errors.back(), "a.jsonl.gz is cut short: its gzip data has no end.");
}

TEST(Kinds, RefuseAFileThatIsTooLarge) {
  std::string page = "Title\n\n" + std::string(65U << 20, 'x');
  EXPECT_EQ(run(page, "a.txt").errors, std::vector<std::string>{"a.txt is larger than 64 MiB."});
}

TEST(Kinds, ReadWideText) {
  std::string wide("\xFF\xFE", 2);
  for (char const c : std::string_view("Title\n\nSome words of text here.")) wide += {c, '\0'};
  auto const got = run(wide, "a.txt");
  ASSERT_EQ(got.items.size(), 1U);
  EXPECT_EQ(got.items[0].article.title, "Title");
}

}  // namespace
}  // namespace bifrons::import
