// SPDX-License-Identifier: GPL-3.0-or-later
// Splits a typed query; the only place that knows its signs.
#include "searchd/query/lexer.hpp"

#include <algorithm>
#include <charconv>

#include "corpus/schema/fields.hpp"

namespace bifrons::query {
namespace {

constexpr std::size_t max_bytes = 4096, max_words = 256;
constexpr std::uint32_t max_window = 1000, default_window = 10;

bool is_word_byte(char c) {
  auto const b = static_cast<unsigned char>(c);
  return b >= 0x80 || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_';
}

bool has_word_byte(std::string_view text) { return std::ranges::any_of(text, is_word_byte); }

/// Bytes of a double quote at the start of text: the plain one, or those that phones type.
std::size_t leading_quote(std::string_view text) {
  if (text.starts_with('"')) return 1;
  return text.starts_with("\u201C") || text.starts_with("\u201D") ? 3 : 0;
}

/// Whether the bracket that text begins with is closed before white space and quotes.
bool closes_in_word(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return true;
    if (leading_space(text.substr(i)) > 0 || leading_quote(text.substr(i)) > 0) return false;
  }
  return false;
}

bool is_field(std::string_view name) { return name == "after" || name == "before" || schema::find_field(name) != nullptr; }

void make_lower(std::string& ascii) {
  std::ranges::transform(ascii, ascii.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
}

class Lexer {
 public:
  explicit Lexer(std::string_view typed) : typed_(typed) {}
  Result<std::vector<QueryToken>> run();

 private:
  [[nodiscard]] std::string_view rest() const { return typed_.substr(at_); }
  [[nodiscard]] std::size_t column(std::size_t byte) const {
    auto const before = typed_.substr(0, byte);
    return 1 + static_cast<std::size_t>(std::ranges::count_if(before, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  }
  [[nodiscard]] tl::unexpected<Error> error(std::size_t byte, std::string what, std::string hint) const {
    return failure(ErrorCode::bad_input, "column " + std::to_string(column(byte)) + ": " + std::move(what), std::move(hint));
  }
  [[nodiscard]] std::size_t raw_word_end(std::size_t from) const;
  bool read_quoted(QueryToken&);
  bool read_operator(std::string_view raw, QueryToken&) const;
  Result<void> read_field(QueryToken&);
  Result<void> read_close();
  void read_sign(QueryToken&);
  Result<bool> read_value(QueryToken&, std::size_t begin);
  Result<void> read_one();
  void read_word(QueryToken&);

  std::string_view typed_;
  std::size_t at_ = 0;
  std::vector<std::size_t> open_;  ///< bytes of brackets not closed yet
  std::vector<QueryToken> tokens_;
};

/// Where the word that begins at from ends: at white space, a quote, a bracket that is not the word's own.
std::size_t Lexer::raw_word_end(std::size_t from) const {
  std::size_t depth = 0, at = from;
  while (at < typed_.size()) {
    auto const here = typed_.substr(at);
    if (leading_space(here) > 0 || leading_quote(here) > 0) break;
    if (here[0] == '(') {
      if (!closes_in_word(here)) break;  // a group that begins without a space before it
      ++depth;
    } else if (here[0] == ')') {
      if (depth == 0) break;
      --depth;
    }
    ++at;
  }
  return at;
}

/// A phrase at the cursor; false where the quote has no partner: then it is passed over as plain text.
bool Lexer::read_quoted(QueryToken& token) {
  auto const quote = leading_quote(rest());
  for (auto end = at_ + quote; end < typed_.size(); ++end) {
    auto const closing = leading_quote(typed_.substr(end));
    if (closing == 0) continue;
    auto text = typed_.substr(at_ + quote, end - at_ - quote);
    while (leading_space(text) > 0) text.remove_prefix(leading_space(text));
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n')) text.remove_suffix(1);
    token.kind = TokenKind::phrase;
    token.text = text;
    at_ = end + closing;
    return true;
  }
  at_ += quote;
  return false;
}

bool Lexer::read_operator(std::string_view raw, QueryToken& token) const {
  if (raw == "AND") token.kind = TokenKind::op_and;
  else if (raw == "OR") token.kind = TokenKind::op_or;
  else if (raw == "NOT") token.kind = TokenKind::op_not;
  else if (raw == "NEAR") token.kind = TokenKind::op_near, token.window = default_window;
  else if (raw.starts_with("NEAR/")) {
    auto const number = raw.substr(5);
    auto const [end, code] = std::from_chars(number.data(), number.data() + number.size(), token.window);
    if (code != std::errc{} || end != number.data() + number.size() || token.window == 0 || token.window > max_window) return false;
    token.kind = TokenKind::op_near;
  } else return false;
  token.text = raw;
  return true;
}

/// Eats "name:" where name is a field; an error where it nearly is one.
Result<void> Lexer::read_field(QueryToken& token) {
  auto const here = rest();
  auto const colon = std::ranges::find_if_not(here, [](char c) { return c >= 'a' && c <= 'z'; }) - here.begin();
  auto const length = static_cast<std::size_t>(colon);
  if (length == here.size() || here[length] != ':') return {};
  auto const name = here.substr(0, length);
  auto const value = here.substr(length + 1);
  if (is_field(name)) {
    if (value.empty() || leading_space(value) > 0 || value[0] == ')')
      return error(at_, "nothing stands after \"" + std::string(name) + ":\"", "write " + std::string(name) + ":VALUE without a space, or put the word in quotes");
    token.field = name;
    at_ += length + 1;
    if (name == "title") at_ = std::min(typed_.find_first_not_of("+-", at_), typed_.size());
    return {};
  }
  auto const meant = near_field(name);
  if (meant.empty() || value.empty() || leading_space(value) > 0 || value[0] == ')') return {};
  return error(at_, "there is no field \"" + std::string(name) + ":\"", "did you mean " + std::string(meant) + ":" + std::string(value.substr(0, raw_word_end(at_ + length + 1) - at_ - length - 1)) + " ?");
}

void Lexer::read_word(QueryToken& token) {
  auto const end = raw_word_end(at_);
  auto text = typed_.substr(at_, end - at_);
  at_ = end;
  auto const* row = schema::find_field(token.field);
  bool const words = token.field.empty() || (row != nullptr && row->kind == schema::Kind::words);
  if (words) {
    token.exact = text.starts_with('=');
    text.remove_prefix(std::min(text.find_first_not_of("=+-"), text.size()));
    token.prefix = text.size() > 1 && text.ends_with('*');
    while (text.ends_with('*')) text.remove_suffix(1);
  }
  token.text = text;
  if (QueryToken other; words && read_operator(text, other)) make_lower(token.text);
}

Result<void> Lexer::read_close() {
  if (!open_.empty()) {
    open_.pop_back();
    if (auto const& last = tokens_.back(); last.kind == TokenKind::open && !last.field.empty())
      return error(at_, "nothing stands in the brackets after \"" + last.field + ":\"", "write " + last.field + ":VALUE");
    QueryToken token;
    token.kind = TokenKind::close;
    token.column = column(at_);
    tokens_.push_back(std::move(token));
    ++at_;
    return {};
  }
  auto const begin = at_;
  bool const after_word = at_ > 0 && is_word_byte(typed_[at_ - 1]);
  while (at_ < typed_.size() && typed_[at_] == ')') ++at_;
  // A closing bracket among mere signs is a smiley, not a slip.
  if (!after_word && begin > 0 && leading_space(typed_.substr(begin - 1)) == 0 && typed_[begin - 1] != '"' && typed_[begin - 1] != ')') return {};
  return error(begin, "a \")\" closes nothing", "leave it out, or put the words in quotes");
}

/// Eats a leading '+' or '-'; several of them, or one before nothing, are mere signs.
void Lexer::read_sign(QueryToken& token) {
  if (rest()[0] != '+' && rest()[0] != '-') return;
  auto const next = rest().substr(1);
  if (!next.empty() && leading_space(next) == 0 && next[0] != '+' && next[0] != '-' && next[0] != ')') token.sign = rest()[0];
  while (!rest().empty() && (rest()[0] == '+' || rest()[0] == '-')) ++at_;
}

/// What follows signs and field: a phrase, a bracket, or a word. False where it holds nothing that could be found.
Result<bool> Lexer::read_value(QueryToken& token, std::size_t begin) {
  bool const ends = rest().empty() || leading_space(rest()) > 0;
  if (ends && token.field.empty()) return false;
  if (!ends && rest()[0] == '(') {
    auto const next = rest().substr(1);
    bool const face = begin > 0 && begin == at_ && leading_space(typed_.substr(begin - 1)) == 0 && !is_word_byte(typed_[begin - 1]) && (next.empty() || leading_space(next) > 0);
    ++at_;
    if (face) return false;
    open_.push_back(begin);
    token.kind = TokenKind::open;
    return true;
  }
  if (leading_quote(rest()) == 0) {
    read_word(token);
  } else if (!read_quoted(token)) {
    if (token.field.empty()) return false;
    return error(begin, "the quote after \"" + token.field + ":\" is not closed", "close it with \"");
  }
  if (has_word_byte(token.text)) return true;
  if (token.field.empty()) return false;
  return error(begin, "\"" + token.field + ":\" has no value", "write " + token.field + ":VALUE");
}

Result<void> Lexer::read_one() {
  QueryToken token;
  token.column = column(at_);
  auto const begin = at_;
  if (rest()[0] == ')') return read_close();
  auto const raw = typed_.substr(at_, raw_word_end(at_) - at_);
  if (read_operator(raw, token)) {
    at_ += raw.size();
    tokens_.push_back(std::move(token));
    return {};
  }
  read_sign(token);
  if (auto field = read_field(token); !field) return field;
  auto const found = read_value(token, begin);
  if (!found) return tl::unexpected(found.error());
  if (*found) tokens_.push_back(std::move(token));
  return {};
}

Result<std::vector<QueryToken>> Lexer::run() {
  if (typed_.size() > max_bytes)
    return failure(ErrorCode::bad_input, "the query is longer than " + std::to_string(max_bytes) + " bytes", "shorten it");
  while (at_ < typed_.size()) {
    if (auto const space = leading_space(rest()); space > 0) {
      at_ += space;
      continue;
    }
    if (auto read = read_one(); !read) return tl::unexpected(read.error());
  }
  if (!open_.empty()) {
    auto const field_end = typed_.substr(open_.back()).find('(');
    auto const before = std::string(typed_.substr(open_.back(), field_end + 1));
    return error(open_.back(), "\"" + before + "\" is not closed", "add the missing \")\", or put the words in quotes");
  }
  return std::move(tokens_);
}

bool starts_operand(QueryToken const& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::phrase || token.kind == TokenKind::open || token.kind == TokenKind::op_not;
}
bool ends_operand(QueryToken const& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::phrase || token.kind == TokenKind::close;
}
bool is_operator(QueryToken const& token) { return token.kind >= TokenKind::op_and; }

void make_word(QueryToken& token) {
  token.kind = TokenKind::word;
  make_lower(token.text);
}

/// Operators without operands become words; from the end first, so that what follows one is known.
void settle_operators(std::vector<QueryToken>& tokens) {
  for (std::size_t i = tokens.size(); i-- > 0;)
    if (is_operator(tokens[i]) && (i + 1 == tokens.size() || !starts_operand(tokens[i + 1]))) make_word(tokens[i]);
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (is_operator(tokens[i]) && tokens[i].kind != TokenKind::op_not && (i == 0 || !ends_operand(tokens[i - 1]))) make_word(tokens[i]);
}

/// "()" holds nothing and says nothing.
void drop_empty_brackets(std::vector<QueryToken>& tokens) {
  std::vector<QueryToken> kept;
  for (auto& token : tokens) {
    if (token.kind == TokenKind::close && !kept.empty() && kept.back().kind == TokenKind::open)
      kept.pop_back();
    else
      kept.push_back(std::move(token));
  }
  tokens = std::move(kept);
}

/// Brackets and operators do not count: the canonical form, which has more of them, is to pass where the query did.
Result<void> check_words(std::vector<QueryToken> const& tokens) {
  std::size_t words = 0;
  for (auto const& token : tokens) {
    bool const counts = token.kind == TokenKind::word || token.kind == TokenKind::phrase;
    if (counts && ++words > max_words)
      return failure(ErrorCode::bad_input, "column " + std::to_string(token.column) + ": the query has more than " + std::to_string(max_words) + " words", "shorten it");
  }
  return {};
}

}  // namespace

std::size_t leading_space(std::string_view text) noexcept {
  if (text.empty()) return 0;
  if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r')) return 1;
  if (text.starts_with("\u00A0")) return 2;
  if (text.starts_with("\u3000") || text.starts_with("\u202F") || text.starts_with("\u2028")) return 3;
  return text.size() > 2 && text.starts_with("\xE2\x80") && static_cast<unsigned char>(text[2]) >= 0x80 && static_cast<unsigned char>(text[2]) <= 0x8A ? 3 : 0;
}

Result<std::vector<QueryToken>> read_tokens(std::string_view typed) {
  auto tokens = Lexer(typed).run();
  if (!tokens) return tokens;
  drop_empty_brackets(*tokens);
  settle_operators(*tokens);
  if (auto const few = check_words(*tokens); !few) return tl::unexpected(few.error());
  return tokens;
}

}  // namespace bifrons::query
