// SPDX-License-Identifier: GPL-3.0-or-later
// Words side by side or near each other: decided by an article's places, and by its text where the places leave a doubt.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/schema/document.hpp"
#include "corpus/text/words.hpp"
#include "searchd/query/place_lookup.hpp"

namespace bifrons::query {

/// One word of a sequence: as written, or in any of its stems.
struct Operand {
  std::string word;                   ///< folded; "" where the stems count
  std::vector<std::string> stems;
  PlaceForms forms;                   ///< of all stems that a place of it can have
  std::vector<std::string> terms;     ///< of the body: an article with the operand has one of them
  bool in_title = false;              ///< the title's places alone count
};

struct Sequence {
  std::vector<Operand> operands;
  bool in_order = true;      ///< one right after the other
  std::uint32_t width = 0;   ///< else: how far apart the first and the last may be
};

/// Equal for equal sequences alone.
[[nodiscard]] std::string describe(Sequence const&);

/// Answers for one article after the other.
class SequenceCheck {
 public:
  explicit SequenceCheck(Sequence const&);

  enum class Finding { none, certain, doubtful };
  /// occurrences: of each operand in the whole article, from the index. doubtful: only the text can tell.
  [[nodiscard]] Finding in_places(std::string_view slot, std::vector<std::uint32_t> const& occurrences);
  /// Whether the title and text hold the sequence.
  [[nodiscard]] bool in_text(schema::Record const&, text::Analyzer&);

 private:
  struct Window {
    std::uint32_t first = 0, last = 0;  ///< places
  };
  [[nodiscard]] bool may_stand(std::string_view slot, Operand const& rarest);
  [[nodiscard]] bool may_stand_round(std::string_view slot, std::size_t unit);
  void count(std::uint32_t position, std::uint32_t operand);
  /// Finds the operands behind place `after`; the last place.
  std::uint32_t find_in(schema::Stretch const&, bool in_title, std::uint32_t after, text::Analyzer&);
  [[nodiscard]] bool in_windows(schema::Record const&, text::Analyzer&);
  [[nodiscard]] bool in_windows_of(schema::Stretch const&, std::span<Window const>, std::uint32_t& after, text::Analyzer&);
  /// How often the operands found stand as they should, no place of an operand counted twice.
  [[nodiscard]] std::size_t matches();
  void one_after_the_other();
  void near_each_other();
  /// How many places before or behind one of them the others may be.
  [[nodiscard]] std::uint32_t reach() const noexcept;

  Sequence const& sequence_;
  PlaceLookup lookup_;
  std::vector<Occurrence> found_;
  std::vector<Window> windows_;  ///< where those found stand as they should
  std::optional<text::WordScanner> scanner_;
  std::vector<std::uint32_t> counts_, last_;  ///< by operand: how many in the slot, and where the last
  bool as_written_;                           ///< all of them: no text need be stemmed
};

}  // namespace bifrons::query
