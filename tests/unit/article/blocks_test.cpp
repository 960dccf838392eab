// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks of a text by its structure, and the Markdown made of them.
#include "corpus/article/blocks.hpp"

#include <gtest/gtest.h>

namespace bifrons {
namespace {

Article made(std::string structure, std::string text) {
  Article article;
  article.structure = std::move(structure);
  article.text = std::move(text);
  return article;
}

std::string body(std::string structure, std::string text) {
  auto const all = to_markdown(made(std::move(structure), std::move(text)));
  return all.substr(std::min(all.find("---\n", 4) + 4, all.size()));
}

TEST(Blocks, AreReadOffTextAndStructureTogether) {
  auto const article = made("2pi", "Head\n\nOne\ntwo\n\nitem");
  auto const blocks = blocks_of(article);
  ASSERT_EQ(blocks.size(), 3u);
  EXPECT_EQ(blocks[0].kind, BlockKind::heading);
  EXPECT_EQ(blocks[0].level, 2);
  EXPECT_EQ(article.text.substr(blocks[1].where.start, blocks[1].where.end - blocks[1].where.start), "One\ntwo");
  EXPECT_EQ(blocks[2].kind, BlockKind::item);
}

TEST(Blocks, AreParagraphsWhereTheStructureDoesNotFit) {
  for (auto const* structure : {"", "2", "2pp", "2x", "07"})
    for (auto const& block : blocks_of(made(structure, "a\n\nb"))) EXPECT_EQ(block.kind, BlockKind::paragraph) << structure;
  EXPECT_EQ(blocks_of(made("pp", "\n\na\n\n\n\nb\n\n")).size(), 2u);
  EXPECT_TRUE(blocks_of(made("", "")).empty());
}

TEST(Blocks, StandUnderTheHeadingsAboveThem) {
  auto const blocks = blocks_of(made("2p3p3p2p", "A\n\na\n\nB\n\nb\n\nC\n\nc\n\nD\n\nd"));
  EXPECT_EQ(heading_path(blocks, 5), (std::vector<std::size_t>{0, 4}));
  EXPECT_EQ(heading_path(blocks, 4), (std::vector<std::size_t>{0}));
  EXPECT_EQ(heading_path(blocks, 7), (std::vector<std::size_t>{6}));
  EXPECT_TRUE(heading_path(blocks, 0).empty());
}

TEST(Markdown, GivesEachBlockItsForm) {
  EXPECT_EQ(body("2piiq", "Head\n\nOne\ntwo\n\na\n\nb\n\nsaid"), "\n## Head\n\nOne\\\ntwo\n\n- a\n- b\n\n> said\n");
  EXPECT_EQ(body("rrp", "Stage | Deals\n\nWon | 21\n\nend"), "\n| Stage | Deals |\n| --- | --- |\n| Won | 21 |\n\nend\n");
  EXPECT_EQ(body("c", "a ``` b\n*x*"), "\n````\na ``` b\n*x*\n````\n");
  EXPECT_EQ(body("ft", "under\n\nword"), "\n*under*\n\n**word**\n");
}

TEST(Markdown, EscapesWhatWouldBeASign) {
  EXPECT_EQ(body("pppp", "# no\n\n2009. a year\n\nsnake_case [x] <b>\n\n- dash"), "\n\\# no\n\n2009\\. a year\n\nsnake\\_case \\[x\\] \\<b>\n\n\\- dash\n");
}

TEST(Markdown, HasWhatIsKnownOnTop) {
  auto article = made("p", "text");
  article.title = "A \"title\": two";
  article.published = "2009-10-07";
  article.tags = {"km", "crm"};
  EXPECT_EQ(to_markdown(article), "---\ntitle: \"A \\\"title\\\": two\"\ndate: 2009-10-07\ntags: [\"km\", \"crm\"]\n---\n\n# A \"title\": two\n\ntext\n");
}

}  // namespace
}  // namespace bifrons
