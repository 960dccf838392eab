// SPDX-License-Identifier: GPL-3.0-or-later
// Lemmas of Russian words from the OpenCorpora dictionary, where scripts/deps has put it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bifrons::text {

/// Files mapped into memory, read only: one object serves all threads.
class RussianLemmas {
 public:
  /// Reads the folder that scripts/deps makes; nothing where a file is missing or its sizes do not fit. Some milliseconds.
  [[nodiscard]] static std::optional<RussianLemmas> open(std::filesystem::path const& folder);

  /// The dictionary of $BIFRONS_DATA, of the installed program, or of the build tree, the first of these that is there;
  /// nullptr where none is. Opened once a process. Any thread.
  [[nodiscard]] static RussianLemmas const* installed();

  ~RussianLemmas();
  RussianLemmas(RussianLemmas&&) noexcept;
  RussianLemmas& operator=(RussianLemmas&&) noexcept;

  /// The likeliest lemma of a folded word, folded; "" where the dictionary does not know the word.
  [[nodiscard]] std::string first_lemma(std::string_view folded) const;

 private:
  struct Impl;
  explicit RussianLemmas(std::unique_ptr<Impl> impl) noexcept;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bifrons::text
