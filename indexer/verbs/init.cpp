// SPDX-License-Identifier: GPL-3.0-or-later
// init: a new, empty knowledge base.
#include <ostream>

#include "corpus/command/exit_status.hpp"
#include "corpus/kb/kb.hpp"
#include "indexer/verbs/rows.hpp"

namespace bifrons::indexer_verbs {
namespace {

int run(command::Arguments const& arguments, command::Console& console) {
  if (arguments.words.size() > 1)
    return command::report({ErrorCode::bad_input, "init takes one directory, not " + std::to_string(arguments.words.size()), "write it as in: bifrons init notes"}, console);
  auto const root = arguments.words.empty() ? kb::chosen(arguments.value("kb")) : std::filesystem::path(arguments.words.front());
  if (root.empty()) return command::report({ErrorCode::bad_input, "the name of the directory is empty", "write it as in: bifrons init notes"}, console);
  auto const made = kb::init(root);
  if (!made) return command::report(made.error(), console);
  console.err << (*made ? "made a new knowledge base at " : "left as it is: the knowledge base at ") << root.string() << '\n';
  return command::exit_status::done;
}

}  // namespace

command::Verb init_row() {
  return {"init", group_gather, "[DIR]", "make a new knowledge base",
          "Makes the directory with commented default settings (bifrons.toml) and topics (topics.toml) and an empty index, at --kb where no DIR is given. "
          "One that stands there is left as it is. import and crawl do the same by themselves where there is none.\n\n"
          "  bifrons init notes\n"
          "  bifrons import --kb notes articles.jsonl",
          {}, {}, run};
}

}  // namespace bifrons::indexer_verbs
