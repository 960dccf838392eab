// SPDX-License-Identifier: GPL-3.0-or-later
// export: all articles as JSON lines, which import reads.
#include <ostream>

#include "corpus/article/article_json.hpp"
#include "corpus/command/exit_status.hpp"
#include "searchd/verbs/request.hpp"
#include "searchd/verbs/rows.hpp"

namespace bifrons::searchd_verbs {
namespace {

int run(command::Arguments const& arguments, command::Console& console) {
  if (!arguments.words.empty()) return command::report({ErrorCode::bad_input, "export takes no argument: it writes all articles", "to find some: bifrons search --format jsonl WORDS"}, console);
  auto searcher = open_searcher(arguments);
  if (!searcher) return command::report(searcher.error(), console);
  auto const written = searcher->each([&](Article const& article) {
    console.out << to_json_line(article) << '\n';
    return true;
  });
  if (!written) return command::report(written.error(), console);
  return command::exit_status::done;
}

}  // namespace

command::Verb export_row() {
  return {"export", group_keep, "", "all articles as JSON lines",
          "Writes one article a line, text and all, in the form that import reads.\n\n"
          "  bifrons export --kb notes | gzip > notes.jsonl.gz",
          {}, "jsonl", run};
}

}  // namespace bifrons::searchd_verbs
