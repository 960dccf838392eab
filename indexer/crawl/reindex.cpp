// SPDX-License-Identifier: GPL-3.0-or-later
// Two walks over the archive: which captures are the newest, and what is in them.
#include "indexer/crawl/reindex.hpp"

#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "corpus/url/url.hpp"
#include "indexer/archive/captured_page.hpp"
#include "indexer/archive/page_archive.hpp"
#include "indexer/crawl/entries.hpp"
#include "indexer/crawl/fault.hpp"
#include "indexer/crawl/hint.hpp"
#include "indexer/crawl/judgement.hpp"
#include "indexer/crawl/robots_tag.hpp"
#include "indexer/crawl/scope.hpp"
#include "indexer/crawl/site_lesson.hpp"
#include "indexer/extract/extract.hpp"
#include "indexer/source/feed.hpp"
#include "indexer/source/state.hpp"

namespace bifrons::crawl {
namespace {

constexpr std::size_t damaged_bound = 1'000;

class Reindex {
 public:
  Reindex(write::Writer& writer, extract::SiteRules const& rules, source::State state, std::filesystem::path folder) : writer_(writer), rules_(rules), state_(std::move(state)), folder_(std::move(folder)) {}

  Reindexed run(std::function<void(std::size_t)> const& progress, std::stop_token const& stop) {
    must(archive::each_record(folder_, [&](std::string where, archive::Record const& record) { return note(std::move(where), record), !stop.stop_requested(); },
                              [&](std::string const& what) { damaged(what); }));
    must(archive::each_record(folder_, [&](std::string const& where, archive::Record const& record) {
      if (stop.stop_requested()) return false;
      auto const key = key_of(record);
      if (auto const at = newest_.find(key); at == newest_.end() || at->second.where != where) return true;
      read(key, where, record);
      if (progress) progress(done_.pages);
      return true;
    }, {}));
    done_.interrupted = stop.stop_requested();
    auto const commit = [this] {
      must(writer_.commit());
      must(state_.commit());
    };
    commit();
    if (!done_.interrupted) lessons_.learn(commit, stop);
    auto const tally = writer_.tally();
    done_.added = tally.added;
    done_.replaced = tally.replaced;
    done_.unchanged = tally.unchanged;
    return std::move(done_);
  }

 private:
  struct Capture {
    std::string where, captured;
  };

  static std::string key_of(archive::Record const& record) {
    return record.type() == "response" ? url::canonical(record.target()).value_or("") : std::string{};
  }

  void note(std::string where, archive::Record const& record) {
    auto key = key_of(record);
    auto const page = key.empty() ? std::nullopt : archive::captured_page(record);
    if (!page) return;
    if (source::looks_like_feed(page->body)) return note_feed(*page);
    auto captured = record.field("warc-date");
    auto& newest = newest_[std::move(key)];
    if (captured >= newest.captured) newest = {std::move(where), std::move(captured)};
  }

  /// What feeds say counts where the crawl's own memory of it is gone.
  void note_feed(archive::CapturedPage const& page) {
    auto const feed = source::parse_feed(page.body, page.url, {page.content_type, {}, {}});
    if (!feed) return;
    for (auto const& item : feed->items)
      if (auto key = url::canonical(item.link)) hints_[std::move(*key)] = hint_of(item, *feed);
  }

  void damaged(std::string what) {
    if (done_.damaged.size() < damaged_bound) done_.damaged.push_back(std::move(what));
  }

  void read(std::string const& key, std::string const& where, archive::Record const& record) {
    ++done_.pages;
    auto const page = archive::captured_page(record);
    auto row = must(state_.page(key));
    bool const data = page->content_type.find("xml") != std::string::npos && page->content_type.find("html") == std::string::npos;
    bool const list = data || (row && (row->role == source::PageRole::feed || row->role == source::PageRole::sitemap));
    bool const gone = row && row->article_id.empty() && (row->status == 404 || row->status == 410 || row->status == 301 || row->status == 308);
    if (list || gone || (row && is_standing(*row))) return void(++done_.no_article);
    auto found = extract::extract({page->body, page->url, page->content_type, rules_.of(page->url)});
    if (!found) {
      if (row && row->role == source::PageRole::article) damaged(page->url + ": " + found.error().what);
      return void(++done_.no_article);
    }
    judge(key, where, *page, std::move(*found), std::move(row));
  }

  void judge(std::string const& key, std::string const& where, archive::CapturedPage const& page, extract::Extraction found, std::optional<source::PageRow> row) {
    auto const parts = url::parse(page.url);
    auto const tag = robots_tag({page.url, page.status, page.fields}, "bifrons");
    source::PageRow known = row.value_or(source::PageRow{});
    if (auto const hint = hints_.find(key); !row && hint != hints_.end()) known.hint = hint->second;
    bool const wanted = !found.noindex && !tag.noindex;
    if (auto entries = Entries::of(found, key); parts && wanted && !entries.empty()) return put_entries(key, where, page, std::move(entries), row);
    bool const article = parts && !is_listing_address(*parts) && is_article(found, known) && wanted;
    if (!article) return row ? take_out(*row) : void(++done_.no_article);
    if (row && entries_.remove(key)) row->article_id.clear();  // read as several posts before, as one now
    auto& made = found.article;
    lessons_.note_beside(url::site(key), found.beside);
    apply_hint(made, known.hint);
    made.topics.clear();
    if (!settle_address(made, key, row)) return void(++done_.no_article);
    made.site = url::site(made.url);
    made.id = article_id(made);
    auto const print = fingerprint(made);
    made.fetched = page.captured;
    made.archived = where;
    if (row) {
      row->article_id = made.id;
      row->content_hash = print;
      row->role = source::PageRole::article;
      must(state_.put(*row));
    }
    put(std::move(made));
  }

  /// The address under which the crawl stored the page; without a memory of that, what the page says, unless that page is kept itself.
  /// False: a copy of a page that is stored under another address.
  bool settle_address(Article& made, std::string const& key, std::optional<source::PageRow> const& row) {
    auto const said = std::exchange(made.url, key);
    bool const remembered = row && !row->article_id.empty();
    if (remembered && row->article_id == article_id(made)) return true;
    if (!said.empty() && said != key && (remembered || !newest_.contains(said))) {
      made.url = said;
      if (!remembered || row->article_id == article_id(made)) return true;
    }
    if (remembered) return false;
    made.url = key;
    return texts_.insert(url::site(key) + content_hash(made.text)).second;
  }

  void put(Article article) {
    texts_.insert(article.site + content_hash(article.text));
    lessons_.note(article);
    lessons_.apply(article);
    must(writer_.put(std::move(article)));
  }

  void put_entries(std::string const& key, std::string const& where, archive::CapturedPage const& page, std::vector<Article> posts, std::optional<source::PageRow>& row) {
    for (auto& post : posts) {
      post.fetched = page.captured;
      post.archived = where;
      lessons_.apply(post);
    }
    if (row) {
      auto const before = std::exchange(row->article_id, posts.front().id);
      row->role = source::PageRole::article;
      must(state_.put(*row));
      if (!before.empty() && before != row->article_id && must(state_.pages_of_article(before)).empty()) must(writer_.remove(before));
    }
    entries_.put(key, std::move(posts));
  }

  void take_out(source::PageRow& row) {
    ++done_.no_article;
    if (holds_stub(row)) return;
    auto const id = std::exchange(row.article_id, {});
    if (id.empty()) return;
    row.content_hash.clear();
    row.role = source::PageRole::list;
    must(state_.put(row));
    for (auto const& other : must(state_.pages_of_article(id)))
      if (other.key != row.key) return;
    if (must(writer_.remove(id))) ++done_.removed;
    entries_.remove(row.key);
  }

  write::Writer& writer_;
  extract::SiteRules const& rules_;
  source::State state_;
  SiteLessons lessons_{state_, writer_};
  Entries entries_{state_, writer_};
  std::filesystem::path folder_;
  std::unordered_map<std::string, Capture> newest_;
  std::unordered_map<std::string, std::string> hints_;  ///< of the feeds in the archive
  std::unordered_set<std::string> texts_;  ///< site and content hash of what was put
  Reindexed done_;
};

}  // namespace

Result<Reindexed> reindex(kb::Layout const& layout, write::Writer& writer, extract::SiteRules const& rules, std::function<void(std::size_t)> const& progress, std::stop_token stop) {
  std::error_code code;
  bool const remembers = std::filesystem::exists(layout.crawl_state(), code);
  auto state = source::State::open(remembers ? layout.crawl_state() : std::filesystem::path(":memory:"));
  if (!state) return tl::unexpected<Error>(state.error());
  try {
    return Reindex(writer, rules, std::move(*state), layout.archive()).run(progress, stop);
  } catch (Fault const& fault) {
    return tl::unexpected<Error>(fault.error);
  }
}

}  // namespace bifrons::crawl
