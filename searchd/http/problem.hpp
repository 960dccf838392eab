// SPDX-License-Identifier: GPL-3.0-or-later
// Errors as RFC 9457 problems: one table from our error codes to HTTP status.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/base/result.hpp"
#include "searchd/http/server.hpp"

namespace bifrons::http {

/// What is told to a client whose request got no answer.
struct Problem {
  int status = 500;
  std::string detail;     ///< one sentence for a person
  std::string hint;       ///< the mend; may be empty
  std::string parameter;  ///< the parameter that is wrong; may be empty
  std::optional<std::size_t> position;  ///< where in its value, in code points from 1
  std::vector<std::pair<std::string, std::string>> headers;
};

/// The HTTP status of an error code.
[[nodiscard]] int status_of(ErrorCode) noexcept;

/// The reason phrase of a status ("Not Found"); "" where unknown.
[[nodiscard]] std::string_view phrase_of(int status) noexcept;

/// 503 gets Retry-After.
[[nodiscard]] Problem to_problem(Error const&);

/// As application/problem+json.
[[nodiscard]] Response to_response(Problem const&);

}  // namespace bifrons::http
