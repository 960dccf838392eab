// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases that no running text holds, looked up at each word that begins like one of them.
#include "indexer/extract/run_on.hpp"

#include <algorithm>
#include <vector>

#include "embedded/run_on_marks.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/raw_lines.hpp"
#include "indexer/extract/word_table.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t short_line = 160, longest_number = 6;

struct RunOnMarks {
  std::vector<std::string> before, sentence, after, count;
};

RunOnMarks read_marks() {
  RunOnMarks out;
  each_row(embedded::run_on_marks, '\t', [&out](std::string_view group, std::string_view mark) {
    (group == "before" ? out.before : group == "sentence" ? out.sentence : group == "after" ? out.after : out.count).emplace_back(mark);
  });
  return out;
}

bool begins_with_one(std::string_view text, std::vector<std::string> const& phrases) {
  return std::ranges::any_of(phrases, [text](std::string const& phrase) { return text.starts_with(phrase); });
}

/// Where the number before this word begins; `at` where none does.
std::size_t number_before(std::string_view line, std::size_t at) {
  auto from = at > 0 ? at - 1 : 0;
  while (from > 0 && at - from <= longest_number + 1 && line[from - 1] >= '0' && line[from - 1] <= '9') --from;
  return from + 1 < at && (from == 0 || line[from - 1] == ' ') ? from : at;
}

}  // namespace

std::string cut_run_on(std::string line) {
  static RunOnMarks const marks = read_marks();
  if (line.size() < short_line) return line;
  std::string_view const text = line;
  std::vector<std::size_t> cuts;
  for (auto const& phrase : marks.after)
    if (cuts.empty() && text.starts_with(phrase + " ")) cuts.push_back(phrase.size());
  for (auto space = text.find(' '); space != std::string_view::npos; space = text.find(' ', space + 1)) {
    auto const rest = text.substr(space + 1);
    if (begins_with_one(rest, marks.count)) {
      auto const from = number_before(text, space + 1);
      if (from == 0 || from > space) continue;
      cuts.push_back(from - 1);
      if (auto const behind = text.find(':', space) + 1; behind < text.size() && text[behind] == ' ') cuts.push_back(behind);
    } else if (begins_with_one(rest, marks.before) || (begins_with_one(rest, marks.sentence) && ends_sentence(text.substr(0, space)))) {
      cuts.push_back(space);
    }
  }
  for (auto const cut : cuts) line[cut] = '\n';
  return line;
}

}  // namespace bifrons::extract
