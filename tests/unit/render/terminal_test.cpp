// SPDX-License-Identifier: GPL-3.0-or-later
// Text for terminals.
#include "searchd/render/terminal.hpp"

#include <gtest/gtest.h>

#include "searchd/render/article.hpp"

namespace bifrons::render {
namespace {

TEST(Terminal, WrapsByLettersNotBytes) {
  EXPECT_EQ(wrap("слово слово слово слово", "  ", {false, 20}), "  слово слово слово\n  слово\n");
}

TEST(Terminal, MarksAcrossALineBreak) {
  EXPECT_EQ(wrap(query::Snippet{"aaaaaaaaaa bbbbbbbbbb", {{8, 14}}}, "", {true, 20}), "aaaaaaaa\x1b[1maa\x1b[0m\n\x1b[1mbbb\x1b[0mbbbbbbb\n");
}

TEST(Terminal, KeepsALongWordWhole) { EXPECT_EQ(wrap(std::string(30, 'a') + " b", "", {false, 20}), std::string(30, 'a') + "\nb\n"); }

TEST(Terminal, LetsNoPageSteerIt) {
  EXPECT_EQ(one_line("a\x1b[31mb\nc\xC2\x9B" "d"), "a [31mb c d");
  EXPECT_EQ(wrap("a\x1b[31mb", "", {false, 80}), "a [31mb\n");
}

TEST(ArticleText, ShowsWhereEachFactWasRead) {
  Article article;
  article.id = "x1";
  article.title = "A post";
  article.published = "2009-10";
  article.from = {{"published", "json-ld"}};
  article.text = "First block.\n\nSecond block.";
  auto const text = article_text(article, {});
  EXPECT_NE(text.find("published 2009-10 (json-ld)\n"), std::string::npos) << text;
  EXPECT_NE(text.find("First block.\n\nSecond block.\n"), std::string::npos);
  EXPECT_EQ(text.find("modified"), std::string::npos);
}

}  // namespace
}  // namespace bifrons::render
