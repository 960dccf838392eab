// SPDX-License-Identifier: GPL-3.0-or-later
// CLD2's guess.
#include "corpus/text/detect.hpp"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "corpus/text/unicode.hpp"

namespace bifrons::text {
namespace {

constexpr int unknown_encoding = 23;  // CLD2 names it in a header of tables that we do not want

}  // namespace


std::string detect_language(std::string_view utf8, std::string_view hint) {
  auto const text = to_nfc(utf8.substr(0, 1U << 20U));
  CLD2::CLDHints hints{nullptr, nullptr, unknown_encoding, CLD2::UNKNOWN_LANGUAGE};
  std::string const said(hint);
  if (!said.empty()) hints.content_language_hint = said.c_str();
  CLD2::Language best[3];
  int percent[3], bytes = 0;
  double score[3];
  bool reliable = false;
  auto const lang = CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0, best, percent, score, nullptr, &bytes, &reliable);
  return lang == CLD2::UNKNOWN_LANGUAGE ? "und" : CLD2::LanguageCode(lang);
}

Languages detect_languages(std::string_view utf8, std::string_view hint) { return {detect_language(utf8, hint), {}}; }

}  // namespace bifrons::text
