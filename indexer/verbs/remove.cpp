// SPDX-License-Identifier: GPL-3.0-or-later
// remove: articles out of the index by id.
#include <ostream>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/interrupt.hpp"
#include "indexer/verbs/knowledge_base.hpp"
#include "indexer/verbs/rows.hpp"
#include "indexer/write/writer.hpp"

namespace bifrons::indexer_verbs {
namespace {

namespace exit_status = command::exit_status;

int run(command::Arguments const& arguments, command::Console& console) {
  if (arguments.words.empty()) return command::report({ErrorCode::bad_input, "remove needs the id of an article", "bifrons search --format tsv WORDS shows ids"}, console);
  auto const layout = open_chosen(arguments);
  if (!layout) return command::report(layout.error(), console);
  auto writer = write::Writer::open(*layout);
  if (!writer) return command::report(writer.error(), console);
  command::InterruptGuard const guard;
  std::size_t removed = 0;
  for (auto const& id : arguments.words) {
    if (command::interrupted()) break;
    auto const known = writer->remove(id);
    if (!known) return command::report(known.error(), console);
    if (*known) ++removed;
    else command::report({ErrorCode::not_found, "there is no article " + id, {}}, console);
  }
  if (auto committed = writer->commit(); !committed) return command::report(committed.error(), console);
  console.err << "removed " << removed << (removed == 1 ? " article\n" : " articles\n");
  if (command::interrupted()) return exit_status::interrupted;
  if (removed == arguments.words.size()) return exit_status::done;
  return removed == 0 ? exit_status::nothing : exit_status::in_part;
}

}  // namespace

command::Verb remove_row() {
  return {"remove", group_keep, "ID…", "take articles out",
          "Takes the articles with these ids out of the index. An article of a remembered source comes back when its page is fetched again.\n\n"
          "  bifrons remove k3f9a0c11b2d4e5f",
          {}, {}, run};
}

}  // namespace bifrons::indexer_verbs
