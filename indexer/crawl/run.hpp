// SPDX-License-Identifier: GPL-3.0-or-later
// One run of the crawl: the loop between frontier, client, worker, index and state. Inside the room only.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "indexer/archive/warc_writer.hpp"
#include "indexer/crawl/crawl.hpp"
#include "indexer/crawl/fault.hpp"
#include "indexer/crawl/entries.hpp"
#include "indexer/crawl/frontier.hpp"
#include "indexer/crawl/journal.hpp"
#include "indexer/crawl/scope.hpp"
#include "indexer/crawl/site_lesson.hpp"
#include "indexer/crawl/worker.hpp"
#include "indexer/fetch/client.hpp"
#include "indexer/source/feed.hpp"
#include "indexer/source/state.hpp"

namespace bifrons::crawl {

/// Pages of one shape without an article after which no more of that shape are asked for.
inline constexpr int barren_pages = 60;
/// A page with so many new links and no article is a list.
inline constexpr std::size_t links_of_a_list = 8;

class Run {
 public:
  /// Where the state keeps the journal's token.
  static constexpr std::string_view journal_mark = "journal";

  Run(write::Writer&, std::filesystem::path archive_folder, archive::WarcWriter, source::State, Journal, fetch::Client, Options const&, std::stop_token);
  Run(Run const&) = delete;
  Run& operator=(Run const&) = delete;

  void add_seed(std::string const& url);
  void add_sources(Ask);
  void add_known(Known);
  /// Until nothing is left or a stop is asked for.
  Summary go();

 private:
  /// A source in work.
  struct Source {
    source::SourceRow row;
    Scope scope;
    std::string seed_key;
    Ask ask = Ask::all;
    bool resumed = false;      ///< its run before broke off
    bool tells = false;        ///< a feed of it says what changes
    bool spent = false;        ///< a host of it has used up its budget
    bool closed = false;       ///< only what was put into the run is asked for
    bool follows = true;       ///< links of its pages are taken
    std::size_t feeds = 0, sitemaps = 0;
    bool lists = false, mapless = false;          ///< the seed is a list of pages without a feed; there is no sitemap
    std::unordered_map<std::string, int> shapes;  ///< shape_of() -> pages without an article; below zero: it has some
  };
  /// A page whose extraction is under way.
  struct Pending {
    Task task;
    fetch::Resource resource;  ///< without its body
    std::string archived;      ///< where the body lies
    std::string before;        ///< where the body of the last answer lies, "" where there was none
    [[nodiscard]] bool changed() const { return before.empty() || before != archived; }
  };

  // run.cpp: the loop
  void start_ready();
  void start(Task);
  void refuse_forbidden(Task const&);
  [[nodiscard]] std::chrono::milliseconds patience() const;
  void commit_if_due(bool force);
  void report(std::string const& url, Outcome, std::string reason = {});
  void fail(Task const&, Error const&, int status);
  void abandon();
  void spend(Task const&);
  [[nodiscard]] std::size_t budget_left(std::string const& host);

  // run_resume.cpp: after a run that broke off
  void note(fetch::Answer const&);
  void take(Task, fetch::Resource);
  void replay(Task);
  void add_left();
  [[nodiscard]] std::string kept_place(Task const&, fetch::Resource const&);
  [[nodiscard]] Task seed_task(Source const&);
  void follow_seed(Task const&);

  // run_answers.cpp: what an answer means
  void on_answer(fetch::Answer);
  void on_robots(Task, Result<fetch::Resource>);
  void close_robots(Task const&, std::string why);
  void on_error(Task, Error const&);
  void on_status(Task, fetch::Resource);
  [[nodiscard]] std::string aside_sentence(Task const&);
  void on_redirect(Task, fetch::Resource const&);
  void redirect_to(Task, std::string const& target, fetch::Resource const&, bool moved);
  void on_gone(Task const&, int status);
  void on_unchanged(Task const&, fetch::Resource const&);
  bool try_again(Task&, std::string const& why, std::optional<std::chrono::seconds> pause);
  void hand_on_stub(source::PageRow& from, Task const& to);
  void remove_article(std::string const& id, std::string const& key);
  void remove_single(std::string const& id, std::string const& key);

  // run_archive.cpp: what is kept of an answer
  std::string keep(Task const&, fetch::Resource const&);
  void keep_unchanged(Task const&, fetch::Resource const&);
  void keep_moved(Task const&, fetch::Resource const&, std::string const& target);
  [[nodiscard]] Result<std::string> unpacked(fetch::Resource const&) const;

  // run_sources.cpp: seeds, feeds, sitemaps, links
  void add_source(source::SourceRow, Ask);
  void load_pages(Source&);
  [[nodiscard]] Task known_task(source::PageRow const&) const;
  void on_body(Task, fetch::Resource);
  bool read_feed(Task const&, fetch::Resource const&);
  bool read_sitemap(Task const&, fetch::Resource const&);
  [[nodiscard]] bool sitemap_tells(std::string const& address, std::string const& lastmod);
  [[nodiscard]] bool feed_tells(std::string const& feed_key, source::FeedItem const&, std::string const& hint);
  void promote(Source&, source::PageRow&);
  void settle_source(Source&, Task const&, std::string kind, std::string prefix);
  void discover(Source&, std::string const& url, TaskKind, int depth, bool guess = false, std::string const& hint = {}, bool changed = false);
  [[nodiscard]] static bool is_barren(Source const&, url::Parts const&);
  void discover_site_map(Source&, Task const&);
  void note_missing(Task const&);
  void on_missing_guess(Task const&);
  void guess_feed(Source&, std::string const& origin, std::size_t at);

  // run_pages.cpp: articles
  void on_extracted(ExtractWorker::Done);
  void judge(Pending&, ExtractWorker::Done);
  void store(Pending&, Article, source::PageRow&);
  void store_entries(Pending&, std::vector<Article>, source::PageRow&);
  [[nodiscard]] std::string address_of(Article const&, std::string const& own);
  [[nodiscard]] std::string twin_of(Article const&, source::PageRow const&);
  void count_shape(Source&, Task const&, bool article);
  void follow(Source&, Pending const&, extract::Extraction const&);
  // run_moves.cpp: stored articles whose pages move or are another thing now
  void miss_softly(source::PageRow&, std::chrono::sys_seconds at, std::string reason);
  [[nodiscard]] bool is_soft_miss(Pending const&, extract::Extraction const&, source::PageRow const&) const;
  bool redirect_misses(source::PageRow&, Task const& from, Task const& to, std::chrono::sys_seconds at);
  void take_over(Task const&);
  void miss_behind(Task const&, std::chrono::sys_seconds at);

  // run_standing.cpp: pages beside the posts
  void settle_standing(Source&);
  void move_standing(source::PageRow&, bool stands);

  source::PageRow row_of(Task const&);
  void finish_row(source::PageRow&, Task const&, fetch::Resource const&, source::PageRole, bool changed, std::string_view published = {});
  void set_due(source::PageRow&, std::chrono::sys_seconds at, bool changed, std::string_view published = {});

  [[nodiscard]] Task task_for(std::string const& url, TaskKind) const;
  Source& source_of(Task const& task) { return sources_.at(task.source); }

  write::Writer& writer_;
  std::filesystem::path archive_folder_;
  archive::WarcWriter archive_;
  source::State state_;
  SiteLessons lessons_{state_, writer_};
  Entries entries_{state_, writer_};
  Journal journal_;
  fetch::Client client_;
  Options const& options_;
  std::stop_token stop_;
  Frontier frontier_;
  ExtractWorker worker_;
  Summary summary_;
  std::map<std::int64_t, Source> sources_;
  std::set<std::string> seed_hosts_;        ///< named by a person: their private addresses are allowed
  std::unordered_set<std::string> stored_undated_;  ///< keys of articles that this run stored and that may yet be judged standing
  std::unordered_set<std::string> seen_;    ///< keys dealt with or waiting in this run
  std::unordered_set<std::string> promoted_;  ///< keys that were put ahead of their first place in the queue
  std::map<std::string, std::size_t> asked_;  ///< requests by host since the last commit
  std::unordered_map<std::uint64_t, Task> in_flight_;
  std::unordered_map<std::uint64_t, Pending> extracting_;
  std::uint64_t next_tag_ = 1;
  std::size_t page_requests_ = 0, done_ = 0, uncommitted_ = 0;
  std::chrono::steady_clock::time_point last_commit_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::duration commit_interval_{};
};

}  // namespace bifrons::crawl
