// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a word graph in the format of the dawgdic library from foreign bytes: no step leaves them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bifrons::text {

/// Bytes to follow from one key to the next, over memory that the caller keeps. A damaged file gives wrong answers, never a bad read.
class Dawg {
 public:
  Dawg() = default;

  /// Nothing where the sizes in the file do not fit its length.
  [[nodiscard]] static std::optional<Dawg> read(std::string_view file);

  using State = std::uint32_t;
  static constexpr State root = 0;

  /// The state after the bytes of path, or nothing.
  [[nodiscard]] std::optional<State> follow(State from, std::string_view path) const noexcept;

  /// The number that stands at a whole key.
  [[nodiscard]] std::optional<std::uint32_t> value(State at) const noexcept;

  /// What can follow to the ends of keys, ascending, at most `most` of them, each at most 32 bytes; needs the file's second part.
  [[nodiscard]] std::vector<std::string> completions(State from, std::size_t most) const;

 private:
  [[nodiscard]] std::uint32_t unit(State at) const noexcept;
  [[nodiscard]] unsigned char guide(State at, std::size_t which) const noexcept;

  std::string_view units_, guides_;  ///< four and two bytes a state
};

}  // namespace bifrons::text
