// SPDX-License-Identifier: GPL-3.0-or-later
// An article as a Xapian document and back: encode and decode side by side, nobody else knows the form.
#pragma once

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
inline constexpr std::uint32_t format_version = 1;

/// A Xapian term: prefix and value, with the whole value hashed past Xapian's 245 bytes.
[[nodiscard]] std::string term(std::string_view prefix, std::string_view value);

/// All terms, positions, values and stored data of an article.
[[nodiscard]] Xapian::Document to_xapian(Article const&, text::Analyzer&);

/// The whole article. broken where the stored data is not ours.
[[nodiscard]] Result<Article> from_xapian(Xapian::Document const&);

/// A multi-valued slot (topics, tags, authors) and its values.
[[nodiscard]] std::string encode_values(std::vector<std::string> const&);
[[nodiscard]] std::vector<std::string> decode_values(std::string_view slot);

}  // namespace bifrons::schema
