// SPDX-License-Identifier: GPL-3.0-or-later
// XML from strangers as a plain tree: recovered where broken, no entities from outside, no network, bounded.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"

namespace bifrons::xml {

/// space is the namespace's URI, "" for none; of an undeclared prefix the URI it usually has, else the prefix itself.
struct Attribute {
  std::string space, name, value;
};

/// An element: its text is that of its own text and CDATA children, joined; mixed content keeps order in pieces.
struct Element {
  std::string space, name;
  std::vector<Attribute> attributes;
  std::vector<Element> children;
  std::string text;                 ///< own character data, in order, children left out
  std::vector<std::size_t> text_at; ///< for mixed content: offset into text at which child i stands

  [[nodiscard]] std::string_view attribute(std::string_view name) const;  ///< any namespace; "" where absent
  [[nodiscard]] Element const* child(std::string_view name) const;        ///< first of that local name, any namespace
  [[nodiscard]] std::string all_text() const;                             ///< own and descendants' text in reading order
};

/// depth counts open elements, the root among them.
struct Limits {
  std::size_t bytes = 64u << 20, elements = 2'000'000, depth = 256;
};

/// What is known of a format, for documents that leave its elements open: where a record (an item) starts, all closes up to the
/// nearest container; where a field starts in another field, that one closes. Names as written, in any case.
struct Grammar {
  std::span<std::string_view const> containers, records, fields;
};

/// A document's root and the encoding (WHATWG name) in which its octets were read.
struct Document {
  Element root;
  std::string encoding;
};

/// Reads bytes in whatever encoding they declare (charset: the transport's word for it, may be empty). unreadable where no
/// root element can be recovered or a bound is passed.
[[nodiscard]] Result<Element> parse(std::string_view bytes, std::string_view charset = {}, Limits limits = {}, Grammar const& grammar = {});

/// The same, with the encoding.
[[nodiscard]] Result<Document> parse_document(std::string_view bytes, std::string_view charset = {}, Limits limits = {}, Grammar const& grammar = {});

}  // namespace bifrons::xml
