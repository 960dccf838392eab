// SPDX-License-Identifier: GPL-3.0-or-later
// What repair does to questions without a slip: each question's ids with repair and without, and what would be suggested.
//
// Use: bench_clean_queries KB QUERIES.jsonl [--any-language]   ({"id","text","lang"} a line in, {"id","did_you_mean","on","off"} a line out)
#include <boost/json.hpp>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>

#include "corpus/kb/kb.hpp"
#include "searchd/query/searcher.hpp"

namespace {

using namespace bifrons;
namespace json = boost::json;

json::array ids(query::Searcher& searcher, query::Request request, bool repair) {
  request.repair = repair;
  request.plain = true;
  request.fold = false;
  request.snippets = false;
  json::array out;
  if (auto const answer = searcher.search(request))
    for (auto const& hit : answer->hits) out.emplace_back(hit.article.id);
  return out;
}

/// As somebody who types it gets it; nothing where it is no query.
json::value suggestion(query::Searcher& searcher, query::Request request) {
  request.limit = 0;
  auto const answer = searcher.search(request);
  if (!answer || !answer->did_you_mean) return nullptr;
  return json::string(*answer->did_you_mean);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("use: bench_clean_queries KB QUERIES.jsonl [--any-language]\n", stderr);
    return 2;
  }
  auto const layout = kb::open(argv[1]);
  auto searcher = layout ? query::Searcher::open(*layout) : tl::unexpected(layout.error());
  if (!searcher) {
    std::fprintf(stderr, "%s\n", searcher.error().what.c_str());
    return 3;
  }
  bool const any_language = argc > 3 && std::string_view(argv[3]) == "--any-language";
  std::ifstream file(argv[2]);
  for (std::string line; std::getline(file, line);) {
    auto const row = json::parse(line).as_object();
    query::Request request;
    request.text = row.at("text").as_string();
    if (!any_language) request.query_lang = row.at("lang").as_string();
    std::cout << json::object{{"id", row.at("id")}, {"did_you_mean", suggestion(*searcher, request)}, {"on", ids(*searcher, request, true)}, {"off", ids(*searcher, request, false)}} << '\n';
  }
}
