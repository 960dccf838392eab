// SPDX-License-Identifier: GPL-3.0-or-later
// What an abusive client meets: each bound with its own status, and honest clients served meanwhile.
#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <memory>
#include <vector>

#include "loopback.hpp"
#include "searchd/http/server.hpp"

namespace bifrons::http {
namespace {

using testing::Client;
using testing::echo;
using testing::get;
using testing::Running;
using namespace std::chrono_literals;

std::string status_of_answer(std::string const& answer) { return answer.substr(0, 12); }

std::string ask_once(Running& server, std::string const& bytes) {
  Client client(server.port());
  client.send(bytes);
  return status_of_answer(client.read_answer());
}

TEST(HttpLimits, RefusesHeadersThatAreTooLong) {
  Running server({}, echo);
  EXPECT_EQ(ask_once(server, get("/", "X-Big: " + std::string(9000, 'a') + "\r\n")), "HTTP/1.1 431");
  EXPECT_EQ(ask_once(server, get("/", "X-Big: " + std::string(64 << 10, 'a') + "\r\n")), "HTTP/1.1 431");
}

TEST(HttpLimits, RefusesATargetThatIsTooLong) {
  Running server({}, echo);
  EXPECT_EQ(ask_once(server, get("/" + std::string(9000, 'a'))), "HTTP/1.1 414");
  EXPECT_EQ(ask_once(server, get("/" + std::string(20000, 'a'))), "HTTP/1.1 414");
}

TEST(HttpLimits, RefusesABodyThatIsTooLongWithoutReadingIt) {
  Limits limits;
  limits.body_bytes = 1000;
  Running server(limits, echo);
  EXPECT_EQ(ask_once(server, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n"), "HTTP/1.1 413");
  EXPECT_EQ(ask_once(server, "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n"), "HTTP/1.1 413");
  EXPECT_EQ(ask_once(server, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" + std::string(2000, 'a')), "HTTP/1.1 413");
}

TEST(HttpLimits, RefusesWhatIsNoHttp) {
  Running server({}, echo);
  EXPECT_EQ(ask_once(server, "\x16\x03\x01\x02\r\n\r\n"), "HTTP/1.1 400");
  EXPECT_EQ(ask_once(server, "GET / HTTP/1.1\r\n\r\n"), "HTTP/1.1 400");
  EXPECT_EQ(ask_once(server, get("/", "Host: second\r\n")), "HTTP/1.1 400");
  EXPECT_EQ(ask_once(server, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc"), "HTTP/1.1 400");
  EXPECT_EQ(ask_once(server, get("/", "Expect: miracles\r\n")), "HTTP/1.1 417");
}

TEST(HttpLimits, CutsOffARequestThatIsNotWholeInTimeThoughBytesKeepComing) {
  Limits limits;
  limits.request_deadline = 100ms;
  Running server(limits, echo);
  Client slow(server.port());
  auto const began = std::chrono::steady_clock::now();
  slow.send("GET / HTTP/1.1\r\nX: ");
  auto answer = std::async(std::launch::async, [&slow] { return slow.read_answer(); });
  while (answer.wait_for(10ms) != std::future_status::ready && std::chrono::steady_clock::now() - began < 2s) slow.send("a");
  EXPECT_EQ(status_of_answer(answer.get()), "HTTP/1.1 408");
}

TEST(HttpLimits, ClosesAnIdleConnectionInSilence) {
  Limits limits;
  limits.idle = 30ms;
  Running server(limits, echo);
  Client client(server.port());
  client.send(get("/"));
  client.read_answer();
  EXPECT_EQ(client.read_to_end(), "");
}

TEST(HttpLimits, TurnsRequestsAwayWhenTheQueueIsFull) {
  Limits limits;
  limits.workers = 1;
  limits.queue = 1;
  std::promise<void> release;
  auto const gate = release.get_future().share();
  Running server(limits, [gate](Request const&, unsigned) {
    gate.wait();
    return Response{200, "text/plain", "late", {}};
  });
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 4; ++i) {
    clients.push_back(std::make_unique<Client>(server.port()));
    clients.back()->send(get("/", "Connection: close\r\n"));
    std::this_thread::sleep_for(20ms);
  }
  auto const refused = clients.back()->read_to_end();
  EXPECT_EQ(status_of_answer(refused), "HTTP/1.1 503");
  EXPECT_NE(refused.find("Retry-After: 1"), std::string::npos);
  release.set_value();
  EXPECT_EQ(status_of_answer(clients.front()->read_to_end()), "HTTP/1.1 200");
}

TEST(HttpLimits, TurnsAwayMoreConnectionsThanAllowed) {
  Limits limits;
  limits.connections = 2;
  Running server(limits, echo);
  Client one(server.port()), two(server.port());
  one.send(get("/"));
  one.read_answer();
  two.send(get("/"));
  two.read_answer();
  Client three(server.port());
  EXPECT_EQ(status_of_answer(three.read_to_end()), "HTTP/1.1 503");
  one.send(get("/again"));
  EXPECT_EQ(status_of_answer(one.read_answer()), "HTTP/1.1 200");
}

}  // namespace
}  // namespace bifrons::http
