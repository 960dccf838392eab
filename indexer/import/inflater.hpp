// SPDX-License-Identifier: GPL-3.0-or-later
// gzip unpacked piece by piece: zlib behind a class that owns its state.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace bifrons::import {

class Inflater {
 public:
  Inflater();
  ~Inflater();

  /// Appends what packed unpacks to; members may follow each other. False where it is damaged.
  [[nodiscard]] bool add(std::string_view packed, std::string& out);
  /// True where the last member was complete.
  [[nodiscard]] bool complete() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bifrons::import
