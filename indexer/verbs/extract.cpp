// SPDX-License-Identifier: GPL-3.0-or-later
// extract: a page in, its article out as JSON, nothing stored.
#include <ostream>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/input.hpp"
#include "indexer/verbs/extract_batch.hpp"
#include "indexer/verbs/rows.hpp"

namespace bifrons::indexer_verbs {
namespace {

constexpr command::Option options[] = {
    {"url", "U", "the page's address: links, site and id come from it"},
    {"batch", {}, "read {\"id\",\"url\",\"html_path\"} lines and write an article line for each, in order"},
};

int run(command::Arguments const& arguments, command::Console& console) {
  if (arguments.words.size() > 1) return command::report({ErrorCode::bad_input, "extract takes one file, not " + std::to_string(arguments.words.size()), "bifrons import stores many; extract --batch reads many"}, console);
  std::string const name = arguments.words.empty() ? "-" : arguments.words.front();
  if (arguments.has("batch")) return extract_batch(name, console);
  auto const bytes = command::read_file_or_stream(name, console.in, most_page_bytes);
  if (!bytes) return command::report(bytes.error(), console);
  auto const line = extracted_line(*bytes, arguments.value("url").value_or(""), {});
  if (!line) return command::report(line.error(), console);
  console.out << *line << '\n';
  return command::exit_status::done;
}

}  // namespace

command::Verb extract_row() {
  return {"extract", group_look, "[FILE|-]", "the article in an HTML page, as JSON",
          "Reads a page (standard input without FILE), finds the article in it and prints it as one JSON line, each field with the signal it was read from. Nothing is stored.\n\n"
          "With --batch, lines of the form {\"id\":…,\"url\":…,\"html_path\":…} are read from FILE or standard input, and {\"id\":…, and the article's fields} is written for each in order. "
          "A bad line is reported by its number and the rest goes on (exit status 7).\n\n"
          "  bifrons extract page.html --url http://pipelinenotes.test/notes/battle-cards/\n"
          "  bifrons extract --batch jobs.jsonl > articles.jsonl",
          options, {}, run};
}

}  // namespace bifrons::indexer_verbs
