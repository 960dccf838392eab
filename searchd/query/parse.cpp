// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens to a tree: OR binds loosest, then AND, then words side by side; NOT, signs and NEAR bind to their operand.
#include <algorithm>
#include <span>

#include "corpus/schema/fields.hpp"
#include "searchd/query/date_field.hpp"
#include "searchd/query/expr.hpp"
#include "searchd/query/lexer.hpp"

namespace bifrons::query {
namespace {

constexpr int max_depth = 32;
constexpr std::size_t max_plain_words = 256;

/// One item of a sequence, with what was typed before it.
struct Item {
  Expr expr;
  char sign = 0;
  bool negated = false;
};

bool is_restriction(Expr const& expr) {
  if (auto const* word = std::get_if<Word>(&expr.node)) return !word->field.empty();
  return std::holds_alternative<Phrase>(expr.node) || std::holds_alternative<Near>(expr.node) || std::holds_alternative<Dates>(expr.node);
}

Expr ranked(std::vector<Item>& items) {
  bool const alone = items.size() == 1 && (items[0].sign == 0 || (items[0].sign == '+' && is_restriction(items[0].expr)));
  if (alone) return std::move(items[0].expr);
  Ranked out;
  for (auto& item : items) {
    auto& list = item.sign == '-' ? out.without : item.sign == '+' || is_restriction(item.expr) ? out.must : out.optional;
    list.push_back(std::move(item.expr));
  }
  return {std::move(out)};
}

/// A sequence as a tree: the negated items stand beside the rest, ANDed.
Expr sequence(std::vector<Item> items) {
  auto const negated = std::stable_partition(items.begin(), items.end(), [](Item const& item) { return !item.negated; });
  Exprs all;
  for (auto item = negated; item != items.end(); ++item) all.push_back({Not{{std::move(item->expr)}}});
  items.erase(negated, items.end());
  if (!items.empty()) all.insert(all.begin(), ranked(items));
  return all.size() == 1 ? std::move(all[0]) : Expr{All{std::move(all)}};
}

class Parser {
 public:
  explicit Parser(std::span<QueryToken const> tokens) : tokens_(tokens) {}
  Result<Expr> any(std::string const& field, int depth);

 private:
  [[nodiscard]] bool at(TokenKind kind) const { return next_ < tokens_.size() && tokens_[next_].kind == kind; }
  [[nodiscard]] bool at_operand() const {
    return at(TokenKind::word) || at(TokenKind::phrase) || at(TokenKind::open) || at(TokenKind::op_not);
  }
  Result<Expr> all(std::string const& field, int depth);
  Result<Expr> side_by_side(std::string const& field, int depth);
  Result<Item> item(std::string const& field, int depth);
  Result<Expr> operand(std::string const& field, int depth);
  Result<Expr> near(Expr first, QueryToken const& first_token, std::string const& field, int depth);

  std::span<QueryToken const> tokens_;
  std::size_t next_ = 0;
};

tl::unexpected<Error> error_at(QueryToken const& token, std::string what, std::string hint) {
  return failure(ErrorCode::bad_input, "column " + std::to_string(token.column) + ": " + std::move(what), std::move(hint));
}

Result<Expr> leaf(QueryToken const& token, std::string const& outer) {
  auto const& field = token.field.empty() ? outer : token.field;
  auto const* row = schema::find_field(field);
  if (field == "after" || field == "before" || (row != nullptr && row->kind == schema::Kind::date)) {
    auto dates = read_dates(field, token.text, token.column);
    if (!dates) return tl::unexpected(dates.error());
    return Expr{std::move(*dates)};
  }
  bool const words = row == nullptr || row->kind == schema::Kind::words;
  if (token.kind == TokenKind::phrase && words) return Expr{Phrase{field, token.text}};
  return Expr{Word{field, token.text, token.exact, token.prefix}};
}

Result<Expr> Parser::any(std::string const& field, int depth) {
  Exprs parts;
  do {
    auto part = all(field, depth);
    if (!part) return part;
    parts.push_back(std::move(*part));
  } while (at(TokenKind::op_or) && ++next_ > 0);
  return parts.size() == 1 ? std::move(parts[0]) : Expr{Any{std::move(parts)}};
}

Result<Expr> Parser::all(std::string const& field, int depth) {
  Exprs parts;
  do {
    auto part = side_by_side(field, depth);
    if (!part) return part;
    parts.push_back(std::move(*part));
  } while (at(TokenKind::op_and) && ++next_ > 0);
  return parts.size() == 1 ? std::move(parts[0]) : Expr{All{std::move(parts)}};
}

Result<Expr> Parser::side_by_side(std::string const& field, int depth) {
  std::vector<Item> items;
  while (at_operand()) {
    auto next = item(field, depth);
    if (!next) return tl::unexpected(next.error());
    items.push_back(std::move(*next));
  }
  if (items.empty()) return Expr{Ranked{}};
  return sequence(std::move(items));
}

Result<Item> Parser::item(std::string const& field, int depth) {
  Item out;
  while (at(TokenKind::op_not)) {
    out.negated = !out.negated;
    ++next_;
  }
  auto const& token = tokens_[next_];
  out.sign = token.sign;
  auto first = operand(field, depth);
  if (!first) return tl::unexpected(first.error());
  auto whole = near(std::move(*first), token, field, depth);
  if (!whole) return tl::unexpected(whole.error());
  out.expr = std::move(*whole);
  if (out.negated && out.sign == '-') {  // NOT -word: twice no
    out.negated = false;
    out.sign = 0;
  }
  return out;
}

Result<Expr> Parser::operand(std::string const& field, int depth) {
  auto const& token = tokens_[next_++];
  if (token.kind != TokenKind::open) return leaf(token, field);
  if (depth >= max_depth) return error_at(token, "brackets stand more than " + std::to_string(max_depth) + " deep", "take some out");
  auto inner = any(token.field.empty() ? field : token.field, depth + 1);
  if (at(TokenKind::close)) ++next_;
  return inner;
}

Result<Expr> Parser::near(Expr first, QueryToken const& first_token, std::string const& field, int depth) {
  auto const refuse = [](QueryToken const& token) { return error_at(token, "NEAR joins single words", "write a NEAR/5 b, without brackets, quotes or *"); };
  auto const is_plain = [](Expr const& expr) {
    auto const* word = std::get_if<Word>(&expr.node);
    return word != nullptr && !word->prefix && (word->field.empty() || word->field == "title");
  };
  if (!at(TokenKind::op_near)) return first;
  if (!is_plain(first)) return refuse(first_token);
  Near out{{std::move(first)}, tokens_[next_].window};
  while (at(TokenKind::op_near)) {
    out.window = std::max(out.window, tokens_[next_].window);
    auto const& token = tokens_[++next_];
    if (token.kind != TokenKind::word || token.sign != 0) return refuse(token);
    auto word = operand(field, depth);
    if (!word) return word;
    if (!is_plain(*word) || std::get<Word>(word->node).field != std::get<Word>(out.of[0].node).field) return refuse(token);
    out.of.push_back(std::move(*word));
  }
  return Expr{std::move(out)};
}

}  // namespace

Result<Expr> parse(std::string_view typed) {
  auto const tokens = read_tokens(typed);
  if (!tokens) return tl::unexpected(tokens.error());
  return Parser(*tokens).any({}, 0);
}

Expr plain_words(std::string_view text) {
  Ranked words;
  while (!text.empty() && words.optional.size() < max_plain_words) {
    if (auto const space = leading_space(text); space > 0) {
      text.remove_prefix(space);
      continue;
    }
    std::size_t end = 1;
    while (end < text.size() && leading_space(text.substr(end)) == 0) ++end;
    words.optional.push_back({Word{{}, std::string(text.substr(0, end))}});
    text.remove_prefix(end);
  }
  if (words.optional.size() == 1) return std::move(words.optional[0]);
  return {std::move(words)};
}

}  // namespace bifrons::query
