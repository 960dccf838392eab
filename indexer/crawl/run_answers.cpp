// SPDX-License-Identifier: GPL-3.0-or-later
// What an HTTP answer means for the page, its host and what is stored of it.
#include <algorithm>

#include "corpus/article/date.hpp"
#include "corpus/packed/content_coding.hpp"
#include "indexer/crawl/judgement.hpp"
#include "indexer/crawl/run.hpp"

namespace bifrons::crawl {
namespace {

constexpr int most_tries = 3, most_silent_tries = 2, misses_until_removed = 2;

std::chrono::sys_seconds wall_clock() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

std::string status_sentence(std::string const& address, int status) { return address + " answered with status " + std::to_string(status) + "."; }

/// A Cookie header's value with what the answer sets: pairs alone, a later one in place of an earlier one of its name.
std::string with_cookies(std::string_view before, fetch::Resource const& resource) {
  constexpr std::size_t most = 20, longest = 4'096;
  std::vector<std::string> pairs;
  for (std::size_t end = 0; !before.empty(); before.remove_prefix(std::min(end + 2, before.size()))) {
    end = std::min(before.find("; "), before.size());
    pairs.emplace_back(before.substr(0, end));
  }
  for (auto const& [name, value] : resource.headers) {
    auto const pair = value.substr(0, value.find(';'));
    auto const equals = pair.find('=');
    if (name != "set-cookie" || equals == std::string::npos || equals == 0 || pair.size() > longest / 2) continue;
    std::erase_if(pairs, [&](std::string const& known) { return known.starts_with(pair.substr(0, equals + 1)); });
    if (pairs.size() < most) pairs.push_back(pair);
  }
  std::string out;
  for (auto const& pair : pairs)
    if (out.size() + pair.size() + 2 <= longest) out += (out.empty() ? "" : "; ") + pair;
  return out;
}

}  // namespace

void Run::on_answer(fetch::Answer answer) {
  auto const at = in_flight_.find(answer.tag);
  if (at == in_flight_.end()) return;
  auto task = std::move(at->second);
  in_flight_.erase(at);
  frontier_.pace(task.host).finished(Frontier::Clock::now());
  if (task.kind == TaskKind::robots) on_robots(std::move(task), std::move(answer.resource));
  else if (!answer.resource) on_error(std::move(task), answer.resource.error());
  else take(std::move(task), std::move(*answer.resource));
}

void Run::on_robots(Task task, Result<fetch::Resource> answer) {
  auto& entry = frontier_.robots(task.origin);
  auto& pace = frontier_.pace(task.host);
  int const status = answer ? answer->status : 0;
  if (status == 0 || status >= 500 || status == 429) {
    auto const pause = answer ? fetch::retry_after(*answer, wall_clock()) : std::nullopt;
    bool const again = answer.has_value() || task.tries + 1 < most_silent_tries;
    if (again && try_again(task, "", pause)) return;
    return close_robots(task, answer ? "robots.txt answered with status " + std::to_string(status) + ": nothing is fetched from this host"
                                     : "robots.txt could not be fetched (" + answer.error().what + "): nothing is fetched from this host");
  }
  auto const target = fetch::is_redirect(status) ? fetch::redirect_target(*answer) : Result<std::string>(std::string{});
  bool const follow = fetch::is_redirect(status) && target.has_value();
  entry.responses.push_back({status, follow});
  if (follow && entry.responses.size() <= static_cast<std::size_t>(fetch::robots_redirects)) {
    task.url = *target;
    task.host = task_for(*target, TaskKind::robots).host;  // whose pace it must keep
    task.tries = 0;
    return frontier_.add(std::move(task), true);
  }
  if (fetch::robots_policy(entry.responses) == fetch::RobotsPolicy::use_body) {
    entry.rules = fetch::Robots::parse(packed::salvage(answer->content_coding(), answer->body, fetch::robots_bytes), options_.user_agent);
    if (auto const delay = entry.rules.crawl_delay()) pace.crawl_delay(*delay);
  }
  entry.stage = RobotsEntry::Stage::known;
  pace.succeeded();
}

void Run::close_robots(Task const& task, std::string why) {
  auto& entry = frontier_.robots(task.origin);
  entry.stage = RobotsEntry::Stage::known;
  entry.rules = fetch::Robots::disallow_all();
  entry.closed = std::move(why);
}

/// Puts the task back to the head of its queue, with a pause for the whole host; false after too many tries.
bool Run::try_again(Task& task, std::string const& why, std::optional<std::chrono::seconds> pause) {
  auto& pace = frontier_.pace(task.host);
  auto const now = Frontier::Clock::now();
  pace.failed(now);
  if (pause) pace.pause(now, *pause);
  if (!why.empty() && !pace.aside().empty()) return false;
  if (++task.tries >= most_tries || !pace.aside().empty()) return false;
  frontier_.add(std::move(task), true);
  return true;
}

void Run::on_error(Task task, Error const& error) {
  auto const copy = task;
  bool const again = error.code == ErrorCode::unreachable && task.tries + 1 < most_silent_tries;  // silence costs a whole time limit each
  if (again && try_again(task, error.what, std::nullopt)) return;
  fail(copy, error, 0);
}

/// " Its host was put aside: …" where it was.
std::string Run::aside_sentence(Task const& task) {
  auto const& why = frontier_.pace(task.host).aside();
  return why.empty() ? std::string{} : " " + task.host + " was put aside: " + why + ".";
}

void Run::on_status(Task task, fetch::Resource resource) {
  int const status = resource.status;
  auto const copy = task;
  if (status == 429 || status >= 500) {
    auto const pause = fetch::retry_after(resource, wall_clock());
    bool const wait = status == 429 || status == 503;
    if (!try_again(task, "status", wait && !pause ? std::optional(std::chrono::seconds(5)) : pause))
      fail(copy, {ErrorCode::unreachable, status_sentence(copy.url, status) + aside_sentence(copy), {}}, status);
    return;
  }
  frontier_.pace(task.host).succeeded();
  if (status == 200 || status == 203) return on_body(std::move(task), std::move(resource));
  if (fetch::is_redirect(status)) return on_redirect(std::move(task), resource);
  if (status == 304) return on_unchanged(task, resource);
  if (status == 404 || status == 410) return on_gone(task, status);
  fail(task, {ErrorCode::unreachable, status_sentence(task.url, status), {}}, status);
}

void Run::on_redirect(Task task, fetch::Resource const& resource) {
  auto const target = fetch::redirect_target(resource);
  if (!target) return fail(task, target.error(), resource.status);
  bool const moved = resource.status == 301 || resource.status == 308;
  if (moved) keep_moved(task, resource, *target);
  redirect_to(std::move(task), *target, resource, moved);
}

/// moved: for good. A cookie set on the way goes along on the same host, as many sites ask for one before they show a page.
void Run::redirect_to(Task task, std::string const& target, fetch::Resource const& resource, bool moved) {
  auto next = task_for(target, task.kind);
  if (next.host == task.host) next.cookies = with_cookies(task.cookies, resource);
  next.via = task.via;
  next.via.push_back(task.url);
  bool const loop = next.cookies == task.cookies && std::ranges::find(next.via, next.url) != next.via.end();
  if (loop || next.via.size() > static_cast<std::size_t>(fetch::page_redirects))
    return fail(task, {ErrorCode::refused, task.via.empty() ? task.url + " redirects to itself." : task.via.front() + " redirects without end.", {}}, resource.status);
  auto& source = source_of(task);
  auto row = row_of(task);
  row.status = moved && !fetch::is_redirect(resource.status) ? 301 : resource.status;  // a page that sends its readers on
  if (next.key != task.key && redirect_misses(row, task, next, resource.fetched_at)) return;
  row.run = source.row.run;
  row.error.clear();
  row.role = source::PageRole::other;
  row.fetched = iso_now();
  if (next.key != task.key && holds_stub(row)) hand_on_stub(row, next);
  row.next_due = iso_time(resource.fetched_at + longest_untold);
  must(state_.put(row));
  if (next.key != task.key) must(state_.alias(task.key, next.key));
  auto const parts = url::parse(next.url);
  bool const inside = task.seed || source.row.kind == "feed" || source.row.kind == "list" || (parts && source.scope.contains(*parts));
  if (!inside && moved && !row.article_id.empty()) summary_.moved.push_back({task.url, next.url});  // and is kept as it was
  if (!inside) return report(task.url, Outcome::other, "it has moved to another site: " + next.url);
  if (next.key != task.key && !seen_.insert(next.key).second) return report(task.url, Outcome::other);
  next.source = task.source;
  next.depth = task.depth;
  if (!task.guess && !must(state_.page(next.key))) must(state_.put(row_of(next)));  // a kill on the way does not lose the page
  next.seed = task.seed;
  next.guess = task.guess;
  frontier_.add(std::move(next), true);
}

/// A lead that redirects: the stub and what is known of it go along to where the page is, unless that is known already.
void Run::hand_on_stub(source::PageRow& from, Task const& to) {
  auto row = row_of(to);
  auto const id = std::exchange(from.article_id, {});
  if (!row.article_id.empty()) return remove_article(id, from.key);
  row.source = from.source;
  row.article_id = id;
  if (row.hint.empty()) row.hint = from.hint;
  must(state_.put(row));
}

void Run::on_unchanged(Task const& task, fetch::Resource const& resource) {
  auto row = row_of(task);
  if (row.fetched.empty()) return fail(task, {ErrorCode::unreadable, task.url + " answered 304 although nothing was kept of it.", {}}, resource.status);
  auto& source = source_of(task);
  row.run = source.row.run;
  row.error.clear();
  row.tries = row.misses = 0;
  set_due(row, resource.fetched_at, false);
  row.fetched = iso_time(resource.fetched_at);
  must(state_.put(row));
  if (journal_.place(task.answer).empty()) keep_unchanged(task, resource);
  if (task.seed) discover_site_map(source, task);
  report(task.url, Outcome::unchanged);
}

void Run::on_gone(Task const& task, int status) {
  if (task.guess) return on_missing_guess(task);
  auto row = row_of(task);
  row.run = source_of(task).row.run;
  row.status = status;
  row.misses += 1;
  row.error = status_sentence(task.url, status);
  if (!row.article_id.empty()) summary_.gone.push_back({task.url, row.error});
  bool const removed = !row.article_id.empty() && ((status == 410 && !holds_stub(row)) || row.misses >= misses_until_removed);
  if (removed) {
    remove_article(row.article_id, row.key);
    row.article_id.clear();
    row.content_hash.clear();
  }
  row.etag.clear();
  row.last_modified.clear();
  row.next_due.clear();
  must(state_.put(row));
  if (removed) report(task.url, Outcome::removed, row.error);
  else report(task.via.empty() ? task.url : task.via.front(), Outcome::failed, row.error);
}

/// With all other posts of the page.
void Run::remove_article(std::string const& id, std::string const& key) {
  remove_single(id, key);
  entries_.remove(key);
}

void Run::remove_single(std::string const& id, std::string const& key) {
  for (auto const& other : must(state_.pages_of_article(id)))
    if (other.key != key) return;  // another address still holds it
  must(writer_.remove(id));
}

}  // namespace bifrons::crawl
