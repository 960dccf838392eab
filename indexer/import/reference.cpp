// SPDX-License-Identifier: GPL-3.0-or-later
// From a reference's fields to an address, a date as exact as it is known, and the kind of item that they make.
#include "indexer/import/reference.hpp"

#include <algorithm>
#include <array>

#include "corpus/url/url.hpp"
#include "indexer/import/given_date.hpp"
#include "indexer/import/letters.hpp"

namespace bifrons::import {
namespace {

/// "10.1000/xyz" of all the ways in which a DOI is written; "" where it is none.
std::string bare_doi(std::string_view text) {
  std::size_t const begin = text.find("10.");
  if (begin == text.npos || text.size() > 2'048) return {};
  if (std::string_view const before = trimmed(text.substr(0, begin)); !before.empty()) {
    std::string const lower = lowered(before);
    bool const known = lower.ends_with("doi.org/") || lower == "doi" || lower == "doi:" || lower == "urn:doi:" || lower == "info:doi/";
    if (!known) return {};
  }
  text = trimmed(text.substr(begin));
  text = text.substr(0, text.find_first_of(" \t\r\n"));
  return text.find('/') == text.npos ? std::string() : std::string(text);
}

std::uint32_t year_in(std::string_view date) {
  for (std::size_t i = 0; i < date.size();) {
    std::size_t n = 0;
    std::uint32_t year = 0;
    for (; i + n < date.size() && is_digit(date[i + n]); ++n)
      if (n < 4) year = year * 10 + static_cast<std::uint32_t>(date[i + n] - '0');
    if (n == 4) return year;
    i += std::max<std::size_t>(n, 1);
  }
  return 0;
}

std::string address_of(Reference const& reference, std::string const& doi) {
  for (auto const& address : reference.addresses) {
    std::string_view const bare = trimmed(address);
    if (lowered(bare.substr(0, 8)).starts_with("http") && url::canonical(bare)) return std::string(bare);
  }
  return doi.empty() ? std::string() : "https://doi.org/" + doi;
}

/// Two-letter codes and the names that reference managers write out.
std::string language_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 14> names = {{{"english", "en"}, {"eng", "en"}, {"american", "en"}, {"british", "en"},
    {"finnish", "fi"}, {"fin", "fi"}, {"suomi", "fi"}, {"russian", "ru"}, {"rus", "ru"}, {"русский", "ru"}, {"swedish", "sv"}, {"swe", "sv"}, {"german", "de"}, {"ngerman", "de"}}};
  std::string const lower = lowered(trimmed(name));
  for (auto const& [known, code] : names)
    if (lower == known) return std::string(code);
  std::string_view const first = std::string_view(lower).substr(0, lower.find_first_of("-_"));
  bool const code = (first.size() == 2 || first.size() == 3) && std::all_of(first.begin(), first.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return code ? std::string(trimmed(name)) : std::string();
}

/// As exact as the notation tells; the year where no more can be read.
std::string date_of(std::string_view text, std::uint32_t year) {
  text = text.substr(0, 64);
  std::string date;
  // RIS: "2024/01/15/spring", "2024///"; a range's first day stands for it.
  std::string tidy(trimmed(text));
  if (tidy.size() >= 5 && tidy[4] == '/') {
    std::string_view left = tidy;
    for (int part = 0; part < 3; ++part) {
      std::size_t const end = std::min(left.find('/'), left.size());
      std::string_view const piece = trimmed(left.substr(0, end));
      if (piece.empty() || !std::all_of(piece.begin(), piece.end(), is_digit)) break;
      date += (part > 0 ? "-" : "") + std::string(piece);
      left.remove_prefix(std::min(end + 1, left.size()));
    }
    tidy = std::move(date);
  } else if (auto const range = tidy.find('/'); range != tidy.npos && range >= 4) {
    tidy.resize(range);
  }
  date = given_date(tidy);
  if (!date.empty() && year_in(date) == year) return date;
  if (year < 1'000) return {};
  return given_date(std::to_string(year));
}

}  // namespace

bool give_reference(Reference reference, std::string_view where, Batch& batch) {
  Item item;
  item.doi = bare_doi(reference.doi);
  for (auto const& address : reference.addresses)
    if (item.doi.empty()) item.doi = bare_doi(address);
  Article& article = item.article;
  article.url = address_of(reference, item.doi);
  item.type = std::move(reference.type);
  item.year = year_in(reference.date);
  article.published = date_of(reference.date, item.year);
  article.title = std::move(reference.title);
  article.text = std::move(reference.abstract);
  article.lang = language_of(reference.lang);
  for (auto const& author : reference.authors)
    if (!trimmed(author).empty()) article.author += (article.author.empty() ? "" : "; ") + std::string(trimmed(author));
  article.tags = std::move(reference.tags);
  if (!article.url.empty()) item.kind = ItemKind::lead;
  else if (trimmed(article.text).empty()) item.kind = ItemKind::mention;
  return batch.give(std::move(item), where);
}

std::string family_first(std::string_view name) {
  name = trimmed(name);
  if (name.find(',') != name.npos) return std::string(name);
  std::size_t family = name.npos;
  for (std::size_t i = 0; i < name.size();) {
    std::size_t const end = std::min(name.find_first_of(" \t\r\n", i), name.size());
    if (end > i) {
      bool const particle = name[i] >= 'a' && name[i] <= 'z';
      if (i > 0 && particle && end < name.size()) {
        family = i;
        break;
      }
      family = i;
    }
    i = end + 1;
  }
  if (family == name.npos || family == 0) return std::string(name);
  return std::string(name.substr(family)) + ", " + std::string(trimmed(name.substr(0, family)));
}

std::vector<std::string> split_list(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find_first_of(separators), text.size());
    if (auto const part = trimmed(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace bifrons::import
