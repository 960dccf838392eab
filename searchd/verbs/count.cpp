// SPDX-License-Identifier: GPL-3.0-or-later
// count: how many articles a search would find.
#include <ostream>

#include "corpus/command/exit_status.hpp"
#include "searchd/verbs/request.hpp"
#include "searchd/verbs/rows.hpp"

namespace bifrons::searchd_verbs {
namespace {

Result<std::uint64_t> count(command::Arguments const& arguments, query::Searcher& searcher) {
  if (!asks_for_something(arguments)) return searcher.count();
  auto request = filtered_request(arguments, arguments.text());
  if (!request) return tl::unexpected(request.error());
  request->limit = 0;
  request->fold = false;
  request->snippets = false;
  return searcher.search(*request).map([](query::Answer const& answer) { return answer.total; });
}

int run(command::Arguments const& arguments, command::Console& console) {
  auto searcher = open_searcher(arguments);
  if (!searcher) return command::report(searcher.error(), console);
  auto const total = count(arguments, *searcher);
  if (!total) return command::report(total.error(), console);
  if (arguments.format() == "json") console.out << "{\"total\":" << *total << "}\n";
  else console.out << *total << '\n';
  return *total == 0 && asks_for_something(arguments) ? command::exit_status::nothing : command::exit_status::done;
}

}  // namespace

command::Verb count_row() {
  return {"count", group_find, "[QUERY]", "how many articles a query finds",
          "Prints a bare number, also 0. Without a query or filter: all articles. It takes the query language and the filters of search.\n\n"
          "  bifrons count crm\n"
          "  bifrons count --lang fi --from 2009 --to 2012",
          filter_options, "text|json", run};
}

}  // namespace bifrons::searchd_verbs
