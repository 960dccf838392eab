// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as RFC 4180 has them, row by row: quotes, doubled quotes, line breaks within them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bifrons::import {

/// Reads rows off text, which must outlive it. A row keeps at most 256 cells, a cell at most 1 MiB; what is more is passed over.
class CsvRows {
 public:
  /// separator: ',' ';' or a tab, found in the first row where it is not given.
  explicit CsvRows(std::string_view text, char separator = '\0');
  [[nodiscard]] bool next(std::vector<std::string>& row);  ///< false at the end; empty lines are no rows

 private:
  void read_cell(std::string& cell);

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
};

}  // namespace bifrons::import
