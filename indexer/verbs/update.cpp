// SPDX-License-Identifier: GPL-3.0-or-later
// update and failed: the remembered sources, and what could not be fetched from them.
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <optional>
#include <ostream>
#include <system_error>
#include <utility>
#include <vector>

#include "corpus/command/exit_status.hpp"
#include "indexer/source/state.hpp"
#include "indexer/verbs/crawl_options.hpp"
#include "indexer/verbs/knowledge_base.hpp"
#include "indexer/verbs/rows.hpp"

namespace bifrons::indexer_verbs {
namespace {

namespace exit_status = command::exit_status;

constexpr command::Option failed_options[] = {{"retry", {}, "fetch them again first; what is left is printed"}, option_delay, option_proxy};
constexpr command::Option update_options[] = {{"all", {}, "ask for every known page, also where nothing tells of a change and its time has not come"}, option_max_pages, option_depth, option_delay, option_connections, option_proxy};

/// Where nothing was crawled yet, there is nothing to tell: the state is not made for that.
bool was_crawled(kb::Layout const& layout) {
  std::error_code code;
  return std::filesystem::exists(layout.crawl_state(), code);
}

Result<bool> has_sources(kb::Layout const& layout) {
  if (!was_crawled(layout)) return false;
  auto state = source::State::open(layout.crawl_state());
  if (!state) return tl::unexpected(state.error());
  return state->sources().map([](auto const& sources) { return !sources.empty(); });
}

int update(command::Arguments const& arguments, command::Console& console) {
  if (!arguments.words.empty()) return command::report({ErrorCode::bad_input, "update takes no address: it fetches from all remembered sources", "to add one: bifrons crawl " + arguments.words.front()}, console);
  auto const layout = open_chosen(arguments);
  if (!layout) return command::report(layout.error(), console);
  auto chosen = crawl_options(arguments, *layout);
  if (!chosen) return command::report(chosen.error(), console);
  auto const any = has_sources(*layout);
  if (!any) return command::report(any.error(), console);
  if (!*any) {
    console.err << "there is no source to update: bifrons crawl URL remembers one\n";
    return exit_status::nothing;
  }
  auto const ask = arguments.has("all") ? crawl::Ask::all : crawl::Ask::due;
  auto const summary = run_watched(*layout, std::move(*chosen), console, [&](write::Writer& writer, crawl::Options const& used, std::stop_token stop) {
    return crawl::update(*layout, writer, ask, used, std::move(stop));
  });
  return summary ? tell_crawl(*summary, console) : command::report(summary.error(), console);
}

std::string as_text(source::PageRow const& page) { return page.url + ": " + page.error + " (" + std::to_string(page.tries) + (page.tries == 1 ? " try)" : " tries)"); }
std::string as_tsv(source::PageRow const& page) { return page.url + "\t" + std::to_string(page.status) + "\t" + std::to_string(page.tries) + "\t" + page.next_due + "\t" + page.error; }

std::string as_json(source::PageRow const& page) {
  auto const known = [](std::string const& text) { return text.empty() ? boost::json::value(nullptr) : boost::json::value(text); };
  return boost::json::serialize(boost::json::object{{"url", page.url}, {"reason", page.error}, {"status", page.status}, {"tries", page.tries}, {"fetched", known(page.fetched)}, {"next_due", known(page.next_due)}});
}

void print(std::vector<source::PageRow> const& pages, std::string const& format, std::ostream& out) {
  if (format == "json") {
    out << "{\"items\":[";
    for (std::size_t i = 0; i < pages.size(); ++i) out << (i == 0 ? "" : ",") << as_json(pages[i]);
    out << "]}\n";
    return;
  }
  for (auto const& page : pages) out << (format == "jsonl" ? as_json(page) : format == "tsv" ? as_tsv(page) : as_text(page)) << '\n';
}

/// Absent where all went well; else the exit status.
std::optional<int> retry(command::Arguments const& arguments, kb::Layout const& layout, command::Console& console) {
  auto chosen = crawl_options(arguments, layout);
  if (!chosen) return command::report(chosen.error(), console);
  auto const summary = run_watched(layout, std::move(*chosen), console, [&](write::Writer& writer, crawl::Options const& options, std::stop_token stop) {
    return crawl::revisit(layout, writer, crawl::Known::failed, options, std::move(stop));
  });
  if (!summary) return command::report(summary.error(), console);
  console.err << "asked again: " << summary->stored + summary->unchanged << " stored, " << summary->failed.size() << " failed\n";
  return summary->interrupted ? std::optional(exit_status::interrupted) : std::nullopt;
}

int failed(command::Arguments const& arguments, command::Console& console) {
  if (!arguments.words.empty()) return command::report({ErrorCode::bad_input, "failed takes no argument", "write it as in: bifrons failed --format tsv"}, console);
  auto const layout = open_chosen(arguments);
  if (!layout) return command::report(layout.error(), console);
  std::vector<source::PageRow> pages;
  if (arguments.has("retry") && was_crawled(*layout))
    if (auto const ended = retry(arguments, *layout, console)) return *ended;
  if (was_crawled(*layout)) {
    auto state = source::State::open(layout->crawl_state());
    if (!state) return command::report(state.error(), console);
    auto found = state->failed();
    if (!found) return command::report(found.error(), console);
    pages = std::move(*found);
  }
  print(pages, arguments.format(), console.out);
  return pages.empty() ? exit_status::nothing : exit_status::done;
}

}  // namespace

command::Verb update_row() {
  return {"update", group_gather, "", "fetch again what is due",
          "Visits all remembered sources and leads. Asked for are the front pages, feeds and sitemaps, what they say is new or changed, and each page whose time has come: a page that changes is asked for "
          "more and more often (crawl.revisit_min_hours), one that does not less and less (crawl.revisit_max_days; within 7 days where neither feed nor sitemap tells of changes). "
          "Pages that did not change cost a short question each; ones that are gone twice are removed. --all asks for every known page. Exit statuses as of crawl.\n\n"
          "  bifrons update --max-pages 500\n"
          "  bifrons update --all",
          update_options, {}, update};
}

command::Verb failed_row() {
  return {"failed", group_gather, "", "pages that could not be fetched, and why",
          "Prints each page whose last try failed, with the reason and the number of tries. Exit status 1 where there is none.\n\n"
          "  bifrons failed --format tsv\n"
          "  bifrons failed --retry",
          failed_options, "text|json|jsonl|tsv", failed};
}

}  // namespace bifrons::indexer_verbs
