// SPDX-License-Identifier: GPL-3.0-or-later
// Which addresses a source takes in.
#include "indexer/crawl/scope.hpp"

#include <gtest/gtest.h>

namespace bifrons::crawl {
namespace {

url::Parts parts(std::string_view address) { return url::parse(address).value(); }

TEST(Scope, HoldsOneSiteWithAndWithoutWww) {
  Scope const scope{"a.test", {}};
  EXPECT_TRUE(scope.contains(parts("https://www.a.test/x")));
  EXPECT_FALSE(scope.contains(parts("http://b.a.test/x")));
  EXPECT_FALSE(scope.contains(parts("ftp://a.test/x")));
}

TEST(Scope, HoldsOneFolder) {
  Scope const scope{"a.test", "/blog/"};
  EXPECT_TRUE(scope.contains(parts("http://a.test/blog/1")));
  EXPECT_FALSE(scope.contains(parts("http://a.test/shop/")));
}

TEST(Scope, AFolderIsOneOnlyBelowTheRoot) {
  EXPECT_EQ(folder_of(parts("http://a.test/")), "");
  EXPECT_EQ(folder_of(parts("http://a.test/blog/")), "/blog/");
  EXPECT_EQ(folder_of(parts("http://a.test/blog/index.html")), "/blog/");
  EXPECT_EQ(folder_of(parts("http://a.test/blog/a-post")), "");
}

TEST(Address, KnowsMediaTrapsAndLists) {
  EXPECT_TRUE(is_media_address(parts("http://a.test/x.JPG?y=1")));
  EXPECT_FALSE(is_media_address(parts("http://a.test/v1.2/post.html")));
  EXPECT_TRUE(is_media_address(parts("http://a.test/images/2022/timings.html"))) << "what a tool made, shown in a post";
  EXPECT_FALSE(is_media_address(parts("http://a.test/images/how-to-shoot/")));
  EXPECT_FALSE(is_media_address(parts("http://a.test/images.html")));
  EXPECT_TRUE(is_text_file(parts("http://a.test/templates/letter.txt")));
  EXPECT_FALSE(is_text_file(parts("http://a.test/txt")));
  EXPECT_TRUE(is_endless_address(parts("http://a.test/a/b/a/b/a/b/a/b/")));
  EXPECT_FALSE(is_endless_address(parts("http://a.test/2024/01/02/post/")));
  EXPECT_TRUE(is_paging_address(parts("http://a.test/blog/page/12/")));
  EXPECT_TRUE(is_paging_address(parts("http://a.test/?paged=3")));
  EXPECT_TRUE(is_listing_address(parts("http://a.test/blog/tag/crm/")));
  EXPECT_FALSE(is_listing_address(parts("http://a.test/tag-management-for-sales/")));
  EXPECT_TRUE(is_listing_address(parts("http://a.test/archives/")));
  EXPECT_TRUE(is_listing_address(parts("http://a.test/archives/2009/10/")));
  EXPECT_TRUE(is_listing_address(parts("http://a.test/arkisto/2009-10")));
  EXPECT_FALSE(is_listing_address(parts("http://a.test/archives/1234"))) << "how WordPress numbers posts";
  EXPECT_FALSE(is_listing_address(parts("http://a.test/archive/on-pipelines/")));
  EXPECT_EQ(shape_of("http://a.test/2024/01/?month=3&x=4"), "http://a.test/#/#/?month=&x=");
}

}  // namespace
}  // namespace bifrons::crawl
