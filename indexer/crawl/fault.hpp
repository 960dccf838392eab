// SPDX-License-Identifier: GPL-3.0-or-later
// Faults of the knowledge base inside the room: they end a run from any depth.
#pragma once

#include <type_traits>
#include <utility>

#include "corpus/base/result.hpp"

namespace bifrons::crawl {

/// A fault of the knowledge base or the state: ends the run. Thrown inside the room, an Error at its door.
struct Fault {
  Error error;
};

/// The value, or the run's end.
template <class T> T must(Result<T> result) {
  if (!result) throw Fault{result.error()};
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace bifrons::crawl
