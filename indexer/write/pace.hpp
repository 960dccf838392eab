// SPDX-License-Identifier: GPL-3.0-or-later
// How much is written at once: what bounds the writer's memory, and how large the pieces of a large import are.
#pragma once

#include <cstddef>

namespace bifrons::write {

struct Pace {
  /// Uncommitted changes, and bytes of their texts, at which they are written: five hundred posts take some 20 MB until then.
  std::size_t batch = 500, batch_bytes = 4U << 20;
  /// Articles of a side index (parts.hpp): enough that the words' lists are not cut into small pieces.
  std::size_t part = 10'000;
};

}  // namespace bifrons::write
