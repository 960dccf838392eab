// SPDX-License-Identifier: GPL-3.0-or-later
// A stretch of jobs is read, worked on by a few threads, and written before the next one is read: memory is bounded.
#include "indexer/verbs/extract_batch.hpp"

#include <algorithm>
#include <atomic>
#include <boost/json/parse.hpp>
#include <fstream>
#include <ostream>
#include <thread>
#include <utility>
#include <vector>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/input.hpp"
#include "indexer/extract/extract.hpp"
#include "indexer/verbs/extract_output.hpp"

namespace bifrons::indexer_verbs {
namespace {

namespace json = boost::json;
namespace exit_status = command::exit_status;

constexpr std::size_t stretch = 64;
constexpr std::size_t longest_line = 1U << 20;
constexpr unsigned most_threads = 8;

struct Job {
  std::size_t line = 0;
  std::string text;  ///< the line as read
  std::string out;   ///< what is printed, or nothing
  std::string complaint;
};

/// A string member; absent and null read as "".
Result<std::string> member(json::object const& job, std::string_view name) {
  auto const* value = job.if_contains(name);
  if (value == nullptr || value->is_null()) return std::string{};
  if (value->is_string()) return std::string(value->get_string());
  return failure(ErrorCode::bad_input, "\"" + std::string(name) + "\" is no string");
}

Result<std::string> work(Job const& job, extract::SiteRules const& rules) {
  boost::system::error_code bad;
  auto const parsed = json::parse(job.text, bad);
  if (bad || !parsed.is_object()) return failure(ErrorCode::bad_input, "it is no JSON object");
  auto const& fields = parsed.get_object();
  auto const id = member(fields, "id"), url = member(fields, "url"), path = member(fields, "html_path");
  for (auto const* field : {&id, &url, &path})
    if (!*field) return tl::unexpected(field->error());
  if (path->empty()) return failure(ErrorCode::bad_input, "it names no \"html_path\"");
  auto const bytes = command::read_file(*path, most_page_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  auto extraction = extract::extract({*bytes, *url, {}, rules.of(*url)});
  if (!extraction) return tl::unexpected(extraction.error());
  settle(*extraction, *url, *id);
  return extraction_json(*extraction);
}

void work_on_all(std::vector<Job>& jobs, extract::SiteRules const& rules, unsigned threads) {
  std::atomic<std::size_t> next{0};
  auto const worker = [&] {
    for (std::size_t at = 0; (at = next.fetch_add(1)) < jobs.size();) {
      auto& job = jobs[at];
      if (!job.complaint.empty()) continue;
      if (auto line = work(job, rules)) job.out = std::move(*line) + "\n";
      else job.complaint = line.error().what;
    }
  };
  std::vector<std::jthread> crew;
  for (unsigned i = 1; i < threads; ++i) crew.emplace_back(worker);
  worker();
}

std::vector<Job> read_stretch(command::Lines& lines) {
  std::vector<Job> jobs;
  for (std::string line; jobs.size() < stretch && lines.next(line);) {
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    jobs.push_back({lines.number(), line, {}, lines.too_long() ? "it is longer than 1 MiB" : ""});
  }
  return jobs;
}

}  // namespace

int extract_batch(std::string const& name, extract::SiteRules const& rules, command::Console& console) {
  std::ifstream file;
  if (name != "-") {
    file.open(name, std::ios::binary);
    if (!file) return command::report({ErrorCode::bad_input, name + " could not be opened", "check its name and rights"}, console);
  }
  unsigned const threads = std::clamp(std::thread::hardware_concurrency(), 1U, most_threads);
  command::Lines lines(name == "-" ? console.in : file, longest_line);
  std::size_t bad = 0;
  for (auto jobs = read_stretch(lines); !jobs.empty(); jobs = read_stretch(lines)) {
    work_on_all(jobs, rules, threads);
    for (auto const& job : jobs) {
      console.out << job.out;
      if (job.complaint.empty()) continue;
      ++bad;
      command::report({ErrorCode::bad_input, "line " + std::to_string(job.line) + ": " + job.complaint, {}}, console);
    }
  }
  return bad == 0 ? exit_status::done : exit_status::in_part;
}

}  // namespace bifrons::indexer_verbs
