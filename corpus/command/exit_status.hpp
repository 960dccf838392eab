// SPDX-License-Identifier: GPL-3.0-or-later
// What a script learns from how a verb ended: the one table from reasons to exit statuses.
#pragma once

#include "corpus/base/result.hpp"

namespace bifrons::command {

namespace exit_status {
inline constexpr int done = 0;          ///< or found
inline constexpr int nothing = 1;       ///< nothing found, or a gap under --fail-on
inline constexpr int usage = 2;         ///< bad usage, query or input
inline constexpr int broken = 3;        ///< knowledge base missing or unreadable
inline constexpr int locked = 4;        ///< by another writer
inline constexpr int version = 5;       ///< older or newer format
inline constexpr int network = 6;
inline constexpr int in_part = 7;       ///< each failed item is named
inline constexpr int interrupted = 130;
}  // namespace exit_status

[[nodiscard]] constexpr int exit_status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::not_found: return exit_status::nothing;
    case ErrorCode::bad_input:
    case ErrorCode::unreadable:
    case ErrorCode::not_built: return exit_status::usage;
    case ErrorCode::unreachable:
    case ErrorCode::refused: return exit_status::network;
    case ErrorCode::busy: return exit_status::locked;
    case ErrorCode::broken: return exit_status::broken;
    case ErrorCode::version: return exit_status::version;
  }
  return exit_status::broken;
}

}  // namespace bifrons::command
