// SPDX-License-Identifier: GPL-3.0-or-later
// Base forms of Finnish words by Voikko, where it is installed.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bifrons::text {

/// Holds a Voikko handle, opened at the first word asked for. Not for use by two threads at once.
class FinnishLemmas {
 public:
  FinnishLemmas();
  ~FinnishLemmas();
  FinnishLemmas(FinnishLemmas&&) noexcept;
  FinnishLemmas& operator=(FinnishLemmas&&) noexcept;

  /// True where the library and a dictionary are there, and wanted (lemma_choice.hpp); asked once a process. Any thread.
  [[nodiscard]] static bool is_installed();

  /// The folded base forms of a folded word, distinct, in the dictionary's order, at most eight; none where it is unknown.
  [[nodiscard]] std::vector<std::string> base_forms(std::string_view folded);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bifrons::text
