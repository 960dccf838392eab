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

struct Request {
  std::string method, target, body;
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  [[nodiscard]] std::string_view header(std::string_view name) const;  ///< "" where absent
};

struct Response {
  int status = 200;
  std::string content_type, body;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// Called on any worker thread; worker is in [0, Limits::workers): each may keep its own searcher.
using Handler = std::function<Response(Request const&, unsigned worker)>;

struct Limits {
  unsigned workers = 2;
  std::size_t header_bytes = 8u << 10, body_bytes = 1u << 20, target_bytes = 8u << 10;
  std::size_t connections = 512, queue = 64;  ///< beyond the queue: 503 with Retry-After
  std::chrono::milliseconds request_deadline{5'000};  ///< for reading the whole request, not per byte
  std::chrono::milliseconds idle{15'000};
};

/// Only server.cpp includes Beast; every other file sees these few names.
class Server {
 public:
  /// bad_input where the address is none; busy where the port is taken (named).
  [[nodiscard]] static Result<Server> listen(std::string const& address, std::uint16_t port, Limits, Handler);
  ~Server();  ///< stops, and waits for answers under way
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  [[nodiscard]] std::uint16_t port() const noexcept;  ///< the real one where 0 was asked
  void run();            ///< until stop(), SIGTERM or SIGINT
  void stop() noexcept;  ///< from any thread

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl>) noexcept;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bifrons::http
