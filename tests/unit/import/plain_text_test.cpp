// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text: only what is plainly a title, a name or a date is taken for one.
#include <gtest/gtest.h>

#include "tests/unit/import/run.hpp"

namespace bifrons::import {
namespace {

TEST(PlainText, ReadsTitleBylineAndDate) {
  auto const got = run("CRM adoption\nBy Aino Mäki\n9.10.2009\n\nPeople stay away from it.\nStill.\n\nSecond.\n", "a.txt");
  ASSERT_EQ(got.items.size(), 1U);
  auto const& article = got.items[0].article;
  EXPECT_EQ(article.title, "CRM adoption");
  EXPECT_EQ(article.author, "Aino Mäki");
  EXPECT_EQ(article.published, "2009-10-09");
  EXPECT_EQ(article.text, "People stay away from it.\nStill.\n\nSecond.");
  EXPECT_EQ(article.from.at("title"), "text");
}

TEST(PlainText, LeavesASentenceInTheText) {
  auto const got = run("This is a sentence of the text.\n\nBy the way, there is more.\n", "a.txt");
  ASSERT_EQ(got.items.size(), 1U);
  EXPECT_EQ(got.items[0].article.title, "");
  EXPECT_EQ(got.items[0].article.author, "");
  EXPECT_TRUE(got.items[0].article.text.starts_with("This is a sentence"));
}

TEST(PlainText, ReadsOldCyrillicEncodings) {
  // "Управление знаниями в отделе продаж" in windows-1251, twice.
  std::string const line = "\xD3\xEF\xF0\xE0\xE2\xEB\xE5\xED\xE8\xE5 \xE7\xED\xE0\xED\xE8\xFF\xEC\xE8 \xE2 \xEE\xF2\xE4\xE5\xEB\xE5 \xEF\xF0\xEE\xE4\xE0\xE6";
  auto const got = run(line + "\n\n" + line + ".\n", "a.txt");
  ASSERT_EQ(got.items.size(), 1U);
  EXPECT_EQ(got.items[0].article.title, "Управление знаниями в отделе продаж");
}

}  // namespace
}  // namespace bifrons::import
