// SPDX-License-Identifier: GPL-3.0-or-later
// Feed lists.
#include "indexer/source/opml.hpp"

#include <gtest/gtest.h>

namespace bifrons::source {
namespace {

TEST(Opml, ListsEachFeedOnceInAnyDepthAndSpelling) {
  auto const list = parse_opml("<opml><head><title> L </title></head><body><outline text='folder'><outline text='A' xmlURL=' http://a.test/f '/>"
                               "<outline title='A again' xmlUrl='http://a.test/f'/></outline><outline type='include' text='B' url='http://b.test/l'/></body></opml>");
  ASSERT_TRUE(list);
  EXPECT_EQ(list->title, "L");
  ASSERT_EQ(list->feeds.size(), 1u);
  EXPECT_EQ(list->feeds[0].title, "A");
  EXPECT_EQ(list->lists.at(0).url, "http://b.test/l");
}

TEST(Opml, NamesWhatIsNoXml) { EXPECT_FALSE(parse_opml("")); }

TEST(Opml, ReadsTheFeedsOfAStartPage) {
  auto const list = parse_opml("<GadgetTabML><Tab title='Home'><Section><Module type='RSS'><ModulePrefs xmlUrl='http://a.test/feed'/></Module><Module><ModulePrefs/></Module></Section></Tab></GadgetTabML>");
  ASSERT_TRUE(list);
  ASSERT_EQ(list->feeds.size(), 1u);
  EXPECT_EQ(list->feeds[0].url, "http://a.test/feed");
}

}  // namespace
}  // namespace bifrons::source
