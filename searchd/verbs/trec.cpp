// SPDX-License-Identifier: GPL-3.0-or-later
// Query lines to run lines: plain words only, nothing folded, grouped, capped or filtered.
#include "searchd/verbs/trec.hpp"

#include <boost/json/parse.hpp>
#include <charconv>
#include <fstream>
#include <ostream>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/input.hpp"

namespace bifrons::searchd_verbs {
namespace {

namespace json = boost::json;
namespace exit_status = command::exit_status;

constexpr std::size_t longest_line = 1U << 20;

struct BatchQuery {
  std::string id;
  query::Request request;
};

std::string id_text(json::value const& value) {
  if (value.is_string()) return std::string(value.get_string());
  if (value.is_int64()) return std::to_string(value.get_int64());
  return {};
}

Result<BatchQuery> read_query(std::string const& line, std::uint32_t limit, bool passages) {
  boost::system::error_code bad;
  auto const parsed = json::parse(line, bad);
  if (bad || !parsed.is_object()) return failure(ErrorCode::bad_input, "it is no JSON object");
  auto const& fields = parsed.get_object();
  auto const *id = fields.if_contains("id"), *text = fields.if_contains("text"), *lang = fields.if_contains("lang");
  BatchQuery query{id != nullptr ? id_text(*id) : "", {}};
  if (query.id.empty() || query.id.find_first_of(" \t\n") != std::string::npos) return failure(ErrorCode::bad_input, "its \"id\" is missing, or no word");
  if (text == nullptr || !text->is_string()) return failure(ErrorCode::bad_input, "its \"text\" is missing, or no string");
  query.request.text = text->get_string();
  if (lang != nullptr && lang->is_string()) query.request.query_lang = lang->get_string();
  query.request.plain = true;
  query.request.fold = false;
  query.request.snippets = false;
  query.request.limit = limit;
  query.request.passages = passages;
  return query;
}

void print(std::string const& id, query::Answer const& answer, std::ostream& out) {
  for (auto const& hit : answer.hits) {
    char score[32];
    auto const end = std::to_chars(score, score + sizeof score, hit.score, std::chars_format::fixed, 6).ptr;
    out << id << " Q0 " << hit.article.id << ' ' << hit.rank << ' ' << std::string_view(score, static_cast<std::size_t>(end - score)) << " bifrons\n";
  }
}

}  // namespace

int run_batch(std::string const& name, std::uint32_t limit, bool passages, query::Searcher& searcher, command::Console& console) {
  std::ifstream file;
  if (name != "-") {
    file.open(name, std::ios::binary);
    if (!file) return command::report({ErrorCode::bad_input, name + " could not be opened", "check its name and rights"}, console);
  }
  command::Lines lines(name == "-" ? console.in : file, longest_line);
  std::size_t bad = 0, found = 0;
  for (std::string line; lines.next(line);) {
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    auto answer = read_query(line, limit, passages).and_then([&](BatchQuery const& query) {
      return searcher.search(query.request).map([&](query::Answer const& found_hits) {
        print(query.id, found_hits, console.out);
        return found_hits.hits.size();
      });
    });
    if (answer) {
      found += *answer;
      continue;
    }
    ++bad;
    command::report({answer.error().code, "line " + std::to_string(lines.number()) + ": " + answer.error().what, answer.error().hint}, console);
  }
  if (bad > 0) return exit_status::in_part;
  return found > 0 ? exit_status::done : exit_status::nothing;
}

}  // namespace bifrons::searchd_verbs
