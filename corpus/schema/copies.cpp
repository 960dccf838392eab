// SPDX-License-Identifier: GPL-3.0-or-later
// Copy keys and shingles as terms and values.
#include "corpus/schema/copies.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "corpus/text/unicode.hpp"

namespace bifrons::schema {
namespace {

constexpr std::size_t kept_bytes = 4;  ///< of a shingle's hash: a chance meeting costs a comparison, no more
constexpr std::size_t looked_at = 400;  ///< bytes of a text's start and of its end

/// Folded, as text::fold gives them.
constexpr auto reprint_phrases = std::to_array<std::string_view>({
    "originally published", "originally appeared", "originally posted", "first published on", "first published at", "first published in", "first appeared", "appeared first on",
    "cross-posted from", "crossposted from", "cross-posted at", "reposted from", "reprinted from", "reprinted with permission", "republished from", "republished with permission", "syndicated from",
    "julkaistu alun perin", "julkaistiin alun perin", "alun perin julkaistu", "ilmestyi alun perin", "julkaistu ensimmäisen kerran", "alkuperäinen kirjoitus:", "alkuperäinen artikkeli:",
    "первоначально опубликован", "впервые опубликован", "ранее опубликован", "оригинал статьи", "оригинал поста", "оригинал записи", "источник:", "перепечатано из", "перепечатка из",
});

bool names_another_place(std::string_view piece) {
  auto const folded = text::fold(piece);
  return std::ranges::any_of(reprint_phrases, [&](std::string_view phrase) { return folded.find(phrase) != std::string::npos; });
}

}  // namespace

std::string own_copy_key(Article const& article) { return article.content_hash.empty() ? content_hash(article.text) : article.content_hash; }

void set_copy_key(Xapian::Document& document, std::string const& key) {
  if (auto const old = document.get_value(slot_fold); !old.empty()) document.remove_term(term(fold_prefix, old));
  document.add_value(slot_fold, key);
  document.add_boolean_term(term(fold_prefix, key));
}

void add_shingles(Xapian::Document& document, text::Fingerprint const& fingerprint) {
  if (fingerprint.words() < least_copy_words) return;
  for (auto hash : fingerprint.least()) {
    std::string value;
    // The high bits of what is least are alike.
    for (std::size_t i = 0; i < kept_bytes; ++i, hash >>= 8) value.push_back(static_cast<char>(hash & 0xFF));
    document.add_boolean_term(term(shingle_prefix, value));
  }
}

std::vector<std::string> shingle_terms(Xapian::Document const& document) {
  std::vector<std::string> terms;
  auto it = document.termlist_begin();
  it.skip_to(std::string(shingle_prefix));
  for (auto const end = document.termlist_end(); it != end && (*it).starts_with(shingle_prefix); ++it) terms.push_back(*it);
  return terms;
}

bool says_it_is_a_reprint(std::string_view text) {
  if (text.size() <= 2 * looked_at) return names_another_place(text);
  return names_another_place(text.substr(0, looked_at)) || names_another_place(text.substr(text.size() - looked_at));
}

}  // namespace bifrons::schema
