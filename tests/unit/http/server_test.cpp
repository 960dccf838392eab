// SPDX-License-Identifier: GPL-3.0-or-later
// What an honest client relies on: keep-alive, pipelining, HEAD, gzip, continue, a stop in good order.
#include "searchd/http/server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>

#include "loopback.hpp"

namespace bifrons::http {
namespace {

using testing::Client;
using testing::echo;
using testing::get;
using testing::Running;
using namespace std::chrono_literals;

TEST(HttpServer, AnswersWithDateServerAndLength) {
  Running server({}, echo);
  Client client(server.port());
  client.send(get("/a?b=c"));
  auto const answer = client.read_answer();
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 OK\r\n")) << answer;
  EXPECT_NE(answer.find("\r\nDate: "), std::string::npos);
  EXPECT_NE(answer.find("\r\nServer: bifrons\r\n"), std::string::npos);
  EXPECT_TRUE(answer.ends_with("GET /a?b=c ")) << answer;
}

TEST(HttpServer, KeepsTheConnectionForTheNextRequest) {
  Running server({}, echo);
  Client client(server.port());
  for (auto const* target : {"/1", "/2", "/3"}) {
    client.send(get(target));
    EXPECT_NE(client.read_answer().find("GET " + std::string(target)), std::string::npos);
  }
}

TEST(HttpServer, AnswersPipelinedRequestsInOrder) {
  Running server({}, echo);
  Client client(server.port());
  client.send(get("/1") + get("/2") + get("/3", "Connection: close\r\n"));
  auto const all = client.read_to_end();
  EXPECT_LT(all.find("GET /1"), all.find("GET /2"));
  EXPECT_LT(all.find("GET /2"), all.find("GET /3"));
  EXPECT_NE(all.find("GET /3"), std::string::npos);
}

TEST(HttpServer, GivesHeadTheHeadersOfGetWithoutTheBody) {
  Running server({}, echo);
  Client client(server.port());
  client.send("HEAD /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  auto const answer = client.read_to_end();
  EXPECT_NE(answer.find("Content-Length: 7\r\n"), std::string::npos) << answer;
  EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST(HttpServer, ClosesBehindAnOldClientUnlessItAsks) {
  Running server({}, echo);
  Client once(server.port());
  once.send("GET /old HTTP/1.0\r\n\r\n");
  EXPECT_NE(once.read_to_end().find("Connection: close"), std::string::npos);
  Client kept(server.port());
  kept.send("GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_NE(kept.read_answer().find("Connection: keep-alive"), std::string::npos);
}

TEST(HttpServer, PacksLargeAnswersForClientsThatTakeGzip) {
  Running server({}, [](Request const& request, unsigned) { return Response{200, "text/plain", std::string(request.target == "/big" ? 5000 : 100, 'a'), {}}; });
  Client client(server.port());
  client.send(get("/big", "Accept-Encoding: gzip\r\n"));
  auto const packed = client.read_answer();
  EXPECT_NE(packed.find("Content-Encoding: gzip"), std::string::npos);
  EXPECT_LT(packed.size(), 1000U);
  client.send(get("/small", "Accept-Encoding: gzip\r\n"));
  EXPECT_EQ(client.read_answer().find("Content-Encoding"), std::string::npos);
  client.send(get("/big", "Accept-Encoding: gzip;q=0\r\n"));
  EXPECT_GT(client.read_answer().size(), 5000U);
}

TEST(HttpServer, TellsAWaitingClientToSendItsBody) {
  Running server({}, echo);
  Client client(server.port());
  client.send("POST /p HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_answer(true), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("hello");
  EXPECT_TRUE(client.read_answer().ends_with("POST /p hello"));
}

TEST(HttpServer, ReadsAChunkedBody) {
  Running server({}, echo);
  Client client(server.port());
  client.send("POST /p HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  EXPECT_TRUE(client.read_answer().ends_with("POST /p abcde"));
}

TEST(HttpServer, TurnsAnExceptionOfTheHandlerInto500) {
  Running server({}, [](Request const&, unsigned) -> Response { throw std::runtime_error("boom"); });
  Client client(server.port());
  client.send(get("/"));
  EXPECT_TRUE(client.read_answer().starts_with("HTTP/1.1 500 "));
}

TEST(HttpServer, NamesThePortThatIsInUse) {
  Running server({}, echo);
  auto const second = Server::listen("127.0.0.1", server.port(), {}, echo);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::busy);
  EXPECT_NE(second.error().what.find(std::to_string(server.port())), std::string::npos);
}

TEST(HttpServer, RefusesAnAddressThatIsNone) {
  auto const server = Server::listen("nowhere.test", 0, {}, echo);
  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().code, ErrorCode::bad_input);
}

TEST(HttpServer, EndsAnswersUnderWayBeforeItStops) {
  std::promise<void> begun;
  Running server({}, [&begun](Request const&, unsigned) {
    begun.set_value();
    std::this_thread::sleep_for(50ms);
    return Response{200, "text/plain", "done", {}};
  });
  Client client(server.port());
  client.send(get("/slow"));
  begun.get_future().wait();
  server.ask_to_stop();
  auto const answer = client.read_to_end();
  EXPECT_TRUE(answer.ends_with("done")) << answer;
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
}

TEST(HttpServer, StopsAtOnceWhenClientsAreIdle) {
  Running server({}, echo);
  Client idle(server.port());
  idle.send(get("/"));
  idle.read_answer();
  auto const began = std::chrono::steady_clock::now();
  server.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
  EXPECT_EQ(idle.read_to_end(), "");
}

}  // namespace
}  // namespace bifrons::http
