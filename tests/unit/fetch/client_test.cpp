// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP client against a server that misbehaves.
#include "indexer/fetch/client.hpp"

#include <gtest/gtest.h>

#include "tests/support/loopback_server.hpp"

namespace bifrons::fetch {
namespace {

using testing::http_answer;
using testing::LoopbackServer;
using testing::Received;

/// Answers every request alike.
LoopbackServer::Handler always(std::string answer) {
  return [answer = std::move(answer)](Received const&, LoopbackServer::Send const& send) { send(answer); };
}

Result<Resource> fetch(std::string url, Limits limits = {}, bool private_host = true, std::string etag = {}) {
  ClientOptions options;
  options.proxy = "";
  options.limits = limits;
  auto client = Client::open(options);
  Request request;
  request.tag = 7;
  request.url = std::move(url);
  request.private_host = private_host;
  request.etag = std::move(etag);
  client->start(std::move(request));
  for (;;)
    for (auto& answer : client->wait(std::chrono::milliseconds(500))) return std::move(answer.resource);
}

TEST(Client, GivesBodyAndHeaders) {
  LoopbackServer const server(always(http_answer(200, "hello", "Content-Type: text/html\r\nETag: \"1\"\r\n")));
  auto const page = fetch(server.address() + "/");
  ASSERT_TRUE(page) << page.error().what;
  EXPECT_EQ(page->body, "hello");
  EXPECT_EQ(page->header("etag"), "\"1\"");
}

TEST(Client, SendsValidatorsAndAnHonestName) {
  LoopbackServer const server(always(http_answer(304, "")));
  auto const page = fetch(server.address() + "/", {}, true, "\"v1\"");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status, 304);
  auto const head = server.requests().at(0).head;
  EXPECT_NE(head.find("if-none-match: \"v1\""), std::string::npos);
  EXPECT_NE(head.find("user-agent: bifrons/"), std::string::npos);
}

TEST(Client, FollowsNoRedirectByItself) {
  LoopbackServer const server(always(http_answer(302, "", "Location: next?x=1#y\r\n")));
  auto const page = fetch(server.address() + "/a/b");
  ASSERT_TRUE(page);
  EXPECT_EQ(redirect_target(*page).value(), server.address() + "/a/next?x=1");
  EXPECT_EQ(server.requests().size(), 1u);
}

TEST(Client, RefusesARedirectToAnotherScheme) {
  Resource resource;
  resource.url = "http://example.test/";
  resource.headers = {{"location", "file:///etc/passwd"}};
  EXPECT_EQ(redirect_target(resource).error().code, ErrorCode::refused);
}

TEST(Client, RefusesPrivateAddressesNobodyNamed) {
  LoopbackServer const server(always(http_answer(200, "secret")));
  auto const page = fetch(server.address() + "/", {}, false);
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().code, ErrorCode::refused);
  EXPECT_TRUE(server.requests().empty());
}

TEST(Client, RefusesABodyThatIsDeclaredTooLarge) {
  LoopbackServer const server(always("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n"));
  Limits limits;
  limits.body_bytes = 1'000;
  EXPECT_EQ(fetch(server.address() + "/", limits).error().code, ErrorCode::refused);
}

TEST(Client, StopsABodyWithoutEnd) {
  LoopbackServer const server([](Received const&, LoopbackServer::Send const& send) {
    send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
    while (send(std::string(10'000, 'x'))) {}
  });
  Limits limits;
  limits.body_bytes = 100'000;
  EXPECT_EQ(fetch(server.address() + "/", limits).error().code, ErrorCode::refused);
}

TEST(Client, StopsHeadersWithoutEnd) {
  LoopbackServer const server([](Received const&, LoopbackServer::Send const& send) {
    send("HTTP/1.1 200 OK\r\n");
    while (send("X-More: " + std::string(1'000, 'x') + "\r\n")) {}
  });
  EXPECT_FALSE(fetch(server.address() + "/"));
}

TEST(Client, GivesUpOnASlowServer) {
  LoopbackServer const server([](Received const&, LoopbackServer::Send const& send) {
    send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
    for (int i = 0; i < 50 && send("x"); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  });
  Limits limits;
  limits.total = std::chrono::milliseconds(100);
  EXPECT_EQ(fetch(server.address() + "/", limits).error().code, ErrorCode::unreachable);
}

TEST(Client, NamesAnAnswerThatBrokeOff) {
  LoopbackServer const server(always("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
  auto const page = fetch(server.address() + "/");
  ASSERT_FALSE(page);
  EXPECT_NE(page.error().what.find("broke off"), std::string::npos) << page.error().what;
}

TEST(Client, LeavesAFilmUnread) {
  LoopbackServer const server(always(http_answer(200, "film", "Content-Type: video/mp4\r\n")));
  EXPECT_EQ(fetch(server.address() + "/").error().code, ErrorCode::refused);
}

TEST(RetryAfter, ReadsSecondsAndDates) {
  Resource resource;
  std::chrono::sys_seconds const now{std::chrono::seconds(784'111'777)};  // 1994-11-06 08:49:37
  resource.headers = {{"retry-after", "120"}};
  EXPECT_EQ(retry_after(resource, now), std::chrono::seconds(120));
  resource.headers = {{"retry-after", "Sun, 06 Nov 1994 08:50:07 GMT"}};
  EXPECT_EQ(retry_after(resource, now), std::chrono::seconds(30));
  resource.headers = {{"retry-after", "soon"}};
  EXPECT_EQ(retry_after(resource, now), std::nullopt);
}

}  // namespace
}  // namespace bifrons::fetch
