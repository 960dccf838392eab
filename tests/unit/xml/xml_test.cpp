// SPDX-License-Identifier: GPL-3.0-or-later
// The tree that good XML becomes.
#include "corpus/xml/xml.hpp"

#include <gtest/gtest.h>

#include <string>

namespace bifrons::xml {
namespace {

TEST(XmlParse, GivesNamesNamespacesAndAttributes) {
  auto const root = parse(R"(<?xml version="1.0"?><r xmlns="urn:a" xmlns:b="urn:b" x="1 &amp; 2"><b:c b:y='"'/></r>)");
  ASSERT_TRUE(root) << root.error().what;
  EXPECT_EQ(root->space, "urn:a");
  EXPECT_EQ(root->attribute("x"), "1 & 2");
  ASSERT_NE(root->child("c"), nullptr);
  EXPECT_EQ(root->child("c")->space, "urn:b");
  EXPECT_EQ(root->child("c")->attributes.at(0).space, "urn:b");
  EXPECT_EQ(root->child("c")->attribute("y"), "\"");
  EXPECT_EQ(root->child("none"), nullptr);
}

TEST(XmlParse, KeepsTheOrderOfMixedContent) {
  auto const root = parse("<p>one <b>two</b> three<br/> <![CDATA[<four> & ]]>five</p>");
  ASSERT_TRUE(root);
  EXPECT_EQ(root->text, "one  three <four> & five");
  EXPECT_EQ(root->text_at, (std::vector<std::size_t>{4, 10}));
  EXPECT_EQ(root->all_text(), "one two three <four> & five");
}

TEST(XmlParse, ReadsTheEncodingThatIsDeclared) {
  auto const document = parse_document("<?xml version='1.0' encoding='windows-1251'?><a>\xEF\xF0\xE8</a>");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root.text, "при");
  EXPECT_EQ(document->encoding, "windows-1251");
  EXPECT_EQ(parse("<?xml version='1.0' encoding='koi8-r'?><a>при</a>")->text, "при");
  EXPECT_EQ(parse("<a>\xE4</a>", "iso-8859-1")->text, "ä");
  EXPECT_EQ(parse(std::string_view("\xFF\xFE<\0a\0/\0>\0", 10))->name, "a");
}

TEST(XmlParse, HoldsItsBounds) {
  EXPECT_FALSE(parse("<a>12345</a>", {}, {.bytes = 10}));
  EXPECT_FALSE(parse("<a><b/><c/></a>", {}, {.elements = 2}));
  EXPECT_TRUE(parse("<a><b><c/></b></a>", {}, {.depth = 3}));
  auto const deep = parse("<a><b><c><d/></c></b></a>", {}, {.depth = 3});
  ASSERT_FALSE(deep);
  EXPECT_EQ(deep.error().code, ErrorCode::unreadable);
  std::string nested;
  for (int i = 0; i < 100'000; ++i) nested += "<a>";
  EXPECT_FALSE(parse(nested));
}

TEST(XmlParse, ReadsATextOfManyMebibytes) {
  auto const root = parse("<a>" + std::string(12u << 20, 'x') + "</a>");
  ASSERT_TRUE(root);
  EXPECT_EQ(root->text.size(), 12u << 20);
}

}  // namespace
}  // namespace bifrons::xml
