// SPDX-License-Identifier: GPL-3.0-or-later
// The peer that every cost is measured against: Xapian as its own tools use it, with TermGenerator, QueryParser and MSet::snippet.
//
//   plain-xapian index DIR FILE.jsonl               articles, one a line
//   plain-xapian query DIR QUERIES.jsonl [--facets] [--passes N]
// A query is a line {"terms": […], "op": "and|or|phrase|prefix", "lang": …, "filters": {"topic"|"lang"|…: value}}. Each answers with one
// line of JSON: seconds and milliseconds of CPU and wall, and the peak of memory. Of several passes the last one counts.
#include <sys/resource.h>
#include <xapian.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace json = boost::json;

namespace {

constexpr Xapian::valueno slot_lang = 0, slot_year = 1;
constexpr Xapian::doccount page = 10;
constexpr std::size_t snippet_bytes = 300;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double wall_seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double peak_megabytes() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

std::string text_of(json::object const& object, std::string_view name) {
  auto const* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

/// A stemmer a language; none for one that Snowball does not know.
Xapian::Stem const& stemmer(std::string const& lang) {
  static std::map<std::string, Xapian::Stem> const known{{"en", Xapian::Stem("en")}, {"fi", Xapian::Stem("fi")}, {"ru", Xapian::Stem("ru")}};
  static Xapian::Stem const none;
  auto const found = known.find(lang);
  return found == known.end() ? none : found->second;
}

Xapian::Document document_of(json::object const& article, Xapian::TermGenerator& generator) {
  Xapian::Document document;
  auto const lang = text_of(article, "lang"), title = text_of(article, "title"), text = text_of(article, "text"), date = text_of(article, "date");
  generator.set_stemmer(stemmer(lang));
  generator.set_document(document);
  generator.index_text(title, 1, "S");
  generator.increase_termpos();
  generator.index_text(title);
  generator.increase_termpos();
  generator.index_text(text);
  document.add_boolean_term("U" + text_of(article, "url"));
  document.add_boolean_term("H" + text_of(article, "site"));
  document.add_boolean_term("L" + lang);
  if (auto const* topics = article.if_contains("topics"); topics != nullptr && topics->is_array())
    for (auto const& topic : topics->get_array()) document.add_boolean_term("XT" + std::string(topic.as_string()));
  document.add_value(slot_lang, lang);
  document.add_value(slot_year, date.substr(0, 4));
  document.set_data(title + '\n' + text);
  return document;
}

int index(std::string const& folder, std::string const& path) {
  auto const cpu = cpu_seconds(), wall = wall_seconds();
  Xapian::WritableDatabase database(folder, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  std::ifstream lines(path);
  std::string line;
  std::size_t documents = 0, bytes = 0;
  while (std::getline(lines, line)) {
    auto const article = json::parse(line).as_object();
    bytes += text_of(article, "text").size();
    database.add_document(document_of(article, generator));
    ++documents;
  }
  database.commit();
  std::cout << json::object{{"documents", documents}, {"text_bytes", bytes}, {"cpu_s", cpu_seconds() - cpu}, {"wall_s", wall_seconds() - wall}, {"peak_mb", peak_megabytes()}} << '\n';
  return EXIT_SUCCESS;
}

/// As a person types it.
std::string typed(json::object const& query) {
  auto const op = text_of(query, "op");
  std::string out;
  for (auto const& term : query.at("terms").as_array()) {
    if (!out.empty()) out += op == "or" ? " OR " : " ";
    out += term.as_string();
  }
  if (op == "phrase") return '"' + out + '"';
  return op == "prefix" ? out + '*' : out;
}

Xapian::Query parsed(json::object const& query, Xapian::QueryParser& parser) {
  parser.set_stemmer(stemmer(text_of(query, "lang")));
  using Parser = Xapian::QueryParser;
  auto out = parser.parse_query(typed(query), Parser::FLAG_PHRASE | Parser::FLAG_BOOLEAN | Parser::FLAG_WILDCARD | Parser::FLAG_LOVEHATE);
  auto const* filters = query.if_contains("filters");
  if (filters == nullptr) return out;
  for (auto const& [field, value] : filters->as_object()) {
    std::string const prefix = field == "topic" ? "XT" : field == "lang" ? "L" : field == "site" ? "H" : "";
    if (prefix.empty() || !value.is_string()) continue;
    out = Xapian::Query(Xapian::Query::OP_FILTER, out, Xapian::Query(prefix + std::string(value.as_string())));
  }
  return out;
}

/// Ten hits with a snippet each and the exact total; two facets where they are asked for. What it gives back is that work was done.
std::size_t answer(Xapian::Database const& database, json::object const& query, Xapian::QueryParser& parser, bool facets) {
  Xapian::Enquire enquire(database);
  Xapian::ValueCountMatchSpy langs(slot_lang), years(slot_year);
  if (facets) {
    enquire.add_matchspy(&langs);
    enquire.add_matchspy(&years);
  }
  enquire.set_query(parsed(query, parser));
  auto const hits = enquire.get_mset(0, page, database.get_doccount());
  std::size_t bytes = hits.get_matches_estimated();
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) bytes += hits.snippet(hit.get_document().get_data(), snippet_bytes, stemmer(text_of(query, "lang"))).size();
  if (!facets) return bytes;
  for (auto const* spy : {&langs, &years})
    for (auto value = spy->values_begin(); value != spy->values_end(); ++value) bytes += value.get_termfreq();
  return bytes;
}

json::object summary(std::vector<double> seconds) {
  std::ranges::sort(seconds);
  auto const at = [&](std::size_t percent) { return seconds[std::min(seconds.size() - 1, seconds.size() * percent / 100)] * 1e3; };
  return {{"mean_ms", std::accumulate(seconds.begin(), seconds.end(), 0.0) * 1e3 / static_cast<double>(seconds.size())}, {"p50_ms", at(50)}, {"p95_ms", at(95)}};
}

int query(std::string const& folder, std::string const& path, bool facets, int passes) {
  Xapian::Database const database(folder);
  Xapian::QueryParser parser;
  parser.set_database(database);
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser.set_default_op(Xapian::Query::OP_AND);
  std::vector<json::object> queries;
  std::ifstream lines(path);
  for (std::string line; std::getline(lines, line);) queries.push_back(json::parse(line).as_object());
  if (queries.empty()) return EXIT_FAILURE;
  std::vector<double> cpu, wall;
  std::size_t bytes = 0;
  for (; passes > 0; --passes) {
    cpu.clear();
    wall.clear();
    for (auto const& each : queries) {
      auto const cpu_start = cpu_seconds(), wall_start = wall_seconds();
      bytes += answer(database, each, parser, facets);
      cpu.push_back(cpu_seconds() - cpu_start);
      wall.push_back(wall_seconds() - wall_start);
    }
  }
  std::cout << json::object{{"queries", queries.size()}, {"facets", facets}, {"cpu", summary(cpu)}, {"wall", summary(wall)}, {"peak_mb", peak_megabytes()}, {"bytes", bytes}} << '\n';
  return EXIT_SUCCESS;
}

}  // namespace

int main(int count, char** words) {
  std::vector<std::string> const arguments(words + 1, words + count);
  auto const usage = [] { return std::cerr << "plain-xapian index DIR FILE.jsonl | plain-xapian query DIR QUERIES.jsonl [--facets] [--passes N]\n", EXIT_FAILURE; };
  if (arguments.size() < 3) return usage();
  auto const passes = std::ranges::find(arguments, "--passes");
  try {
    if (arguments[0] == "index") return index(arguments[1], arguments[2]);
    if (arguments[0] == "query")
      return query(arguments[1], arguments[2], std::ranges::find(arguments, "--facets") != arguments.end(), passes != arguments.end() && passes + 1 != arguments.end() ? std::stoi(passes[1]) : 1);
  } catch (Xapian::Error const& error) {
    std::cerr << error.get_description() << '\n';
    return EXIT_FAILURE;
  } catch (std::exception const& error) {
    std::cerr << error.what() << '\n';
    return EXIT_FAILURE;
  }
  return usage();
}
