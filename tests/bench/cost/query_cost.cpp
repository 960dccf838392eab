// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer costs in a warm process: a row a part of the work, over a file of queries as shared/bench/perf has it.
//
// Use: bench_query_cost KB QUERIES.jsonl [--plain] [--kinds] [--limit N] [--slower MS] [PART…]
// A query is {"terms","op","filters","kind"}; "and" asks for all words, --plain ranks them as typed words are. Each part has a searcher
// of its own that is warm from every other query; the rest is asked once: no answer comes from a cache of answers.
#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "corpus/kb/kb.hpp"
#include "searchd/query/searcher.hpp"

namespace {

using namespace bifrons;
namespace json = boost::json;

struct Asked {
  std::string kind;
  query::Request request;
};

struct Part {
  std::string_view name, says;
  std::function<void(query::Request&)> change;
};

void no_fold(query::Request& request) { request.fold = false; }

std::vector<Part> parts() {
  return {
      {"best", "the best ten ids of plain words alone, nothing counted", [](auto& r) { r.plain = true; no_fold(r); r.snippets = false; r.filters.clear(); r.from.clear(); r.to.clear(); }},
      {"total", "the exact total alone", [](auto& r) { no_fold(r); r.snippets = false; r.limit = 0; }},
      {"folded", "and copies folded", [](auto& r) { r.snippets = false; r.limit = 0; }},
      {"hits", "and ten hits, without snippets", [](auto& r) { r.snippets = false; }},
      {"snippets", "and their snippets: an answer as it is asked for most", [](auto&) {}},
      {"facets", "and two facets", [](auto& r) { r.facets = {"topic", "lang"}; }},
      {"sorted", "snippets, newest first", [](auto& r) { r.sort = query::Sort::date_descending; }},
      {"deep", "snippets, hits 1,001 to 1,010", [](auto& r) { r.offset = 1000; }},
  };
}

/// Seconds of CPU of this process, and of the clock.
struct Times {
  double cpu = 0, wall = 0;
  static Times now() {
    timespec cpu{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
    return {static_cast<double>(cpu.tv_sec) + 1e-9 * static_cast<double>(cpu.tv_nsec), std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count()};
  }
};

std::string text_of(json::object const& row, bool plain) {
  std::string const op(row.at("op").as_string());
  std::string text;
  for (auto const& term : row.at("terms").as_array()) {
    if (!text.empty()) text += ' ';
    if (op == "and" && !plain) text += '+';
    text += term.as_string();
  }
  if (op == "phrase") text = '"' + text + '"';
  if (op == "prefix") text += '*';
  return text;
}

Asked read(std::string const& line, bool plain) {
  auto const row = json::parse(line).as_object();
  Asked asked{std::string(row.at("kind").as_string()), {}};
  asked.request.text = text_of(row, plain);
  for (auto const& [name, value] : row.at("filters").as_object()) {
    std::string const text(value.as_string());
    if (name == "from") asked.request.from = text;
    else if (name == "to") asked.request.to = text;
    else asked.request.filters.push_back({std::string(name), {text}, {}});
  }
  return asked;
}

void report(std::string_view name, std::vector<double>& cpu, std::vector<double>& wall, double found) {
  std::ranges::sort(cpu);
  std::ranges::sort(wall);
  auto const mean = [](std::vector<double> const& all) {
    double sum = 0;
    for (auto const one : all) sum += one;
    return 1000 * sum / static_cast<double>(all.size());
  };
  auto const at = [](std::vector<double> const& all, double share) { return 1000 * all[std::min(all.size() - 1, static_cast<std::size_t>(share * static_cast<double>(all.size())))]; };
  std::printf("%-18.*s %5zu  cpu mean %8.3f p50 %8.3f p95 %8.3f max %8.3f  wall mean %8.3f p50 %8.3f p95 %8.3f  ms  hits %.0f\n", static_cast<int>(name.size()), name.data(), cpu.size(), mean(cpu), at(cpu, .5), at(cpu, .95),
              1000 * cpu.back(), mean(wall), at(wall, .5), at(wall, .95), found / static_cast<double>(cpu.size()));
  std::fflush(stdout);
}

/// Every other query before, so that pages, columns and word forms are warm.
void warm_up(std::vector<Asked> const& queries, query::Searcher& searcher) {
  for (std::size_t i = 0; i < queries.size(); i += 2) {
    auto request = queries[i].request;
    request.facets = {"topic", "lang"};
    (void)searcher.search(request);
  }
}

void measure(Part const& part, std::vector<Asked> const& queries, kb::Layout const& layout, bool kinds, double slow) {
  auto searcher = query::Searcher::open(layout);
  if (!searcher) return static_cast<void>(std::fprintf(stderr, "%s\n", searcher.error().what.c_str()));
  warm_up(queries, *searcher);
  struct Row {
    std::vector<double> cpu, wall;
    double found = 0;
  };
  std::map<std::string, Row> rows;
  for (std::size_t i = 1; i < queries.size(); i += 2) {
    auto const& asked = queries[i];
    auto request = asked.request;
    part.change(request);
    auto const start = Times::now();
    auto const answer = searcher->search(request);
    auto const end = Times::now();
    if (!answer) {
      std::fprintf(stderr, "%s: %s\n", request.text.c_str(), answer.error().what.c_str());
      continue;
    }
    if (slow > 0 && 1000 * (end.cpu - start.cpu) > slow) std::fprintf(stderr, "%8.3f ms  %s\n", 1000 * (end.cpu - start.cpu), request.text.c_str());
    for (auto const& name : {std::string(part.name), std::string(part.name) + " " + asked.kind}) {
      auto& row = rows[name];
      row.cpu.push_back(end.cpu - start.cpu);
      row.wall.push_back(end.wall - start.wall);
      row.found += static_cast<double>(answer->total);
    }
  }
  for (auto& [name, row] : rows)
    if (kinds || name == part.name) report(name, row.cpu, row.wall, row.found);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> words;
  bool plain = false, kinds = false;
  std::size_t most = SIZE_MAX;
  double slow = 0;
  for (int i = 1; i < argc; ++i) {
    std::string const word = argv[i];
    if (word == "--plain") plain = true;
    else if (word == "--kinds") kinds = true;
    else if (word == "--limit" && i + 1 < argc) most = std::stoul(argv[++i]);
    else if (word == "--slower" && i + 1 < argc) slow = std::stod(argv[++i]);
    else words.push_back(word);
  }
  if (words.size() < 2) {
    std::fputs("use: bench_query_cost KB QUERIES.jsonl [--plain] [--kinds] [--limit N] [--slower MS] [PART…]\n", stderr);
    for (auto const& part : parts()) std::fprintf(stderr, "  %-10s %s\n", part.name.data(), part.says.data());
    return 2;
  }
  auto const layout = kb::open(words[0]);
  if (!layout) {
    std::fprintf(stderr, "%s\n", layout.error().what.c_str());
    return 3;
  }
  std::vector<Asked> queries;
  std::ifstream file(words[1]);
  for (std::string line; queries.size() < most && std::getline(file, line);) queries.push_back(read(line, plain));
  for (auto const& part : parts())
    if (words.size() == 2 || std::find(words.begin() + 2, words.end(), part.name) != words.end()) measure(part, queries, *layout, kinds, slow);
}
