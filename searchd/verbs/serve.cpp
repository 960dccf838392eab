// SPDX-License-Identifier: GPL-3.0-or-later
// serve: the daemon, as a verb and as a program of its own.
#include "corpus/command/exit_status.hpp"
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

int run(command::Arguments const&, command::Console& console) { return command::not_built("serve", console); }

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
