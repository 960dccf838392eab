// SPDX-License-Identifier: GPL-3.0-or-later
// Outlines of every kind as the same nodes, and one sentence for what is none.
#include <gtest/gtest.h>

#include "searchd/outline/outline.hpp"
#include "tests/support/zip_file.hpp"

namespace bifrons::outline {
namespace {

/// "1 a|2 b": levels and texts.
std::string shape(std::string_view bytes, std::string_view name) {
  auto const nodes = read(bytes, name);
  if (!nodes) return nodes.error().what;
  std::string shape;
  for (auto const& node : *nodes) shape += (shape.empty() ? "" : "|") + std::to_string(node.level) + " " + node.text;
  return shape;
}

TEST(OutlineRead, ReadsMindMapsWithRichTextNotesAndLinks) {
  std::string_view const map =
      "<map><node TEXT='Book'><node LINK='https://a.test/'><richcontent TYPE='NODE'><html><body><p>A <b>rich</b></p><p>node</p></body></html>"
      "</richcontent><richcontent TYPE='NOTE'><html><head/><body><p>one</p><p>two</p></body></html></richcontent></node></node></map>";
  EXPECT_EQ(shape(map, "m.mm"), "1 Book|2 A rich node");
  auto const nodes = read(map, "m.mm");
  EXPECT_EQ(nodes->at(1).note, "one two");
  EXPECT_EQ(nodes->at(1).url, "https://a.test/");
}

TEST(OutlineRead, ReadsOpmlInReadingOrder) {
  EXPECT_EQ(shape("<opml><body><outline text='a &amp; b' _note='n'><outline title='c'/></outline><outline text='&lt;b&gt;d&lt;/b&gt;'/></body></opml>", "o"), "1 a & b|2 c|1 d");
}

TEST(OutlineRead, ReadsXMindOldAndNew) {
  constexpr auto* content = R"([{"rootTopic":{"title":"Book","children":{"detached":[{"title":"Loose"}],"attached":[
      {"title":"A\nline","href":"https://a.test/","notes":{"plain":{"content":"why?"}},"children":{"attached":[{"title":"B","href":"xmind:#1"}]}},{"title":"C"}]}}},
      {"rootTopic":{"title":"Second sheet"}}])";
  constexpr auto* older = R"(<xmap-content xmlns="urn:xmind:xmap:xmlns:content:2.0" xmlns:xlink="http://www.w3.org/1999/xlink"><sheet><topic><title>Book</title><children>
      <topics type="attached"><topic xlink:href="https://a.test/"><title>A line</title><notes><plain>why?</plain></notes><children><topics type="attached"><topic><title>B</title></topic></topics></children></topic>
      <topic><title>C</title></topic></topics><topics type="detached"><topic><title>Loose</title></topic></topics></children></topic></sheet><sheet><topic><title>Second sheet</title></topic></sheet></xmap-content>)";
  auto const both = bifrons::testing::zip_of({{"content.xml", "<xmap-content/>"}, {"content.json", content}}), old = bifrons::testing::zip_of({{"content.xml", older}});
  for (auto const& bytes : {both, old}) {
    EXPECT_EQ(shape(bytes, "m.xmind"), "1 Book|2 A line|3 B|2 C|2 Loose|1 Second sheet");
    auto const nodes = read(bytes, "m.xmind");
    ASSERT_TRUE(nodes);
    EXPECT_EQ(nodes->at(1).note, "why?");
    EXPECT_EQ(nodes->at(1).url, "https://a.test/");
    EXPECT_EQ(nodes->at(2).url, "");
  }
}

TEST(OutlineRead, ReadsMarkdownHeadingsAndLists) {
  EXPECT_EQ(shape("# A\n\nprose\n\n```\n# no\n```\n\n### *B* ###\n- c\n  - [d](u)\n\nE\n===\n", "o.md"), "1 A|2 B|3 c|4 d|1 E");
}

TEST(OutlineRead, ReadsOrgWithoutItsKeywords) {
  EXPECT_EQ(shape("#+TITLE: x\n* A\n** TODO [#A] B   :t:u:\n:PROPERTIES:\n:ID: 1\n:END:\n*no heading*\n", "o.org"), "1 A|2 B");
}

TEST(OutlineRead, ReadsDepthFromIndentationOrNumbers) {
  EXPECT_EQ(shape("A\n\tB\n\t\tC\nD\n", "o.txt"), "1 A|2 B|3 C|1 D");
  EXPECT_EQ(shape("1. A\n1.1 B\n1.1.1. C\n2. D\n2009 was a year\n", "o.txt"), "1 A|2 B|3 C|1 D|1 2009 was a year");
}

TEST(OutlineRead, NamesWhatItCannotRead) {
  EXPECT_EQ(shape("", "x.mm"), "x.mm cannot be read: it is empty.");
  EXPECT_EQ(shape("<map></map>", "x.mm"), "x.mm cannot be read: it holds no nodes.");
  EXPECT_EQ(shape("<?xml version='1.0'?><svg/>", "x.svg"), "x.svg cannot be read: it is neither a mind map nor OPML.");
  EXPECT_TRUE(shape("PK\x03\x04rest", "x.xmind").starts_with("x.xmind cannot be read: it is no whole zip archive"));
  EXPECT_EQ(shape(bifrons::testing::zip_of({{"word/document.xml", "<x/>"}}), "x.docx"), "x.docx cannot be read: it is a zip archive without a mind map.");
}

TEST(OutlineRead, RefusesTooManyNodesAndFlattensTooDeepOnes) {
  std::string many, deep;
  for (int i = 0; i < 10'001; ++i) many += "line\n";
  EXPECT_EQ(shape(many, "x.txt"), "x.txt cannot be read: it has more than 10,000 nodes.");
  for (std::size_t i = 0; i < 100; ++i) deep += std::string(i, ' ') + "x\n";
  EXPECT_EQ(read(deep, "x.txt")->back().level, 64U);
}

}  // namespace
}  // namespace bifrons::outline
