// SPDX-License-Identifier: GPL-3.0-or-later
// Gzip as it lies on servers and disks: members one after the other, padding behind the last, an end that is missing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/base/result.hpp"
#include "corpus/packed/inflater.hpp"

namespace bifrons::packed {

/// The first octets are those of a gzip member.
[[nodiscard]] bool is_gzip(std::string_view bytes);

/// A stream of members. What is no member behind one is padding, and passed over.
class GzipStream {
 public:
  enum class State : std::uint8_t { good, damaged, too_large };
  static constexpr std::size_t no_bound = static_cast<std::size_t>(-1);

  explicit GzipStream(Wrapping wrapping = Wrapping::gzip) : inflater_(wrapping) {}

  /// Appends what bytes unpacks to. too_large: out holds more than bound octets now, or there is more to come.
  [[nodiscard]] State add(std::string_view bytes, std::string& out, std::size_t bound = no_bound);
  /// The last member was whole.
  [[nodiscard]] bool complete() const noexcept { return ended_; }

 private:
  Inflater inflater_;
  bool ended_ = false, padding_ = false;
};

/// All members; what unpacked before damage or a cut is kept. unreadable where nothing did; refused where it is more than bound.
[[nodiscard]] Result<std::string> gunzip(std::string_view bytes, std::size_t bound = 64u << 20);

}  // namespace bifrons::packed
