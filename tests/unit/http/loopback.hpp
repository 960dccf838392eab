// SPDX-License-Identifier: GPL-3.0-or-later
// A server on a free port and a raw client, so that tests see the very bytes.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "searchd/http/server.hpp"

namespace bifrons::http::testing {

class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval const patience{3, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr const*>(&to), sizeof to) == 0;
  }
  ~Client() { ::close(socket_); }
  Client(Client const&) = delete;
  Client& operator=(Client const&) = delete;

  [[nodiscard]] bool connected() const { return connected_; }
  void send(std::string_view bytes) { static_cast<void>(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL)); }

  /// All until the server closes (or three seconds pass).
  std::string read_to_end() {
    while (more()) {}
    return std::move(read_);
  }
  /// One answer with Content-Length; no_body for HEAD.
  std::string read_answer(bool no_body = false) {
    std::size_t end = 0;
    while ((end = read_.find("\r\n\r\n")) == std::string::npos)
      if (!more()) return std::move(read_);
    std::size_t length = 0;
    if (auto const at = read_.find("Content-Length: "); at < end && !no_body) length = std::stoul(read_.substr(at + 16));
    while (read_.size() < end + 4 + length)
      if (!more()) break;
    auto const answer = read_.substr(0, end + 4 + length);
    read_.erase(0, answer.size());
    return answer;
  }

 private:
  bool more() {
    char bytes[4096];
    auto const count = ::recv(socket_, bytes, sizeof bytes, 0);
    if (count > 0) read_.append(bytes, static_cast<std::size_t>(count));
    return count > 0;
  }
  int socket_;
  bool connected_ = false;
  std::string read_;
};

class Running {
 public:
  Running(Limits limits, Handler handler) : server_(Server::listen("127.0.0.1", 0, limits, std::move(handler)).value()), thread_([this] { server_.run(); }) {}
  ~Running() { stop(); }
  void stop() {
    if (!thread_.joinable()) return;
    server_.stop();
    thread_.join();
  }
  [[nodiscard]] std::uint16_t port() const { return server_.port(); }
  void ask_to_stop() { server_.stop(); }

 private:
  Server server_;
  std::thread thread_;
};

inline Response echo(Request const& request, unsigned) { return {200, "text/plain", request.method + " " + request.target + " " + request.body, {}}; }

inline std::string get(std::string_view target, std::string_view headers = {}) {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(headers) + "\r\n";
}

}  // namespace bifrons::http::testing
