// SPDX-License-Identifier: GPL-3.0-or-later
// What a document holds so that copies of one post find each other when they are written, and fold when they are found.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/article.hpp"
#include "corpus/text/shingles.hpp"

namespace Xapian {
class Document;
}

namespace bifrons::schema {

/// Texts with fewer words are copies where they are equal, and only there.
inline constexpr std::size_t least_copy_words = 40;

/// The key of an article without near copies: equal for equal texts.
[[nodiscard]] std::string own_copy_key(Article const&);

/// Gives the document this key in the place of the one it has.
void set_copy_key(Xapian::Document&, std::string const& key);

/// The sampled shingles as terms, for texts that may have near copies.
void add_shingles(Xapian::Document&, text::Fingerprint const&);
/// Those terms; none of a short text.
[[nodiscard]] std::vector<std::string> shingle_terms(Xapian::Document const&);

/// Whether the first or last lines name another place as the one of first publication ("Originally published at …"), in any of our languages.
[[nodiscard]] bool says_it_is_a_reprint(std::string_view text);

}  // namespace bifrons::schema
