// SPDX-License-Identifier: GPL-3.0-or-later
// The taxonomy as readers need it: ids, labels and parents, read again when the file changes.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/topics/taxonomy.hpp"

namespace bifrons::query {

class TopicList {
 public:
  explicit TopicList(std::filesystem::path file) : file_(std::move(file)) {}

  /// In file order; the last good reading where the file cannot be read now.
  [[nodiscard]] std::vector<topics::Topic> const& topics();
  /// The English label, else any, else the id; as topics() last read them.
  [[nodiscard]] std::string label(std::string const& id);

 private:
  std::filesystem::path file_;
  std::filesystem::file_time_type read_at_{};
  bool was_read_ = false;
  std::vector<topics::Topic> topics_;
};

}  // namespace bifrons::query
