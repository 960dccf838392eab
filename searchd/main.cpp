// SPDX-License-Identifier: GPL-3.0-or-later
// The door of the daemon: a program that is the one verb `serve`, for service managers.
#include <string>
#include <vector>

#include "corpus/command/console.hpp"
#include "corpus/command/verb.hpp"
#include "corpus/schema/document.hpp"
#include "searchd/verbs/verbs.hpp"

int main(int count, char** words) {
  std::string const version = BIFRONS_VERSION " (index format " + std::to_string(bifrons::schema::format_version) + ")";
  bifrons::command::Program const program{"bifrons-searchd", version, "answers searches of a knowledge base over HTTP", {}, {}};
  bifrons::command::ProcessConsole process;
  return bifrons::command::dispatch_only(program, bifrons::searchd_verbs::daemon_row(), std::vector<char const*>(words + (count > 0 ? 1 : 0), words + count), process.console());
}
