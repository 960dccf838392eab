// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked for in the index, as a value: the translator makes it of a question, the evaluator finds its articles.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

namespace bifrons::query {

/// From the first to the last day, both inclusive, as numbers YYYYMMDD; open where they are as here.
struct Days {
  std::uint32_t first = 0, last = UINT32_MAX;
};

struct Plan {
  enum class Kind : std::uint8_t {
    nothing,
    everything,
    terms,    ///< those with one of the terms, which weigh as one word
    any,      ///< of the parts; their weights add up
    all,      ///< the same for all of them
    filter,   ///< all of the parts, the first of which alone weighs
    maybe,    ///< the first part; the others add to the weight
    without,  ///< the first part less the others
    days,     ///< dated articles whose whole possible interval lies within
    matched   ///< what only the index library's matcher finds: sequences, words by their beginnings
  };
  Kind kind = Kind::nothing;
  double factor = 1;               ///< of all weights within
  std::vector<std::string> terms;
  std::vector<Plan> parts;
  Days days;
  Xapian::Query query;             ///< of matched

  [[nodiscard]] bool empty() const noexcept { return kind == Kind::nothing; }
};
using Plans = std::vector<Plan>;

/// Each the plan of its kind; of one part alone that part, of none nothing. holding: any of the terms, as one word.
[[nodiscard]] Plan everything();
[[nodiscard]] Plan holding(std::vector<std::string> terms);
[[nodiscard]] Plan any_of(Plans);
[[nodiscard]] Plan all_of(Plans);
[[nodiscard]] Plan filtered(Plan ranked, Plan by);
[[nodiscard]] Plan with_maybe(Plan first, Plan other);
[[nodiscard]] Plan but_not(Plan first, Plan other);
[[nodiscard]] Plan within(Days);
[[nodiscard]] Plan matched(Xapian::Query);
[[nodiscard]] Plan scaled(double factor, Plan);
/// A plan that finds the same and weighs nothing.
[[nodiscard]] inline Plan unweighted(Plan plan) { return scaled(0, std::move(plan)); }

/// The same for the index library's matcher.
[[nodiscard]] Xapian::Query to_xapian(Plan const&);

}  // namespace bifrons::query
