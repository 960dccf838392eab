// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the index, follows its commits, and turns the index library's exceptions into errors: the one seam to it.
#include "searchd/query/searcher.hpp"

#include <sys/stat.h>
#include <xapian.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "searchd/query/answer.hpp"
#include "searchd/query/completion_keeper.hpp"
#include "searchd/query/plan.hpp"
#include "searchd/query/similar.hpp"
#include "searchd/query/suggest.hpp"
#include "searchd/query/topic_list.hpp"

namespace bifrons::query {
namespace {

constexpr int most_tries = 5;
constexpr std::chrono::milliseconds without_completions{2};  ///< to look into the index where they are not read yet

tl::unexpected<Error> index_failure(kb::Layout const& layout, Xapian::Error const& error) {
  std::string const what = "the index of " + layout.root.string() + " cannot be read: " + error.get_description();
  if (std::string_view(error.get_type()) == "DatabaseVersionError") return failure(ErrorCode::version, what, "use the version of bifrons that made it");
  return failure(ErrorCode::broken, what, "run: bifrons check --kb " + layout.root.string());
}

}  // namespace

struct Searcher::Impl {
  kb::Layout layout;
  Xapian::Database database;
  std::pair<dev_t, ino_t> folder;  ///< the index's, as it was opened
  TopicList topic_list;
  text::Analyzer analyzer;
  std::optional<Columns> columns;
  std::shared_ptr<CompletionKeeper> keeper;
  std::shared_ptr<Completions const> own_completions;
  std::string own_revision;

  Impl(kb::Layout where, Xapian::Database opened, std::shared_ptr<CompletionKeeper> shared)
      : layout(std::move(where)), database(std::move(opened)), folder(folder_of(layout)), topic_list(layout.topics()), keeper(std::move(shared)) {}

  /// What names a folder while it exists: another one may stand in its place since (kb::replace_index).
  static std::pair<dev_t, ino_t> folder_of(kb::Layout const& layout) {
    struct stat found {};
    return ::stat(layout.index().c_str(), &found) == 0 ? std::pair{found.st_dev, found.st_ino} : std::pair<dev_t, ino_t>{};
  }
  [[nodiscard]] bool is_replaced() const {
    auto const now = folder_of(layout);
    return now != folder && now != std::pair<dev_t, ino_t>{};
  }
  void open_again() {
    folder = folder_of(layout);
    database = Xapian::Database(layout.index().string());
    columns.reset();
  }

  /// Runs on the newest commit; once more where a writer's commits overtook it.
  template <class Run>
  auto guarded(Run&& run) -> decltype(run()) {
    for (int tries = 1;; ++tries) {
      try {
        if (is_replaced()) open_again();
        if (database.reopen() || !columns) columns.emplace(database);
        return run();
      } catch (Xapian::DatabaseModifiedError const& error) {
        columns.reset();
        if (tries == most_tries) return index_failure(layout, error);
      } catch (Xapian::Error const& error) {
        columns.reset();
        return index_failure(layout, error);
      }
    }
  }

  Answerer answerer() {
    (void)topic_list.topics();  // looks at the file once an answer, not once a label
    return Answerer({database, analyzer, *columns, [this](std::string const& id) { return topic_list.label(id); }});
  }
  Xapian::docid find(std::string_view id) const {
    auto const id_term = schema::term(schema::id_prefix, id);
    auto const posting = database.postlist_begin(id_term);
    return posting == database.postlist_end(id_term) ? 0 : *posting;
  }
  [[nodiscard]] tl::unexpected<Error> no_article(std::string_view id) const {
    return failure(ErrorCode::not_found, "there is no article with the id \"" + std::string(id) + "\"", "ids stand in the results of bifrons search --format json");
  }
  std::string revision() const { return revision_of(database); }
  Result<std::vector<Hit>> similar(std::string_view id, std::uint32_t limit);
  std::shared_ptr<Completions const> completions(std::string_view typed);
  Result<std::vector<TopicCount>> topics();
};

Searcher::Searcher(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Result<Searcher> Searcher::open(kb::Layout const& layout, std::shared_ptr<CompletionKeeper> completions) {
  try {
    Xapian::Database database(layout.index().string());
    if (auto const analysis = database.get_metadata("analysis"); analysis != text::analysis_name())
      return failure(ErrorCode::version, "the index of " + layout.root.string() + " was made by analysis " + (analysis.empty() ? "unknown" : analysis) + ", this program's is " + text::analysis_name(),
                     "run: bifrons upgrade --kb " + layout.root.string());
    return Searcher(std::make_unique<Impl>(layout, std::move(database), std::move(completions)));
  } catch (Xapian::Error const& error) {
    return index_failure(layout, error);
  }
}

Result<Answer> Searcher::search(Request const& request) {
  return impl_->guarded([&] { return impl_->answerer().answer(request); });
}

Result<std::vector<std::pair<std::string, std::uint64_t>>> Searcher::extractors() {
  return impl_->guarded([&]() -> Result<std::vector<std::pair<std::string, std::uint64_t>>> {
    std::vector<std::pair<std::string, std::uint64_t>> out;
    std::string const prefix(schema::extractor_prefix);
    for (auto at = impl_->database.allterms_begin(prefix); at != impl_->database.allterms_end(prefix); ++at) out.emplace_back((*at).substr(prefix.size()), at.get_termfreq());
    return out;
  });
}

Result<Article> Searcher::article(std::string_view id) {
  return impl_->guarded([&]() -> Result<Article> {
    auto const found = impl_->find(id);
    if (found == 0) return impl_->no_article(id);
    return schema::from_xapian(impl_->database.get_document(found));
  });
}

Result<std::vector<Hit>> Searcher::Impl::similar(std::string_view id, std::uint32_t limit) {
  auto const found = find(id);
  if (found == 0) return no_article(id);
  std::vector<Hit> hits;
  auto const query = similar_query(database, found);
  if (query.empty()) return hits;
  auto matches = find_best(database, query, 2 * limit + 10).all;
  fold_copies(matches, *columns);
  put_in_order(matches, Sort::relevance, limit, *columns);
  for (std::size_t i = 0; i < std::min<std::size_t>(limit, matches.size()); ++i) {
    auto hit = answerer().hit(matches[i]);
    if (!hit) return tl::unexpected(hit.error());
    hit->rank = static_cast<std::uint32_t>(i + 1);
    hit->duplicates = matches[i].copies;
    hits.push_back(std::move(*hit));
  }
  return hits;
}

Result<std::vector<Hit>> Searcher::similar(std::string_view id, std::uint32_t limit) {
  return impl_->guarded([&] { return impl_->similar(id, limit); });
}

std::shared_ptr<Completions const> Searcher::Impl::completions(std::string_view typed) {
  auto const now = revision();
  if (keeper) {
    if (auto kept = keeper->get(now)) return kept;
    return std::make_shared<Completions const>(database, open_word(typed), std::chrono::steady_clock::now() + without_completions);
  }
  if (!own_completions || own_revision != now) {
    own_completions = std::make_shared<Completions const>(database);
    own_revision = now;
  }
  return own_completions;
}

Result<std::vector<Suggestion>> Searcher::suggest(std::string_view typed, std::uint32_t limit) {
  return impl_->guarded([&]() -> Result<std::vector<Suggestion>> {
    return query::suggest(*impl_->completions(typed), impl_->database, impl_->topic_list.topics(), typed, limit);
  });
}

Result<std::vector<TopicCount>> Searcher::Impl::topics() {
  auto matches = find_all(database, to_xapian(everything()), false, Deadline::max());
  fold_copies(matches.all, *columns);
  auto const facet = count_facet("topic", matches.all, UINT32_MAX, *columns, [](std::string const& id) { return id; });
  if (!facet) return tl::unexpected(facet.error());
  std::vector<TopicCount> out;
  for (auto const& topic : topic_list.topics()) out.push_back({topic.id, topic.parent, {topic.labels.begin(), topic.labels.end()}, 0});
  for (auto const& value : facet->values) {
    auto const known = std::ranges::find(out, value.value, &TopicCount::id);
    if (known != out.end())
      known->count = value.count;
    else
      out.push_back({value.value, {}, {}, value.count});
  }
  return out;
}

Result<std::vector<TopicCount>> Searcher::topics() {
  return impl_->guarded([&] { return impl_->topics(); });
}

std::vector<std::string> Searcher::topic_labels(Article const& article) {
  std::vector<std::string> out;
  (void)impl_->topic_list.topics();
  for (auto const& topic : article.topics) out.push_back(impl_->topic_list.label(topic.id));
  return out;
}

Result<std::uint64_t> Searcher::count() {
  return impl_->guarded([&]() -> Result<std::uint64_t> { return impl_->database.get_doccount(); });
}

Result<std::string> Searcher::revision() {
  return impl_->guarded([&]() -> Result<std::string> { return impl_->revision(); });
}

Result<Article> Searcher::next(std::uint32_t& cursor) {
  return impl_->guarded([&]() -> Result<Article> {
    auto posting = impl_->database.postlist_begin({});
    auto const end = impl_->database.postlist_end({});
    if (cursor > 0 && posting != end) posting.skip_to(cursor);
    if (posting == end) return failure(ErrorCode::not_found, "there are no more articles");
    cursor = *posting + 1;
    return schema::from_xapian(impl_->database.get_document(*posting));
  });
}

}  // namespace bifrons::query
