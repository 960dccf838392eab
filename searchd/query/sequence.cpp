// SPDX-License-Identifier: GPL-3.0-or-later
// One walk over the occurrences of all operands, whether they come from the places or from the text.
#include "searchd/query/sequence.hpp"

#include <algorithm>

namespace bifrons::query {
namespace {

bool is_of(text::Token const& token, Operand const& operand) {
  if (!operand.word.empty()) return token.word == operand.word;
  return std::ranges::any_of(token.stems, [&](std::string const& stem) { return std::ranges::find(operand.stems, stem) != operand.stems.end(); });
}

}  // namespace

SequenceCheck::SequenceCheck(Sequence const& sequence) : sequence_(sequence), counts_(sequence.operands.size()), last_(sequence.operands.size()) {
  for (std::uint32_t i = 0; i < sequence.operands.size(); ++i) lookup_.add(sequence.operands[i].forms, i);
}

/// As the index counts: a word as written once a place, stems each for itself.
void SequenceCheck::count(std::uint32_t position, std::uint32_t operand) {
  if (sequence_.operands[operand].word.empty() || last_[operand] != position) ++counts_[operand];
  last_[operand] = position;
}

/// Each occurrence of an operand has its hashes, so what more has them deceives; a place deceives in one phrase at most.
SequenceCheck::Finding SequenceCheck::in_places(std::string_view slot, std::vector<std::uint32_t> const& occurrences) {
  found_.clear();
  std::ranges::fill(counts_, 0U);
  std::ranges::fill(last_, 0U);
  std::uint32_t title_end = 0;
  schema::each_place(schema::title_places(slot), [&](std::uint32_t position, std::uint16_t, std::uint8_t) { title_end = position; });
  lookup_.each(slot, [&](std::uint32_t position, std::uint32_t operand, std::uint8_t) {
    count(position, operand);
    if (!sequence_.operands[operand].in_title || position <= title_end) found_.push_back({position, operand});
  });
  auto const matched = matches();
  if (matched == 0) return Finding::none;
  std::size_t deceiving = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) deceiving += counts_[i] - std::min(counts_[i], occurrences[i]);
  return deceiving == 0 || (sequence_.in_order && matched > deceiving) ? Finding::certain : Finding::doubtful;
}

void SequenceCheck::find_in(std::string_view text, std::string_view lang, std::uint32_t& after, text::Analyzer& analyzer) {
  bool const in_title = after == 0;
  auto last = after;
  for (auto const& token : analyzer.analyze(text, {&lang, 1})) {
    last = after + token.position;
    for (std::uint32_t i = 0; i < sequence_.operands.size(); ++i)
      if ((in_title || !sequence_.operands[i].in_title) && is_of(token, sequence_.operands[i])) found_.push_back({last, i});
  }
  after = last;
}

bool SequenceCheck::in_text(schema::Record const& record, text::Analyzer& analyzer) {
  found_.clear();
  std::uint32_t after = 0;
  auto const lang = std::string_view(record.article.lang);
  find_in(record.article.title, lang.substr(0, lang.find('-')), after, analyzer);
  after += schema::title_gap;
  for (auto const& stretch : schema::stretches(record.article, record.text())) find_in(stretch.text, stretch.lang, after, analyzer);
  return matches() > 0;
}

std::size_t SequenceCheck::matches() {
  std::sort(found_.begin(), found_.end());
  found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  if (sequence_.in_order) return one_after_the_other();
  return near_each_other() ? 1 : 0;
}

/// Where the sequence up to each operand last ended. At one place later operands go first: they ask where earlier ones ended before it.
std::size_t SequenceCheck::one_after_the_other() const {
  constexpr std::uint32_t nowhere = UINT32_MAX;
  std::vector<std::uint32_t> ended(sequence_.operands.size(), nowhere);
  std::size_t matched = 0;
  for (auto const& [position, operand] : found_) {
    if (operand > 0 && (ended[operand - 1] == nowhere || ended[operand - 1] + 1 != position)) continue;
    ended[operand] = position;
    if (operand + 1 == ended.size()) ++matched;
  }
  return matched;
}

/// Every operand in the window, and at least as many places as operands: one place is not two of them.
bool SequenceCheck::near_each_other() const {
  std::vector<std::uint32_t> in_window(sequence_.operands.size());
  std::size_t missing = in_window.size(), places = 0, left = 0;
  for (std::size_t right = 0; right < found_.size(); ++right) {
    auto const position = found_[right].position;
    if (right == left || found_[right - 1].position != position) ++places;
    if (in_window[found_[right].word]++ == 0) --missing;
    for (; position - found_[left].position > sequence_.width; ++left) {
      if (--in_window[found_[left].word] == 0) ++missing;
      if (found_[left + 1].position != found_[left].position) --places;
    }
    if (missing == 0 && places >= in_window.size()) return true;
  }
  return false;
}

}  // namespace bifrons::query
