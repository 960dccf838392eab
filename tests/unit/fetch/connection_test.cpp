// SPDX-License-Identifier: GPL-3.0-or-later
// What goes over the wire, and how many connections a host sees: a cut one is closed before the next is opened, a stale one costs no page.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "indexer/fetch/client.hpp"
#include "tests/support/loopback_server.hpp"

namespace bifrons::fetch {
namespace {

using namespace std::chrono_literals;
using testing::http_answer;
using testing::LoopbackServer;
using testing::Received;

Client client() {
  ClientOptions options;
  options.proxy = "";
  options.limits.body_bytes = 100'000;
  return Client::open(options).value();
}

Result<Resource> ask(Client& client, std::string url) {
  Request request;
  request.url = std::move(url);
  request.private_host = true;
  client.start(std::move(request));
  for (;;)
    for (auto& answer : client.wait(500ms)) return std::move(answer.resource);
}

TEST(Connection, BringsThePackedBodyAsItWasSentAndTheRequestAsItWent) {
  LoopbackServer const server([](Received const&, LoopbackServer::Send const& send) {
    send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Encoding: br\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n\x1F\x8B\x08?\r\n0\r\n\r\n");
  });
  auto curl = client();
  auto const page = ask(curl, server.address() + "/path");
  ASSERT_TRUE(page) << page.error().what;
  EXPECT_EQ(page->body, "\x1F\x8B\x08?");
  EXPECT_EQ(page->content_coding(), "gzip,br");
  EXPECT_TRUE(page->request.starts_with("GET /path HTTP/1.1\r\nHost: 127.0.0.1:")) << page->request;
  EXPECT_TRUE(page->request.ends_with("\r\n\r\n"));
  EXPECT_NE(page->request.find("Accept-Encoding: gzip, br\r\n"), std::string::npos);
}

/// The server goes on writing what is not read any more until it learns that the other side is gone; the next request must find that done.
TEST(Connection, IsClosedBeforeTheNextRequestWhereABodyIsCut) {
  std::atomic<bool> writing = false, overlapped = false;
  LoopbackServer const server([&](Received const& request, LoopbackServer::Send const& send) {
    if (request.target == "/next") {
      for (auto const until = std::chrono::steady_clock::now() + 2s; writing && std::chrono::steady_clock::now() < until;) std::this_thread::sleep_for(1ms);
      overlapped = overlapped || writing;
      return void(send(http_answer(200, "next", "Content-Type: text/html\r\n")));
    }
    writing = true;
    send("HTTP/1.1 200 OK\r\nContent-Type: " + std::string(request.target == "/film" ? "video/mp4" : "text/html") + "\r\n\r\n");
    while (send(std::string(10'000, 'x'))) {
    }
    writing = false;
  });
  for (auto const* cut : {"/film", "/endless"}) {
    auto curl = client();
    EXPECT_FALSE(ask(curl, server.address() + cut)) << cut;
    EXPECT_TRUE(ask(curl, server.address() + "/next")) << cut;
    EXPECT_FALSE(overlapped) << cut;
  }
}

/// A server may close a kept connection at any moment, also while the next request is on its way.
TEST(Connection, IsOpenedAnewWhereAKeptOneHasGoneStale) {
  for (auto const pause : {0ms, 60ms}) {
    LoopbackServer const server([&](Received const&, LoopbackServer::Send const& send) {
      send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nok");
      std::this_thread::sleep_for(pause);
    });
    auto curl = client();
    for (int i = 0; i < 3; ++i) {
      auto const page = ask(curl, server.address() + "/");
      ASSERT_TRUE(page) << page.error().what;
      EXPECT_EQ(page->body, "ok");
    }
    EXPECT_EQ(server.requests().size(), 3u);
  }
}

}  // namespace
}  // namespace bifrons::fetch
