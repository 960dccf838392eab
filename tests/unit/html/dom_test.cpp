// SPDX-License-Identifier: GPL-3.0-or-later
// The tree in document order, and the bounds that hostile pages run into.
#include "indexer/html/dom.hpp"

#include <gtest/gtest.h>

#include <string>

namespace bifrons::html {
namespace {

std::string repeat(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

std::uint32_t find(Document const& page, std::string_view tag) {
  for (std::uint32_t i = 0; i < page.nodes().size(); ++i)
    if (page[i].kind == NodeKind::element && page[i].tag == tag) return i;
  return npos;
}

std::size_t depth(Document const& page) {
  std::size_t most = 0;
  for (std::uint32_t i = 0; i < page.nodes().size(); ++i) {
    std::size_t steps = 0;
    for (auto at = i; at != npos; at = page[at].parent) ++steps;
    most = std::max(most, steps);
  }
  return most;
}

TEST(Document, PutsNodesInDocumentOrderWithTheirEnds) {
  auto const page = Document::parse("<p id=a>one <b>two</b></p><p>three");
  ASSERT_TRUE(page);
  auto const p = find(*page, "p"), b = find(*page, "b");
  EXPECT_EQ(page->attribute(p, "id"), "a");
  EXPECT_EQ(page->attribute(p, "class"), "");
  EXPECT_EQ((*page)[b].parent, p);
  EXPECT_EQ((*page)[b + 1].text, "two");
  EXPECT_EQ((*page)[p].end, b + 2);
  EXPECT_EQ((*page)[p].next, b + 2);
  EXPECT_EQ((*page)[(*page)[p].next + 1].text, "three");
}

TEST(Document, DecodesCharacterReferences) {
  auto const page = Document::parse("<p title='a&amp;b'>&auml;&#x41f;&nbsp;</p>");
  ASSERT_TRUE(page);
  auto const p = find(*page, "p");
  EXPECT_EQ(page->attribute(p, "title"), "a&b");
  EXPECT_EQ((*page)[p + 1].text, "äП\u00a0");
}

TEST(Document, KeepsTemplateContentApart) {
  auto const page = Document::parse("<template><p>x</template><p>y");
  ASSERT_TRUE(page);
  auto const at = find(*page, "template");
  EXPECT_EQ((*page)[at + 1].kind, NodeKind::content);
  EXPECT_EQ((*page)[at + 1].next, npos);
  EXPECT_EQ((*page)[at].end, at + 4);
}

TEST(Document, ReadsAFragmentInItsContext) {
  auto const row = Document::parse_fragment("<td>a<td>b", "tr");
  ASSERT_TRUE(row);
  EXPECT_EQ((*row)[1].tag, "td");
  EXPECT_EQ((*row)[(*row)[1].next].tag, "td");
}

TEST(Document, BoundsDepthAndKeepsTheText) {
  auto const page = Document::parse(repeat("<div>", 100'000) + "deep" + repeat("</div>", 100'000) + "<p>after");
  ASSERT_TRUE(page);
  EXPECT_LT(depth(*page), 530u);
  bool found = false;
  for (auto const& node : page->nodes()) found |= node.text == "deep";
  EXPECT_TRUE(found);
  EXPECT_EQ((*page)[(*page)[find(*page, "p")].parent].tag, "body");
}

TEST(Document, BoundsAttributesOfOneTag) {
  std::string tag = "<p";
  for (int i = 0; i < 100'000; ++i) tag += " a" + std::to_string(i) + "=1";
  auto const page = Document::parse(tag + ">x</p>");
  ASSERT_TRUE(page);
  EXPECT_LE(page->attributes(find(*page, "p")).size(), 256u);
}

TEST(Document, BoundsWhatUnclosedFormattingMultiplies) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "<b id=" + std::to_string(i) + ">";
  auto const page = Document::parse(text + repeat("<p>x", 2'000), {.nodes = 200'000});
  ASSERT_TRUE(page);
  EXPECT_LT(page->nodes().size(), 200'000u);
}

TEST(Document, RefusesWhatPassesABoundByName) {
  auto const big = Document::parse("<p>12345", {.bytes = 4});
  ASSERT_FALSE(big);
  EXPECT_NE(big.error().what.find("bytes"), std::string::npos);
  auto const many = Document::parse(repeat("<p>x", 500), {.nodes = 100});
  ASSERT_FALSE(many);
  EXPECT_EQ(many.error().code, ErrorCode::unreadable);
  EXPECT_NE(many.error().what.find("nodes"), std::string::npos);
}

}  // namespace
}  // namespace bifrons::html
