// SPDX-License-Identifier: GPL-3.0-or-later
// A place in a line of tokens, with the small questions that the grammar asks.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "indexer/dates/moment.hpp"
#include "indexer/dates/tokens.hpp"

namespace bifrons::dates {

/// Reading past the end gives an empty sign; at may be set back.
class Cursor {
 public:
  Cursor(std::span<Token const> tokens, std::size_t start) : at(start), tokens_(tokens) {}

  [[nodiscard]] Token const& look(std::size_t ahead = 0) const {
    static Meaning const no_meaning;
    static Token const nothing{.meaning = &no_meaning};
    return at + ahead < tokens_.size() ? tokens_[at + ahead] : nothing;
  }
  [[nodiscard]] bool done() const { return at >= tokens_.size(); }
  [[nodiscard]] bool is_number(std::size_t ahead = 0) const { return look(ahead).kind == Token::Kind::number; }
  [[nodiscard]] bool is_number(std::size_t ahead, int least, int most) const {
    return is_number(ahead) && look(ahead).digits >= least && look(ahead).digits <= most;
  }
  [[nodiscard]] bool is_sign(std::string_view sign, std::size_t ahead = 0) const {
    return look(ahead).kind == Token::Kind::sign && look(ahead).word == sign;
  }
  bool take_sign(std::string_view sign) { return is_sign(sign) && ++at != 0; }

  std::size_t at;

 private:
  std::span<Token const> tokens_;
};

/// The time and zone at the cursor, which must follow a date; false (and no move) where there is none.

struct TimeRules {
  bool point_parts = false;   ///< 9.30 is a time without a word before it
  bool bare_offset = true;    ///< +03:00 may follow
};
bool read_time(Cursor& cursor, Moment& moment, TimeRules const& rules);

/// A zone at the cursor: Z, +0300, +03:00, EET, GMT+3.
bool read_zone(Cursor& cursor, Moment& moment, bool bare_offset);

}  // namespace bifrons::dates
