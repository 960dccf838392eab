// SPDX-License-Identifier: GPL-3.0-or-later
// Normal forms: what is stored is NFC, what is compared is folded. Plain Latin and Cyrillic never reach ICU.
#include "corpus/text/unicode.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <cstdint>
#include <cstring>
#include <limits>
#include <new>

#include "corpus/text/utf8.hpp"

namespace bifrons::text {
namespace {

icu::Normalizer2 const& normalizer(icu::Normalizer2 const* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  auto const* found = get(status);
  if (U_FAILURE(status) || found == nullptr) throw std::bad_alloc{};  // ICU's data is linked in: only memory can lack
  return *found;
}

// ICU counts in int32: longer text goes through in pieces that end at a line end or space, where no form is changed.
constexpr std::size_t piece_bytes = std::size_t{1} << 26U;

std::string normalized(std::string_view utf8, icu::Normalizer2 const& form) {
  std::string out;
  out.reserve(utf8.size() + utf8.size() / 8);
  while (!utf8.empty()) {
    auto cut = utf8.size();
    if (cut > piece_bytes) {
      auto const gap = utf8.substr(0, piece_bytes).find_last_of(" \n");
      cut = gap == std::string_view::npos ? piece_bytes : gap + 1;
    }
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode status = U_ZERO_ERROR;
    form.normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<std::int32_t>(cut)), sink, nullptr, status);
    if (U_FAILURE(status)) throw std::bad_alloc{};
    utf8.remove_prefix(cut);
  }
  return out;
}

bool is_ascii(std::string_view text) noexcept {
  unsigned char seen = 0;
  for (char const c : text) seen = static_cast<unsigned char>(seen | static_cast<unsigned char>(c));
  return seen < 0x80;
}

// Eight bytes of ASCII without NUL.
bool is_plain_stretch(char const* bytes) noexcept {
  constexpr std::uint64_t high = 0x8080808080808080, ones = 0x0101010101010101;
  std::uint64_t stretch = 0;
  std::memcpy(&stretch, bytes, sizeof stretch);
  return ((stretch | (stretch - ones)) & high) == 0;
}

// Well-formed, and without NUL.
bool is_whole(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    while (utf8.size() - at >= sizeof(std::uint64_t) && is_plain_stretch(utf8.data() + at)) at += sizeof(std::uint64_t);
    if (at == utf8.size()) break;
    auto const point = code_point_at(utf8, at);
    if (!point.valid || point.value == 0) return false;
    at += point.bytes;
  }
  return true;
}

// utf8 with each malformed stretch as U+FFFD, without NUL.
std::string repaired(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    auto const point = code_point_at(utf8, at);
    if (!point.valid) {
      append_utf8(out, replacement_character);
    } else if (point.value != 0) {
      out.append(utf8, at, point.bytes);
    }
    at += point.bytes;
  }
  return out;
}

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

constexpr char32_t needs_icu = std::numeric_limits<char32_t>::max();

// The folded form of a code point whose fold is one code point whatever follows; else needs_icu.
char32_t simple_fold(char32_t c) noexcept {
  if (c < 0x80) return static_cast<unsigned char>(lower(static_cast<char>(c)));
  if (c == U'ё' || c == U'Ё') return U'е';
  if (c >= U'а' && c <= U'я') return c;
  if (c >= U'А' && c <= U'Я') return c + 0x20;
  if (c >= 0xE0 && c <= 0xFF) return c;
  if (c >= 0xC0 && c <= 0xDE) return c == 0xD7 ? c : c + 0x20;
  if (c == 0x2019) return U'\'';
  if ((c >= 0x2010 && c <= 0x2016 && c != 0x2011) || c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB) return c;
  return needs_icu;
}

// Folds into out while each code point and its follower are simple; false where ICU must look at the whole.
bool fold_simply(std::string_view utf8, std::string& out) {
  for (std::size_t at = 0; at < utf8.size();) {
    auto const c = static_cast<unsigned char>(utf8[at]);
    if (c < 0x80) {
      if (c != 0) out += lower(utf8[at]);
      ++at;
      continue;
    }
    auto const point = code_point_at(utf8, at);
    auto const folded = point.valid ? simple_fold(point.value) : needs_icu;
    if (folded == needs_icu) return false;
    append_utf8(out, folded);
    at += point.bytes;
  }
  return true;
}

// What is left to fold after NFKC case folding: stress marks, Cyrillic letters composed with one, the dot of a
// Turkish capital i, typographic apostrophes.
void fold_marks(std::string_view nfkc, std::string& out) {
  for (std::size_t at = 0; at < nfkc.size();) {
    auto const point = code_point_at(nfkc, at);
    at += point.bytes;
    switch (point.value) {
      case 0x300: case 0x301: break;
      case 0x307: if (out.empty() || out.back() != 'i') append_utf8(out, point.value); break;
      case 0x450: case U'ё': append_utf8(out, U'е'); break;
      case 0x45D: append_utf8(out, U'и'); break;
      case 0x2019: case 0x2BC: case 0xFF07: out += '\''; break;
      default: append_utf8(out, point.value);
    }
  }
}

bool is_space(char32_t c) noexcept {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace

std::string to_nfc(std::string_view utf8) {
  if (is_ascii(utf8) && utf8.find('\0') == std::string_view::npos) return std::string(utf8);
  auto const& form = normalizer(&icu::Normalizer2::getNFCInstance);
  return is_whole(utf8) ? normalized(utf8, form) : normalized(repaired(utf8), form);
}

std::string fold(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  if (fold_simply(utf8, out)) return out;
  out.clear();
  fold_marks(normalized(repaired(utf8), normalizer(&icu::Normalizer2::getNFKCCasefoldInstance)), out);
  return out;
}

std::string squeeze(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  bool gap = false;
  for (std::size_t at = 0; at < utf8.size();) {
    auto const point = code_point_at(utf8, at);
    if (is_space(point.value)) {
      gap = !out.empty();
    } else {
      if (gap) out += ' ';
      gap = false;
      if (point.valid) {
        out.append(utf8, at, point.bytes);
      } else {
        append_utf8(out, replacement_character);
      }
    }
    at += point.bytes;
  }
  return out;
}

std::size_t code_points(std::string_view utf8) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < utf8.size(); ++count) at += code_point_at(utf8, at).bytes;
  return count;
}

}  // namespace bifrons::text
