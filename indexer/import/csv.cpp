// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of tables; what stands behind a closing quote belongs to the cell, since people write that too.
#include "indexer/import/csv.hpp"

#include <algorithm>

#include "indexer/import/letters.hpp"

namespace bifrons::import {
namespace {

constexpr std::size_t max_cells = 256, max_cell_bytes = 1U << 20;

char separator_of(std::string_view text) {
  std::string_view left = text;
  std::string_view const first = take_line(left);
  char best = ',';
  std::ptrdiff_t most = 0;
  for (char const candidate : {',', ';', '\t'})
    if (auto const n = std::count(first.begin(), first.end(), candidate); n > most) {
      most = n;
      best = candidate;
    }
  return best;
}

}  // namespace

CsvRows::CsvRows(std::string_view text, char separator) : text_(text), separator_(separator) {
  if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  if (separator_ == '\0') separator_ = separator_of(text_);
}

bool CsvRows::next(std::vector<std::string>& row) {
  row.clear();
  while (at_ < text_.size() && (text_[at_] == '\r' || text_[at_] == '\n')) ++at_;
  if (at_ == text_.size()) return false;
  while (true) {
    std::string cell;
    read_cell(cell);
    if (row.size() < max_cells) row.push_back(std::move(cell));
    if (at_ < text_.size() && text_[at_] == separator_) {
      ++at_;
      continue;
    }
    return true;
  }
}

void CsvRows::read_cell(std::string& cell) {
  while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  bool quoted = at_ < text_.size() && text_[at_] == '"';
  if (quoted) ++at_;
  for (; at_ < text_.size(); ++at_) {
    char const c = text_[at_];
    if (quoted && c == '"') {
      bool const doubled = at_ + 1 < text_.size() && text_[at_ + 1] == '"';
      if (!doubled) {
        quoted = false;
        continue;
      }
      ++at_;
    } else if (!quoted && (c == separator_ || c == '\n' || c == '\r')) {
      break;
    }
    if (cell.size() < max_cell_bytes) cell += c;
  }
}

}  // namespace bifrons::import
