// SPDX-License-Identifier: GPL-3.0-or-later
// Sitemaps in all their forms.
#include "indexer/source/sitemap.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

namespace bifrons::source {
namespace {

constexpr std::string_view urlset = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc> http://a.test/b?x=1&amp;y=2\n</loc>"
                                    "<lastmod>2024-01-15</lastmod></url><url><loc>/rel</loc></url></urlset>";

std::string gzipped(std::string_view text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::vector<Bytef> in(text.begin(), text.end()), out(deflateBound(&stream, text.size()));
  stream.next_in = in.data();
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = out.data();
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  std::string packed(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(stream.total_out));
  deflateEnd(&stream);
  return packed;
}

TEST(Sitemap, ReadsAUrlset) {
  auto const sitemap = parse_sitemap(urlset, "http://a.test/sitemap.xml");
  ASSERT_TRUE(sitemap);
  EXPECT_EQ(sitemap->kind, SitemapKind::urlset);
  EXPECT_EQ(sitemap->urls.at(0).loc, "http://a.test/b?x=1&y=2");
  EXPECT_EQ(sitemap->urls[0].lastmod, "2024-01-15");
  EXPECT_EQ(sitemap->urls.at(1).loc, "http://a.test/rel");
}

TEST(Sitemap, UnpacksByContentNotByName) { EXPECT_EQ(parse_sitemap(gzipped(urlset), "http://a.test/sitemap.xml")->urls.size(), 2u); }

TEST(Sitemap, ReadsIndexAndText) {
  auto const index = parse_sitemap("<sitemapindex><sitemap><loc>http://a.test/1.xml.gz</loc></sitemap></sitemapindex>", "http://a.test/");
  EXPECT_EQ(index->kind, SitemapKind::index);
  EXPECT_EQ(index->sitemaps.at(0).loc, "http://a.test/1.xml.gz");
  auto const text = parse_sitemap("\xEF\xBB\xBFhttp://a.test/1\r\n# no\nftp://a.test/2\n", "http://a.test/sitemap.txt");
  EXPECT_EQ(text->kind, SitemapKind::text);
  EXPECT_EQ(text->urls.size(), 1u);
}

TEST(Sitemap, SaysWhatIsNone) { EXPECT_EQ(parse_sitemap("<!doctype html><title>404</title>", "http://a.test/")->kind, SitemapKind::unknown); }

TEST(Sitemap, ReadsNamesInAnyCaseAndNamespace) {
  auto const map = parse_sitemap("<URLSET xmlns='https://www.google.com/schemas/sitemap/0.84/'><Url><LOC><![CDATA[http://a.test/1]]></LOC><LastMod>2005</LastMod></Url></URLSET>", "http://a.test/s.xml");
  ASSERT_EQ(map->urls.size(), 1u);
  EXPECT_EQ(map->urls[0].loc, "http://a.test/1");
  EXPECT_EQ(map->urls[0].lastmod, "2005");
}

TEST(Sitemap, TakesNoImageForThePage) {
  auto const map = parse_sitemap("<urlset xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'><url><image:loc>http://a.test/i.png</image:loc><loc>http://a.test/1</loc></url>"
                                 "<url><loc/></url></urlset>", "http://a.test/s.xml");
  ASSERT_EQ(map->urls.size(), 1u) << "an empty address is none";
  EXPECT_EQ(map->urls[0].loc, "http://a.test/1");
}

TEST(Sitemap, ReadsWhatIsLeftOpenOrMixed) {
  auto const map = parse_sitemap("<br>Notice<?xml version='1.0'?><sitemapindex><sitemap><loc>/more.xml<url><loc>http://a.test/1<lastmod>2005-01-01<url><loc>http://a.test/2", "http://a.test/s.xml");
  EXPECT_EQ(map->kind, SitemapKind::index);
  ASSERT_EQ(map->urls.size(), 2u);
  EXPECT_EQ(map->urls[0].lastmod, "2005-01-01");
  EXPECT_EQ(map->urls[1].loc, "http://a.test/2");
  ASSERT_EQ(map->sitemaps.size(), 1u);
  EXPECT_EQ(map->sitemaps[0].loc, "http://a.test/more.xml");
}

TEST(Sitemap, ReadsWhatWasPackedTwiceAndTextInUtf16) {
  EXPECT_EQ(parse_sitemap(gzipped(gzipped(urlset)), "http://a.test/s.xml.gz")->urls.size(), 2u);
  std::string bytes = "\xFF\xFE";
  for (char const c : std::string("http://a.test/1\r\nhttp://a.test/2")) bytes.append({c, '\0'});
  EXPECT_EQ(parse_sitemap(bytes, "http://a.test/s.txt")->urls.size(), 2u);
}

}  // namespace
}  // namespace bifrons::source
