// SPDX-License-Identifier: GPL-3.0-or-later
// A request target taken apart: path segments and parameters, decoded and checked before anyone looks at them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "searchd/http/problem.hpp"

namespace bifrons::http {

struct Parameter {
  std::string name, value;  ///< decoded, valid UTF-8 without NUL
};

struct Target {
  std::string path;                   ///< as sent, without the query
  std::vector<std::string> segments;  ///< of the path, decoded; "/" has none; a trailing '/' is one empty segment
  std::vector<Parameter> parameters;  ///< in the order sent, repetitions kept
  std::string authority;              ///< of an absolute target ("http://host/…"), which then stands for Host; else ""
};

inline constexpr std::size_t max_parameters = 100, max_segments = 16;

/// '+' in the query is a space. A bad escape, invalid UTF-8, NUL or too many parameters is a 400 that names the
/// parameter and the position in its value.
[[nodiscard]] tl::expected<Target, Problem> read_target(std::string_view target);

/// text with everything but unreserved characters percent-encoded: for a parameter or path segment of a link.
[[nodiscard]] std::string escape(std::string_view text);

}  // namespace bifrons::http
