// SPDX-License-Identifier: GPL-3.0-or-later
// One walk over the occurrences of all operands, whether they come from the places or from the text.
#include "searchd/query/sequence.hpp"

#include <algorithm>

namespace bifrons::query {
namespace {

using schema::PlaceMark;

bool is_of(text::Token const& token, Operand const& operand) {
  if (!operand.word.empty()) return token.word == operand.word;
  return std::ranges::any_of(token.stems, [&](std::string const& stem) { return std::ranges::find(operand.stems, stem) != operand.stems.end(); });
}

std::uint16_t stem_at(std::string_view slot, std::size_t unit) noexcept {
  auto const at = unit * schema::place_unit_bytes;
  return static_cast<std::uint16_t>(static_cast<unsigned char>(slot[at]) | static_cast<unsigned char>(slot[at + 1]) << 8U);
}

std::uint8_t word_at(std::string_view slot, std::size_t unit) noexcept { return static_cast<std::uint8_t>(slot[unit * schema::place_unit_bytes + 2]); }

PlaceMark mark_at(std::string_view slot, std::size_t unit) noexcept { return static_cast<PlaceMark>(stem_at(slot, unit)); }

/// Units a word's place begins before it: those of its other stems.
std::size_t place_start(std::string_view slot, std::size_t unit) noexcept {
  while (unit >= 2 && mark_at(slot, unit - 1) == PlaceMark::also) unit -= 2;
  return unit;
}

/// The first unit of the place at most `places` before the one that begins at unit.
std::size_t before(std::string_view slot, std::size_t unit, std::uint32_t places) noexcept {
  for (std::uint32_t passed = 0; unit > 0 && passed < places;) {
    --unit;
    auto const mark = mark_at(slot, unit);
    passed += mark == PlaceMark::gap ? schema::title_gap : mark == PlaceMark::also ? 0 : 1;
    if (mark > PlaceMark::also) unit = place_start(slot, unit);
  }
  return unit;
}

/// Behind the last unit of the place at most `places` after that of unit.
std::size_t behind(std::string_view slot, std::size_t unit, std::uint32_t places) noexcept {
  bool also = false;
  for (std::uint32_t passed = 0; ++unit < slot.size() / schema::place_unit_bytes;) {
    auto const mark = mark_at(slot, unit);
    passed += also || mark == PlaceMark::also ? 0 : mark == PlaceMark::gap ? schema::title_gap : 1;
    also = mark == PlaceMark::also;
    if (passed > places) break;
  }
  return unit;
}

}  // namespace

SequenceCheck::SequenceCheck(Sequence const& sequence)
    : sequence_(sequence), counts_(sequence.operands.size()), last_(sequence.operands.size()), as_written_(std::ranges::none_of(sequence.operands, [](Operand const& operand) { return operand.word.empty(); })) {
  for (std::uint32_t i = 0; i < sequence.operands.size(); ++i) lookup_.add(sequence.operands[i].forms, i);
}

std::string describe(Sequence const& sequence) {
  std::string out = sequence.in_order ? "phrase" : "near " + std::to_string(sequence.width);
  auto const add = [&](std::string_view part) { out.append(std::to_string(part.size())).append(":").append(part); };
  for (auto const& operand : sequence.operands) {
    out += operand.in_title ? " title " : " ";
    add(operand.word);
    for (auto const& stem : operand.stems) add(stem);
  }
  return out;
}

/// As the index counts: a word as written once a place, stems each for itself.
void SequenceCheck::count(std::uint32_t position, std::uint32_t operand) {
  if (sequence_.operands[operand].word.empty() || last_[operand] != position) ++counts_[operand];
  last_[operand] = position;
}

std::uint32_t SequenceCheck::reach() const noexcept { return sequence_.in_order ? static_cast<std::uint32_t>(sequence_.operands.size() - 1) : sequence_.width; }

/// Looks round each place of one operand alone: most articles hold all the words and not the sequence.
bool SequenceCheck::may_stand(std::string_view slot, Operand const& rarest) {
  for (auto const stem : rarest.forms.stems) {
    auto const low = static_cast<char>(stem & 0xFF);
    for (auto at = slot.find(low); at != std::string_view::npos; at = slot.find(low, at + 1)) {
      auto const unit = at / schema::place_unit_bytes;
      if (unit * schema::place_unit_bytes != at || at + schema::place_unit_bytes > slot.size() || stem_at(slot, unit) != stem) continue;
      if (rarest.forms.written && word_at(slot, unit) != *rarest.forms.written) continue;
      if (may_stand_round(slot, unit)) return true;
    }
  }
  return false;
}

bool SequenceCheck::may_stand_round(std::string_view slot, std::size_t unit) {
  auto const first = before(slot, place_start(slot, unit), reach()), end = behind(slot, unit, reach());
  found_.clear();
  lookup_.each(slot.substr(first * schema::place_unit_bytes, (end - first) * schema::place_unit_bytes), [&](std::uint32_t position, std::uint32_t operand, std::uint8_t) { found_.push_back({position, operand}); });
  return matches() > 0;
}

/// Each occurrence of an operand has its hashes, so what more has them deceives; a place deceives in one phrase at most.
SequenceCheck::Finding SequenceCheck::in_places(std::string_view slot, std::vector<std::uint32_t> const& occurrences) {
  auto const rarest = std::ranges::min_element(occurrences) - occurrences.begin();
  if (!may_stand(slot, sequence_.operands[static_cast<std::size_t>(rarest)])) return Finding::none;
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
  for (auto const& token : analyzer.analyze(text, {&lang, as_written_ ? 0U : 1U})) {
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
