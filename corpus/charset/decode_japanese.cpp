// SPDX-License-Identifier: GPL-3.0-or-later
// EUC-JP, ISO-2022-JP and Shift_JIS over the JIS indexes.
#include <cstddef>

#include "corpus/charset/index.hpp"
#include "corpus/charset/multi_byte.hpp"
#include "corpus/charset/utf.hpp"

namespace bifrons::charset {
namespace {

unsigned octet_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

bool within(unsigned octet, unsigned low, unsigned high) { return octet >= low && octet <= high; }

void fail_pair(std::string& out, std::string_view bytes, std::size_t& at, std::size_t trail_at) {
  append_utf8(out, replacement);
  at = trail_at;
  if (at < bytes.size() && octet_at(bytes, at) >= 0x80) ++at;
}

/// One pair of EUC-JP, the 8F of JIS X 0212 before it or not.
void read_euc_jp(std::string& out, std::string_view bytes, std::size_t& at) {
  unsigned const first = octet_at(bytes, at), second = octet_at(bytes, at + 1);
  if (first == 0x8E && within(second, 0xA1, 0xDF)) {
    append_utf8(out, 0xFF61 - 0xA1 + second);
    at += 2;
    return;
  }
  bool const is_0212 = first == 0x8F && within(second, 0xA1, 0xFE);
  std::size_t const lead_at = at + (is_0212 ? 1 : 0);
  unsigned const lead = octet_at(bytes, lead_at), trail = octet_at(bytes, lead_at + 1);
  if (lead_at + 1 >= bytes.size()) {
    append_utf8(out, replacement);
    at = bytes.size();
    return;
  }
  char32_t c = 0;
  if (within(lead, 0xA1, 0xFE) && within(trail, 0xA1, 0xFE))
    c = code_point_at(is_0212 ? jis0212_index() : jis0208_index(), (lead - 0xA1) * 94u + trail - 0xA1u);
  if (c == 0) return fail_pair(out, bytes, at, lead_at + 1);
  append_utf8(out, c);
  at = lead_at + 2;
}

/// ISO-2022-JP as the standard's state machine, without the states that only wait.
class Iso2022Jp {
 public:
  explicit Iso2022Jp(std::string_view bytes) : bytes_(bytes) {}

  std::string run() {
    while (at_ < bytes_.size()) step();
    return std::move(out_);
  }

 private:
  enum class Set { ascii, roman, katakana, double_byte };

  void put(char32_t c) {
    append_utf8(out_, c);
    just_switched_ = false;
  }

  /// Reads the escape sequence at at_; false where there is none.
  bool switch_set() {
    std::string_view const tail = bytes_.substr(at_ + 1, 2);
    if (tail == "(B") set_ = Set::ascii;
    else if (tail == "(J") set_ = Set::roman;
    else if (tail == "(I") set_ = Set::katakana;
    else if (tail == "$@" || tail == "$B") set_ = Set::double_byte;
    else return false;
    // Two escapes with nothing between them are an error: a way to hide text.
    if (just_switched_) append_utf8(out_, replacement);
    just_switched_ = true;
    at_ += 3;
    return true;
  }

  void step() {
    unsigned const octet = octet_at(bytes_, at_);
    if (octet == 0x1B && switch_set()) return;
    ++at_;
    if (octet == 0x1B) return put(replacement);
    if (set_ == Set::katakana) return put(within(octet, 0x21, 0x5F) ? 0xFF61 - 0x21 + octet : replacement);
    if (set_ == Set::double_byte) return step_double(octet);
    if (octet == 0x0E || octet == 0x0F || octet > 0x7F) return put(replacement);
    if (set_ == Set::roman && octet == 0x5C) return put(0xA5);
    if (set_ == Set::roman && octet == 0x7E) return put(0x203E);
    put(octet);
  }

  void step_double(unsigned lead) {
    if (!within(lead, 0x21, 0x7E) || at_ >= bytes_.size()) return put(replacement);
    unsigned const trail = octet_at(bytes_, at_);
    if (trail == 0x1B) return put(replacement);
    ++at_;
    char32_t const c = within(trail, 0x21, 0x7E) ? code_point_at(jis0208_index(), (lead - 0x21) * 94u + trail - 0x21u) : 0;
    put(c == 0 ? replacement : c);
  }

  std::string_view bytes_;
  std::string out_;
  std::size_t at_ = 0;
  Set set_ = Set::ascii;
  bool just_switched_ = false;
};

char32_t shift_jis_pair(unsigned lead, unsigned trail) {
  if (!within(trail, 0x40, 0x7E) && !within(trail, 0x80, 0xFC)) return 0;
  std::size_t const pointer = (lead - (lead < 0xA0 ? 0x81u : 0xC1u)) * 188u + trail - (trail < 0x7F ? 0x40u : 0x41u);
  if (pointer >= 8836 && pointer <= 10715) return static_cast<char32_t>(0xE000 - 8836 + pointer);
  return code_point_at(jis0208_index(), pointer);
}

}  // namespace

std::string decode_euc_jp(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() * 3 / 2);
  for (std::size_t at = 0; at < bytes.size();) {
    unsigned const lead = octet_at(bytes, at);
    if (lead < 0x80) out += static_cast<char>(lead), ++at;
    else if ((lead != 0x8E && lead != 0x8F && !within(lead, 0xA1, 0xFE)) || at + 1 >= bytes.size()) append_utf8(out, replacement), ++at;
    else read_euc_jp(out, bytes, at);
  }
  return out;
}

std::string decode_iso_2022_jp(std::string_view bytes) { return Iso2022Jp(bytes).run(); }

std::string decode_shift_jis(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() * 3 / 2);
  for (std::size_t at = 0; at < bytes.size();) {
    unsigned const lead = octet_at(bytes, at);
    if (lead <= 0x80) {
      append_utf8(out, lead), ++at;
    } else if (within(lead, 0xA1, 0xDF)) {
      append_utf8(out, 0xFF61 - 0xA1 + lead), ++at;
    } else if ((!within(lead, 0x81, 0x9F) && !within(lead, 0xE0, 0xFC)) || at + 1 >= bytes.size()) {
      append_utf8(out, replacement), ++at;
    } else if (char32_t const c = shift_jis_pair(lead, octet_at(bytes, at + 1)); c != 0) {
      append_utf8(out, c), at += 2;
    } else {
      fail_pair(out, bytes, at, at + 1);
    }
  }
  return out;
}

}  // namespace bifrons::charset
