// SPDX-License-Identifier: GPL-3.0-or-later
// import: files and folders into the knowledge base.
#include "indexer/import/import.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <utility>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/interrupt.hpp"
#include "indexer/verbs/knowledge_base.hpp"
#include "indexer/verbs/rows.hpp"
#include "indexer/write/writer.hpp"

namespace bifrons::indexer_verbs {
namespace {

namespace exit_status = command::exit_status;

constexpr command::Option options[] = {
    {"ignore", "FIELD", "leave a field unread: tags, topics, section", true},
};

constexpr std::size_t progress_step = 500;

std::size_t all(write::Tally const& tally) { return tally.added + tally.replaced + tally.unchanged; }

std::string number_of(std::size_t count, std::string const& noun) { return std::to_string(count) + " " + noun + (count == 1 ? "" : "s"); }

/// An article that the writer refuses as such is a failed item; a writer that cannot write ends the run.
bool ends_the_run(Error const& error) { return error.code != ErrorCode::bad_input && error.code != ErrorCode::unreadable; }

import::Sink sink_of(write::Writer& writer, std::size_t& put, std::size_t& refused, command::Console& console) {
  import::Sink sink;
  sink.take = [&](import::Item item) -> Result<void> {
    if (command::interrupted()) return failure(ErrorCode::refused, "interrupted");
    auto const taken = writer.put(std::move(item.article));
    if (!taken && ends_the_run(taken.error())) return taken;
    if (!taken) {
      ++refused;
      command::report(taken.error(), console);
      return {};
    }
    if (++put % progress_step == 0 && console.progress) console.err << '\r' << number_of(put, "article") << std::flush;
    return {};
  };
  sink.failed = [&](Error const& error) { command::report(error, console); };
  sink.left_out = [&](std::string_view name, std::string_view why) {
    if (console.progress) console.err << "left out: " << name << " (" << why << ")\n";
  };
  return sink;
}

void tell(write::Tally const& tally, import::Summary const& summary, std::size_t failed, command::Console& console) {
  console.err << (console.progress ? "\r" : "") << "imported " << number_of(all(tally), "article") << ": " << tally.added << " new, " << tally.replaced << " changed, " << tally.unchanged << " as before";
  if (summary.left_out > 0) console.err << "; " << summary.left_out << " left out";
  if (failed > 0) console.err << "; " << failed << " failed, named above";
  console.err << '\n';
}

int run(command::Arguments const& arguments, command::Console& console) {
  if (arguments.words.empty()) return command::report({ErrorCode::bad_input, "import needs a file or a folder, or - for standard input", "write it as in: bifrons import articles.jsonl"}, console);
  import::Options const what{arguments.values("ignore")};
  for (auto const& field : what.ignore)
    if (std::ranges::find(import::ignorable_fields, field) == std::end(import::ignorable_fields))
      return command::report({ErrorCode::bad_input, "--ignore knows no field \"" + field + "\"", "choose from tags, topics, section"}, console);
  auto const layout = open_or_make(arguments, console);
  if (!layout) return command::report(layout.error(), console);
  auto writer = write::Writer::open(*layout);
  if (!writer) return command::report(writer.error(), console);
  command::InterruptGuard const guard;
  std::size_t put = 0, refused = 0;
  auto const summary = import::import_paths(arguments.words, what, sink_of(*writer, put, refused, console));
  if (!summary && !command::interrupted()) return command::report(summary.error(), console);
  if (auto committed = writer->commit(); !committed) return command::report(committed.error(), console);
  auto const failed = refused + (summary ? summary->failed : 0);
  tell(writer->tally(), summary.value_or(import::Summary{}), failed, console);
  if (command::interrupted()) return exit_status::interrupted;
  if (failed == 0) return exit_status::done;
  return put == 0 ? exit_status::usage : exit_status::in_part;
}

}  // namespace

command::Verb import_row() {
  return {"import", group_gather, "PATH…", "take in files and folders: article JSONL, HTML, Markdown, exports",
          "Reads article JSON lines, HTML pages, Markdown with front matter, plain text, WARC, WordPress, Blogger and Ghost exports and bookmarks, each also as .gz; "
          "the kind is found by the content. Folders are walked, - is standard input. An article with a known id replaces the one that stands there.\n\n"
          "What cannot be read is named (a bad JSON line by its number) and the rest goes on: exit status 7, or 2 where nothing could be read. "
          "A missing knowledge base is made first. Topics in article lines count as the publisher's tags; --ignore topics leaves them to be assigned anew.\n\n"
          "  bifrons import articles.jsonl notes/ old-blog.xml.gz\n"
          "  bifrons export --kb old | bifrons import --kb new --ignore topics -",
          options, {}, run};
}

}  // namespace bifrons::indexer_verbs
