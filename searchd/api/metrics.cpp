// SPDX-License-Identifier: GPL-3.0-or-later
// A few counters behind one lock that is held for nanoseconds.
#include "searchd/api/metrics.hpp"

#include <sstream>

namespace bifrons::api {
namespace {

void head(std::ostream& out, std::string_view name, std::string_view type, std::string_view help) {
  out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << type << '\n';
}

std::string label_value(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

}  // namespace

void Metrics::count(std::string_view route, int status, std::chrono::nanoseconds took) {
  double const seconds = std::chrono::duration<double>(took).count();
  std::lock_guard const lock(mutex_);
  ++requests_[{route, status}];
  auto& histogram = latency_[route];
  for (std::size_t i = 0; i < bounds.size(); ++i) histogram.below[i] += seconds <= bounds[i];
  ++histogram.count;
  histogram.seconds += seconds;
}

std::string Metrics::text(std::optional<IndexState> const& index, http::Load load) const {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  std::lock_guard const lock(mutex_);
  head(out, "bifrons_requests_total", "counter", "Requests answered, by route and status.");
  for (auto const& [key, count] : requests_) out << "bifrons_requests_total{route=\"" << label_value(key.first) << "\",status=\"" << key.second << "\"} " << count << '\n';
  head(out, "bifrons_request_seconds", "histogram", "Time from worker to answer, by route.");
  for (auto const& [route, histogram] : latency_) {
    auto const label = "{route=\"" + label_value(route) + "\"";
    for (std::size_t i = 0; i < bounds.size(); ++i) out << "bifrons_request_seconds_bucket" << label << ",le=\"" << bounds[i] << "\"} " << histogram.below[i] << '\n';
    out << "bifrons_request_seconds_bucket" << label << ",le=\"+Inf\"} " << histogram.count << '\n';
    out << "bifrons_request_seconds_sum" << label << "} " << histogram.seconds << "\nbifrons_request_seconds_count" << label << "} " << histogram.count << '\n';
  }
  head(out, "bifrons_turned_away_total", "counter", "Requests and connections refused for want of room.");
  out << "bifrons_turned_away_total " << load.turned_away << '\n';
  head(out, "bifrons_connections", "gauge", "Open connections.");
  out << "bifrons_connections " << load.connections << '\n';
  head(out, "bifrons_queued_requests", "gauge", "Requests that wait for a worker.");
  out << "bifrons_queued_requests " << load.queued << '\n';
  head(out, "bifrons_index_ready", "gauge", "1 where the index can be read.");
  out << "bifrons_index_ready " << (index ? 1 : 0) << '\n';
  if (!index) return out.str();
  head(out, "bifrons_documents", "gauge", "Articles in the index.");
  out << "bifrons_documents " << index->documents << '\n';
  head(out, "bifrons_index_info", "gauge", "The index revision as a label.");
  out << "bifrons_index_info{revision=\"" << label_value(index->revision) << "\"} 1\n";
  return out.str();
}

}  // namespace bifrons::api
