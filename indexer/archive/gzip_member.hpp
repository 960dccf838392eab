// SPDX-License-Identifier: GPL-3.0-or-later
// One record as one gzip member that says in its head how long it is, so that a file of them is walked without unpacking.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "corpus/base/result.hpp"

namespace bifrons::archive {

/// A stretch of a member: text is deflated lightly, what is packed already is stored.
struct Part {
  std::string_view bytes;
  bool packed = false;
};

/// The parts joined, as a member whose extra field "sl" holds its packed and unpacked length, as web archives know it.
[[nodiscard]] std::string gzip_member(std::span<Part const> parts);
[[nodiscard]] inline std::string gzip_member(std::string_view bytes) {
  Part const part{bytes};
  return gzip_member({&part, 1});
}

/// How much of a file of members is whole.
struct Tail {
  std::uint64_t whole = 0;   ///< octets up to the end of the last whole member
  bool cut_short = false;    ///< what follows is the start of one member, and nothing else
  bool foreign = false;      ///< what follows is something else: the file is no longer to be written to
};

/// broken where the file cannot be read.
[[nodiscard]] Result<Tail> look_at_tail(std::filesystem::path const&);

}  // namespace bifrons::archive
