// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown as the reader sees it.
#include <gtest/gtest.h>

#include "indexer/import/markdown_text.hpp"
#include "tests/unit/import/run.hpp"

namespace bifrons::import {
namespace {

std::string plain(std::string_view markdown) {
  std::vector<std::string> tags;
  return inline_text(markdown, tags);
}

TEST(Markdown, KeepsBlocksApart) {
  auto const got = markdown_text("# Title\n\nFirst *line*\nsecond line.\n\n- one\n- two\n\n> quote\n\n| a | b |\n|---|---|\n| c | d |\n\n```\n# code\n```\n\nSub\n---\nend");
  EXPECT_EQ(got.title, "Title");
  EXPECT_EQ(got.text, "First line second line.\n\none\n\ntwo\n\nquote\n\na | b\n\nc | d\n\n# code\n\nSub\n\nend");
}

TEST(Markdown, ShowsLinksByTheirText) {
  EXPECT_EQ(plain("a [link](https://x.test/a_(b)) b"), "a link b");
  EXPECT_EQ(plain("[ref][1] and <https://x.test/>"), "ref and https://x.test/");
  EXPECT_EQ(plain("see ![alt](p.png) it"), "see  it");
  EXPECT_EQ(plain("[[Page|label]] ![[embed.png]][[Other]]"), "label Other");
  EXPECT_EQ(plain("[not a link] stays"), "[not a link] stays");
}

TEST(Markdown, TakesMarksOffButNotSigns) {
  EXPECT_EQ(plain("**bold** _it_ snake_case 2 * 3 ~~gone~~ `a*b`"), "bold it snake_case 2 * 3 gone a*b");
  EXPECT_EQ(plain("\\*kept\\* <b>tag</b> 1 < 2 &amp; 3"), "*kept* tag 1 < 2 & 3");
}

TEST(Markdown, StaysLinearOnOpenMarks) {
  EXPECT_FALSE(plain(std::string(300'000, '[')).empty());
  EXPECT_FALSE(plain(std::string(300'000, '`') + "x").empty());
  std::string const stars(300'000, '*');
  EXPECT_EQ(plain("a" + stars + "b"), "ab");
}

TEST(MarkdownFile, LeavesDraftsOut) {
  auto const got = run("---\ntitle: x\ndraft: true\n---\nx\n", "a.md");
  EXPECT_TRUE(got.items.empty());
  EXPECT_EQ(got.left_out, std::vector<std::string>{"a.md: it is a draft"});
}

TEST(MarkdownFile, ReadsNotesWithTagsAndAHeadingAsTitle) {
  auto const got = run("---\ntags:\n  - crm\n---\n# Memo\n\nSee [[Other page|other]]. #knowledge\n", "memo.md");
  ASSERT_EQ(got.items.size(), 1U);
  auto const& article = got.items[0].article;
  EXPECT_EQ(article.title, "Memo");
  EXPECT_EQ(article.text, "See other. #knowledge");
  EXPECT_EQ(article.tags, (std::vector<std::string>{"crm", "knowledge"}));
  EXPECT_EQ(article.published, "");
}

TEST(MarkdownFile, TakesJekyllsDateFromTheName) {
  auto const got = run("Some *text*.\n", "posts/2009-10-09-crm-adoption.md");
  ASSERT_EQ(got.items.size(), 1U);
  EXPECT_EQ(got.items[0].article.published, "2009-10-09");
}

TEST(MarkdownText, TellsWhatEachBlockIs) {
  auto const read = markdown_text("# Title\n\n## Head\n\nOne\n\n- a\n- b\n\n> said\n\n```\nx\n\ny\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nUnder\n-----\nlast\n");
  EXPECT_EQ(read.title, "Title");
  EXPECT_EQ(read.structure, "2piiqcrr2p");
  EXPECT_EQ(read.text, "Head\n\nOne\n\na\n\nb\n\nsaid\n\nx\ny\n\na | b\n\n1 | 2\n\nUnder\n\nlast");
}

TEST(MarkdownText, ReadsHtmlBlocksAsHtml) {
  auto const read = markdown_text("<h1 align=\"center\">Name</h1>\n\nIn *marks*.\n<p>One <b>two</b>.</p>\n<p>Three &amp; four.</p>\n<ul>\n<li>a\n<li>b\n</ul>\n\nAfter <em>it</em>.\n\n<script>\nlet a;\n\nlet b;\n</script>\nLast.\n");
  EXPECT_EQ(read.title, "Name");
  EXPECT_EQ(read.text, "In marks.\n\nOne two.\n\nThree & four.\n\na\n\nb\n\nAfter it.\n\nLast.");
  EXPECT_EQ(read.structure, "pppiipp");
}

TEST(MarkdownText, KeepsInlineTagsAndLessThanInTheParagraph) {
  EXPECT_EQ(markdown_text("<b>Bold</b> words\nand a < b.\n").text, "Bold words and a < b.");
}

TEST(MarkdownFile, ReadsAnHtmlBodyUnderFrontMatter) {
  auto const got = run("---\ntitle: Pipeline\ndate: 2011-03-14\n---\n<p>First.</p>\n<p>It holds <i>more</i>.</p>\n<h2>Part</h2>\n<p>Last # no heading.</p>\n", "posts/06-pipeline.html");
  ASSERT_EQ(got.items.size(), 1U);
  auto const& article = got.items[0].article;
  EXPECT_EQ(article.title, "Pipeline");
  EXPECT_EQ(article.published, "2011-03-14");
  EXPECT_EQ(article.text, "First.\n\nIt holds more.\n\nPart\n\nLast # no heading.");
  EXPECT_EQ(article.structure, "pp2p");
}

}  // namespace
}  // namespace bifrons::import
