// SPDX-License-Identifier: GPL-3.0-or-later
// By title, by words, by where a redirect leads.
#include "indexer/crawl/soft_miss.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace bifrons::crawl {
namespace {

constexpr auto phrases = std::to_array<std::string_view>({"not found", "page unavailable", "no longer available", "doesn't exist", "does not exist", "nothing found",
                                                          "ei löydy", "ei löytynyt", "не найден", "не существует"});

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

/// Stretches without blanks, as many as tell.
std::unordered_set<std::string_view> words_of(std::string_view text) {
  constexpr std::size_t most = 5'000;
  std::unordered_set<std::string_view> words;
  while (!text.empty() && words.size() < most) {
    auto const end = std::min(text.find_first_of(" \n"), text.size());
    if (end > 0) words.insert(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

}  // namespace

bool is_error_title(std::string_view title) {
  auto const text = lower(title);
  return text.starts_with("404") || text.ends_with("404") || std::ranges::any_of(phrases, [&](std::string_view phrase) { return text.find(phrase) != std::string::npos; });
}

bool shares_little(std::string_view text, std::string_view other) {
  auto const one = words_of(text), two = words_of(other);
  auto const& fewer = one.size() < two.size() ? one : two;
  auto const& more = one.size() < two.size() ? two : one;
  auto const shared = static_cast<std::size_t>(std::ranges::count_if(fewer, [&](std::string_view word) { return more.contains(word); }));
  return shared * 3 < fewer.size() || fewer.empty();
}

bool leads_home(url::Parts const& from, url::Parts const& to) { return to.pathname == "/" && to.search.empty() && from.pathname != "/"; }

}  // namespace bifrons::crawl
