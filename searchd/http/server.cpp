// SPDX-License-Identifier: GPL-3.0-or-later
// The only file with Asio: listens, counts connections, hands requests to the workers, and stops in good order.
#include "searchd/http/server.hpp"

#include <algorithm>
#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <csignal>
#include <unordered_set>

#include "searchd/http/accept.hpp"
#include "searchd/http/gzip.hpp"
#include "searchd/http/message.hpp"
#include "searchd/http/problem.hpp"
#include "searchd/http/worker_pool.hpp"

namespace bifrons::http {
namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using Tcp = asio::ip::tcp;
using Clock = std::chrono::steady_clock;
using Parser = beast::http::request_parser<beast::http::string_body>;

namespace {

constexpr std::size_t read_bytes = 16U << 10;
constexpr std::size_t linger_bytes = 4U << 20;        // what a client may still send behind a refusal
constexpr std::chrono::seconds linger_time{2};
constexpr std::size_t slowest_bytes_a_second = 16U << 10;  // for a client that takes a large answer

class Connection;

/// What all connections share; touched by the I/O thread alone, but for the pool and the counters.
struct Shared {
  Limits limits;
  Handler handler;
  std::unordered_set<Connection*> connections;
  std::atomic<std::size_t> connection_count{0};
  std::atomic<std::uint64_t> turned_away{0};
  bool stopping = false;
  std::function<void()> on_last_gone;
  std::unique_ptr<WorkerPool> pool;
};

Problem problem(int status, std::string detail, std::string hint = {}) {
  return Problem{status, std::move(detail), std::move(hint), {}, {}, {}};
}

Problem no_room(std::string detail) {
  auto out = problem(503, std::move(detail), "try again in a second");
  out.headers.emplace_back("Retry-After", "1");
  return out;
}

enum class Phase : std::uint8_t { idle, reading, working, writing, lingering, closed };

/// One client. Its calls run on the I/O thread; while a worker answers (Phase::working) only the worker touches
/// request_ and message_.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Tcp::socket socket, Shared& shared) : socket_(std::move(socket)), timer_(socket_.get_executor()), shared_(shared) {
    shared_.connections.insert(this);
    ++shared_.connection_count;
  }
  ~Connection() { leave(); }
  Connection(Connection const&) = delete;
  Connection& operator=(Connection const&) = delete;

  void start() {
    error_code ignored;
    socket_.set_option(Tcp::no_delay(true), ignored);
    next_request(shared_.limits.request_deadline);
  }

  /// The server stops: what is not under way ends now.
  void wind_down() {
    close_after_ = true;
    if (phase_ == Phase::idle || phase_ == Phase::reading) close();
  }

 private:
  void next_request(Clock::duration patience) {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_.limits.header_bytes + shared_.limits.target_bytes));
    parser_->body_limit(shared_.limits.body_bytes);
    header_seen_ = head_only_ = false;
    phase_ = Phase::idle;
    set_deadline(patience);
    if (buffer_.size() > 0) take_bytes(); else read();
  }

  void read() {
    socket_.async_read_some(buffer_.prepare(read_bytes), [self = shared_from_this()](error_code error, std::size_t count) {
      if (self->phase_ != Phase::idle && self->phase_ != Phase::reading) return;
      if (error) return self->close();
      self->buffer_.commit(count);
      self->take_bytes();
    });
  }

  void take_bytes() {
    if (phase_ == Phase::idle) {
      phase_ = Phase::reading;
      set_deadline(shared_.limits.request_deadline);
    }
    error_code error;
    while (buffer_.size() > 0 && !parser_->is_done()) {
      parser_->eager(header_seen_);
      auto const used = parser_->put(buffer_.data(), error);
      buffer_.consume(used);
      if (error == beast::http::error::need_more) return read();
      if (error) return refuse(problem_of(error));
      if (parser_->is_header_done() && !header_seen_) {
        header_seen_ = true;
        if (auto const wrong = header_problem()) return refuse(*wrong);
        if (!parser_->is_done() && expects_continue()) return send_continue();
      }
    }
    if (parser_->is_done()) return hand_over();
    read();
  }

  [[nodiscard]] Problem problem_of(error_code error) const {
    using Wrong = beast::http::error;
    if (error == Wrong::body_limit)
      return problem(413, "the body is longer than " + std::to_string(shared_.limits.body_bytes) + " bytes");
    if (error == Wrong::header_limit) return too_long(starts_with_line());
    if (error == Wrong::bad_version) return problem(505, "only HTTP/1.0 and HTTP/1.1 are spoken here");
    return problem(400, "the request is no well-formed HTTP (" + error.message() + ")");
  }

  /// Whether the request line is whole and within its bound, so that the headers are what is too long.
  [[nodiscard]] bool starts_with_line() const {
    if (!parser_->get().target().empty()) return true;
    std::string_view const bytes(static_cast<char const*>(buffer_.data().data()), buffer_.size());
    return bytes.substr(0, shared_.limits.target_bytes).find("\r\n") != std::string_view::npos;
  }

  [[nodiscard]] Problem too_long(bool headers) const {
    if (headers) return problem(431, "the headers are longer than " + std::to_string(shared_.limits.header_bytes) + " bytes");
    return problem(414, "the request target is longer than " + std::to_string(shared_.limits.target_bytes) + " bytes", "send long text by POST");
  }

  [[nodiscard]] std::optional<Problem> header_problem() const {
    auto const& message = parser_->get();
    if (message.target().size() > shared_.limits.target_bytes) return too_long(false);
    std::size_t bytes = 0;
    for (auto const& field : message) bytes += field.name_string().size() + field.value().size() + 4;
    if (bytes > shared_.limits.header_bytes) return too_long(true);
    auto const hosts = message.count(beast::http::field::host);
    if (hosts > 1 || (hosts == 0 && message.version() >= 11)) return problem(400, "the request has " + std::string(hosts > 1 ? "more than one" : "no") + " Host header");
    if (message.find(beast::http::field::expect) != message.end() && message.version() >= 11 && !expects_continue())
      return problem(417, "only the expectation 100-continue can be met");
    return std::nullopt;
  }

  [[nodiscard]] bool expects_continue() const {
    auto const& message = parser_->get();
    return message.version() >= 11 && beast::iequals(message[beast::http::field::expect], "100-continue");
  }

  void send_continue() {
    static constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(socket_, asio::buffer(line), [self = shared_from_this()](error_code error, std::size_t) {
      if (self->phase_ != Phase::reading) return;
      if (error) return self->close();
      self->take_bytes();
    });
  }

  /// A whole request goes to the workers.
  void hand_over() {
    take_request();
    phase_ = Phase::working;
    deadline_ = Clock::time_point::max();
    bool const taken = shared_.pool->offer([self = shared_from_this()](unsigned worker) { self->answer(worker); });
    if (taken) return;
    ++shared_.turned_away;
    send(compose(to_response(no_room("all workers are busy and the queue is full")), form()));
  }

  void take_request() {
    auto& message = parser_->get();
    request_ = {};
    request_.method = std::string(message.method_string());
    head_only_ = request_.method == "HEAD";
    if (head_only_) request_.method = "GET";
    request_.target = std::string(message.target());
    request_.body = std::move(message.body());
    for (auto const& field : message) {
      std::string name(field.name_string());
      std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
      request_.headers.emplace_back(std::move(name), field.value());
    }
    keep_alive_ = message.keep_alive();
    old_client_ = message.version() < 11;
  }

  [[nodiscard]] Form form() const {
    bool const close = !keep_alive_ || close_after_;
    return {head_only_, close, old_client_ && !close, takes_gzip(request_.header("accept-encoding"))};
  }

  /// On a worker's thread.
  void answer(unsigned worker) {
    request_.load = {shared_.connection_count, shared_.pool->queued(), shared_.turned_away};
    Response response;
    try {
      response = shared_.handler(request_, worker);
    } catch (std::exception const& error) {
      response = to_response(problem(500, std::string("an error inside the daemon: ") + error.what(), "please report it with the request that brought it about"));
    } catch (...) {
      response = to_response(problem(500, "an unknown error inside the daemon"));
    }
    auto message = compose(std::move(response), form());
    asio::post(socket_.get_executor(), [self = shared_from_this(), made = std::move(message)]() mutable { self->send(std::move(made)); });
  }

  void refuse(Problem const& why) {
    keep_alive_ = false;
    send(compose(to_response(why), {head_only_, true, false, false}));
  }

  void send(Message message) {
    if (phase_ == Phase::closed) return;
    message_ = std::move(message);
    phase_ = Phase::writing;
    set_deadline(shared_.limits.idle + std::chrono::seconds(message_.body.size() / slowest_bytes_a_second));
    std::array<asio::const_buffer, 2> const parts{asio::buffer(message_.head), asio::buffer(message_.body)};
    asio::async_write(socket_, parts, [self = shared_from_this()](error_code error, std::size_t) {
      if (self->phase_ != Phase::writing) return;
      if (error) return self->close();
      if (self->message_.close || self->close_after_) return self->linger();
      self->next_request(self->shared_.limits.idle);
    });
  }

  /// Closing at once could reset the connection before the client has read the answer: take in what it still sends.
  void linger() {
    phase_ = Phase::lingering;
    error_code ignored;
    socket_.shutdown(Tcp::socket::shutdown_send, ignored);
    // At the stop nobody is waited for who has nothing more to say.
    if (close_after_ && buffer_.size() == 0 && socket_.available(ignored) == 0) return close();
    set_deadline(linger_time);
    drain(0);
  }

  void drain(std::size_t taken) {
    buffer_.clear();
    socket_.async_read_some(buffer_.prepare(read_bytes), [self = shared_from_this(), taken](error_code error, std::size_t count) {
      if (self->phase_ != Phase::lingering) return;
      if (error || taken + count > linger_bytes || self->shared_.stopping) return self->close();
      self->drain(taken + count);
    });
  }

  /// One wait is under way at most times; it is renewed only when it ends too late, so that a request costs no timer call.
  void set_deadline(Clock::duration patience) {
    deadline_ = Clock::now() + patience;
    if (!armed_ || armed_until_ > deadline_) arm();
  }

  void arm() {
    armed_ = true;
    armed_until_ = deadline_;
    timer_.expires_at(deadline_);
    timer_.async_wait([self = shared_from_this()](error_code error) {
      if (error || self->phase_ == Phase::closed) return;
      self->armed_ = false;
      self->on_timer();
    });
  }

  void on_timer() {
    if (phase_ == Phase::working) return;
    if (Clock::now() < deadline_) return arm();
    if (phase_ != Phase::reading) return close();
    error_code ignored;
    socket_.cancel(ignored);  // the read under way, so that nothing else writes into buffer_
    refuse(problem(408, "the request was not whole within " + std::to_string(shared_.limits.request_deadline.count()) + " ms"));
  }

  void close() {
    if (phase_ == Phase::closed) return;
    phase_ = Phase::closed;
    error_code ignored;
    socket_.close(ignored);
    timer_.cancel();
    leave();
  }

  void leave() {
    if (shared_.connections.erase(this) == 0) return;
    --shared_.connection_count;
    if (shared_.stopping && shared_.connections.empty() && shared_.on_last_gone) shared_.on_last_gone();
  }

  Tcp::socket socket_;
  asio::steady_timer timer_;
  Shared& shared_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  Request request_;
  Message message_;
  Clock::time_point deadline_, armed_until_;
  Phase phase_ = Phase::idle;
  bool armed_ = false, header_seen_ = false, head_only_ = false, keep_alive_ = true, old_client_ = false;
  std::atomic<bool> close_after_{false};
};

}  // namespace

std::string_view Request::header(std::string_view name) const {
  auto const found = std::find_if(headers.begin(), headers.end(), [name](auto const& h) { return h.first == name; });
  return found == headers.end() ? std::string_view{} : found->second;
}

struct Server::Impl {
  // Destroyed from the bottom up: first the workers, then pending calls with their connections, then what these use.
  Shared shared;
  asio::io_context io{1};
  Tcp::acceptor acceptor{io};
  asio::signal_set signals{io};
  asio::steady_timer pause{io}, grace{io};
  asio::executor_work_guard<asio::io_context::executor_type> work{io.get_executor()};
  std::uint16_t port = 0;

  ~Impl() {
    shared.pool->stop();
    shared.on_last_gone = nullptr;
  }

  Result<void> open(std::string const& address, std::uint16_t wanted) {
    auto bare = address == "localhost" ? std::string("127.0.0.1") : address;
    if (bare.size() > 2 && bare.front() == '[' && bare.back() == ']') bare = bare.substr(1, bare.size() - 2);
    error_code error;
    auto const ip = asio::ip::make_address(bare, error);
    if (error) return failure(ErrorCode::bad_input, "\"" + address + "\" is no address to listen on", "give an IP address or localhost, as in 127.0.0.1:8420");
    Tcp::endpoint const endpoint(ip, wanted);
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(Tcp::acceptor::max_listen_connections, error);
    if (error) return open_failure(address, wanted, error);
    port = acceptor.local_endpoint().port();
    return {};
  }

  static tl::unexpected<Error> open_failure(std::string const& address, std::uint16_t wanted, error_code error) {
    auto const place = address + " port " + std::to_string(wanted);
    if (error == asio::error::address_in_use)
      return failure(ErrorCode::busy, place + " is in use by another program", "stop that program, or listen elsewhere with --listen HOST:PORT");
    if (error == asio::error::access_denied)
      return failure(ErrorCode::refused, "this user may not listen on " + place, "choose a port above 1023 with --listen HOST:PORT");
    return failure(ErrorCode::bad_input, "cannot listen on " + place + ": " + error.message(), "give an address of this machine with --listen HOST:PORT");
  }

  void accept() {
    acceptor.async_accept([this](error_code error, Tcp::socket socket) {
      if (shared.stopping || error == asio::error::operation_aborted) return;
      if (error) return pause_accepting();
      if (shared.connections.size() >= shared.limits.connections) turn_away(std::move(socket));
      else std::make_shared<Connection>(std::move(socket), shared)->start();
      accept();
    });
  }

  /// Out of file descriptors, most likely: some will be free in a moment.
  void pause_accepting() {
    pause.expires_after(std::chrono::milliseconds(100));
    pause.async_wait([this](error_code error) {
      if (!error) accept();
    });
  }

  void turn_away(Tcp::socket socket) {
    ++shared.turned_away;
    auto const message = compose(to_response(no_room("too many connections are open")), {false, true, false, false});
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(message.head + message.body), ignored);
    socket.shutdown(Tcp::socket::shutdown_send, ignored);
  }

  void wind_down() {
    if (shared.stopping) return;
    shared.stopping = true;
    error_code ignored;
    acceptor.close(ignored);
    signals.cancel(ignored);
    pause.cancel();
    shared.on_last_gone = [this] {
      grace.cancel();
      work.reset();
    };
    auto const now_open = std::vector<Connection*>(shared.connections.begin(), shared.connections.end());
    for (auto* connection : now_open)
      if (shared.connections.contains(connection)) connection->wind_down();
    if (shared.connections.empty()) return shared.on_last_gone();
    grace.expires_after(shared.limits.grace);
    grace.async_wait([this](error_code error) {
      if (!error) io.stop();
    });
  }
};

Server::Server(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

Result<Server> Server::listen(std::string const& address, std::uint16_t port, Limits limits, Handler handler) {
  limits.workers = std::max(limits.workers, 1U);
  auto impl = std::make_unique<Impl>();
  impl->shared.limits = limits;
  impl->shared.handler = std::move(handler);
  impl->shared.pool = std::make_unique<WorkerPool>(limits.workers, limits.queue);
  if (auto opened = impl->open(address, port); !opened) return tl::unexpected(opened.error());
  return Server(std::move(impl));
}

std::uint16_t Server::port() const noexcept { return impl_->port; }

void Server::run() {
  auto& impl = *impl_;
  impl.signals.add(SIGTERM);
  impl.signals.add(SIGINT);
  impl.signals.async_wait([&impl](error_code error, int) {
    if (!error) impl.wind_down();
  });
  impl.accept();
  impl.io.run();
}

void Server::stop() noexcept {
  asio::post(impl_->io, [impl = impl_.get()] { impl->wind_down(); });
}

}  // namespace bifrons::http
