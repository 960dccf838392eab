// SPDX-License-Identifier: GPL-3.0-or-later
// A small HTTP server on loopback for tests of what fetches: every answer is made by the test, octet by octet.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <list>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace bifrons::testing {

/// One request as it came.
struct Received {
  std::string target;  ///< "/path" or, asked as a proxy, "http://host/path"
  std::string head;    ///< the whole head, in lower case
};

class LoopbackServer {
 public:
  using Send = std::function<bool(std::string_view)>;  ///< false: the other side is gone
  using Handler = std::function<void(Received const&, Send const&)>;

  explicit LoopbackServer(Handler handler) : handler_(std::move(handler)), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    void* const raw = &address;
    if (::bind(listener_, static_cast<sockaddr*>(raw), size) != 0 || ::listen(listener_, 64) != 0) throw std::runtime_error("no loopback socket");
    ::getsockname(listener_, static_cast<sockaddr*>(raw), &size);
    port_ = ntohs(address.sin_port);
    acceptor_ = std::jthread([this] { accept_all(); });
  }
  ~LoopbackServer() {
    ::shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    ::close(listener_);
  }
  LoopbackServer(LoopbackServer const&) = delete;
  LoopbackServer& operator=(LoopbackServer const&) = delete;

  [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(port_); }
  [[nodiscard]] std::vector<Received> requests() const {
    std::scoped_lock const lock(mutex_);
    return requests_;
  }
  void forget() {
    std::scoped_lock const lock(mutex_);
    requests_.clear();
  }

 private:
  void accept_all() {
    std::list<std::jthread> connections;
    for (;;) {
      int const connection = ::accept(listener_, nullptr, nullptr);
      if (connection < 0) return;
      connections.emplace_back([this, connection] { serve(connection); });
    }
  }

  void serve(int connection) {
    std::string head;
    char buffer[4096];
    while (head.find("\r\n\r\n") == std::string::npos) {
      auto const n = ::recv(connection, buffer, sizeof buffer, 0);
      if (n <= 0) break;
      head.append(buffer, static_cast<std::size_t>(n));
    }
    auto const from = head.find(' ') + 1;
    Received request{head.substr(from, head.find(' ', from) - from), head};
    for (char& c : request.head)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    {
      std::scoped_lock const lock(mutex_);
      requests_.push_back(request);
    }
    handler_(request, [connection](std::string_view bytes) {
      while (!bytes.empty()) {
        auto const n = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
      }
      return true;
    });
    ::close(connection);
  }

  Handler handler_;
  int listener_;
  int port_ = 0;
  mutable std::mutex mutex_;
  std::vector<Received> requests_;
  std::jthread acceptor_;
};

/// A whole answer that closes the connection.
inline std::string http_answer(int status, std::string_view body, std::string_view headers = {}) {
  std::string out = "HTTP/1.1 " + std::to_string(status) + " Status\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  out += headers;
  out += "\r\n";
  return out += body;
}

}  // namespace bifrons::testing
