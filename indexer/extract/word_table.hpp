// SPDX-License-Identifier: GPL-3.0-or-later
// The form of this room's word lists: lines of a group, a separator and what belongs to it; # begins a comment. Inside the room only.
#pragma once

#include <algorithm>
#include <string_view>

namespace bifrons::extract {

/// use(group, rest) for each line that holds the separator.
template <class Use>
void each_row(std::string_view table, char separator, Use use) {
  while (!table.empty()) {
    auto const end = std::min(table.find('\n'), table.size());
    auto const line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    auto const gap = line.find(separator);
    if (!line.starts_with('#') && gap != std::string_view::npos) use(line.substr(0, gap), line.substr(gap + 1));
  }
}

/// use(word) for each word of a list that spaces part.
template <class Use>
void each_word(std::string_view list, Use use) {
  while (!list.empty()) {
    auto const end = std::min(list.find(' '), list.size());
    if (end > 0) use(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace bifrons::extract
