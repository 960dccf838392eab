// SPDX-License-Identifier: GPL-3.0-or-later
// Suites about what people bring along: exports and notes as articles, outlines as nodes.
#include <array>
#include <stdexcept>

#include "indexer/dates/dates.hpp"
#include "indexer/import/import.hpp"
#include "searchd/outline/outline.hpp"
#include "tests/conformance/suites.hpp"

namespace bifrons::conformance {
namespace {

boost::json::array split(std::string_view joined) {
  boost::json::array parts;
  while (!joined.empty()) {
    std::size_t const end = std::min(joined.find("; "), joined.size());
    parts.emplace_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 2, joined.size()));
  }
  return parts;
}

boost::json::object answer_item(import::Item const& item) {
  auto const& article = item.article;
  boost::json::object out;
  out["title"] = article.title;
  out["url"] = article.url;
  std::string const& date = article.published.empty() ? item.added : article.published;
  out["date"] = dates::to_utc(date).value_or(date);
  out["authors"] = split(article.author);
  out["tags"] = boost::json::array(article.tags.begin(), article.tags.end());
  out["lang"] = article.lang;
  out["text"] = article.text;
  out["folder"] = item.folder;
  out["type"] = item.type;
  out["doi"] = item.doi;
  if (item.year > 0) out["year"] = item.year;
  return out;
}

boost::json::value answer_import(boost::json::object const& in) {
  boost::json::array items;
  std::string why;
  import::Sink const sink{.take = [&items](import::Item item) -> Result<void> { return items.push_back(answer_item(item)), Result<void>(); },
                          .failed = [&why](Error const& error) { why = error.what; },
                          .left_out = {}};
  std::string const bytes = bytes_of(in, "body");
  auto const summary = import::import_bytes(bytes, text_of(in, "name"), {}, sink);
  if (!summary) throw std::runtime_error(summary.error().what);
  if (items.empty() && !why.empty()) throw std::runtime_error(why);
  return boost::json::object{{"items", std::move(items)}};
}

boost::json::value answer_outline(boost::json::object const& in) {
  auto const nodes = outline::read(bytes_of(in, "body"), text_of(in, "name"));
  if (!nodes) throw std::runtime_error(nodes.error().what);
  boost::json::array list;
  for (auto const& node : *nodes) list.push_back({{"level", node.level}, {"text", node.text}, {"note", node.note}, {"url", node.url}});
  return boost::json::object{{"nodes", std::move(list)}};
}

constexpr std::array<Suite, 2> suites{{
    {"imports", answer_import},
    {"outlines", answer_outline},
}};

}  // namespace

std::span<Suite const> import_suites() { return suites; }

}  // namespace bifrons::conformance
