// SPDX-License-Identifier: GPL-3.0-or-later
// Whether two articles are copies of one post: the same words in the same order, but for what republishing changes.
#pragma once

#include <string>
#include <string_view>

namespace bifrons::write {

/// What is compared of an article.
struct Likeness {
  std::string words;  ///< of the text in order, a byte a word (schema::text_words)
  std::string_view title, site, text;
};

/// Symmetric. Texts under schema::least_copy_words are never copies here. At most some milliseconds, whatever the texts' length.
[[nodiscard]] bool are_copies(Likeness const&, Likeness const&);

/// Whether the words alone leave it open: are_copies without what needs titles and texts. Cheaper, never false where that is true.
[[nodiscard]] bool may_be_copies(std::string_view words, std::string_view other_words);

}  // namespace bifrons::write
