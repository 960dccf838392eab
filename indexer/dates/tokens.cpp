// SPDX-License-Identifier: GPL-3.0-or-later
// Splitting a line, and looking its words up in the data file.
#include "indexer/dates/tokens.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_map>
#include <utility>

#include "corpus/charset/utf.hpp"
#include "embedded/date_words.hpp"

namespace bifrons::dates {
namespace {

/// The data file, word by word.
class Words {
 public:
  Words() {
    std::string_view const data = embedded::date_words;
    for (std::size_t start = 0; start < data.size();) {
      std::size_t const end = std::min(data.find('\n', start), data.size());
      if (data[start] != '#') read_line(data.substr(start, end - start));
      start = end + 1;
    }
  }

  [[nodiscard]] Meaning const* find(std::string_view word) const {
    static Meaning const nothing;
    if (auto const whole = words_.find(word); whole != words_.end()) return &whole->second;
    // The beginnings are few and none begins another: the one that may match stands just before the word.
    auto const after = beginnings_.upper_bound(word);
    if (after == beginnings_.begin()) return &nothing;
    auto const& [beginning, meaning] = *std::prev(after);
    return word.starts_with(beginning) ? &meaning : &nothing;
  }

 private:
  static std::string_view take_word(std::string_view& line) {
    std::size_t const end = std::min(line.find(' '), line.size());
    std::string_view const word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return word;
  }

  static void add(Meaning& meaning, std::string_view role, int value) {
    if (role == "month") meaning.month = value;
    else if (role == "weekday") meaning.weekday = true;
    else if (role == "zone") meaning.zone = value;
    else if (role == "joiner") meaning.joiner = true;
    else if (role == "year") meaning.year = true;
    else if (role == "filler") meaning.filler = true;
    else if (role == "ordinal") meaning.ordinal = true;
    else if (role == "half") meaning.half = value;
    else if (role == "relative") meaning.relative = value;
    else if (role == "ago") meaning.ago = value;
    else if (role == "before") meaning.before = true;
    else if (role == "korean") meaning.korean = value;
  }

  void read_line(std::string_view line) {
    std::string_view const role = take_word(line), number = take_word(line);
    int value = 0;
    std::from_chars(number.data(), number.data() + number.size(), value);
    while (!line.empty()) {
      std::string_view const word = take_word(line);
      if (word.ends_with('*')) add(beginnings_[word.substr(0, word.size() - 1)], role, value);
      else add(words_[word], role, value);
    }
  }

  std::unordered_map<std::string_view, Meaning> words_;
  std::map<std::string_view, Meaning> beginnings_;
};

Words const& words() {
  static Words const table;
  return table;
}

char32_t lower(char32_t c) {
  bool const plus_32 = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) ||
                       (c >= 0x410 && c <= 0x42F);
  if (plus_32) return c + 32;
  return c >= 0x400 && c <= 0x40F ? c + 80 : c;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x52F) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7A3);
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_space(char32_t c) { return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0xFEFF; }

/// Reads one token from at, which stands on no space, and moves past it.
Token read_token(std::string_view text, std::size_t& at) {
  Token token;
  token.start = at;
  std::size_t next = at;
  char32_t c = charset::next_code_point(text, next);
  token.kind = is_digit(c) ? Token::Kind::number : is_letter(c) ? Token::Kind::word : Token::Kind::sign;
  do {
    if (token.kind == Token::Kind::number) {
      token.value = ++token.digits > 9 ? -1 : token.value * 10 + static_cast<int>(c - '0');
    } else {
      bool const is_dash = c >= 0x2010 && c <= 0x2015;
      charset::append_utf8(token.word, is_dash || c == 0x2212 ? U'-' : lower(c));
    }
    at = next;
    if (at >= text.size() || token.kind == Token::Kind::sign) break;
    c = charset::next_code_point(text, next);
  } while (token.kind == Token::Kind::number ? is_digit(c) : is_letter(c));
  token.end = at;
  if (token.digits > 9) token.value = -1;
  token.meaning = words().find(token.kind == Token::Kind::word ? std::string_view(token.word) : std::string_view{});
  return token;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool spaced = true;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    if (is_space(charset::next_code_point(text, next))) {
      spaced = true;
      at = next;
      continue;
    }
    tokens.push_back(read_token(text, at));
    tokens.back().spaced = std::exchange(spaced, false);
  }
  return tokens;
}

}  // namespace bifrons::dates
