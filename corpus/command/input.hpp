// SPDX-License-Identifier: GPL-3.0-or-later
// What a verb reads: a file or standard input as a whole, or line by line, never more than a bound.
#pragma once

#include <cstddef>
#include <filesystem>
#include <istream>
#include <string>

#include "corpus/base/result.hpp"

namespace bifrons::command {

/// The bytes of a file. bad_input where it is missing, a folder, unreadable or larger than most bytes.
[[nodiscard]] Result<std::string> read_file(std::filesystem::path const&, std::size_t most);

/// As read_file; "-" is the stream.
[[nodiscard]] Result<std::string> read_file_or_stream(std::string const& name, std::istream&, std::size_t most);

/// Lines of a stream, without "\n" or "\r\n".
class Lines {
 public:
  /// most: bytes of one line; a longer one is cut there, too_long() says so, and its rest is passed over.
  Lines(std::istream& in, std::size_t most) : in_(in), most_(most) {}

  [[nodiscard]] bool next(std::string& line);  ///< false at the end
  [[nodiscard]] std::size_t number() const noexcept { return number_; }  ///< of the last line, from 1
  [[nodiscard]] bool too_long() const noexcept { return too_long_; }

 private:
  std::istream& in_;
  std::size_t most_, number_ = 0;
  bool too_long_ = false;
};

}  // namespace bifrons::command
