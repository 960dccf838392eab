// SPDX-License-Identifier: GPL-3.0-or-later
// XML that is none: what still can be read of it, and what must never be done with it.
#include <gtest/gtest.h>

#include <string>

#include "corpus/xml/xml.hpp"

namespace bifrons::xml {
namespace {

std::string text(std::string_view bytes) {
  auto const root = parse(bytes);
  return root ? root->all_text() : "no root";
}

TEST(XmlBroken, KnowsTheNamesOfHtml) {
  EXPECT_EQ(text("<a>caf&eacute;&nbsp;&mdash; &lt;b&gt; &amp;amp;</a>"), "caf\u00E9\u00A0\u2014 <b> &amp;");
  EXPECT_EQ(parse("<a x='&eacute;&quot;&LT;'/>")->attribute("x"), "\u00E9\"<");
}

TEST(XmlBroken, KeepsStraySignsAsText) {
  EXPECT_EQ(text("<a>AT&T & more < less &nosuch; &</a>"), "AT&T & more < less &nosuch; &");
  EXPECT_EQ(parse("<a href='?x=1&y=2&copy=3'/>")->attribute("href"), "?x=1&y=2&copy=3");
}

TEST(XmlBroken, DropsControlCharactersAndReadsOddNumbers) {
  EXPECT_EQ(text("<a>x\x01\x0By\x7F</a>"), "xy\x7F");
  EXPECT_EQ(text("<a>&#146;&#x1F;&#xFFFF;&#99999999999;&#65;</a>"), "\u2019 \uFFFD\uFFFD\u0041");
}

TEST(XmlBroken, ForgivesWhatStandsBeforeTheDeclaration) {
  EXPECT_EQ(text("\n  \xEF\xBB\xBF junk <?xml version='1.0' encoding='utf-8'?>\n<!-- x --><a>ok</a> trailing <b/>"), "ok");
}

TEST(XmlBroken, ClosesWhatIsLeftOpen) {
  auto const root = parse("<rss><item><title>one</title><p>text</item><item><title>two</titel></item><item><title>three");
  ASSERT_TRUE(root);
  ASSERT_EQ(root->children.size(), 3u);
  EXPECT_EQ(root->children[1].child("title")->text, "two");
  EXPECT_EQ(root->children[2].all_text(), "three");
}

TEST(XmlBroken, ReadsAttributesWithoutQuotes) {
  auto const root = parse("<a x=1 y z='2'><b u=\"3></b></a>");
  ASSERT_TRUE(root);
  EXPECT_EQ(root->attribute("x"), "1");
  EXPECT_EQ(root->attribute("y"), "");
  EXPECT_EQ(root->attribute("z"), "2");
  EXPECT_EQ(root->child("b")->attribute("u"), "3");
}

TEST(XmlBroken, GuessesUndeclaredPrefixes) {
  auto const root = parse("<a><dc:date>1</dc:date><odd:date>2</odd:date></a>");
  ASSERT_TRUE(root);
  EXPECT_EQ(root->children.at(0).name, "date");
  EXPECT_EQ(root->children.at(0).space, "http://purl.org/dc/elements/1.1/");
  EXPECT_EQ(root->children.at(1).name, "date");
  EXPECT_EQ(root->children.at(1).space, "odd");
}

TEST(XmlBroken, ExpandsOwnEntitiesButNoneFromOutside) {
  EXPECT_EQ(text("<!DOCTYPE a [<!ENTITY me 'A &amp; B]'>\n<!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>&me;|&f;</a>"), "A & B]|&f;");
}

TEST(XmlBroken, BoundsTheBillionLaughs) {
  std::string dtd = "<!DOCTYPE a [<!ENTITY l0 'lol'>";
  for (int i = 1; i < 12; ++i) {
    dtd += "<!ENTITY l" + std::to_string(i) + " '";
    for (int j = 0; j < 10; ++j) dtd += "&l" + std::to_string(i - 1) + ";";
    dtd += "'>";
  }
  EXPECT_LT(text(dtd + "]><a>&l11;</a>").size(), 2u << 20);
  EXPECT_LT(text("<!DOCTYPE a [<!ENTITY b '" + std::string(10'000, 'x') + "'>]><a>" + std::string(20'000, '&') + "</a>").size(), 2u << 20);
}

TEST(XmlBroken, SaysWhenThereIsNothing) {
  for (auto const* bytes : {"", "plain text", "<", "<!-- x", "<?xml version='1.0'?>", "&amp;"}) {
    auto const root = parse(bytes);
    ASSERT_FALSE(root) << bytes;
    EXPECT_EQ(root.error().code, ErrorCode::unreadable);
    EXPECT_FALSE(root.error().hint.empty());
  }
}

TEST(XmlBroken, ClosesByGrammarOnlyWhatIsLeftOpen) {
  constexpr std::string_view containers[] = {"list"}, records[] = {"row"}, fields[] = {"name", "note"};
  Grammar const grammar{containers, records, fields};
  auto const open = parse("<list><row><name>a<note>b<row><name>c", {}, {}, grammar);
  ASSERT_TRUE(open);
  ASSERT_EQ(open->children.size(), 2u);
  EXPECT_EQ(open->children[0].child("note")->text, "b");
  auto const closed = parse("<list><row><name><note>b</note></name></row></list>", {}, {}, grammar);
  EXPECT_NE(closed->children.at(0).child("name")->child("note"), nullptr) << "as it is written";
}

TEST(XmlBroken, WithAGrammarTooDeepMarkupLosesItsTagsNotItsText) {
  constexpr std::string_view containers[] = {"list"}, records[] = {"row"};
  std::string text = "<list><row>";
  for (int i = 0; i < 600; ++i) text += "<b>x";
  auto const root = parse(text + "<row>y", {}, {}, {containers, records, {}});
  ASSERT_TRUE(root);
  ASSERT_EQ(root->children.size(), 2u);
  EXPECT_EQ(root->children[0].all_text().size(), 600u);
}

TEST(XmlBroken, ANameThatRunsIntoATagIsText) { EXPECT_EQ(text("<a>x<y</a>"), "x<y"); }

}  // namespace
}  // namespace bifrons::xml
