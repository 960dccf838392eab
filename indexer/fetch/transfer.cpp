// SPDX-License-Identifier: GPL-3.0-or-later
// The bounds of one request, kept while its answer arrives.
#include "indexer/fetch/transfer.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <new>

#include "corpus/url/url.hpp"
#include "indexer/fetch/address.hpp"

namespace bifrons::fetch {
namespace {

/// Media types whose bodies can hold a page, a feed, a sitemap or a list. Prefixes; "" is no type at all.
constexpr auto wanted_types = std::to_array<std::string_view>(
    {"text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/rdf", "application/json",
     "application/feed+json", "application/gzip", "application/x-gzip", "application/octet-stream", "application/opml", "binary/octet-stream"});

std::string lower(std::string_view s) {
  std::string out(s);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string_view trim(std::string_view s) {
  auto const first = s.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{} : s.substr(first, s.find_last_not_of(" \t\r\n") - first + 1);
}

bool is_wanted(std::string const& content_type) {
  auto const type = lower(trim(std::string_view(content_type).substr(0, content_type.find(';'))));
  if (type.find('/') == std::string::npos || type.ends_with("+xml") || type.ends_with("+json")) return true;
  return std::ranges::any_of(wanted_types, [&](std::string_view prefix) { return type.starts_with(prefix); });
}

bool is_private(sockaddr const& address) {
  std::array<std::uint8_t, 16> octets{};
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    std::memcpy(octets.data(), &in.sin_addr, 4);
    return is_private_address(std::span(octets).first(4));
  }
  if (address.sa_family != AF_INET6) return true;
  sockaddr_in6 in{};
  std::memcpy(&in, &address, sizeof in);
  std::memcpy(octets.data(), &in.sin6_addr, 16);
  return is_private_address(octets);
}

}  // namespace

Transfer::Transfer(ClientOptions const& options, Proxies const& proxies, Request request) : options_(options), request_(std::move(request)) {
  if (auto const parts = url::parse(request_.url)) {
    scheme_ = parts->protocol;
    host_ = parts->hostname;
    proxy_ = proxies.of(scheme_, host_);
  }
  handle_ = curl_easy_init();
  if (handle_ == nullptr) throw std::bad_alloc();
  set_options();
  set_request_headers();
}

Transfer::~Transfer() {
  curl_easy_cleanup(handle_);
  curl_slist_free_all(request_headers_);
}

Result<void> Transfer::check() const {
  if (scheme_ != "http:" && scheme_ != "https:") return failure(ErrorCode::refused, "Only http and https addresses are fetched, not " + request_.url + ".");
  if (!request_.private_host && is_private_host(host_))
    return failure(ErrorCode::refused, request_.url + " lies in a private network.", "Name this host as a source if it is meant to be crawled.");
  return {};
}

void Transfer::set_options() {
  auto const& limits = options_.limits;
  auto const set = [this](CURLoption option, auto value) { curl_easy_setopt(handle_, option, value); };
  set(CURLOPT_URL, request_.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_USERAGENT, options_.user_agent.c_str());
  set(CURLOPT_HTTP_CONTENT_DECODING, 0L);  // the archive wants it as it is sent
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  set(CURLOPT_PROXY, proxy_.c_str());
  set(CURLOPT_NOPROXY, "");
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total.count()));
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
  set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.low_speed_time.count()));
  set(CURLOPT_LOW_SPEED_LIMIT, limits.low_speed_bytes);
  if (request_.body_bytes == 0) set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.body_bytes));
  set(CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  set(CURLOPT_HEADERDATA, static_cast<void*>(this));
  set(CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  set(CURLOPT_WRITEDATA, static_cast<void*>(this));
  set(CURLOPT_VERBOSE, 1L);  // the only way to the request as sent
  set(CURLOPT_DEBUGFUNCTION, &Transfer::on_debug);
  set(CURLOPT_DEBUGDATA, static_cast<void*>(this));
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_XFERINFOFUNCTION, &Transfer::on_progress);
  set(CURLOPT_XFERINFODATA, static_cast<void*>(this));
  set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_socket);
  set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
  set(CURLOPT_PRIVATE, static_cast<void*>(this));
}

void Transfer::set_request_headers() {
  auto const add = [this](std::string const& line) { request_headers_ = curl_slist_append(request_headers_, line.c_str()); };
  add("Accept: text/html,application/xhtml+xml,application/xml;q=0.9,application/atom+xml,application/rss+xml,*/*;q=0.5");
  add("Accept-Encoding: gzip, br");
  if (!request_.cookies.empty()) add("Cookie: " + request_.cookies);
  if (!request_.etag.empty()) add("If-None-Match: " + request_.etag);
  if (!request_.last_modified.empty()) add("If-Modified-Since: " + request_.last_modified);
  curl_easy_setopt(handle_, CURLOPT_HTTPHEADER, request_headers_);
}

std::size_t Transfer::on_header(char* data, std::size_t size, std::size_t count, void* self) {
  return static_cast<Transfer*>(self)->header_line({data, size * count}) ? size * count : 0;
}

std::size_t Transfer::on_body(char* data, std::size_t size, std::size_t count, void* self) {
  return static_cast<Transfer*>(self)->body_part({data, size * count}) ? size * count : 0;
}

int Transfer::on_debug(CURL*, curl_infotype kind, char* data, std::size_t size, void* self) {
  auto& request = static_cast<Transfer*>(self)->resource_.request;
  std::string_view const text(data, size);
  if (kind != CURLINFO_HEADER_OUT) return 0;
  if (text.starts_with("GET ")) request.clear();  // an earlier one went out on a connection that was closed by then
  request += text;
  return 0;
}

int Transfer::on_progress(void* self, curl_off_t, curl_off_t received, curl_off_t, curl_off_t) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (static_cast<std::size_t>(std::max<curl_off_t>(received, 0)) <= transfer.options_.limits.body_bytes) return 0;
  if (transfer.cut_ == Cut::none) transfer.cut_ = Cut::body_size;
  return 1;
}

curl_socket_t Transfer::on_socket(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (transfer.proxy_.empty() && !transfer.request_.private_host && is_private(address->addr)) {
    transfer.cut_ = Cut::private_address;  // checked on what the name resolved to, so no name service can lead us inside
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

bool Transfer::header_line(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > options_.limits.header_bytes) return cut_ = Cut::header_size, false;
  if (line.starts_with("HTTP/")) resource_.headers.clear(), resource_.head.clear();  // an interim answer or a proxy's goes before the real one
  resource_.head += line;
  auto const colon = line.find(':');
  if (colon == std::string_view::npos || line.starts_with("HTTP/")) return true;
  resource_.headers.emplace_back(lower(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1))));
  return true;
}

bool Transfer::body_part(std::string_view bytes) {
  if (resource_.status == 0) {
    long status = 0;
    curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
    resource_.status = static_cast<int>(status);
    if (status == 200 && !request_.any_type && !is_wanted(resource_.header("content-type"))) return cut_ = Cut::kind, false;
  }
  auto const bound = request_.body_bytes != 0 ? request_.body_bytes : options_.limits.body_bytes;
  if (bytes.size() <= bound - resource_.body.size()) return resource_.body.append(bytes), true;
  if (request_.body_bytes == 0) return cut_ = Cut::body_size, false;
  resource_.body.append(bytes.substr(0, bound - resource_.body.size()));
  return cut_ = Cut::enough, false;
}

Answer Transfer::finish(CURLcode code) {
  long status = 0;
  curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
  resource_.status = static_cast<int>(status);
  resource_.url = request_.url;
  resource_.fetched_at = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  if (cut_ == Cut::enough || (code == CURLE_OK && cut_ == Cut::none)) return {request_.tag, std::move(resource_)};
  if (cut_ != Cut::none) return {request_.tag, cut_error()};
  return {request_.tag, curl_error(code)};
}

tl::unexpected<Error> Transfer::cut_error() const {
  auto const& where = request_.url;
  switch (cut_) {
    case Cut::header_size:
      return failure(ErrorCode::refused, "The headers of " + where + " are longer than " + std::to_string(options_.limits.header_bytes) + " bytes.");
    case Cut::kind: return failure(ErrorCode::refused, where + " is " + resource_.header("content-type") + ", no page.");
    case Cut::private_address:
      return failure(ErrorCode::refused, where + " leads into a private network.", "Name this host as a source if it is meant to be crawled.");
    case Cut::none: case Cut::enough: case Cut::body_size: break;
  }
  return failure(ErrorCode::refused, where + " is larger than " + std::to_string(options_.limits.body_bytes) + " bytes.");
}

tl::unexpected<Error> Transfer::curl_error(CURLcode code) const {
  std::string const why = curl_easy_strerror(code);
  switch (code) {
    case CURLE_FILESIZE_EXCEEDED: return cut_error();
    case CURLE_PARTIAL_FILE: return failure(ErrorCode::unreachable, request_.url + " broke off before its end.");
    case CURLE_OPERATION_TIMEDOUT: return failure(ErrorCode::unreachable, request_.url + " took too long.");
    case CURLE_COULDNT_RESOLVE_HOST: return failure(ErrorCode::unreachable, "The host of " + request_.url + " is not known.");
    case CURLE_COULDNT_CONNECT: return failure(ErrorCode::unreachable, "The host of " + request_.url + " takes no connection.");
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY: return failure(ErrorCode::unreadable, request_.url + " answered with something that is not HTTP.");
    default: return failure(ErrorCode::unreachable, request_.url + " could not be fetched: " + why + ".");
  }
}

}  // namespace bifrons::fetch
