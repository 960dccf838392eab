// SPDX-License-Identifier: GPL-3.0-or-later
// An article as a Xapian document and back: encode and decode side by side, nobody else knows the form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/article.hpp"
#include "corpus/base/result.hpp"
#include "corpus/text/analyzer.hpp"

namespace Xapian {
class Document;
}

namespace bifrons::schema {

/// The index format: raised when terms, slots or stored data change their form.
inline constexpr std::uint32_t format_version = 3;

/// Between the last word of the title and the first of the text, so that no phrase runs across.
inline constexpr std::uint32_t title_gap = 100;

/// A Xapian term: prefix and value, with the whole value hashed past Xapian's 245 bytes.
[[nodiscard]] std::string term(std::string_view prefix, std::string_view value);
void append_term(std::string& out, std::string_view prefix, std::string_view value);

/// The value of an exact field as its term holds it: folded, white space squeezed.
[[nodiscard]] std::string exact_value(std::string_view value);

/// The names in an author line, which joins them by "; ".
[[nodiscard]] std::vector<std::string> author_names(std::string_view author);

/// All terms, values and stored data of an article. Words have no positions: their order is in slot_places (places.hpp).
[[nodiscard]] Xapian::Document to_xapian(Article const&, text::Analyzer&);

/// A piece of a text in one language.
struct Stretch {
  std::string_view text, lang;  ///< lang: the primary subtag
};

/// text as it is analysed, piece by piece; spans out of order or bounds are passed over. Views into both arguments.
[[nodiscard]] std::vector<Stretch> stretches(Article const&, std::string_view text);

/// The whole article. broken where the stored data is not ours.
[[nodiscard]] Result<Article> from_xapian(Xapian::Document const&);

/// An article whose text stays where it was read: what a hit needs, without a copy of the text.
struct Record {
  Article article;  ///< text left out
  std::string bytes;
  std::size_t text_at = 0;
  [[nodiscard]] std::string_view text() const noexcept { return std::string_view(bytes).substr(text_at); }
};

/// As from_xapian.
[[nodiscard]] Result<Record> read_record(Xapian::Document const&);

/// A multi-valued slot (topics, tags, authors) and its values. Decoding stops at the first malformed byte.
[[nodiscard]] std::string encode_values(std::vector<std::string> const&);
[[nodiscard]] std::vector<std::string> decode_values(std::string_view slot);

/// A count in a slot; 0 is the empty slot, which Xapian does not store.
[[nodiscard]] std::string encode_count(std::uint32_t);
[[nodiscard]] std::uint32_t decode_count(std::string_view slot);

}  // namespace bifrons::schema
