// SPDX-License-Identifier: GPL-3.0-or-later
// One walk over the occurrences of all operands, whether they come from the places or from the text.
#include "searchd/query/sequence.hpp"

#include <algorithm>
#include <utility>

#include "searchd/query/sentences.hpp"

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

schema::Stretch title_of(schema::Record const& record) {
  auto const lang = std::string_view(record.article.lang);
  return {record.article.title, lang.substr(0, lang.find('-'))};
}

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
  return matched > deceiving ? Finding::certain : Finding::doubtful;
}

std::uint32_t SequenceCheck::find_in(schema::Stretch const& stretch, bool in_title, std::uint32_t after, text::Analyzer& analyzer) {
  auto last = after;
  for (auto const& token : analyzer.analyze(stretch.text, {&stretch.lang, as_written_ ? 0U : 1U})) {
    last = after + token.position;
    for (std::uint32_t i = 0; i < sequence_.operands.size(); ++i)
      if ((in_title || !sequence_.operands[i].in_title) && is_of(token, sequence_.operands[i])) found_.push_back({last, i});
  }
  return last;
}

bool SequenceCheck::in_text(schema::Record const& record, text::Analyzer& analyzer) {
  if (in_windows(record, analyzer)) return true;
  found_.clear();
  auto after = find_in(title_of(record), true, 0, analyzer) + schema::title_gap;
  for (auto const& stretch : schema::stretches(record.article, record.text())) after = find_in(stretch, false, after, analyzer);
  return matches() > 0;
}

/// Looks where the places say that the sequence stands, and analyses those few words: mostly the first ones are it.
bool SequenceCheck::in_windows(schema::Record const& record, text::Analyzer& analyzer) {
  auto const windows = windows_;
  if (!scanner_) scanner_.emplace();
  std::uint32_t after = 0;
  if (in_windows_of(title_of(record), windows, after, analyzer)) return true;
  after += schema::title_gap;
  auto const parts = schema::stretches(record.article, record.text());
  return std::ranges::any_of(parts, [&](auto const& stretch) { return in_windows_of(stretch, windows, after, analyzer); });
}

bool SequenceCheck::in_windows_of(schema::Stretch const& stretch, std::span<Window const> windows, std::uint32_t& after, text::Analyzer& analyzer) {
  auto const text = stretch.text;
  auto const& words = scanner_->scan(text);
  bool const in_title = after == 0;
  auto const before = std::exchange(after, after + static_cast<std::uint32_t>(words.size()));
  for (auto const& window : windows) {
    if (window.first <= before || window.last > after) continue;
    auto start = words[window.first - before - 1].start, end = words[window.last - before - 1].end;
    while (start > 0 && !is_space(text[start - 1])) --start;  // words are told alike from white space to white space
    while (end < text.size() && !is_space(text[end])) ++end;
    found_.clear();
    find_in({text.substr(start, end - start), stretch.lang}, in_title, 0, analyzer);
    if (matches() > 0) return true;
  }
  return false;
}

std::size_t SequenceCheck::matches() {
  std::sort(found_.begin(), found_.end());
  found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  windows_.clear();
  sequence_.in_order ? one_after_the_other() : near_each_other();
  return windows_.size();
}

/// Where the sequence up to each operand last ended. At one place later operands go first: they ask where earlier ones ended before it.
void SequenceCheck::one_after_the_other() {
  constexpr std::uint32_t nowhere = UINT32_MAX;
  std::vector<std::uint32_t> ended(sequence_.operands.size(), nowhere);
  auto const further = static_cast<std::uint32_t>(ended.size() - 1);
  for (auto const& [position, operand] : found_) {
    if (operand > 0 && (ended[operand - 1] == nowhere || ended[operand - 1] + 1 != position)) continue;
    ended[operand] = position;
    if (operand == further) windows_.push_back({position - further, position});
  }
}

/// Every operand in the window, and at least as many places as operands: one place is not two of them.
void SequenceCheck::near_each_other() {
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
    if (missing > 0 || places < in_window.size()) continue;
    windows_.push_back({found_[left].position, position});
    std::ranges::fill(in_window, 0U);
    missing = in_window.size();
    places = 0;
    left = right + 1;
  }
}

}  // namespace bifrons::query
