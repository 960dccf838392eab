// SPDX-License-Identifier: GPL-3.0-or-later
// Leads: remembered before they are fetched, fetched by an update, their stubs replaced or kept.
#include "indexer/crawl/leads.hpp"

#include <gtest/gtest.h>

#include <map>

#include "corpus/url/url.hpp"
#include "indexer/crawl/crawl.hpp"
#include "indexer/source/state.hpp"
#include "tests/support/loopback_server.hpp"
#include "tests/support/temporary_directory.hpp"

namespace bifrons::crawl {
namespace {

using testing::http_answer;
using testing::LoopbackServer;

std::string post(std::string const& title) {
  std::string html = "<html lang=en><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1>";
  for (int i = 0; i < 6; ++i)
    html += "<p>The memory of a sales team grows when each deal is written down with care, because what was learned in meeting " + std::to_string(i) +
            " helps the next person who meets the same customer, and nobody has to ask twice for it.</p>";
  return html + "<p><a href=/elsewhere>Elsewhere</a></p></article></body></html>";
}

class Leads : public ::testing::Test {
 protected:
  Leads()
      : layout_{directory_.path() / "kb"}, server_([this](testing::Received const& request, LoopbackServer::Send const& send) {
          auto const page = pages_.find(request.target);
          send(page == pages_.end() ? http_answer(404, "nothing here") : page->second);
        }) {
    EXPECT_TRUE(kb::init(layout_.root));
  }

  void serve(std::string const& url, std::string const& body) { pages_[url] = http_answer(200, body, "Content-Type: text/html\r\n"); }

  /// A lead with its stub in the index.
  Lead lead(std::string const& url) {
    auto writer = write::Writer::open(layout_);
    Article stub;
    stub.url = url;
    stub.title = stub.text = "A stub of " + url;
    Lead lead{url, "Given title", {"given tag"}, "Given Author", "2011-03", article_id(stub)};
    EXPECT_TRUE(writer->put(stub));
    EXPECT_TRUE(writer->commit());
    return lead;
  }

  Remembered keep(std::vector<Lead> const& leads, std::vector<std::string> const& feeds = {}) { return remember(layout_, leads, feeds).value(); }

  Summary run() {
    auto writer = write::Writer::open(layout_);
    Options options;
    options.proxy = server_.address();
    options.delay = std::chrono::milliseconds(0);
    return update(layout_, *writer, Ask::due, options).value();
  }

  std::optional<source::PageRow> row(std::string const& url) { return source::State::open(layout_.crawl_state())->page(url).value(); }

  testing::TemporaryDirectory directory_;
  kb::Layout layout_;
  std::map<std::string, std::string> pages_;
  LoopbackServer server_;
};

TEST_F(Leads, AreFetchedOnUpdateOfAnyHostAndLeadNoFurther) {
  serve("http://one.test/post", post("One"));
  serve("http://two.test/post", post("Two"));
  auto const kept = keep({lead("http://one.test/post"), lead("http://two.test/post")});
  EXPECT_EQ(kept.leads, 2u);
  EXPECT_EQ(run().stored, 2u);
  for (auto const& request : server_.requests()) EXPECT_EQ(request.target.find("elsewhere"), std::string::npos);
}

TEST_F(Leads, ThatAreKnownAreLeftAlone) {
  EXPECT_EQ(keep({lead("http://one.test/post")}, {"http://one.test/feed"}).known, 0u);
  auto const again = keep({lead("http://one.test/post")}, {"http://one.test/feed"});
  EXPECT_EQ(again.leads + again.feeds, 0u);
  EXPECT_EQ(again.known, 2u);
}

TEST_F(Leads, PagesThatAreNoArticlesKeepTheirStub) {
  serve("http://one.test/", "<html><title>Tool</title><body><ul><li><a href=/a>A</a><li><a href=/b>B</a></ul></body></html>");
  auto const stub = lead("http://one.test/");
  keep({stub});
  auto const summary = run();
  EXPECT_EQ(summary.removed, 0u);
  EXPECT_TRUE(summary.failed.empty());
  EXPECT_EQ(row("http://one.test/")->article_id, stub.article_id);
}

TEST_F(Leads, ThatAreGoneTwiceLeaveTheIndex) {
  keep({lead("http://one.test/gone")});
  EXPECT_EQ(run().removed, 0u);
  EXPECT_EQ(run().removed, 1u);
}

TEST_F(Leads, FollowARedirectWithTheirStub) {
  pages_["http://old.test/1"] = http_answer(301, "", "Location: http://new.test/wisdom\r\n");
  serve("http://new.test/wisdom", post("Old wisdom"));
  auto const stub = lead("http://old.test/1");
  keep({stub});
  auto const summary = run();
  EXPECT_EQ(summary.stored, 1u) << (summary.failed.empty() ? "" : summary.failed[0].reason);
  EXPECT_TRUE(row("http://old.test/1")->article_id.empty());
  EXPECT_NE(row("http://new.test/wisdom")->article_id, stub.article_id);
}

TEST_F(Leads, AreRefusedAtPrivateAddresses) {
  keep({Lead{server_.address() + "/post", "", {}, "", "", ""}});
  auto writer = write::Writer::open(layout_);
  Options options;
  options.proxy = "";
  options.delay = std::chrono::milliseconds(0);
  auto const summary = update(layout_, *writer, Ask::due, options).value();
  EXPECT_TRUE(server_.requests().empty());
  EXPECT_EQ(summary.stored, 0u);
  EXPECT_FALSE(row(*url::canonical(server_.address() + "/post"))->error.empty());
}

TEST_F(Leads, FeedsBecomeSourcesOfTheirOwnKind) {
  pages_["http://one.test/feed"] = http_answer(200, "<rss version='2.0'><channel><item><title>T</title><link>http://one.test/p</link></item></channel></rss>", "Content-Type: text/xml\r\n");
  serve("http://one.test/p", post("Of the feed"));
  EXPECT_EQ(keep({}, {"http://one.test/feed"}).feeds, 1u);
  EXPECT_EQ(run().stored, 1u);
  EXPECT_EQ(source::State::open(layout_.crawl_state())->source("http://one.test/feed")->kind, "feed");
}

}  // namespace
}  // namespace bifrons::crawl
