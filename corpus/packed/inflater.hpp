// SPDX-License-Identifier: GPL-3.0-or-later
// Deflate undone piece by piece, whatever is wrapped around it: zlib behind a class that owns its state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace bifrons::packed {

/// What stands around the deflated octets.
enum class Wrapping : std::uint8_t { gzip, gzip_or_zlib, none };

/// One member (RFC 1950, 1951, 1952). Damage is a state; nothing throws but the allocator.
class Inflater {
 public:
  enum class State : std::uint8_t { running, ended, damaged };
  /// taken: of the input; given: appended to the output. Neither moves where more input is needed.
  struct Step {
    State state = State::running;
    std::size_t taken = 0, given = 0;
  };
  /// A step gives no more at once.
  static constexpr std::size_t step_bytes = 64u << 10;

  explicit Inflater(Wrapping);
  ~Inflater();
  Inflater(Inflater&&) noexcept;
  Inflater& operator=(Inflater&&) noexcept;

  [[nodiscard]] Step step(std::string_view bytes, std::string& out);
  /// What comes next is the start of another member.
  void restart() noexcept;

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

}  // namespace bifrons::packed
