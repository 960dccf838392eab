// SPDX-License-Identifier: GPL-3.0-or-later
// recheck: whether the pages of stored articles still stand where they stood.
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "corpus/command/exit_status.hpp"
#include "indexer/verbs/crawl_options.hpp"
#include "indexer/verbs/knowledge_base.hpp"
#include "indexer/verbs/rows.hpp"

namespace bifrons::indexer_verbs {
namespace {

namespace exit_status = command::exit_status;

constexpr command::Option options[] = {option_max_pages, option_delay, option_proxy};

struct Finding {
  std::string_view state;  ///< dead, soft-404, moved, failed
  std::string url, reason;
};

std::vector<Finding> findings_of(crawl::Summary const& summary) {
  std::vector<Finding> found;
  auto const add = [&found](std::string_view state, std::vector<crawl::NamedReason> const& pages) {
    for (auto const& [url, reason] : pages) found.push_back({state, url, reason});
  };
  add("dead", summary.gone);
  add("soft-404", summary.soft);
  add("moved", summary.moved);
  std::unordered_set<std::string> dead;
  for (auto const& finding : found) dead.insert(finding.url);
  for (auto const& [url, reason] : summary.failed)
    if (!dead.contains(url)) found.push_back({"failed", url, reason});
  return found;
}

std::string line_of(Finding const& finding, std::string_view format) {
  if (format == "tsv") return std::string(finding.state) + '\t' + finding.url + '\t' + finding.reason;
  if (format == "text") return std::string(finding.state) + ": " + finding.url + ": " + finding.reason;
  return boost::json::serialize(boost::json::object{{"state", std::string(finding.state)}, {"url", finding.url}, {"reason", finding.reason}});
}

void print(std::vector<Finding> const& found, std::string_view format, std::ostream& out) {
  if (format == "json") out << "{\"items\":[";
  for (std::size_t i = 0; i < found.size(); ++i) out << (format == "json" && i > 0 ? "," : "") << line_of(found[i], format) << (format == "json" ? "" : "\n");
  if (format == "json") out << "]}\n";
}

int run(command::Arguments const& arguments, command::Console& console) {
  if (!arguments.words.empty()) return command::report({ErrorCode::bad_input, "recheck takes no argument", "write it as in: bifrons recheck --format tsv"}, console);
  auto const layout = open_chosen(arguments);
  if (!layout) return command::report(layout.error(), console);
  auto chosen = crawl_options(arguments, *layout);
  if (!chosen) return command::report(chosen.error(), console);
  auto const summary = run_watched(*layout, std::move(*chosen), console, [&](write::Writer& writer, crawl::Options const& used, std::stop_token stop) {
    return crawl::revisit(*layout, writer, crawl::Known::stored, used, std::move(stop));
  });
  if (!summary) return command::report(summary.error(), console);
  if (console.progress) console.err << "\r\x1b[K";
  auto const found = findings_of(*summary);
  print(found, arguments.format(), console.out);
  console.err << "rechecked: " << summary->unchanged << " as before, " << summary->stored << " changed, " << summary->gone.size() << " dead, " << summary->soft.size() << " soft 404s, " << summary->moved.size() << " moved\n";
  if (summary->interrupted) return exit_status::interrupted;
  return summary->gone.empty() && summary->soft.empty() && summary->failed.empty() ? exit_status::done : exit_status::in_part;
}

}  // namespace

command::Verb recheck_row() {
  return {"recheck", group_gather, "", "find dead links and moved pages",
          "Asks for the page of each stored article again, politely and conditionally, and for nothing else. Prints each that is dead, a soft 404 (it answers with an error, a log-in, a front page or another page that is no post), has moved for good, "
          "or could not be fetched. A moved article takes its new address; one that is gone twice in a row leaves the index and stays in the archive. Exit status 7 where some are dead.\n\n"
          "  bifrons recheck --format tsv",
          options, "text|json|jsonl|tsv", run};
}

}  // namespace bifrons::indexer_verbs
