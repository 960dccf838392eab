// SPDX-License-Identifier: GPL-3.0-or-later
// English words whose forms no rule of endings brings together: sold and sell, men and man.
#pragma once

#include <string_view>

namespace bifrons::text {

struct IrregularForm {
  std::string_view base;         ///< "" where the word is regular
  bool is_word_of_its_own = false;  ///< left (leave), found (find): it may also stand for itself
};

/// folded: lower case, without accents. Any thread.
[[nodiscard]] IrregularForm irregular_form(std::string_view folded);

}  // namespace bifrons::text
