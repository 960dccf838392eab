// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl-C: a verb that only reads ends at once, one that writes finishes its step and keeps what is committed.
#pragma once

namespace bifrons::command {

/// From now on an interrupt ends the process at once with its exit status.
void end_on_interrupt();

/// While one lives, a first interrupt only sets interrupted(); a second one ends the process at once.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(InterruptGuard const&) = delete;
  InterruptGuard& operator=(InterruptGuard const&) = delete;
};

/// Whether an interrupt came while a guard lived. From any thread.
[[nodiscard]] bool interrupted() noexcept;

}  // namespace bifrons::command
