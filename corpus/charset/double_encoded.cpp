// SPDX-License-Identifier: GPL-3.0-or-later
// Characters that stand for octets and form a sequence of UTF-8 are put in its place, once enough of them are beyond doubt.
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/charset/index.hpp"
#include "corpus/charset/mend.hpp"
#include "corpus/charset/utf.hpp"

namespace bifrons::charset {
namespace {

constexpr std::size_t least_certain = 3;   // sequences of which chance is no explanation
constexpr std::size_t spoiled_over_right = 2;
constexpr std::size_t spoiled_piece = 60;  // sequences in a line without a right letter: nobody quotes so much

/// The octet above 0x7F that a character was made of, 0 where of none.
class Octets {
 public:
  explicit Octets(std::string_view encoding) {
    auto const& index = *single_byte_index(encoding);
    for (unsigned octet = 0x80; octet < 0xA0; ++octet) of_[octet] = static_cast<std::uint8_t>(octet);  // read as Latin-1
    for (unsigned octet = 0x80; octet <= 0xFF; ++octet)
      if (auto const c = code_point_at(index, octet - 0x80U); c > 0x7F && c < of_.size()) of_[c] = static_cast<std::uint8_t>(octet);
  }
  [[nodiscard]] unsigned of(char32_t c) const noexcept { return c < of_.size() ? of_[c] : 0U; }

 private:
  std::array<std::uint8_t, 0x2200> of_{};
};

/// One sequence that was taken apart: its octets, where it ends in the text.
struct Sequence {
  std::array<char, 4> octets{};
  std::size_t count = 0, end = 0;  ///< count is 0 where there is none
  bool certain = false;
};

class Codec {
 public:
  Codec(std::string_view encoding, bool cyrillic) : octets_(encoding), cyrillic_(cyrillic) {}

  /// first: the character before `at`, where the next one begins.
  [[nodiscard]] Sequence sequence(char32_t first, std::string_view text, std::size_t at) const {
    auto const lead = octets_.of(first);
    std::size_t const count = lead >= 0xC2 && lead <= 0xDF ? 2 : (lead & 0xF0U) == 0xE0 ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    Sequence out{{static_cast<char>(lead)}, 1, at, false};
    for (; count > 0 && out.count < count; ++out.count) {
      if (out.end >= text.size()) return {};
      auto const c = next_code_point(text, out.end);
      auto const octet = octets_.of(c);
      bool const overlong = out.count == 1 && ((lead == 0xE0 && octet < 0xA0) || (lead == 0xED && octet > 0x9F) || (lead == 0xF0 && octet < 0x90) || (lead == 0xF4 && octet > 0x8F));
      if ((octet & 0xC0U) != 0x80 || overlong) return {};
      out.octets[out.count] = static_cast<char>(octet);
      out.certain |= is_certain(lead, octet, c);
    }
    return count == 0 ? Sequence{} : out;
  }

 private:
  /// "né »" in French, "Сёмга", "Рі" and “С” in quotes are chance; a sign after Ã or inside Р… and С… is none.
  [[nodiscard]] bool is_certain(unsigned lead, unsigned octet, char32_t c) const noexcept {
    if (c < 0xA0) return true;  // a C1 control character, which no text has
    bool const mark = octet == 0x82 || octet == 0x84 || octet == 0x85 || (octet >= 0x91 && octet <= 0x97) || octet == 0xA0 || octet == 0xAB || octet == 0xBB;
    if (mark) return false;
    bool const letters = lead == 0xD0 || lead == 0xD1;
    if (!cyrillic_) return lead == 0xC3 || ((letters || lead == 0xE2 || lead >= 0xEF) && octet < 0xA0);
    if (octet < 0xA0) return letters || lead == 0xE2;
    return (letters || lead == 0xC3) && is_sign(octet);
  }
  /// Of windows-1251, where other octets from A0 to BF are Cyrillic letters.
  [[nodiscard]] static bool is_sign(unsigned octet) noexcept {
    constexpr std::string_view signs = "\xA4\xA6\xA7\xA9\xAC\xAD\xAE\xB0\xB1\xB5\xB6\xB7\xB9";
    return signs.find(static_cast<char>(octet)) != std::string_view::npos;
  }

  Octets octets_;
  bool cyrillic_;
};

bool is_letter(char32_t c) noexcept { return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c < 0x2000); }
constexpr std::string_view piece_ends = "\n<>";

/// Runs of sequences and of right letters, in a piece and on the page.
struct Counts {
  std::size_t certain = 0, sequences = 0, spoiled = 0, right = 0;
};

struct Piece {
  std::size_t end = 0;
  bool spoiled = false;  ///< long, and without a right letter
};

struct Survey {
  Counts page;
  std::vector<Piece> pieces;  ///< only where one is spoiled
};

Survey survey(std::string_view text, Codec const& codec) {
  Survey out;
  Counts piece;
  bool any = false;
  enum class Last : std::uint8_t { other, right, spoiled } last = Last::other;
  auto const close = [&](std::size_t end) {
    bool const spoiled = piece.right == 0 && piece.sequences >= spoiled_piece && piece.certain >= least_certain;
    any |= spoiled;
    if (!out.pieces.empty() && out.pieces.back().spoiled == spoiled) out.pieces.back().end = end;
    else out.pieces.push_back({end, spoiled});
    out.page.certain += piece.certain, out.page.sequences += piece.sequences, out.page.spoiled += piece.spoiled, out.page.right += piece.right;
    piece = {};
  };
  for (std::size_t at = 0; at < text.size();) {
    if (auto const run = ascii_run(text, at); run > 0) {  // most of a page: looked into for the ends of pieces alone
      last = Last::other;
      auto const ascii = text.substr(at, run);
      bool const open = piece.sequences > 0 || piece.right > 0;
      if (auto const first = open ? ascii.find_first_of(piece_ends) : std::string_view::npos; first != std::string_view::npos) close(at + first + 1);
      if (auto const end = ascii.find_last_of(piece_ends); end != std::string_view::npos && piece.sequences == 0 && piece.right == 0) close(at + end + 1);
      at += run;
      continue;
    }
    auto const c = next_code_point(text, at);
    auto const found = codec.sequence(c, text, at);
    if (found.count > 0) {
      ++piece.sequences;
      piece.certain += found.certain;
      piece.spoiled += last != Last::spoiled;
      last = Last::spoiled;
      at = found.end;
    } else if (is_letter(c)) {
      piece.right += last != Last::right;
      last = Last::right;
    } else {
      last = Last::other;
    }
  }
  close(text.size());
  if (!any) out.pieces.clear();
  return out;
}

/// Each sequence between from and end in place of the characters that it became.
void append_mended(std::string& out, std::string_view text, std::size_t from, std::size_t end, Codec const& codec) {
  for (auto at = from; at < end;) {
    auto const start = at;
    auto const c = next_code_point(text, at);
    auto const found = c < 0x80 ? Sequence{} : codec.sequence(c, text, at);
    if (found.count > 0) at = found.end;
    if (found.count > 0) out.append(found.octets.data(), found.count);
    else out.append(text.substr(start, at - start));
  }
}

}  // namespace

std::string undo_double_encoding(std::string utf8) {
  static Codec const latin("windows-1252", false), cyrillic("windows-1251", true);
  for (auto const* codec : {&latin, &cyrillic}) {
    auto const found = survey(utf8, *codec);
    if (found.page.certain < least_certain) continue;
    bool const all = found.page.spoiled >= spoiled_over_right * found.page.right;
    if (!all && found.pieces.empty()) continue;
    std::string out;
    out.reserve(utf8.size());
    if (all) append_mended(out, utf8, 0, utf8.size(), *codec);
    std::size_t from = 0;
    for (auto const& piece : found.pieces) {
      if (all) break;
      if (piece.spoiled) append_mended(out, utf8, from, piece.end, *codec);
      else out.append(utf8, from, piece.end - from);
      from = piece.end;
    }
    utf8 = std::move(out);
  }
  return utf8;
}

}  // namespace bifrons::charset
