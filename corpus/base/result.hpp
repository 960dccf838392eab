// SPDX-License-Identifier: GPL-3.0-or-later
// Expected failures as values: what went wrong, in the terms in which a caller can act.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace bifrons {

/// One code, one reaction. The table in corpus/command/exit_status.hpp gives each its exit status,
/// the one in searchd/http/problem.hpp its HTTP status.
enum class ErrorCode : std::uint8_t {
  bad_input,    ///< a person gave what cannot be used
  not_found,    ///< no such article, file or topic
  unreadable,   ///< a page or file is not what it claims: name it, count it, go on
  unreachable,  ///< network, deadline: worth another try later
  refused,      ///< robots.txt, a bound or a rule of ours forbids it: no try helps
  busy,         ///< another writer holds the lock
  broken,       ///< the knowledge base is missing or cannot be read
  version,      ///< the knowledge base has an older or newer format
  not_built,    ///< promised by the interface, not there yet
};

/// An expected failure. A bug is not an Error: it is asserted, or throws.
struct Error {
  ErrorCode code{};
  std::string what;  ///< one sentence for a person, naming the item
  std::string hint;  ///< what that person can do next; may be empty
};

/// A value, or why there is none. The one line that names the carrier type.
template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, std::string what, std::string hint = {}) {
  return tl::unexpected<Error>(Error{code, std::move(what), std::move(hint)});
}

}  // namespace bifrons
