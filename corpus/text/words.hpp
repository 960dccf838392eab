// SPDX-License-Identifier: GPL-3.0-or-later
// Where the words of a text lie: UAX #29, with names such as R&D, C++ and 2:1 kept whole.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/base/span.hpp"
#include "corpus/text/break_iterator.hpp"
#include "corpus/text/utf8.hpp"

namespace bifrons::text {

/// Holds ICU's word rules and its buffers: one per thread.
class WordScanner {
 public:
  WordScanner();

  /// The words of utf8 in order, in linear time; punctuation and emoji are none. Valid until the next call.
  [[nodiscard]] std::vector<Span> const& scan(std::string_view utf8);

 private:
  void scan_by_rules(std::string_view utf8, std::size_t from, std::size_t end);
  void scan_stretch(std::string_view utf8, std::size_t from, std::size_t to);

  BreakIterator iterator_;
  Utf16Text wide_;
  std::vector<Span> words_;
};

}  // namespace bifrons::text
