// SPDX-License-Identifier: GPL-3.0-or-later
// Words that flattening a page glued together where two blocks met ("CynicismThese"), put apart where that is certain.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace bifrons::extract {

/// Knows the words of one text, which is what makes a doubtful case certain. The text must outlive it.
class Unglue {
 public:
  explicit Unglue(std::string_view whole_text) noexcept : text_(whole_text) {}

  /// The line with a space at each such place, or a line feed where furniture follows ("verkostoissaLue lisää"). Linear time.
  [[nodiscard]] std::string operator()(std::string_view line);

 private:
  [[nodiscard]] bool is_joint(std::string_view word, std::size_t at, bool latin);
  [[nodiscard]] std::uint32_t count(std::string_view word);

  std::string_view text_;
  bool counted_ = false;
  std::unordered_map<std::string, std::uint32_t> counts_;  ///< of words in small letters
};

}  // namespace bifrons::extract
