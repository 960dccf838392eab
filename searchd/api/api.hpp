// SPDX-License-Identifier: GPL-3.0-or-later
// The whole of what is served: a request in, an answer out.
#pragma once

#include <cstdint>
#include <memory>

#include "searchd/api/service.hpp"
#include "searchd/http/server.hpp"

namespace bifrons::api {

/// Safe from many threads, as long as no two use one worker number at once.
class Api {
 public:
  explicit Api(Options options) : service_(std::move(options)) {}
  [[nodiscard]] http::Response answer(http::Request const&, unsigned worker);
  void set_port(std::uint16_t port) noexcept { service_.set_port(port); }  ///< the real one, before the first request

 private:
  Service service_;
};

}  // namespace bifrons::api
