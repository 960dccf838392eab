// SPDX-License-Identifier: GPL-3.0-or-later
// Signals reach a program through state of the process: the two flags here are the only such state.
#include "corpus/command/interrupt.hpp"

#include <unistd.h>

#include <atomic>
#include <csignal>

#include "corpus/command/exit_status.hpp"

namespace bifrons::command {
namespace {

std::atomic<bool> guarded{false};
std::atomic<bool> came{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch lock-free atomics only");

extern "C" void on_interrupt(int) {
  if (!guarded.load() || came.exchange(true)) ::_exit(exit_status::interrupted);
}

}  // namespace

void end_on_interrupt() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;  // NOLINT(cppcoreguidelines-pro-type-union-access)
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGINT, &action, nullptr);
}

InterruptGuard::InterruptGuard() { guarded = true; }
InterruptGuard::~InterruptGuard() { guarded = false; }

bool interrupted() noexcept { return came.load(); }

}  // namespace bifrons::command
