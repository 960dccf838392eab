// SPDX-License-Identifier: GPL-3.0-or-later
// similar: articles like another one.
#include <ostream>
#include <utility>

#include "corpus/command/exit_status.hpp"
#include "searchd/render/answer_format.hpp"
#include "searchd/render/answer_json.hpp"
#include "searchd/verbs/request.hpp"
#include "searchd/verbs/rows.hpp"

namespace bifrons::searchd_verbs {
namespace {

constexpr command::Option options[] = {{"limit", "N", "articles at most, to 100 (10)"}};

int run(command::Arguments const& arguments, command::Console& console) {
  if (arguments.words.size() != 1) return command::report({ErrorCode::bad_input, "similar needs the id of one article", "bifrons search --format tsv WORDS shows ids"}, console);
  auto const limit = arguments.number("limit", 10, 1, 100);
  if (!limit) return command::report(limit.error(), console);
  auto searcher = open_searcher(arguments);
  if (!searcher) return command::report(searcher.error(), console);
  auto hits = searcher->similar(arguments.words.front(), static_cast<std::uint32_t>(*limit));
  if (!hits) return command::report(hits.error(), console);
  auto const format = render::find_answer_format(arguments.format());
  if (!format) return command::report(format.error(), console);
  query::Answer answer;
  answer.hits = std::move(*hits);
  answer.total = answer.hits.size();
  if (arguments.format() == "json") console.out << render::items_json(answer.hits) << '\n';
  else console.out << (*format)->write({query::Request{}, answer, {console.colour, 80}});
  return answer.hits.empty() ? command::exit_status::nothing : command::exit_status::done;
}

}  // namespace

command::Verb similar_row() {
  return {"similar", group_find, "ID", "articles like this one",
          "Ranks the articles that share the most telling words with this one, never itself or its copies.\n\n"
          "  bifrons similar k3f9a0c11b2d4e5f --limit 5",
          options, "text|json|jsonl|tsv|urls", run};
}

}  // namespace bifrons::searchd_verbs
