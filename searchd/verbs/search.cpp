// SPDX-License-Identifier: GPL-3.0-or-later
// search: ranked answers in every form.
#include <algorithm>
#include <array>
#include <optional>
#include <ostream>
#include <utility>
#include <vector>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/input.hpp"
#include "corpus/command/shown.hpp"
#include "corpus/kb/settings.hpp"
#include "corpus/schema/fields.hpp"
#include "searchd/query/grouping.hpp"
#include "searchd/render/answer_format.hpp"
#include "searchd/verbs/request.hpp"
#include "searchd/verbs/rows.hpp"
#include "searchd/verbs/trec.hpp"

namespace bifrons::searchd_verbs {
namespace {

namespace exit_status = command::exit_status;

constexpr std::size_t longest_query_line = 64U << 10;
constexpr long most_hits = 1'000, most_offset = 1'000'000'000, batch_hits = 1'000;

constexpr command::Option own_options[] = {
    {"sort", "relevance|date|-date|title", "the order of hits; -date is newest first"},
    {"limit", "N", "hits at most, to 1000 (10 unless settings say otherwise)"},
    {"offset", "N", "hits passed over"},
    {"facets", "FIELD", "count the hits by topic, lang, site, author, tag, year", true},
    {"dup", "fold|show", "copies of one post as one hit, or each"},
    {"explain", {}, "show what was understood, and why each hit is where it is"},
    {"group", "FIELD[:N]", "at most N hits (1 where not said) of each site, lang, author or year"},
    {"passages", {}, "each hit with its best passage and the headings over it, and ranked by it, too"},
    {"cross", {}, "words of the other languages too: not built yet"},
    {"queries", "FILE", "many queries, as {\"id\",\"text\"[,\"lang\"]} lines, with --format trec"},
};

constexpr auto options = [] {
  std::array<command::Option, filter_option_count + std::size(own_options)> all{};
  std::copy(std::begin(own_options), std::end(own_options), std::copy(std::begin(filter_options), std::end(filter_options), all.begin()));
  return all;
}();

Result<query::Sort> sort_option(command::Arguments const& arguments) {
  auto const typed = arguments.value("sort").value_or("relevance");
  if (typed == "relevance") return query::Sort::relevance;
  if (typed == "date") return query::Sort::date;
  if (typed == "-date") return query::Sort::date_descending;
  if (typed == "title") return query::Sort::title;
  return failure(ErrorCode::bad_input, "there is no order \"" + typed + "\"", "--sort takes relevance, date, -date or title");
}

Result<std::vector<std::string>> facets_option(command::Arguments const& arguments) {
  auto facets = arguments.values("facets");
  for (auto const& name : facets) {
    auto const* field = schema::find_field(name);
    if (name != "year" && (field == nullptr || !field->facet))
      return failure(ErrorCode::bad_input, "hits cannot be counted by \"" + name + "\"", "--facets takes topic, lang, site, author, tag, year");
  }
  return facets;
}

Result<void> refuse_unbuilt(command::Arguments const& arguments) {
  for (std::string_view const name : {"cross"})
    if (arguments.has(name)) return failure(ErrorCode::not_built, "--" + std::string(name) + " is not built yet in this version", "leave it out");
  return {};
}

/// Everything but the words, which a run over many queries exchanges.
Result<query::Request> request_of(command::Arguments const& arguments, kb::Settings const& settings) {
  auto request = filtered_request(arguments, {});
  if (!request) return request;
  auto const sort = sort_option(arguments);
  if (!sort) return tl::unexpected(sort.error());
  auto facets = facets_option(arguments);
  if (!facets) return tl::unexpected(facets.error());
  auto const limit = arguments.number("limit", static_cast<long>(settings.number("search.limit")), 0, most_hits);
  if (!limit) return tl::unexpected(limit.error());
  auto const offset = arguments.number("offset", 0, 0, most_offset);
  if (!offset) return tl::unexpected(offset.error());
  auto const dup = arguments.value("dup").value_or("fold");
  if (dup != "fold" && dup != "show") return failure(ErrorCode::bad_input, "--dup takes fold or show, not \"" + dup + "\"", "--dup show gives each copy as a hit");
  if (auto const typed = arguments.value("group")) {
    auto grouping = query::parse_grouping(*typed);
    if (!grouping) return tl::unexpected(grouping.error());
    request->group = std::move(*grouping);
  }
  request->sort = *sort;
  request->facets = std::move(*facets);
  request->limit = static_cast<std::uint32_t>(*limit);
  request->offset = static_cast<std::uint32_t>(*offset);
  request->fold = dup == "fold";
  request->passages = arguments.has("passages");
  request->explain = arguments.has("explain");
  return request;
}

/// What somebody should know of a found answer that reads it as text; other forms have fields for it.
void tell(query::Answer const& found, render::AnswerFormat const& format, std::ostream& messages) {
  if (format.name != "text" || found.total == 0) return;  // a search that finds nothing says nothing
  if (found.note) messages << command::one_line(*found.note) << '\n';
  if (found.did_you_mean) messages << "Did you mean: " << command::one_line(*found.did_you_mean) << '\n';
}

int answer(query::Request const& request, render::AnswerFormat const& format, std::string_view query_id, query::Searcher& searcher, command::Console& console) {
  auto const found = searcher.search(request);
  if (!found) return command::report(found.error(), console);
  console.out << format.write({request, *found, {console.colour, 80}, {}, query_id});
  console.out.flush();  // the message stands below
  tell(*found, format, console.err);
  return found->total > 0 ? exit_status::done : exit_status::nothing;
}

/// A query a line from standard input. The worst error is the status; else 0 where one found something.
int answer_lines(query::Request request, render::AnswerFormat const& format, query::Searcher& searcher, command::Console& console) {
  command::Lines lines(console.in, longest_query_line);
  bool found = false;
  int worst = exit_status::done;
  for (std::string line; lines.next(line);) {
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    request.text = line;
    int const status = answer(request, format, std::to_string(lines.number()), searcher, console);
    console.out.flush();
    if (status == exit_status::done) found = true;
    else if (status != exit_status::nothing) worst = std::max(worst, status);
  }
  if (worst != exit_status::done) return worst;
  return found ? exit_status::done : exit_status::nothing;
}

int run_queries(command::Arguments const& arguments, command::Console& console) {
  if (arguments.format() != "trec") return command::report({ErrorCode::bad_input, "--queries gives its answers with --format trec alone", "add --format trec"}, console);
  if (asks_for_something(arguments)) return command::report({ErrorCode::bad_input, "--queries takes its words from the file, and no filter", "leave out the words and filters"}, console);
  auto const limit = arguments.number("limit", batch_hits, 1, most_hits);
  if (!limit) return command::report(limit.error(), console);
  auto searcher = open_searcher(arguments);
  if (!searcher) return command::report(searcher.error(), console);
  return run_batch(*arguments.value("queries"), static_cast<std::uint32_t>(*limit), arguments.has("passages"), *searcher, console);
}

int run(command::Arguments const& arguments, command::Console& console) {
  if (auto built = refuse_unbuilt(arguments); !built) return command::report(built.error(), console);
  if (arguments.has("queries")) return run_queries(arguments, console);
  if (!asks_for_something(arguments)) return command::report({ErrorCode::bad_input, "there is nothing to search for", "write it as in: bifrons search crm adoption"}, console);
  auto const format = render::find_answer_format(arguments.format());
  if (!format) return command::report(format.error(), console);
  auto const layout = open_chosen(arguments);
  if (!layout) return command::report(layout.error(), console);
  auto const settings = kb::Settings::read(layout->settings());
  if (!settings) return command::report(settings.error(), console);
  auto request = request_of(arguments, *settings);
  if (!request) return command::report(request.error(), console);
  auto searcher = query::Searcher::open(*layout);
  if (!searcher) return command::report(searcher.error(), console);
  if (arguments.words.size() == 1 && arguments.words.front() == "-") return answer_lines(std::move(*request), **format, *searcher, console);
  request->text = arguments.text();
  return answer(*request, **format, "1", *searcher, console);
}

}  // namespace

command::Verb search_row() {
  return {"search", group_find, "QUERY…", "ranked posts for words and filters",
          "Plain words are ranked together; not all need match, and every inflected form of a word counts. A word in quotes with others is a phrase, +word must be there, -word must not. "
          "AND OR NOT ( ), a NEAR/5 b, word*, =exact and the fields title: author: site: topic: tag: lang: url: date:2009..2012 before: after: narrow it. "
          "A word with one dash is a word of the query; -- ends the options. - alone reads queries from standard input, a line each.\n\n"
          "Several values of one filter, by comma or repetition, are alternatives; different filters all apply; -VALUE leaves out. Exit status 1 where nothing is found.\n\n"
          "Of a misspelt word, standard error asks \"Did you mean\"; the hits are of the word meant already.\n\n"
          "Copies of one post stand as one hit, the original before reprints, the earliest before later ones; --dup show gives each. With --group, the total still counts every post.\n\n"
          "  bifrons search crm adoption\n"
          "  bifrons search '\"lessons learned\" -brochure' --topic crm,km --from 2009\n"
          "  bifrons search hiljainen tieto --lang fi --format json --facets topic,year\n"
          "  bifrons search knowledge management --group site:2\n"
          "  bifrons search who owns the handover --passages\n"
          "  bifrons search --queries queries.jsonl --format trec > run.txt",
          options, "text|json|jsonl|tsv|csv|urls|trec|bibtex|ris|csl-json|atom|markdown", run};
}

}  // namespace bifrons::searchd_verbs
