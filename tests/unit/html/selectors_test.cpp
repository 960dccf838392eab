// SPDX-License-Identifier: GPL-3.0-or-later
// CSS selectors find nodes of the flat tree.
#include <gtest/gtest.h>

#include "indexer/html/dom.hpp"

namespace bifrons::html {
namespace {

constexpr std::string_view page = "<article class='post big'><p id=first>one</p><div data-kind=ad><p>two</p></div></article><aside><p>three</p></aside>";

std::string texts(std::string_view selectors) {
  auto const document = Document::parse(page);
  auto const found = document->select(selectors);
  if (!found) return "refused";
  std::string out;
  for (auto const node : *found)
    for (auto i = node; i < (*document)[node].end; ++i)
      if ((*document)[i].kind == NodeKind::text) out += std::string((*document)[i].text) + " ";
  return out;
}

TEST(Selectors, FindElementsInDocumentOrder) {
  EXPECT_EQ(texts("p"), "one two three ");
  EXPECT_EQ(texts("aside p, #first"), "one three ");
  EXPECT_EQ(texts("article.post > p"), "one ");
  EXPECT_EQ(texts(".big [data-kind=ad]"), "two ");
  EXPECT_EQ(texts("p:not(#first)"), "two three ");
  EXPECT_EQ(texts("table"), "");
}

TEST(Selectors, GiveEachElementOnce) { EXPECT_EQ(texts("p, #first, article p"), "one two three "); }

TEST(Selectors, RefuseWhatIsNone) {
  for (std::string_view const bad : {"", "p >", "..x", "p {"}) {
    auto const checked = check_selectors(bad);
    ASSERT_FALSE(checked.has_value()) << bad;
    EXPECT_EQ(checked.error().code, ErrorCode::bad_input);
    EXPECT_EQ(texts(bad), "refused") << bad;
  }
  EXPECT_FALSE(check_selectors(std::string(2000, 'p')).has_value());
  EXPECT_TRUE(check_selectors("article .post, #x").has_value());
}

}  // namespace
}  // namespace bifrons::html
