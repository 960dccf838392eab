// SPDX-License-Identifier: GPL-3.0-or-later
// One request in flight: the curl handle, what has come of the answer, and why it was cut off.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

#include "corpus/base/result.hpp"
#include "indexer/fetch/client.hpp"
#include "indexer/fetch/proxy.hpp"

namespace bifrons::fetch {

/// Inside the room only: curl shows here.
class Transfer {
 public:
  Transfer(ClientOptions const&, Proxies const&, Request);
  ~Transfer();
  Transfer(Transfer const&) = delete;
  Transfer& operator=(Transfer const&) = delete;

  [[nodiscard]] CURL* handle() const noexcept { return handle_; }
  /// The request may be sent; else why not.
  [[nodiscard]] Result<void> check() const;
  [[nodiscard]] Answer finish(CURLcode);

 private:
  enum class Cut { none, header_size, body_size, kind, private_address, enough };
  static std::size_t on_header(char*, std::size_t, std::size_t, void*);
  static std::size_t on_body(char*, std::size_t, std::size_t, void*);
  static int on_debug(CURL*, curl_infotype, char*, std::size_t, void*);
  static int on_progress(void*, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
  static curl_socket_t on_socket(void*, curlsocktype, curl_sockaddr*);
  void set_options();
  void set_request_headers();
  bool header_line(std::string_view);
  bool body_part(std::string_view);
  [[nodiscard]] tl::unexpected<Error> cut_error() const;
  [[nodiscard]] tl::unexpected<Error> curl_error(CURLcode) const;

  ClientOptions const& options_;
  Request request_;
  std::string scheme_, host_, proxy_;
  Resource resource_;
  std::size_t header_bytes_ = 0;
  Cut cut_ = Cut::none;
  CURL* handle_ = nullptr;
  curl_slist* request_headers_ = nullptr;
};

}  // namespace bifrons::fetch
