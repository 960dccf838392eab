// SPDX-License-Identifier: GPL-3.0-or-later
// Sources for each point: candidates by search, those kept that hold the point's words in one passage, graded by their number
// and by how many sites they come from.
#include <algorithm>
#include <map>
#include <set>

#include "searchd/outline/evidence.hpp"
#include "searchd/outline/outline.hpp"
#include "searchd/outline/words.hpp"

namespace bifrons::outline {
namespace {

/// Plain words are joined by OR, so that nearly every article is a hit: a source must hold half of the words' weight
/// in one place. A word that no article holds weighs most, so that what is left of the point does not carry it.
constexpr double least_share = 0.5;
/// A point of one word is touched by many; a source must speak of it: in its title, or so often.
constexpr std::uint32_t least_times = 3;
constexpr std::uint32_t candidates = 24;
constexpr std::size_t enough = 3;
/// What each further source of one site counts against another site's.
constexpr double same_site = 0.6;
/// Words of the points above break ties, no more.
constexpr double context_share = 0.05;

struct Source {
  query::Hit hit;
  double worth = 0;
};

std::string number_of(std::size_t n, std::string_view noun) { return std::to_string(n) + " " + std::string(noun) + (n == 1 ? "" : "s"); }

/// True where all sources say the same in this field, and say something.
bool all_same(std::vector<Source> const& sources, std::string Article::*field) {
  auto const& first = sources.front().hit.article.*field;
  return !first.empty() && std::all_of(sources.begin(), sources.end(), [&](auto const& source) { return source.hit.article.*field == first; });
}

/// "all from a.test", or "" where they are from several.
std::string one_side(std::vector<Source> const& sources) {
  if (sources.size() < 2) return {};
  std::string const all = sources.size() == 2 ? "both " : "all ";
  if (all_same(sources, &Article::site)) return all + "from " + sources.front().hit.article.site;
  if (all_same(sources, &Article::author)) return all + "by " + sources.front().hit.article.author;
  return {};
}

void grade(Finding& finding, std::vector<Source> const& fitting) {
  if (fitting.empty()) {
    finding.coverage = Coverage::missing;
    return;
  }
  std::string const side = one_side(fitting);
  finding.coverage = fitting.size() < enough ? Coverage::thin : side.empty() ? Coverage::good : Coverage::one_sided;
  if (finding.coverage == Coverage::good) return;
  std::string reason = number_of(fitting.size(), "source");
  if (fitting.size() == 1) reason = "only one source";
  finding.reasons.push_back(side.empty() ? reason : reason + ", " + side);
}

/// The best first, each further one of a site counting less.
std::vector<query::Hit> choose(std::vector<Source> fitting, std::uint32_t wanted) {
  std::vector<query::Hit> chosen;
  std::map<std::string, double> factor;
  while (!fitting.empty() && chosen.size() < wanted) {
    auto worth = [&factor](Source const& source) {
      auto const at = factor.find(source.hit.article.site);
      return source.worth * (at == factor.end() ? 1.0 : at->second);
    };
    auto const best = std::max_element(fitting.begin(), fitting.end(), [&](auto const& a, auto const& b) { return worth(a) < worth(b); });
    auto& penalty = factor.try_emplace(best->hit.article.site, 1.0).first->second;
    penalty *= same_site;
    chosen.push_back(std::move(best->hit));
    fitting.erase(best);
  }
  for (std::size_t i = 0; i < chosen.size(); ++i) chosen[i].rank = static_cast<std::uint32_t>(i + 1);
  return chosen;
}

class Cover {
 public:
  Cover(query::Searcher& searcher, std::uint32_t wanted) : searcher_(searcher), words_(searcher), reading_(searcher, words_), wanted_(wanted) {}

  Result<void> find(Finding& finding) {
    auto const asked = words_.asked(finding.node.text);
    if (!asked) return tl::unexpected(asked.error());
    for (auto const& word : *asked) finding.query += (finding.query.empty() ? "" : " ") + word.word;
    std::vector<Source> fitting;
    if (asked->empty()) {
      finding.reasons.push_back("it has no words to search for");
    } else if (auto found = fitting_sources(finding, *asked); found) {
      fitting = std::move(*found);
    } else {
      return tl::unexpected(found.error());
    }
    grade(finding, fitting);
    finding.sources = choose(fitting, wanted_);
    fitting_.push_back(std::move(fitting));
    return {};
  }

  /// A heading without a source of its own has those of its points.
  void fill_headings(std::vector<Finding>& findings) {
    for (std::size_t i = findings.size(); i > 0; --i) {
      Finding& finding = findings[i - 1];
      if (!fitting_[i - 1].empty()) continue;
      std::set<std::string> seen;
      for (std::size_t below = i; below < findings.size() && findings[below].node.level > finding.node.level; ++below) {
        if (findings[below].node.level != finding.node.level + 1) continue;
        for (auto const& source : fitting_[below])
          if (seen.insert(source.hit.article.id).second) fitting_[i - 1].push_back(source);
      }
      if (fitting_[i - 1].empty()) continue;
      finding.reasons = {"no source of its own; these are its points'"};
      grade(finding, fitting_[i - 1]);
      finding.sources = choose(fitting_[i - 1], wanted_);
    }
  }

 private:
  Result<std::vector<Source>> fitting_sources(Finding& finding, std::vector<AskedWord> const& asked) {
    query::Request request{.text = finding.query, .plain = true, .limit = candidates};
    auto answer = searcher_.search(request);
    if (!answer) return tl::unexpected(answer.error());
    auto const context = words_.asked(finding.path.size() > 1 ? finding.path[finding.path.size() - 2] : std::string_view());
    if (!context) return tl::unexpected(context.error());
    std::vector<Source> fitting;
    double best = 0, top = answer->hits.empty() ? 1 : std::max(answer->hits.front().score, 1e-9);
    for (auto& hit : answer->hits) {
      auto const evidence = reading_.of(hit.article.id, asked);
      if (!evidence) continue;  // removed since the search
      best = std::max(best, evidence->passage);
      bool const spoken_of = asked.size() > 1 || evidence->title > 0 || evidence->times >= least_times;
      if (evidence->passage < least_share || !spoken_of) continue;
      auto const above = reading_.of(hit.article.id, *context);
      double const tie = above && !context->empty() ? context_share * above->passage : 0;
      double const worth = evidence->passage + 0.3 * evidence->title + hit.score / top + tie;
      fitting.push_back({std::move(hit), worth});
    }
    if (fitting.empty()) explain_gap(finding, answer->total, best);
    return fitting;
  }

  static void explain_gap(Finding& finding, std::uint64_t total, double best) {
    if (total == 0) finding.reasons.push_back("no article holds any of its words");
    else finding.reasons.push_back("the nearest of " + number_of(total, "article") + " holds " + std::to_string(static_cast<int>(best * 100)) +
                                   " % of what its words weigh; a source needs " + std::to_string(static_cast<int>(least_share * 100)) + " %");
  }

  query::Searcher& searcher_;
  Words words_;
  Reading reading_;
  std::uint32_t wanted_;
  std::vector<std::vector<Source>> fitting_;
};

/// Ids and paths from levels in reading order.
std::vector<Finding> places_of(std::vector<Node> const& nodes) {
  std::vector<Finding> findings;
  std::vector<std::uint32_t> numbers;
  std::vector<std::string> path;
  for (auto const& node : nodes) {
    std::size_t const depth = std::clamp<std::size_t>(node.level, 1, numbers.size() + 1);
    numbers.resize(depth, 0);
    path.resize(depth);
    ++numbers.back();
    path.back() = node.text;
    Finding finding{.id = {}, .path = path, .node = node, .query = {}, .sources = {}, .coverage = Coverage::missing, .reasons = {}};
    for (auto const number : numbers) finding.id += (finding.id.empty() ? "" : ".") + std::to_string(number);
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace

Result<std::vector<Finding>> cover(std::vector<Node> const& nodes, query::Searcher& searcher, std::uint32_t wanted) {
  auto findings = places_of(nodes);
  Cover run(searcher, wanted);
  for (auto& finding : findings)
    if (auto found = run.find(finding); !found) return tl::unexpected(found.error());
  run.fill_headings(findings);
  return findings;
}

}  // namespace bifrons::outline
