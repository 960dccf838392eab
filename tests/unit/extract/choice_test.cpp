// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of a page is taken for the article where several might be.
#include <gtest/gtest.h>

#include "tests/unit/extract/post_page.hpp"

namespace bifrons::extract {
namespace {

TEST(Choice, ReadsWhatReactSendsAtThePagesEnd) {
  auto const page = read_post("<title>The napkin</title>", "<main><!--$?--><template id=B:0></template><p>Loading</p><!--/$--></main><footer><p>Write to us at any hour of the day, we are always glad to hear from you, and we do answer.</p></footer>"
                                                             "<div hidden id=S:0><article>" + paragraphs() + "</article></div>");
  EXPECT_EQ(page.article.text, body_text());
}

}  // namespace
}  // namespace bifrons::extract
