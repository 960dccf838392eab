// SPDX-License-Identifier: GPL-3.0-or-later
// The loop: start what may start, wait, take answers and extractions, commit now and then.
#include "indexer/crawl/run.hpp"

#include <algorithm>

#include "corpus/article/date.hpp"

namespace bifrons::crawl {
namespace {

constexpr std::size_t connections = 64, commit_pages = 100;
constexpr std::uint64_t commit_bytes = 64u << 20;
constexpr std::chrono::milliseconds shortest_interval{50}, longest_interval{1'000};
constexpr int commit_share = 10;  ///< commits take a tenth of the time at most: as little as can be is fetched twice after a kill

fetch::HostPace::Rules pace_rules(Options const& options) {
  fetch::HostPace::Rules rules;
  rules.delay = options.delay;
  rules.connections = std::max<std::size_t>(options.connections, 1);
  return rules;
}

}  // namespace

Run::Run(write::Writer& writer, std::filesystem::path archive_folder, archive::WarcWriter kept, source::State state, Journal journal, fetch::Client client, Options const& options, std::stop_token stop)
    : writer_(writer), archive_folder_(std::move(archive_folder)), archive_(std::move(kept)), state_(std::move(state)), journal_(std::move(journal)), client_(std::move(client)), options_(options), stop_(std::move(stop)),
      frontier_(pace_rules(options), [this](std::string const& host) { return budget_left(host); }), worker_(options.rules, [this] { client_.wake(); }) {
  for (auto const& task : journal_.left()) seen_.insert(task.key);
}

Task Run::task_for(std::string const& address, TaskKind kind) const {
  Task task;
  task.kind = kind;
  auto const parts = url::parse(address);
  if (!parts) return task;
  task.url = parts->href.substr(0, parts->href.size() - parts->hash.size());
  task.key = url::canonical(task.url).value_or(task.url);
  task.host = parts->hostname;
  task.origin = parts->protocol + "//" + parts->host;
  return task;
}

Summary Run::go() {
  std::stop_callback const wake(stop_, [this] { client_.wake(); });
  add_left();
  for (;;) {
    if (stop_.stop_requested()) {
      summary_.interrupted = true;
      break;
    }
    abandon();
    start_ready();
    if (in_flight_.empty() && worker_.idle() && frontier_.waiting() == 0) break;
    auto answers = client_.wait(patience());
    for (auto const& answer : answers) note(answer);
    for (auto& answer : answers) on_answer(std::move(answer));
    for (auto& done : worker_.take()) on_extracted(std::move(done));
    commit_if_due(false);
  }
  for (auto& [id, source] : sources_) {
    if (source.closed) continue;
    if (!summary_.interrupted && source.row.kind == "site") settle_standing(source);
    source.row.complete = !summary_.interrupted && !source.spent;
    must(state_.put(source.row));
  }
  commit_if_due(true);
  if (!summary_.interrupted) lessons_.learn([this] { commit_if_due(true); }, stop_);
  return std::move(summary_);
}

void Run::start_ready() {
  auto const now = Frontier::Clock::now();
  while (in_flight_.size() < connections && !worker_.full()) {
    auto task = frontier_.next(now);
    if (!task) return;
    start(std::move(*task));
  }
}

void Run::start(Task task) {
  if (task.answer != 0 || task.asked) {
    frontier_.pace(task.host).cancelled();
    return task.asked ? follow_seed(task) : replay(std::move(task));
  }
  fetch::Request request;
  request.tag = next_tag_++;
  request.url = task.url;
  request.cookies = task.cookies;
  request.private_host = seed_hosts_.contains(task.host);
  if (task.kind == TaskKind::robots) {
    request.any_type = true;
    request.body_bytes = fetch::robots_bytes;
  } else {
    auto const& robots = frontier_.robots(task.origin);
    if (!task.promoted && promoted_.contains(task.key)) return frontier_.pace(task.host).cancelled();
    bool const full = page_requests_ >= options_.max_pages;
    if (full || !robots.closed.empty() || !robots.rules.allowed(task.url)) {
      frontier_.pace(task.host).cancelled();
      if (full) summary_.cut = true;
      else refuse_forbidden(task);
      return;
    }
    ++page_requests_;
    if (auto const row = must(state_.page(task.key)); row && task.via.empty()) {
      request.etag = row->etag;
      request.last_modified = row->last_modified;
    }
  }
  ++asked_[task.host];
  in_flight_.emplace(request.tag, std::move(task));
  client_.start(std::move(request));
}

void Run::refuse_forbidden(Task const& task) {
  auto const& closed = frontier_.robots(task.origin).closed;
  if (task.guess) return;
  auto row = row_of(task);
  row.error = closed.empty() ? "robots.txt forbids it" : closed;
  row.run = source_of(task).row.run;
  must(state_.put(row));
  report(task.url, closed.empty() ? Outcome::refused : Outcome::failed, row.error);
}

std::chrono::milliseconds Run::patience() const {
  constexpr std::chrono::milliseconds longest{1'000};
  if (worker_.full() || in_flight_.size() >= connections) return longest;
  auto const at = frontier_.wake_at();
  if (!at) return longest;
  auto const left = std::chrono::ceil<std::chrono::milliseconds>(*at - Frontier::Clock::now());
  return std::clamp(left, std::chrono::milliseconds(0), longest);
}

void Run::commit_if_due(bool force) {
  auto const now = std::chrono::steady_clock::now();
  if (!force && (uncommitted_ == 0 || (uncommitted_ < commit_pages && journal_.size() < commit_bytes && now - last_commit_ < commit_interval_))) return;
  auto const today = iso_now().substr(0, 10);
  for (auto const& [host, count] : std::exchange(asked_, {})) must(state_.add_requests(host, today, count));
  must(archive_.sync());
  must(writer_.commit());  // archive, index, state: what one of them knows, those before it hold
  must(state_.put_mark(journal_mark, must(journal_.prepare())));
  must(state_.commit());
  must(journal_.settle());
  lessons_.learn_early();
  uncommitted_ = 0;
  last_commit_ = std::chrono::steady_clock::now();
  commit_interval_ = std::clamp<std::chrono::steady_clock::duration>((last_commit_ - now) * commit_share, shortest_interval, longest_interval);
}

void Run::report(std::string const& address, Outcome outcome, std::string reason) {
  ++done_;
  ++uncommitted_;
  if (outcome == Outcome::stored) ++summary_.stored;
  if (outcome == Outcome::unchanged) ++summary_.unchanged;
  if (outcome == Outcome::removed) ++summary_.removed;
  if (outcome == Outcome::failed) summary_.failed.push_back({address, reason});
  if (outcome == Outcome::refused) summary_.refused.push_back({address, reason});
  if (options_.progress) options_.progress({address, std::move(reason), outcome, done_, frontier_.waiting() + in_flight_.size()});
}

void Run::fail(Task const& task, Error const& error, int status) {
  if (task.guess) return;
  auto row = row_of(task);
  row.status = status;
  row.error = error.what;
  row.tries += 1;
  row.next_due = next_try(row, std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()), options_.revisit);
  row.run = source_of(task).row.run;
  must(state_.put(row));
  report(task.via.empty() ? task.url : task.via.front(), error.code == ErrorCode::refused ? Outcome::refused : Outcome::failed, error.what);
}

void Run::abandon() {
  for (auto const& [task, why] : frontier_.take_abandoned())
    if (task.answer != 0) replay(task);
    else if (task.asked) follow_seed(task);
    else if (task.kind != TaskKind::robots && frontier_.pace(task.host).spent()) spend(task);
    else if (task.kind == TaskKind::robots) close_robots(task, why);
    else fail(task, {ErrorCode::unreachable, why, {}}, 0);
}

/// What waits for a host whose day is used up is no failure: the next run goes on with it.
void Run::spend(Task const& task) {
  source_of(task).spent = true;
  if (summary_.spent.empty() || summary_.spent.back() != task.host) summary_.spent.push_back(task.host);
}

/// Of the day's requests to a host; runs before this one counted.
std::size_t Run::budget_left(std::string const& host) {
  auto const used = must(state_.requests(host, iso_now().substr(0, 10)));
  return options_.daily_requests - std::min(used, options_.daily_requests);
}

}  // namespace bifrons::crawl
