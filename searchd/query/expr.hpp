// SPDX-License-Identifier: GPL-3.0-or-later
// A query as understood: a tree that is printed, compared and tested without an index.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "corpus/base/result.hpp"

namespace bifrons::query {

struct Expr;
using Exprs = std::vector<Expr>;  ///< owns its children; a tree is a value

struct Word   { std::string field, text; bool exact = false, prefix = false; bool operator==(Word const&) const = default; };  ///< one typed word; field "" = body and title
struct Phrase { std::string field, text; bool operator==(Phrase const&) const = default; };
struct Near   { Exprs of; std::uint32_t window = 10; bool operator==(Near const&) const = default; };  ///< words apart at most
struct Dates  { std::string from, to; bool operator==(Dates const&) const = default; };  ///< ISO, both inclusive; empty = open
struct Not    { Exprs of; bool operator==(Not const&) const = default; };   ///< exactly one
struct All    { Exprs of; bool operator==(All const&) const = default; };   ///< AND
struct Any    { Exprs of; bool operator==(Any const&) const = default; };   ///< OR
/// Plain words together: optional ones ranked, must ones required, without ones excluded.
struct Ranked { Exprs optional, must, without; bool operator==(Ranked const&) const = default; };

struct Expr {
  std::variant<Word, Phrase, Near, Dates, Not, All, Any, Ranked> node;
  bool operator==(Expr const&) const = default;
};

/// Reads what a person typed. Plain words never fail; a malformed field, date or bracket is bad_input that names the
/// column (in code points, from 1) and the mend. Bounds: 4,096 bytes, 256 words, nesting 32.
[[nodiscard]] Result<Expr> parse(std::string_view typed);

/// Words alone, whatever signs they hold: what --queries files and outline nodes are. Never fails; cut at 256 words.
[[nodiscard]] Expr plain_words(std::string_view text);

/// The canonical form shown back as "parsed_query"; parse(to_text(e)) gives e again.
[[nodiscard]] std::string to_text(Expr const&);

}  // namespace bifrons::query
