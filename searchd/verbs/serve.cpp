// SPDX-License-Identifier: GPL-3.0-or-later
// serve: the daemon, as a verb and as a program of its own.
#include <ostream>

#include "corpus/command/exit_status.hpp"
#include "corpus/kb/settings.hpp"
#include "searchd/http/host.hpp"
#include "searchd/verbs/daemon.hpp"
#include "searchd/verbs/request.hpp"
#include "searchd/verbs/rows.hpp"
#include "searchd/verbs/verbs.hpp"

namespace bifrons::searchd_verbs {
namespace {

constexpr command::Option options[] = {
    {"listen", "HOST:PORT", "where to listen (serve.listen in the settings, 127.0.0.1:8420)"},
    {"workers", "N", "threads that answer (serve.workers in the settings, 2)"},
    {"check-config", {}, "check the settings and the knowledge base, then end", false, 't'},
};

Result<http::Limits> limits_of(command::Arguments const& arguments, kb::Settings const& settings) {
  auto const workers = arguments.number("workers", static_cast<long>(settings.number("serve.workers")), 1, 256);
  if (!workers) return tl::unexpected(workers.error());
  http::Limits limits;
  limits.workers = static_cast<unsigned>(*workers);
  limits.queue = static_cast<std::size_t>(settings.number("serve.queue"));
  return limits;
}

/// To the server a taken port is busy; to a script it is the network that failed, not a writer's lock.
int report_start(Error error, command::Console& console) {
  if (error.code == ErrorCode::busy) error.code = ErrorCode::unreachable;
  return command::report(error, console);
}

int run(command::Arguments const& arguments, command::Console& console) {
  if (!arguments.words.empty()) return command::report({ErrorCode::bad_input, "the daemon takes options alone, not \"" + arguments.words.front() + "\"", "write it as in: bifrons serve --kb DIR --listen 127.0.0.1:8420"}, console);
  auto const layout = open_chosen(arguments);
  if (!layout) return command::report(layout.error(), console);
  auto const settings = kb::Settings::read(layout->settings());
  if (!settings) return command::report(settings.error(), console);
  auto const limits = limits_of(arguments, *settings);
  if (!limits) return command::report(limits.error(), console);
  auto const listen = arguments.value("listen").value_or(settings->text("serve.listen"));
  if (arguments.has("check-config")) {
    if (auto const endpoint = http::read_endpoint(listen); !endpoint) return command::report(endpoint.error(), console);
    if (auto const searcher = query::Searcher::open(*layout); !searcher) return command::report(searcher.error(), console);
    console.err << "settings and knowledge base are fine: " << layout->root.string() << '\n';
    return command::exit_status::done;
  }
  auto const ended = run_daemon(*layout, listen, *limits, console.err, static_cast<std::uint32_t>(settings->number("search.limit")));
  return ended ? *ended : report_start(ended.error(), console);
}

}  // namespace

command::Verb serve_row() {
  return {"serve", group_serve, "", "answer over HTTP and in a browser",
          "The same as bifrons-searchd. It answers over HTTP on the loopback address unless told otherwise: pages for people at /, JSON for programs. Each commit of a writer is seen within a second. "
          "SIGTERM or an interrupt ends it after the answers under way.\n\n"
          "  bifrons serve --kb notes --listen 127.0.0.1:8420",
          options, {}, run};
}

command::Verb daemon_row() {
  return {"bifrons-searchd", group_serve, "", "answers searches of a knowledge base over HTTP",
          "Answers over HTTP on the loopback address unless told otherwise: pages for people at /, JSON for programs. Each commit of a writer is seen within a second. "
          "SIGTERM or an interrupt ends it after the answers under way.\n\n"
          "  bifrons-searchd --kb notes --listen 127.0.0.1:8420\n"
          "  bifrons-searchd --kb notes --check-config",
          options, {}, run};
}

}  // namespace bifrons::searchd_verbs
