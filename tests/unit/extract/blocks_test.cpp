// SPDX-License-Identifier: GPL-3.0-or-later
// Fragments as block text.
#include <gtest/gtest.h>

#include "indexer/extract/extract.hpp"

namespace bifrons::extract {
namespace {

TEST(FragmentText, PartsBlocksByOneBlankLine) {
  EXPECT_EQ(fragment_text("<h2>Head</h2><p>One\n  two</p><p></p><ul><li>a<li>b</ul>"), "Head\n\nOne two\n\na\n\nb");
}

TEST(FragmentText, JoinsInlineElementsWithoutASpace) { EXPECT_EQ(fragment_text("<p>un<b>bold</b>ed<i> x</i></p>"), "unbolded x"); }

TEST(FragmentText, ReadsTwoLineBreaksAsABlockAndOneAsALine) {
  EXPECT_EQ(fragment_text("one<br>two<br><br>three"), "one\ntwo\n\nthree");
}

TEST(FragmentText, KeepsTheCellsOfADataRowApart) {
  EXPECT_EQ(fragment_text("<table><tr><th>Stage<th>Deals<tr><td>Won<td><p>21</p></table>"), "Stage | Deals\n\nWon | 21");
}

TEST(FragmentText, ReadsLayoutTablesAsBlocks) {
  std::string const cell = "<p>" + std::string(450, 'x') + "</p>";
  auto const text = fragment_text("<table><tr><td>" + cell + "</td><td>" + cell + "</td></tr></table>");
  EXPECT_EQ(text, std::string(450, 'x') + "\n\n" + std::string(450, 'x'));
}

TEST(FragmentText, KeepsLinesOfCodeWithoutEmptyOnes) { EXPECT_EQ(fragment_text("<pre>a {\n\n  b\n}</pre>"), "a {\n  b\n}"); }

TEST(FragmentText, LeavesScriptsAndHiddenElementsOut) {
  EXPECT_EQ(fragment_text("<script>x()</script><p style='DISPLAY : none'>no</p><p hidden>no</p><template>no</template><p>yes</p>"), "yes");
}

TEST(FragmentText, IsEmptyForNothing) { EXPECT_EQ(fragment_text(""), ""); }

TEST(FragmentBlocks, TellWhatEachBlockIs) {
  auto const blocks = fragment_blocks("<h3>Head</h3><p>One</p><ul><li>a</ul><blockquote><p>said</p></blockquote><pre>x</pre><table><tr><td>1<td>2<tr><td>3<td>4</table>");
  EXPECT_EQ(blocks.structure, "3piqcrr");
  EXPECT_EQ(blocks.text, "Head\n\nOne\n\na\n\nsaid\n\nx\n\n1 | 2\n\n3 | 4");
}

}  // namespace
}  // namespace bifrons::extract
