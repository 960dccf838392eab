// SPDX-License-Identifier: GPL-3.0-or-later
// A crawl as the command line runs it.
#include "indexer/verbs/crawl_options.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <ostream>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/interrupt.hpp"
#include "corpus/kb/settings.hpp"
#include "corpus/url/url.hpp"
#include "indexer/write/writer.hpp"
#include "indexer/verbs/knowledge_base.hpp"

namespace bifrons::indexer_verbs {
namespace {

namespace exit_status = command::exit_status;
using std::chrono::milliseconds;

constexpr std::size_t refused_named = 10;  ///< lines

milliseconds from_seconds(double seconds) { return milliseconds(static_cast<milliseconds::rep>(seconds * 1'000)); }

std::chrono::seconds in_seconds(double seconds) { return std::chrono::seconds(static_cast<std::chrono::seconds::rep>(seconds)); }

/// Passes an interrupt on to a stop token, from a thread of its own: the crawl may be waiting for a slow page.
class InterruptWatch {
 public:
  explicit InterruptWatch(std::stop_source& crawl)
      : thread_([&crawl](std::stop_token const& end) {
          while (!end.stop_requested() && !command::interrupted()) std::this_thread::sleep_for(milliseconds(50));
          if (command::interrupted()) crawl.request_stop();
        }) {}

 private:
  command::InterruptGuard guard_;
  std::jthread thread_;
};

/// One line that is written over: the host of the last page with its counts and rate, and what the whole run has before it.
class ProgressLine {
 public:
  explicit ProgressLine(std::ostream& err) : err_(err) {}

  void show(crawl::Progress const& progress) {
    constexpr std::size_t shown = 32;
    auto const now = std::chrono::steady_clock::now();
    auto const site = url::site(progress.url);
    auto const [at, first] = hosts_.try_emplace(site);
    auto& host = at->second;
    if (first) host.begin = now;
    ++host.pages;
    if (progress.outcome == crawl::Outcome::failed) ++host.failures;
    auto const seconds = std::max(std::chrono::duration<double>(now - host.begin).count(), 1.0);
    err_ << "\r\x1b[K" << site.substr(0, shown) << ": " << host.pages << (host.pages == 1 ? " page" : " pages");
    if (host.failures > 0) err_ << ", " << host.failures << " failed";
    auto const tenths = static_cast<long>(static_cast<double>(host.pages) / seconds * 10);
    err_ << ", " << tenths / 10 << '.' << tenths % 10 << "/s; in all " << progress.done << " done, " << progress.waiting << " waiting" << time_left(progress, now) << std::flush;
  }

 private:
  /// By the pace so far; nothing while that says little.
  [[nodiscard]] std::string time_left(crawl::Progress const& progress, std::chrono::steady_clock::time_point now) const {
    constexpr std::size_t telling = 20;
    if (progress.done < telling || progress.waiting == 0) return {};
    auto const seconds = static_cast<long>(std::chrono::duration<double>(now - begin_).count() / static_cast<double>(progress.done) * static_cast<double>(progress.waiting));
    if (seconds < 60) return ", " + std::to_string(seconds) + " s left";
    if (seconds < 6'000) return ", " + std::to_string(seconds / 60) + " min left";
    return ", " + std::to_string(seconds / 3'600) + " h left";
  }

  struct Host {
    std::size_t pages = 0, failures = 0;
    std::chrono::steady_clock::time_point begin;
  };
  std::ostream& err_;
  std::map<std::string, Host> hosts_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

bool is_loopback(std::string const& address) {
  auto const parts = url::parse(address);
  return parts && (parts->hostname == "localhost" || parts->hostname == "[::1]" || parts->hostname.starts_with("127."));
}

/// What a site keeps from us is no failure: one line a site and reason, with an example.
void tell_refused(crawl::Summary const& summary, std::ostream& err) {
  struct Group {
    std::size_t count = 0;
    std::string_view example;
  };
  std::map<std::pair<std::string, std::string_view>, Group> groups;
  for (auto const& [url, reason] : summary.refused) {
    auto& group = groups[{url::site(url), reason}];
    if (group.count++ == 0) group.example = url;
  }
  std::size_t told = 0;
  for (auto const& [key, group] : groups) {
    if (++told > refused_named) break;
    if (group.count == 1) err << "left out: " << group.example << ": " << key.second << '\n';
    else err << "left out: " << group.count << " addresses of " << key.first << ", such as " << group.example << ": " << key.second << '\n';
  }
  if (groups.size() > refused_named) err << "left out: " << groups.size() - refused_named << " more reasons\n";
}

void tell(crawl::Summary const& summary, command::Console& console) {
  auto& err = console.err;
  if (console.progress) err << "\r\x1b[K";
  for (auto const& [url, reason] : summary.failed) err << "failed: " << url << ": " << reason << '\n';
  tell_refused(summary, err);
  err << "crawled " << summary.fetched << (summary.fetched == 1 ? " page: " : " pages: ") << summary.stored << " stored, " << summary.unchanged << " as before, " << summary.removed << " removed, " << summary.failed.size() << " failed, "
      << summary.refused.size() << " left out\n";
  if (summary.cut) err << "the bound of pages was reached: bifrons update goes on, or raise --max-pages\n";
  for (auto const& host : summary.spent) err << host << " has had its requests for today: bifrons update goes on tomorrow, or raise crawl.daily_requests in bifrons.toml\n";
  if (summary.interrupted) err << "interrupted: bifrons update goes on where this ended\n";
}

int status_of(crawl::Summary const& summary) {
  if (summary.interrupted) return exit_status::interrupted;
  bool const nothing_came = summary.fetched == 0 && summary.stored == 0 && summary.unchanged == 0 && summary.removed == 0;
  if (nothing_came && (!summary.failed.empty() || !summary.refused.empty())) return exit_status::network;
  return summary.failed.empty() && summary.spent.empty() ? exit_status::done : exit_status::in_part;
}

}  // namespace

Result<crawl::Options> crawl_options(command::Arguments const& arguments, kb::Layout const& layout) {
  auto const settings = kb::Settings::read(layout.settings());
  if (!settings) return tl::unexpected(settings.error());
  auto const max_pages = arguments.number("max-pages", static_cast<long>(settings->number("crawl.max_pages")), 1, 10'000'000);
  if (!max_pages) return tl::unexpected(max_pages.error());
  auto const depth = arguments.number("depth", static_cast<long>(settings->number("crawl.depth")), 0, 1'000);
  if (!depth) return tl::unexpected(depth.error());
  auto const delay = arguments.real("delay", settings->number("crawl.delay"), 0, 3'600);
  if (!delay) return tl::unexpected(delay.error());
  auto const connections = arguments.number("connections", static_cast<long>(settings->number("crawl.connections_per_host")), 1, 4);
  if (!connections) return tl::unexpected(connections.error());
  auto rules = site_rules(layout);
  if (!rules) return tl::unexpected(rules.error());
  crawl::Options options;
  options.rules = std::move(*rules);
  options.connections = static_cast<std::size_t>(*connections);
  options.daily_requests = static_cast<std::size_t>(settings->number("crawl.daily_requests"));
  options.revisit.shortest = in_seconds(settings->number("crawl.revisit_min_hours") * 3'600);
  options.revisit.longest = in_seconds(settings->number("crawl.revisit_max_days") * 86'400);
  options.max_pages = static_cast<std::size_t>(*max_pages);
  options.depth = static_cast<int>(*depth);
  options.delay = from_seconds(*delay);
  options.once = arguments.has("once");
  options.proxy = arguments.value("proxy");
  if (!options.proxy && !settings->text("crawl.proxy").empty()) options.proxy = settings->text("crawl.proxy");
  if (auto const& contact = settings->text("crawl.contact"); !contact.empty()) options.user_agent += " (+" + contact + ")";
  options.limits.body_bytes = static_cast<std::size_t>(settings->number("crawl.page_bytes"));
  options.limits.total = from_seconds(settings->number("crawl.page_seconds"));
  options.limits.connect = std::min(options.limits.connect, options.limits.total);
  return options;
}

Result<crawl::Summary> run_watched(kb::Layout const& layout, crawl::Options options, command::Console& console, CrawlRun const& run, bool goes_to_loopback) {
  auto writer = write::Writer::open(layout);
  if (!writer) return tl::unexpected(writer.error());
  std::stop_source stop;
  ProgressLine line(console.err);
  bool const contact = options.user_agent.find("(+") != std::string::npos;
  if (console.progress && !contact && !goes_to_loopback) console.err << "site owners like to know whom to write to: set crawl.contact in bifrons.toml\n";
  if (console.progress) options.progress = [&line](crawl::Progress const& progress) { line.show(progress); };
  InterruptWatch const watch(stop);
  return run(*writer, options, stop.get_token());
}

int tell_crawl(crawl::Summary const& summary, command::Console& console) {
  tell(summary, console);
  return status_of(summary);
}

int run_crawl(kb::Layout const& layout, std::span<std::string const> seeds, crawl::Options options, command::Console& console) {
  auto const summary = run_watched(layout, std::move(options), console, [&](write::Writer& writer, crawl::Options const& chosen, std::stop_token stop) {
    return crawl::crawl(layout, writer, seeds, chosen, std::move(stop));
  }, std::ranges::all_of(seeds, is_loopback));
  return summary ? tell_crawl(*summary, console) : command::report(summary.error(), console);
}

}  // namespace bifrons::indexer_verbs
