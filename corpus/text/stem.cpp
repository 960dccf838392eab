// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian's Snowball stemmers, brought to the rules that Snowball has since mended.
#include "corpus/text/stem.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <new>

#include "corpus/text/unicode.hpp"
#include "corpus/text/utf8.hpp"

namespace bifrons::text {
namespace {

// Beginnings after which an English suffix may start, though the letters alone would put it later. Snowball knew
// three when Xapian took it over; each later one is stemmed as if it were one of those, then put back.
struct Beginning {
  std::string_view prefix, stands_in;
};
constexpr auto late_beginnings = std::to_array<Beginning>({
    {"inter", "gener"}, {"later", "gener"}, {"organ", "arsen"}, {"univers", "gener"}, {"past", "gener"}});

bool is_doubled(std::string_view letters) {
  return letters[0] == letters[1] && std::string_view("bdfgmnprt").find(letters[0]) != std::string_view::npos;
}

// added, erring, egged: the doubled letter belongs to the word.
bool keeps_double(std::string_view word) {
  if (word.size() < 5 || std::string_view("aeo").find(word[0]) == std::string_view::npos || !is_doubled(word.substr(1, 2))) return false;
  auto const ending = word.substr(3);
  return ending == "ed" || ending == "ing" || ending == "edly" || ending == "ingly";
}

std::string stem_english(Xapian::Stem const& snowball, std::string_view word) {
  if (keeps_double(word)) return std::string(word.substr(0, 3));
  for (auto const& [prefix, stands_in] : late_beginnings) {
    if (word.size() <= prefix.size() || !word.starts_with(prefix)) continue;
    auto const stem = snowball(std::string(stands_in).append(word.substr(prefix.size())));
    if (!stem.starts_with(stands_in)) break;
    auto mended = std::string(prefix).append(stem, stands_in.size());
    return mended == "universe" ? "univers" : mended;  // after two consonants the e goes
  }
  return snowball(std::string(word));
}

// Snowball takes a final a, ä, e or i off after a consonant; Xapian's copy also after a foreign letter (elysée).
std::string stem_finnish(Xapian::Stem const& snowball, std::string_view word) {
  auto stem = snowball(std::string(word));
  if (stem.empty() || stem.size() >= word.size() || !word.starts_with(stem)) return stem;
  auto const is_foreign = static_cast<unsigned char>(stem.back()) >= 0x80 && !stem.ends_with("ä") && !stem.ends_with("ö");
  auto const next = code_point_at(word, stem.size());
  if (is_foreign && (next.value == U'a' || next.value == U'e' || next.value == U'i' || next.value == U'ä')) {
    stem.append(word, stem.size(), next.bytes);
  }
  return stem;
}

}  // namespace

struct Stemmer::Impl {
  Xapian::Stem en{"en"}, fi{"fi"}, ru{"ru"};
};

Stemmer::Stemmer() : impl_(std::make_unique<Impl>()) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string Stemmer::stem(std::string_view lang, std::string_view folded) const {
  if (lang == "en") return stem_english(impl_->en, folded);
  if (lang == "fi") return stem_finnish(impl_->fi, folded);
  if (lang == "ru") return impl_->ru(std::string(folded));
  return std::string(folded);
}

std::string without_accents(std::string_view folded) {
  if (std::all_of(folded.begin(), folded.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return std::string(folded);
  UErrorCode status = U_ZERO_ERROR;
  auto const* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) throw std::bad_alloc{};
  std::string apart, out;
  icu::StringByteSink<std::string> sink(&apart);
  nfd->normalizeUTF8(0, icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())), sink, nullptr, status);
  if (U_FAILURE(status)) throw std::bad_alloc{};
  for (std::size_t at = 0; at < apart.size();) {
    auto const point = code_point_at(apart, at);
    if (point.value < 0x300 || point.value > 0x36F) out.append(apart, at, point.bytes);
    at += point.bytes;
  }
  return out;
}

}  // namespace bifrons::text
