// SPDX-License-Identifier: GPL-3.0-or-later
// reindex: every kept page extracted again.
#include "indexer/crawl/reindex.hpp"

#include <algorithm>
#include <ostream>
#include <stop_token>
#include <string>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/interrupt.hpp"
#include "indexer/verbs/knowledge_base.hpp"
#include "indexer/verbs/rows.hpp"

namespace bifrons::indexer_verbs {
namespace {

namespace exit_status = command::exit_status;

constexpr std::size_t progress_step = 50, damaged_named = 20;

void tell(crawl::Reindexed const& done, command::Console& console) {
  auto& err = console.err;
  if (console.progress) err << "\r\x1b[K";
  for (std::size_t i = 0; i < std::min(done.damaged.size(), damaged_named); ++i) err << "damaged: " << done.damaged[i] << '\n';
  if (done.damaged.size() > damaged_named) err << "damaged: " << done.damaged.size() - damaged_named << " more\n";
  err << "read " << done.pages << (done.pages == 1 ? " kept page: " : " kept pages: ") << done.added << " new, " << done.replaced << " changed, " << done.unchanged << " as before, " << done.removed << " removed, "
      << done.no_article << " without an article\n";
  if (done.interrupted) err << "interrupted: run it again to read the rest\n";
}

int run(command::Arguments const& arguments, command::Console& console) {
  if (!arguments.words.empty()) return command::report({ErrorCode::bad_input, "reindex takes no argument", "write it as in: bifrons reindex --kb notes"}, console);
  auto const layout = open_chosen(arguments);
  if (!layout) return command::report(layout.error(), console);
  auto writer = write::Writer::open(*layout);
  if (!writer) return command::report(writer.error(), console);
  auto const rules = site_rules(*layout);
  if (!rules) return command::report(rules.error(), console);
  command::InterruptGuard const guard;
  std::stop_source stop;
  auto const done = crawl::reindex(*layout, *writer, *rules, [&](std::size_t pages) {
    if (command::interrupted()) stop.request_stop();
    if (console.progress && pages % progress_step == 0) console.err << '\r' << pages << " pages" << std::flush;
  }, stop.get_token());
  if (!done) return command::report(done.error(), console);
  tell(*done, console);
  if (done->interrupted) return exit_status::interrupted;
  if (done->pages == 0) return done->damaged.empty() ? exit_status::nothing : exit_status::broken;
  return done->damaged.empty() ? exit_status::done : exit_status::in_part;
}

}  // namespace

command::Verb reindex_row() {
  return {"reindex", group_keep, "", "extract all kept pages again, without the network",
          "Reads the newest kept copy of each page from the archive (WARC files under archive/ of the knowledge base) and extracts it anew, as a crawl would: for after an update of the program. "
          "Changed articles are replaced; what is not in the archive stays as it is. Exit status 1 where the archive is empty, 7 where parts of it are damaged, each of them named.\n\n"
          "  bifrons reindex --kb notes",
          {}, {}, run};
}

}  // namespace bifrons::indexer_verbs
