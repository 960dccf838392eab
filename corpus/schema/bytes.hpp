// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and strings as bytes: written by appending, read with every step checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bifrons::schema {

/// Seven bits a byte, the low ones first.
void put_number(std::string& out, std::uint64_t number);
void put_string(std::string& out, std::string_view text);

/// Reads what put_… wrote; once something does not fit, all later reads are empty and ok() is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) noexcept : bytes_(bytes) {}
  [[nodiscard]] std::uint64_t number();
  [[nodiscard]] std::string_view string();
  /// A count of items that take at least one byte each.
  [[nodiscard]] std::uint64_t count();
  [[nodiscard]] std::string_view take(std::size_t size);
  [[nodiscard]] bool ok() const noexcept { return ok_; }
  [[nodiscard]] bool at_end() const noexcept { return at_ == bytes_.size(); }
  [[nodiscard]] std::size_t position() const noexcept { return at_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace bifrons::schema
