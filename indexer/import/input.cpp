// SPDX-License-Identifier: GPL-3.0-or-later
// One buffer between the file and its readers; gzip is known by its first octets.
#include "indexer/import/input.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

namespace bifrons::import {
namespace {

constexpr std::size_t piece_bytes = 64U << 10;

struct CloseFile {
  void operator()(std::FILE* file) const noexcept {
    if (file != stdin) std::fclose(file);
  }
};

std::string reason() { return std::generic_category().message(errno); }

}  // namespace

Result<Input> Input::open(std::string const& path) {
  std::error_code ignored;
  auto const status = std::filesystem::status(path, ignored);
  if (path != "-" && !std::filesystem::exists(status))
    return failure(ErrorCode::not_found, "There is no file " + path + ".", "check the path");
  if (path != "-" && !std::filesystem::is_regular_file(status) && !std::filesystem::is_fifo(status))
    return failure(ErrorCode::bad_input, path + " is neither a file nor a folder.", "give a file, a folder or - for standard input");
  std::shared_ptr<std::FILE> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"), CloseFile{});
  if (!file) return failure(ErrorCode::unreadable, path + " cannot be opened: " + reason() + ".", "check its permissions");
  Input input([file](char* into, std::size_t size) -> std::ptrdiff_t {
    std::size_t const n = std::fread(into, 1, size, file.get());
    return n == 0 && std::ferror(file.get()) ? -1 : static_cast<std::ptrdiff_t>(n);
  });
  if (std::filesystem::is_regular_file(status)) input.path_ = path;
  return input;
}

Input::Input(std::string_view bytes)
    : Input([bytes](char* into, std::size_t size) mutable -> std::ptrdiff_t {
        std::size_t const n = std::min(size, bytes.size());
        if (n > 0) std::memcpy(into, bytes.data(), n);
        bytes.remove_prefix(n);
        return static_cast<std::ptrdiff_t>(n);
      }) {}

Input::Input(Read read, Reason reason) : read_(std::move(read)), reason_(std::move(reason)) {}
Input::~Input() = default;
Input::Input(Input&&) noexcept = default;
Input& Input::operator=(Input&&) noexcept = default;

bool Input::fill() {
  if (ended_) return false;
  std::string piece(piece_bytes, '\0');
  auto const n = read_(piece.data(), piece.size());
  piece.resize(static_cast<std::size_t>(std::max<std::ptrdiff_t>(n, 0)));
  ended_ = n <= 0;
  if (n < 0) error_ = Error{ErrorCode::unreadable, reason_ ? reason_() : "cannot be read to its end (" + reason() + ")", {}};
  if (head_only_) untouched_ += piece;
  if (!started_ && piece.starts_with("\x1F\x8B")) gzip_.emplace();
  started_ = true;
  if (at_ > 0) buffer_.erase(0, std::exchange(at_, 0));
  if (!gzip_) {
    buffer_ += piece;
  } else if (gzip_->add(piece, buffer_) != packed::GzipStream::State::good) {
    error_ = Error{ErrorCode::unreadable, "is damaged gzip", "make or fetch the file again"};
    ended_ = true;
  } else if (ended_ && !gzip_->complete() && !error_) {
    error_ = Error{ErrorCode::unreadable, "is cut short: its gzip data has no end", "make or fetch the file again"};
  }
  return !ended_ || !waiting().empty();
}

std::string_view Input::head(std::size_t wanted) {
  while (waiting().size() < wanted && fill() && !ended_) {
  }
  return waiting().substr(0, wanted);
}

std::function<std::ptrdiff_t(char*, std::size_t)> Input::raw() {
  return [read = read_, before = std::move(untouched_), at = std::size_t{0}](char* into, std::size_t size) mutable -> std::ptrdiff_t {
    if (at == before.size()) return read(into, size);
    auto const n = before.copy(into, size, at);
    at += n;
    return static_cast<std::ptrdiff_t>(n);
  };
}

void Input::leave_head() {
  head_only_ = false;
  untouched_.clear();
  untouched_.shrink_to_fit();
}

Input::Line Input::line(std::string& out, std::size_t bound) {
  if (head_only_) leave_head();
  bool too_long = false;
  std::size_t looked = 0;
  for (;;) {
    std::string_view const have = waiting();
    std::size_t const end = have.find('\n', looked);
    if (end != have.npos || ended_) {
      std::string_view text = have.substr(0, end);
      at_ += end == have.npos ? have.size() : end + 1;
      if (end == have.npos && text.empty() && !too_long) return Line::end;
      if (text.ends_with('\r')) text.remove_suffix(1);
      if (too_long || text.size() > bound) return Line::too_long;
      out.assign(text);
      return Line::read;
    }
    looked = have.size();
    if (looked > bound) {
      too_long = true;
      at_ = buffer_.size();
      looked = 0;
    }
    fill();
  }
}

Result<std::string> Input::rest(std::size_t bound) {
  if (head_only_) leave_head();
  while (waiting().size() <= bound && !ended_) fill();
  if (waiting().size() > bound)
    return failure(ErrorCode::refused, "is larger than " + std::to_string(bound >> 20) + " MiB", "split it");
  std::string all(waiting());
  at_ = buffer_.size();
  return all;
}

}  // namespace bifrons::import
