// SPDX-License-Identifier: GPL-3.0-or-later
// Snowball stems of single words.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace bifrons::text {

/// Stemmers for analysed_languages. Not for use by two threads at once.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  /// The stem of a folded word; the word itself where lang is not served.
  [[nodiscard]] std::string stem(std::string_view lang, std::string_view folded) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// folded without accents on Latin letters (é as e, ö as o), for English.
[[nodiscard]] std::string without_accents(std::string_view folded);

}  // namespace bifrons::text
