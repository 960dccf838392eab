// SPDX-License-Identifier: GPL-3.0-or-later
// Reads topics.toml when it is newer than what is known.
#include "searchd/query/topic_list.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace bifrons::query {

std::vector<topics::Topic> const& TopicList::topics() {
  std::error_code code;
  auto const changed = std::filesystem::last_write_time(file_, code);
  if (was_read_ && (code || changed == read_at_)) return topics_;
  was_read_ = true;
  read_at_ = changed;
  std::ifstream file(file_, std::ios::binary);
  std::string const text = file ? std::string(std::istreambuf_iterator<char>(file), {}) : std::string(topics::default_taxonomy());
  if (auto const taxonomy = topics::Taxonomy::parse(text)) topics_ = taxonomy->topics();
  return topics_;
}

std::string TopicList::label(std::string const& id) {
  if (!was_read_) (void)topics();
  auto const topic = std::ranges::find(topics_, id, &topics::Topic::id);
  if (topic == topics_.end() || topic->labels.empty()) return id;
  auto const english = topic->labels.find("en");
  return english != topic->labels.end() ? english->second : topic->labels.begin()->second;
}

}  // namespace bifrons::query
