// SPDX-License-Identifier: GPL-3.0-or-later
// A stretch of text, in bytes: the one way in which rooms point into an article.
#pragma once

#include <cstddef>

namespace bifrons {

/// A half-open stretch of UTF-8 text, in bytes: [start, end).
struct Span {
  std::size_t start = 0, end = 0;
  bool operator==(Span const&) const = default;
};

}  // namespace bifrons
