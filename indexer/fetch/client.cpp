// SPDX-License-Identifier: GPL-3.0-or-later
// The multi handle: owns the transfers, keeps connections, waits for all of them at once.
#include "indexer/fetch/client.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <mutex>
#include <unordered_map>

#include "corpus/url/url.hpp"
#include "indexer/fetch/transfer.hpp"

namespace bifrons::fetch {
namespace {

void start_curl_once() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

/// Location as sent may hold raw octets that are no UTF-8: each is escaped by itself.
std::string escaped_octets(std::string_view s) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (char const c : s) {
    auto const octet = static_cast<unsigned char>(c);
    if (octet < 0x80) out += c;
    else out.append({'%', hex[octet >> 4], hex[octet & 15]});
  }
  return out;
}

}  // namespace

struct Client::Impl {
  ClientOptions options;
  Proxies proxies;
  CURLM* multi = nullptr;
  std::unordered_map<CURL*, std::unique_ptr<Transfer>> transfers;
  std::vector<Answer> ready;  ///< refused before they were sent

  explicit Impl(ClientOptions o) : options(std::move(o)), proxies(options.proxy) {}
  ~Impl() {
    for (auto& [handle, transfer] : transfers) curl_multi_remove_handle(multi, handle);
    transfers.clear();
    curl_multi_cleanup(multi);
  }
  Impl(Impl const&) = delete;
  Impl& operator=(Impl const&) = delete;

  void collect() {
    int left = 0;
    while (auto const* message = curl_multi_info_read(multi, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      auto* const handle = message->easy_handle;
      auto const code = message->data.result;
      ready.push_back(transfers.at(handle)->finish(code));
      curl_multi_remove_handle(multi, handle);
      transfers.erase(handle);
    }
  }
};

Result<Client> Client::open(ClientOptions options) {
  start_curl_once();
  auto impl = std::make_unique<Impl>(std::move(options));
  impl->multi = curl_multi_init();
  if (impl->multi == nullptr) return failure(ErrorCode::unreachable, "The network library could not be started.");
  curl_multi_setopt(impl->multi, CURLMOPT_MAX_HOST_CONNECTIONS, impl->proxies.of("http:", "any.invalid").empty() ? 4L : 0L);
  curl_multi_setopt(impl->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, 64L);
  return Client(std::move(impl));
}

Client::Client(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Client::~Client() = default;
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;

void Client::start(Request request) {
  auto const tag = request.tag;
  auto transfer = std::make_unique<Transfer>(impl_->options, impl_->proxies, std::move(request));
  if (auto const checked = transfer->check(); !checked) {
    impl_->ready.push_back({tag, tl::unexpected<Error>(checked.error())});
    return;
  }
  auto* const handle = transfer->handle();
  curl_multi_add_handle(impl_->multi, handle);
  impl_->transfers.emplace(handle, std::move(transfer));
}

std::vector<Answer> Client::wait(std::chrono::milliseconds timeout) {
  int running = 0;
  curl_multi_perform(impl_->multi, &running);
  impl_->collect();
  if (impl_->ready.empty() && timeout.count() > 0) {
    curl_multi_poll(impl_->multi, nullptr, 0, static_cast<int>(timeout.count()), nullptr);
    curl_multi_perform(impl_->multi, &running);
    impl_->collect();
  }
  return std::exchange(impl_->ready, {});
}

std::size_t Client::running() const noexcept { return impl_->transfers.size() + impl_->ready.size(); }

void Client::wake() noexcept { curl_multi_wakeup(impl_->multi); }

bool is_redirect(int status) { return status == 301 || status == 302 || status == 303 || status == 307 || status == 308; }

Result<std::string> redirect_target(Resource const& resource) {
  auto const location = resource.header("location");
  if (location.empty()) return failure(ErrorCode::unreadable, resource.url + " redirects to nowhere (no Location).");
  auto const target = url::parse(escaped_octets(location), resource.url);
  if (!target) return failure(ErrorCode::unreadable, resource.url + " redirects to \"" + location.substr(0, 200) + "\", which is no address.");
  if (target->protocol != "http:" && target->protocol != "https:")
    return failure(ErrorCode::refused, resource.url + " redirects to an address that is neither http nor https: " + location.substr(0, 200));
  return target->href.substr(0, target->href.size() - target->hash.size());
}

std::optional<std::chrono::seconds> retry_after(Resource const& resource, std::chrono::sys_seconds now) {
  constexpr long century = 3'000'000'000;
  auto const value = resource.header("retry-after");
  long seconds = 0;
  auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error == std::errc{} && end == value.data() + value.size() && seconds >= 0) return std::chrono::seconds(std::min(seconds, century));
  if (value.empty()) return std::nullopt;
  auto const at = curl_getdate(value.c_str(), nullptr);
  if (at < 0) return std::nullopt;
  return std::max(std::chrono::sys_seconds(std::chrono::seconds(at)) - now, std::chrono::seconds(0));
}

}  // namespace bifrons::fetch
