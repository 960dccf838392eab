// SPDX-License-Identifier: GPL-3.0-or-later
// stats: how much there is, by language, topic, site and year, and what it takes on disk.
#include <cstdint>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <utility>
#include <vector>

#include "corpus/command/exit_status.hpp"
#include "searchd/render/json_writer.hpp"
#include "searchd/render/terminal.hpp"
#include "searchd/verbs/request.hpp"
#include "searchd/verbs/rows.hpp"

namespace bifrons::searchd_verbs {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t values_shown = 500;

using Sizes = std::vector<std::pair<std::string, std::uintmax_t>>;
using Versions = std::vector<std::pair<std::string, std::uint64_t>>;

std::uintmax_t bytes_of(fs::path const& path) {
  std::error_code code;
  if (fs::is_regular_file(path, code)) {
    auto const size = fs::file_size(path, code);
    return code ? 0 : size;
  }
  std::uintmax_t sum = 0;
  for (fs::recursive_directory_iterator at(path, code), end; !code && at != end; at.increment(code)) {
    std::error_code ignored;
    auto const size = at->is_regular_file(ignored) ? at->file_size(ignored) : 0;
    if (!ignored) sum += size;
  }
  return sum;
}

Sizes sizes_of(kb::Layout const& layout) {
  return {{"index", bytes_of(layout.index())}, {"crawl_state", bytes_of(layout.crawl_state())}, {"archive", bytes_of(layout.archive())}};
}

std::string as_json(query::Answer const& answer, Versions const& extractors, Sizes const& sizes) {
  render::JsonWriter json;
  json.object().key("documents").value(answer.total);
  for (auto const& facet : answer.facets) {
    json.key(facet.name).array();
    for (auto const& value : facet.values) json.object().key("value").value(value.value).key("label").value(value.label).key("count").value(value.count).end_object();
    json.end_array();
  }
  json.key("extractor").object();
  for (auto const& [version, count] : extractors) json.key(version).value(count);
  json.end_object();
  json.key("bytes").object();
  for (auto const& [part, bytes] : sizes) json.key(part).value(bytes);
  json.end_object().end_object();
  return json.take() + "\n";
}

void print_text(query::Answer const& answer, Versions const& extractors, Sizes const& sizes, command::Console& console) {
  render::Style const style{console.colour, 80};
  console.out << render::styled("documents", "1", style) << '\t' << answer.total << '\n';
  for (auto const& facet : answer.facets) {
    console.out << render::styled("by " + facet.name, "1", style) << '\n';
    for (auto const& value : facet.values) console.out << "  " << render::one_line(value.value) << '\t' << value.count << '\n';
  }
  if (!extractors.empty()) console.out << render::styled("by version of the extractor", "1", style) << '\n';
  for (auto const& [version, count] : extractors) console.out << "  " << render::one_line(version) << '\t' << count << '\n';
  console.out << render::styled("bytes", "1", style) << '\n';
  for (auto const& [part, bytes] : sizes) console.out << "  " << part << '\t' << bytes << '\n';
}

int run(command::Arguments const& arguments, command::Console& console) {
  if (!arguments.words.empty()) return command::report({ErrorCode::bad_input, "stats takes no argument", "bifrons count QUERY counts what a query finds"}, console);
  auto const layout = open_chosen(arguments);
  if (!layout) return command::report(layout.error(), console);
  auto searcher = query::Searcher::open(*layout);
  if (!searcher) return command::report(searcher.error(), console);
  query::Request request;
  request.limit = 0;
  request.fold = false;
  request.facets = {"lang", "topic", "site", "year"};
  request.facet_values = values_shown;
  auto const answer = searcher->search(request);
  if (!answer) return command::report(answer.error(), console);
  auto const extractors = searcher->extractors();
  if (!extractors) return command::report(extractors.error(), console);
  if (arguments.format() == "json") console.out << as_json(*answer, *extractors, sizes_of(*layout));
  else print_text(*answer, *extractors, sizes_of(*layout), console);
  return command::exit_status::done;
}

}  // namespace

command::Verb stats_row() {
  return {"stats", group_keep, "", "how much there is, and of what",
          "Counts articles by language, topic, site and year, and the bytes that index, crawl state and archive take. Articles that an older version of the "
          "extractor read may be read anew from the kept pages by `bifrons reindex`.\n\n"
          "  bifrons stats --format json",
          {}, "text|json", run};
}

}  // namespace bifrons::searchd_verbs
