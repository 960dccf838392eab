// SPDX-License-Identifier: GPL-3.0-or-later
// The octets of a file, standard input or a string, unpacked where they are gzip, read as a stream.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/base/result.hpp"
#include "corpus/packed/gzip.hpp"

namespace bifrons::import {

class Input {
 public:
  /// "-" is standard input. not_found, bad_input (a device), unreadable: each names the path.
  [[nodiscard]] static Result<Input> open(std::string const& path);
  explicit Input(std::string_view bytes);  ///< must outlive this
  /// Fills at most size octets; 0 at the end, below 0 on an error, of which reason tells.
  using Read = std::function<std::ptrdiff_t(char* into, std::size_t size)>;
  using Reason = std::function<std::string()>;
  explicit Input(Read read, Reason reason = {});
  ~Input();
  Input(Input&&) noexcept;
  Input& operator=(Input&&) noexcept;

  /// The first octets, at most so many, without taking them.
  [[nodiscard]] std::string_view head(std::size_t wanted);

  enum class Line { read, too_long, end };
  /// The next line without its end; too_long: it was passed over.
  [[nodiscard]] Line line(std::string& out, std::size_t bound);

  /// Of a file whose octets lie as they are given, and which can be opened again; "" for all else.
  [[nodiscard]] std::string path() const { return gzip_ ? std::string() : path_; }

  /// The octets as they lie, packed where they are, from the very start: only while no more than the head was looked at.
  [[nodiscard]] std::function<std::ptrdiff_t(char* into, std::size_t size)> raw();

  /// All that is left; refused where it is more than bound.
  [[nodiscard]] Result<std::string> rest(std::size_t bound);

  /// What broke the stream: a read error, damaged or cut gzip. What came before it was given.
  [[nodiscard]] std::optional<Error> const& error() const noexcept { return error_; }

 private:
  bool fill();  ///< false at the end
  void leave_head();
  [[nodiscard]] std::string_view waiting() const noexcept { return std::string_view(buffer_).substr(at_); }

  Read read_;
  Reason reason_;
  std::string path_;
  std::optional<packed::GzipStream> gzip_;
  std::string buffer_;
  std::string untouched_;  ///< what was read so far, packed, while only the head was looked at
  std::size_t at_ = 0;
  bool started_ = false, ended_ = false, head_only_ = true;
  std::optional<Error> error_;
};

}  // namespace bifrons::import
