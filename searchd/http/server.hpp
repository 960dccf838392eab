// SPDX-License-Identifier: GPL-3.0-or-later
// A small HTTP/1.1 server: bounds and deadlines for every request, a pool of workers for the answers.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/base/result.hpp"

namespace bifrons::http {

/// How busy the server was when a request was taken up.
struct Load {
  std::size_t connections = 0, queued = 0;
  std::uint64_t turned_away = 0;  ///< requests and connections answered 503 since the start, for want of room
};

struct Request {
  std::string method, target, body;  ///< method: HEAD is given as GET; the server leaves the body out
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  Load load;
  [[nodiscard]] std::string_view header(std::string_view name) const;  ///< "" where absent; the first where repeated
};

/// The server adds Date, Server, Content-Length, Connection and, where the client takes it, gzip.
struct Response {
  int status = 200;
  std::string content_type, body;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// Called on any worker thread; worker is in [0, Limits::workers): each may keep its own searcher.
using Handler = std::function<Response(Request const&, unsigned worker)>;

struct Limits {
  unsigned workers = 2;
  std::size_t header_bytes = 8U << 10, body_bytes = 1U << 20, target_bytes = 8U << 10;
  std::size_t connections = 512, queue = 64;  ///< beyond the queue: 503 with Retry-After
  std::chrono::milliseconds request_deadline{5'000};  ///< for reading the whole request, not per byte
  std::chrono::milliseconds idle{15'000};             ///< between requests; and for a client that takes no answer
  std::chrono::milliseconds grace{10'000};            ///< for answers under way when the server stops
};

/// Only server.cpp includes Beast and Asio; every other file sees these few names.
class Server {
 public:
  /// address: an IPv4 or IPv6 address, in brackets or not, or "localhost". bad_input where it is none of ours;
  /// busy where the port is taken (named). Connections are taken from now on, and answered once run() is called.
  [[nodiscard]] static Result<Server> listen(std::string const& address, std::uint16_t port, Limits, Handler);
  ~Server();  ///< stops; run() must have returned
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  [[nodiscard]] std::uint16_t port() const noexcept;  ///< the real one where 0 was asked
  void run();            ///< until stop(), SIGTERM or SIGINT; answers under way end first
  void stop() noexcept;  ///< from any thread

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl>) noexcept;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bifrons::http
