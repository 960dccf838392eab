// SPDX-License-Identifier: GPL-3.0-or-later
// The process's own streams: buffered, checked at each write, bytes as they are whatever the locale.
#pragma once

#include <memory>
#include <string_view>

#include "corpus/command/verb.hpp"

namespace bifrons::command {

/// A write to standard output that failed; thrown through the stream, so that a verb ends at once.
struct OutputFailure {
  int reason;  ///< errno; EPIPE: the reader went away, which is no error
};

/// Standard input, output and error of this process. A closed pipe is met as OutputFailure, never as a signal.
class ProcessConsole {
 public:
  ProcessConsole();
  ~ProcessConsole();
  ProcessConsole(ProcessConsole const&) = delete;
  ProcessConsole& operator=(ProcessConsole const&) = delete;
  [[nodiscard]] Console& console() noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Whether to colour: choice is "always", "never" or "auto" (a terminal, and NO_COLOR is unset or empty).
[[nodiscard]] bool use_colour(std::string_view choice, bool terminal);

}  // namespace bifrons::command
