// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP for many hosts at once from one thread: each request is one hop, bounded in size and time, refused where a rule forbids it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"
#include "indexer/fetch/resource.hpp"

namespace bifrons::fetch {

/// Bounds of one request.
struct Limits {
  std::size_t body_bytes = 16u << 20;   ///< as sent; whoever unpacks the body keeps to it again
  std::size_t header_bytes = 64u << 10; ///< all header lines together
  std::chrono::milliseconds total{60'000}, connect{10'000};
  std::chrono::seconds low_speed_time{15};  ///< this long below low_speed_bytes a second ends the request
  long low_speed_bytes = 64;
};

/// Redirects that a crawler follows for one page.
inline constexpr int page_redirects = 10;

struct ClientOptions {
  std::string user_agent = "bifrons/0.1.0";
  std::optional<std::string> proxy;  ///< absent: http_proxy, https_proxy, all_proxy and no_proxy of the environment; "": none
  Limits limits;
};

/// One hop: redirects come back as they are (see redirect_target).
struct Request {
  std::uint64_t tag = 0;                   ///< comes back with the answer
  std::string url;                         ///< canonical http(s) address
  std::string etag, last_modified;         ///< validators of a kept copy, or ""
  std::string cookies;                     ///< a Cookie header's value, or ""
  bool private_host = false;               ///< loopback, private and link-local addresses are allowed
  bool any_type = false;                   ///< the body is wanted whatever its type (robots.txt)
  std::size_t body_bytes = 0;              ///< stop reading here without an error; 0: Limits::body_bytes, past which it is one
};

/// refused: scheme, private address, type, size or header bound; unreachable: no, no whole or a damaged answer; unreadable: no HTTP.
struct Answer {
  std::uint64_t tag = 0;
  Result<Resource> resource;
};

/// Of one thread, wake() apart.
class Client {
 public:
  [[nodiscard]] static Result<Client> open(ClientOptions);
  ~Client();
  Client(Client&&) noexcept;
  Client& operator=(Client&&) noexcept;

  void start(Request);
  /// Moves transfers on, waits up to timeout for something to happen, and gives what has ended.
  [[nodiscard]] std::vector<Answer> wait(std::chrono::milliseconds timeout);
  [[nodiscard]] std::size_t running() const noexcept;
  /// Ends a wait() in progress; from any thread.
  void wake() noexcept;

 private:
  struct Impl;
  explicit Client(std::unique_ptr<Impl>) noexcept;
  std::unique_ptr<Impl> impl_;
};

[[nodiscard]] bool is_redirect(int status);

/// Where a redirect leads, as a canonical-cased absolute http(s) address without fragment. unreadable: no Location, or one
/// that is no address; refused: another scheme.
[[nodiscard]] Result<std::string> redirect_target(Resource const&);

/// What Retry-After asks for, counted from now; absent where it is not there or no date or number.
[[nodiscard]] std::optional<std::chrono::seconds> retry_after(Resource const&, std::chrono::sys_seconds now);

}  // namespace bifrons::fetch
