// SPDX-License-Identifier: GPL-3.0-or-later
// From question to answer: one reader of one index, and the value types that every door (HTTP, command line, outline) shares.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/article.hpp"
#include "corpus/base/result.hpp"
#include "corpus/kb/kb.hpp"

namespace bifrons::query {

enum class Sort : std::uint8_t { relevance, date, date_descending, title };

/// The values that one filter takes: alternatives, and those left out (typed with a leading '-').
struct Filter {
  std::string field;  ///< a row of schema::fields with a filter: lang topic site author tag
  std::vector<std::string> any, none;
};

/// At most so many hits of one value of a field.
struct Grouping {
  std::string field;       ///< site, lang, author or year; articles without a value are no group
  std::uint32_t most = 1;  ///< 1 to 100
};

struct Request {
  std::string text;                  ///< as typed; empty: all articles
  bool plain = false;                ///< words alone, no operators (batch queries, outline nodes)
  std::string query_lang;            ///< analyse in this language alone; "" = all enabled
  std::vector<Filter> filters;       ///< different fields all apply
  std::string from, to;              ///< ISO dates, both inclusive; "" = open
  Sort sort = Sort::relevance;
  std::uint32_t offset = 0, limit = 10;  ///< limit 0 to 1,000
  std::vector<std::string> facets;   ///< names of schema::fields with facet, and "year"
  bool fold = true;                  ///< copies of one post as one hit
  std::optional<Grouping> group;     ///< total and facets count what it holds back, too
  bool snippets = true;              ///< plain without folding, snippets, facets and explanation: hits hold the id alone, total counts hits given
  bool explain = false;
  bool passages = false;             ///< each hit with its best passage, ranked by both
  bool repair = true;                ///< a near word of the index stands in for one that it does not hold; false: for measuring
  bool cross = false;                ///< words of other languages that mean the same count, too
  std::uint32_t facet_values = 20;   ///< at most, a facet
  std::chrono::milliseconds timeout{0};  ///< 0 = none; past it the answer is partial
};

/// Plain text with the places of the query's words in it; markup is the door's.
struct Snippet {
  std::string text;
  std::vector<Span> marks;  ///< into text, ascending, apart
};

/// "Heading > Sub", or "".
[[nodiscard]] std::string heading_line(std::vector<std::string> const& headings);

/// The part of an article that answers best: a section, or about 120 to 250 words of a long one.
struct Passage {
  Span where;                         ///< into the article's text
  std::vector<std::string> headings;  ///< over it, outermost first; none where they are not known
  Snippet text;                       ///< the whole of it, marked
};

struct Hit {
  std::uint32_t rank = 0;  ///< 1-based over the whole answer, not the page
  double score = 0.0;      ///< comparable within one answer only
  Article article;         ///< with text left out
  Snippet snippet, title;  ///< title: the whole, marked
  std::uint32_t duplicates = 0;  ///< copies folded under this hit
  std::uint32_t grouped = 0;     ///< on the last hit of a group: how many more it has
  std::string group;             ///< the group's value where grouped is not 0
  std::string explanation;       ///< where asked for
  std::vector<std::string> topic_labels;  ///< of article.topics, one each
  std::vector<std::string> headings;      ///< over the snippet, outermost first; none in short articles
  std::optional<Passage> passage;         ///< where asked for
};

struct FacetValue {
  std::string value, label;
  std::uint64_t count = 0;
};
struct Facet {
  std::string name;
  std::vector<FacetValue> values;  ///< most first, then by value
};

struct Answer {
  std::string parsed;        ///< canonical form of what was understood
  std::optional<std::string> did_you_mean;  ///< the question without what is clearly a slip
  bool repaired = false;     ///< a word that the index does not hold was read as another; where that is no clear slip, nobody need be told
  std::optional<std::string> note;  ///< what was read otherwise than typed (a -word taken as a word), for people
  std::vector<Hit> hits;
  std::uint64_t total = 0;   ///< exact, the same on every page
  std::uint64_t listed = 0;  ///< hits on all pages together: total without what grouping holds back
  std::vector<Facet> facets; ///< in the order asked
  bool partial = false;
  std::chrono::microseconds took{0};
};

struct Suggestion {
  std::string text, kind;  ///< kind: "word", "topic", "tag", "author", "site", "title"
  std::uint64_t count = 0;
};

struct TopicCount {
  std::string id, parent;
  std::vector<std::pair<std::string, std::string>> labels;  ///< language, label
  std::uint64_t count = 0;
};

class CompletionKeeper;

/// A reader of one index. One per thread. Sees each commit at the next call; an answer never mixes two snapshots, and no
/// exception of the index library leaves here.
class Searcher {
 public:
  /// completions: those that searchers of one index share; without them each reads its own when first asked to suggest.
  [[nodiscard]] static Result<Searcher> open(kb::Layout const&, std::shared_ptr<CompletionKeeper> completions = nullptr);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  [[nodiscard]] Result<Answer> search(Request const&);
  [[nodiscard]] Result<Article> article(std::string_view id);  ///< not_found
  [[nodiscard]] Result<std::vector<Hit>> similar(std::string_view id, std::uint32_t limit);  ///< never the article itself or its copies
  [[nodiscard]] Result<std::vector<Suggestion>> suggest(std::string_view typed, std::uint32_t limit);
  [[nodiscard]] Result<std::vector<TopicCount>> topics();
  /// Of the article's topics, one each: the label where it has one, else the id.
  [[nodiscard]] std::vector<std::string> topic_labels(Article const&);
  [[nodiscard]] Result<std::uint64_t> count();                 ///< all articles
  /// Versions of the extractor that read the articles, and how many each read; those that no extractor read are left out.
  [[nodiscard]] Result<std::vector<std::pair<std::string, std::uint64_t>>> extractors();
  [[nodiscard]] Result<std::string> revision();                ///< changes with each commit; for ETag
  /// Every article in index order, text included; stops where visit gives false.
  template <class Visit>
  Result<void> each(Visit&& visit);
  /// The next article at or after cursor (start at 0), or not_found at the end; cursor is moved behind it.
  [[nodiscard]] Result<Article> next(std::uint32_t& cursor);

 private:
  struct Impl;
  explicit Searcher(std::unique_ptr<Impl>) noexcept;
  std::unique_ptr<Impl> impl_;
};

template <class Visit>
Result<void> Searcher::each(Visit&& visit) {
  for (std::uint32_t cursor = 0;;) {
    auto article = next(cursor);
    if (!article && article.error().code == ErrorCode::not_found) return {};
    if (!article) return tl::unexpected(article.error());
    if (!visit(*article)) return {};
  }
}

}  // namespace bifrons::query
