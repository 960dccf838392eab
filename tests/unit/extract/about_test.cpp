// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says of itself beside its article, and the signal of each.
#include <gtest/gtest.h>

#include "tests/unit/extract/post_page.hpp"

namespace bifrons::extract {
namespace {

About about(std::string_view head, std::string_view body = {}) { return read_post(head, body.empty() ? paragraphs() : std::string(body)).about; }

TEST(About, ReadsDeclarationsWithTheirSignals) {
  auto const page = about("<meta property=og:site_name content='Gear Notes'><meta name=description content='How a price was made'><meta property=og:image content=/pics/napkin.png>");
  EXPECT_EQ(page.site_name, "Gear Notes");
  EXPECT_EQ(page.description, "How a price was made");
  EXPECT_EQ(page.image, "http://blog.test/pics/napkin.png");
  EXPECT_EQ(page.from, (std::map<std::string, std::string>{{"site_name", "og"}, {"description", "meta"}, {"image", "og"}}));
}

TEST(About, ReadsJsonLd) {
  auto const page = about(R"(<script type="application/ld+json">{"@type":"BlogPosting","headline":"Napkin","license":"https://creativecommons.org/licenses/by/4.0/",
      "image":[{"@type":"ImageObject","url":"/a.png"},"/b.png"],"publisher":{"name":"Gear Notes"}}</script>)");
  EXPECT_EQ(page.licence, "https://creativecommons.org/licenses/by/4.0/");
  EXPECT_EQ(page.image, "http://blog.test/a.png");
  EXPECT_EQ(page.site_name, "Gear Notes");
  EXPECT_EQ(page.from.at("licence"), "json-ld");
}

TEST(About, ReadsTheLicenceFromLinks) {
  auto const head = about("<link rel=license href=/licence.html>");
  EXPECT_EQ(head.licence, "http://blog.test/licence.html");
  EXPECT_EQ(head.from.at("licence"), "meta");
  auto const text = about("", paragraphs() + "<footer><p>Texts under <a rel='noopener license' href=https://creativecommons.org/licenses/by-sa/4.0/>CC BY-SA</a></p></footer>");
  EXPECT_EQ(text.licence, "https://creativecommons.org/licenses/by-sa/4.0/");
  EXPECT_EQ(text.from.at("licence"), "text");
}

TEST(About, TakesNoLicenceOfAPictureInTheBody) {
  auto const page = about("", "<p>The photograph of the shop is by a visitor and stands under <a href=https://creativecommons.org/licenses/by/2.0/>a licence of its own</a>, which we thank for.</p>" + paragraphs());
  EXPECT_EQ(page.licence, "");
}

TEST(About, StaysEmptyWhereThePageSaysNothing) {
  auto const page = about("<meta property=og:image content='javascript:1'>");
  EXPECT_EQ(page.image + page.licence + page.site_name + page.description, "");
  EXPECT_TRUE(page.from.empty());
}

}  // namespace
}  // namespace bifrons::extract
