// SPDX-License-Identifier: GPL-3.0-or-later
// Whole crawls of a tiny blog that a loopback server plays as the proxy of blog.test.
#include "indexer/crawl/crawl.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <map>

#include "indexer/crawl/reindex.hpp"
#include "tests/unit/crawl/blog.hpp"
#include "tests/support/temporary_directory.hpp"

namespace bifrons::crawl {
namespace {

using testing::article;
using testing::Blog;
using testing::http_answer;

class CrawlTest : public ::testing::Test {
 protected:
  CrawlTest() { EXPECT_TRUE(kb::init(root())); }
  [[nodiscard]] std::filesystem::path root() const { return directory_.path() / "kb"; }

  Summary run(std::function<void(Progress const&)> progress = {}) {
    auto const layout = kb::open(root());
    auto writer = write::Writer::open(*layout);
    Options options;
    options.proxy = blog_.address();
    options.delay = std::chrono::milliseconds(0);
    options.limits.body_bytes = 100'000;
    options.limits.total = std::chrono::milliseconds(2'000);
    options.progress = std::move(progress);
    std::string const seed = "http://blog.test/";
    auto summary = crawl(*layout, *writer, std::span(&seed, 1), options);
    EXPECT_TRUE(summary) << summary.error().what;
    return summary.value_or(Summary{});
  }

  /// What is said of a page that failed or was refused.
  static std::string reason(std::vector<NamedReason> const& list, std::string const& path) {
    for (auto const& item : list)
      if (item.url == "http://blog.test" + path) return item.reason;
    return {};
  }

  testing::TemporaryDirectory directory_;
  Blog blog_;
};

TEST_F(CrawlTest, StoresArticlesOfLinksAndFeedsAlone) {
  std::map<std::string, Outcome> outcomes;
  auto const summary = run([&](Progress const& p) { outcomes[p.url] = p.outcome; });
  EXPECT_EQ(summary.stored, 3u);
  EXPECT_EQ(outcomes["http://blog.test/4"], Outcome::stored) << "the feed alone names it";
  EXPECT_EQ(outcomes["http://blog.test/"], Outcome::other);
}

TEST_F(CrawlTest, KeepsToRobotsTxtAndSaysSo) {
  auto const summary = run();
  EXPECT_EQ(blog_.asked("/secret/3"), 0u);
  EXPECT_EQ(reason(summary.refused, "/secret/3"), "robots.txt forbids it");
}

TEST_F(CrawlTest, SecondCrawlIsConditionalAndWritesNothing) {
  run();
  blog_.forget_requests();
  auto const summary = run();
  EXPECT_EQ(summary.stored, 0u);
  EXPECT_EQ(summary.fetched, 0u);
  EXPECT_EQ(blog_.unconditional(), 0u);
}

TEST_F(CrawlTest, ChangedPostAloneIsWrittenAgain) {
  run();
  blog_.put("/2", article("Second post", "courage"));
  auto const summary = run();
  EXPECT_EQ(summary.stored, 1u);
  EXPECT_EQ(summary.fetched, 1u);
}

TEST_F(CrawlTest, GoneForGoodIsRemovedAtOnceMissingAfterTwoMisses) {
  run();
  blog_.put_raw("/1", http_answer(410, "gone"));
  blog_.remove("/2");
  EXPECT_EQ(run().removed, 1u);
  EXPECT_EQ(run().removed, 1u);
  EXPECT_EQ(run().removed, 0u);
}

TEST_F(CrawlTest, NamesEachBadPageAndGoesOn) {
  blog_.put_raw("/loop-a", http_answer(302, "", "Location: /loop-b\r\n"));
  blog_.put_raw("/loop-b", http_answer(302, "", "Location: /loop-a\r\n"));
  blog_.put_raw("/file", http_answer(302, "", "Location: file:///etc/passwd\r\n"));
  blog_.put_raw("/metadata", http_answer(302, "", "Location: http://169.254.169.254/latest/\r\n"));
  blog_.put_raw("/huge", "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\nContent-Type: text/html\r\n\r\n");
  blog_.put_raw("/film", http_answer(200, "x", "Content-Type: video/mp4\r\n"));
  blog_.put_raw("/teapot", http_answer(418, ""));
  for (auto const* path : {"/loop-a", "/file", "/metadata", "/huge", "/film", "/teapot", "/missing"}) blog_.link(path);
  auto const summary = run();
  EXPECT_EQ(summary.stored, 3u);
  EXPECT_NE(reason(summary.refused, "/loop-a").find("without end"), std::string::npos);
  EXPECT_NE(reason(summary.refused, "/file").find("neither http nor https"), std::string::npos);
  EXPECT_NE(reason(summary.refused, "/huge").find("larger than"), std::string::npos);
  EXPECT_NE(reason(summary.refused, "/film").find("video/mp4"), std::string::npos);
  EXPECT_NE(reason(summary.failed, "/teapot").find("418"), std::string::npos);
  EXPECT_NE(reason(summary.failed, "/missing").find("404"), std::string::npos);
}

TEST_F(CrawlTest, FollowsARedirectAndStoresThePageOnce) {
  blog_.put_raw("/old", http_answer(301, "", "Location: /1\r\n"));
  blog_.link("/old");
  EXPECT_EQ(run().stored, 3u);
}

TEST_F(CrawlTest, MovedPostIsStoredUnderItsNewAddress) {
  run();
  blog_.put("/new-1", article("First post", "knowledge"));
  blog_.put_raw("/1", http_answer(301, "", "Location: /new-1\r\n"));
  std::map<std::string, Outcome> outcomes;
  run([&](Progress const& p) { outcomes[p.url] = p.outcome; });
  EXPECT_EQ(outcomes["http://blog.test/new-1"], Outcome::stored);
}

TEST_F(CrawlTest, NoindexIsFollowedAndNotStored) {
  blog_.put_raw("/hidden", http_answer(200, article("Hidden", "silence") + "<a href=/5>x</a>", "Content-Type: text/html\r\nX-Robots-Tag: noindex\r\n"));
  blog_.put("/5", article("Fifth post", "trust"));
  blog_.link("/hidden");
  std::map<std::string, Outcome> outcomes;
  run([&](Progress const& p) { outcomes[p.url] = p.outcome; });
  EXPECT_EQ(outcomes["http://blog.test/hidden"], Outcome::other);
  EXPECT_EQ(outcomes["http://blog.test/5"], Outcome::stored);
}

TEST_F(CrawlTest, StandingPageAmongDatedPostsIsNotStoredNorReadAgain) {
  auto const dated = [](int i) {
    auto page = article("Post " + std::to_string(i), "number" + std::to_string(i));
    return page.insert(page.find("</head>"), "<meta property=article:published_time content=2024-01-15>");
  };
  for (int i = 0; i < 20; ++i) {
    auto const path = "/posts/" + std::to_string(i);
    blog_.put(path, dated(i));
    blog_.link(path);
  }
  blog_.put("/1", dated(41));
  blog_.put("/2", dated(42));
  blog_.put("/my-setup", article("My setup", "setup"));
  blog_.put("/letter.txt", article("A letter", "template"), "text/plain");
  for (auto const* path : {"/my-setup", "/letter.txt"}) blog_.link(path);
  auto const first = run();
  EXPECT_EQ(first.stored, 23u);
  EXPECT_EQ(first.removed, 0u);
  blog_.put("/my-setup", article("My setup", "workbench"));
  EXPECT_EQ(run().stored, 0u);
  blog_.put("/my-setup", dated(50));
  EXPECT_EQ(run().stored, 1u) << "it has become a post";
}

TEST_F(CrawlTest, OneTextUnderTwoAddressesIsStoredOnce) {
  blog_.put("/copy-of-1", article("First post", "knowledge"));
  blog_.link("/copy-of-1");
  EXPECT_EQ(run().stored, 3u);
}

TEST_F(CrawlTest, ClosedRobotsTxtClosesTheSite) {
  blog_.put_raw("/robots.txt", http_answer(403, ""));
  EXPECT_EQ(run().stored, 4u) << "4xx allows all";
  blog_.put_raw("/robots.txt", http_answer(503, "", "Retry-After: 86400\r\n"));
  blog_.forget_requests();
  auto const summary = run();
  EXPECT_EQ(blog_.asked("/"), 0u);
  EXPECT_FALSE(summary.failed.empty());
}

TEST_F(CrawlTest, StoppedRunIsGoneOnWithByTheNext) {
  std::stop_source stop;
  auto const layout = kb::open(root());
  {
    auto writer = write::Writer::open(*layout);
    Options options;
    options.proxy = blog_.address();
    options.delay = std::chrono::milliseconds(0);
    options.progress = [&](Progress const& p) { if (p.outcome == Outcome::stored) stop.request_stop(); };
    std::string const seed = "http://blog.test/";
    auto const summary = crawl(*layout, *writer, std::span(&seed, 1), options, stop.get_token());
    ASSERT_TRUE(summary);
    EXPECT_TRUE(summary->interrupted);
  }
  run();
  for (auto const* path : {"/1", "/2", "/4"}) EXPECT_GE(blog_.asked(path), 1u) << path;
}

TEST_F(CrawlTest, KilledRunLosesNoStoredPage) {
  for (int i = 10; i < 40; ++i) {
    blog_.put("/" + std::to_string(i), article("Post " + std::to_string(i), "number" + std::to_string(i)));
    blog_.link("/" + std::to_string(i));
  }
  auto const child = ::fork();
  if (child == 0) {
    std::size_t seen = 0;
    run([&](Progress const&) { if (++seen == 20) ::kill(::getpid(), SIGKILL); });
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  run();
  auto const again = run();
  EXPECT_EQ(again.stored, 0u);
  EXPECT_EQ(again.failed.size(), 0u);
  for (int i = 10; i < 40; ++i) EXPECT_GE(blog_.asked("/" + std::to_string(i)), 1u);
}

/// One entry of a page that holds several.
std::string entry(std::string const& id, std::string const& day) {
  auto const html = article("About " + id, id);
  auto const head = html.find("<h1>"), text = html.find("</h1>") + 5;
  return "<div class=entry id=" + id + ">" + html.substr(head, text - head) + "<p>" + day + "</p>" + html.substr(text, html.find("</article>") - text) + "</div>";
}
std::string diary(std::string const& entries) { return "<html><head><title>Diary</title></head><body>" + entries + "</body></html>"; }

/// Of one post among several on /diary.html, or of the whole page where anchor is empty.
bool holds(std::filesystem::path const& root, std::string const& anchor) {
  Article wanted;
  wanted.url = "http://blog.test/diary.html" + (anchor.empty() ? "" : "#" + anchor);
  auto writer = write::Writer::open(*kb::open(root));
  return writer->remove(article_id(wanted)).value_or(false);  // not committed: a look that changes nothing
}

TEST_F(CrawlTest, PostsThatShareOnePageAreStoredApartAndLeaveWithIt) {
  blog_.put("/diary.html", diary(entry("prices", "7.10.2009") + entry("offers", "5.10.2009") + entry("fairs", "1.10.2009")));
  blog_.link("/diary.html");
  EXPECT_EQ(run().stored, 4u);
  EXPECT_TRUE(holds(root(), "prices") && holds(root(), "offers") && holds(root(), "fairs"));
  EXPECT_EQ(run().stored, 0u);
  blog_.put("/diary.html", diary(entry("prices", "7.10.2009") + entry("visits", "9.10.2009")));
  EXPECT_EQ(run().stored, 1u);
  EXPECT_TRUE(holds(root(), "prices") && holds(root(), "visits"));
  EXPECT_FALSE(holds(root(), "offers") || holds(root(), "fairs"));
}

TEST_F(CrawlTest, PostsThatShareOnePageBecomeOneArticleWhereARuleSaysSo) {
  blog_.put("/diary.html", diary(entry("prices", "7.10.2009") + entry("offers", "5.10.2009")));
  blog_.link("/diary.html");
  run();
  auto const read_again = [&](extract::SiteRules const& rules) {
    auto const layout = kb::open(root());
    auto writer = write::Writer::open(*layout);
    EXPECT_TRUE(reindex(*layout, *writer, rules));
  };
  extract::SiteRules rules;
  ASSERT_TRUE(rules.add("blog.test", {{"body"}, {}}));
  read_again(rules);
  EXPECT_TRUE(holds(root(), ""));
  EXPECT_FALSE(holds(root(), "prices") || holds(root(), "offers"));
  read_again({});
  EXPECT_FALSE(holds(root(), ""));
  EXPECT_TRUE(holds(root(), "prices") && holds(root(), "offers"));
}

}  // namespace
}  // namespace bifrons::crawl
