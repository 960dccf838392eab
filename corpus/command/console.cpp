// SPDX-License-Identifier: GPL-3.0-or-later
// File descriptors as streams whose failures are not overlooked.
#include "corpus/command/console.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <istream>
#include <ostream>
#include <streambuf>

namespace bifrons::command {
namespace {

constexpr std::size_t buffer_bytes = 64u << 10;

/// Writes to a file descriptor; a failure is thrown once, and later output is dropped.
class OutputBuffer : public std::streambuf {
 public:
  explicit OutputBuffer(int file) : file_(file) { setp(bytes_.data(), bytes_.data() + bytes_.size()); }

 protected:
  int_type overflow(int_type c) override {
    drain();
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    return sputc(traits_type::to_char_type(c));
  }
  int sync() override {
    drain();
    return 0;
  }

 private:
  void drain() {
    char const* at = pbase();
    char const* const end = pptr();
    setp(bytes_.data(), bytes_.data() + bytes_.size());
    while (at < end && !failed_) {
      auto const written = ::write(file_, at, static_cast<std::size_t>(end - at));
      if (written >= 0) {
        at += written;
      } else if (errno != EINTR) {
        failed_ = true;
        throw OutputFailure{errno};
      }
    }
  }

  int file_;
  bool failed_ = false;
  std::array<char, buffer_bytes> bytes_{};
};

class InputBuffer : public std::streambuf {
 public:
  explicit InputBuffer(int file) : file_(file) {}

 protected:
  int_type underflow() override {
    ssize_t got = 0;
    do got = ::read(file_, bytes_.data(), bytes_.size());
    while (got < 0 && errno == EINTR);
    if (got <= 0) return traits_type::eof();
    setg(bytes_.data(), bytes_.data(), bytes_.data() + got);
    return traits_type::to_int_type(bytes_.front());
  }

 private:
  int file_;
  std::array<char, buffer_bytes> bytes_{};
};

bool is_set(char const* name) {
  char const* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read at start, before threads
  return value != nullptr && *value != '\0';
}

bool is_dumb() {
  char const* const terminal = std::getenv("TERM");  // NOLINT(concurrency-mt-unsafe): read at start, before threads
  return terminal != nullptr && std::string_view(terminal) == "dumb";
}

}  // namespace

struct ProcessConsole::Impl {
  InputBuffer in_buffer{STDIN_FILENO};
  OutputBuffer out_buffer{STDOUT_FILENO}, err_buffer{STDERR_FILENO};
  std::istream in{&in_buffer};
  std::ostream out{&out_buffer}, err{&err_buffer};
  Console console{in, out, err, ::isatty(STDOUT_FILENO) == 1, ::isatty(STDERR_FILENO) == 1};
};

ProcessConsole::ProcessConsole() : impl_(std::make_unique<Impl>()) {
  std::signal(SIGPIPE, SIG_IGN);
  impl_->out.exceptions(std::ios::badbit);
  impl_->err.setf(std::ios::unitbuf);
}

ProcessConsole::~ProcessConsole() = default;

Console& ProcessConsole::console() noexcept { return impl_->console; }

bool use_colour(std::string_view choice, bool terminal) {
  if (choice == "always") return true;
  if (choice == "never") return false;
  return terminal && !is_set("NO_COLOR") && !is_dumb();
}

}  // namespace bifrons::command
