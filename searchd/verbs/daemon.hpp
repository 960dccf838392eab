// SPDX-License-Identifier: GPL-3.0-or-later
// The daemon: settings and a knowledge base become a server that runs until it is told to stop.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

#include "corpus/base/result.hpp"
#include "corpus/kb/kb.hpp"
#include "searchd/http/server.hpp"

namespace bifrons::searchd_verbs {

/// Listens on HOST:PORT and answers until SIGTERM or SIGINT, then ends the answers under way. Says on log where it
/// listens. Errors come before the first request: bad_input (the address), busy (the port). The knowledge base may be
/// missing: /readyz says so, and it is opened as soon as it is there.
[[nodiscard]] Result<int> run_daemon(kb::Layout const&, std::string listen, http::Limits, std::ostream& log, std::uint32_t page_size = 10);

}  // namespace bifrons::searchd_verbs
