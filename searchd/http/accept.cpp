// SPDX-License-Identifier: GPL-3.0-or-later
// Reads weighted lists leniently: an element that makes no sense is passed over.
#include "searchd/http/accept.hpp"

#include <algorithm>
#include <cctype>

namespace bifrons::http {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// 0: no match; 1: "*" or "*/*"; 2: "type/*"; 3: the name itself.
int exactness(std::string_view range, std::string_view name) {
  if (same(range, name)) return 3;
  if (range == "*" || range == "*/*") return 1;
  return range.ends_with("/*") && name.size() > range.size() - 1 && same(range.substr(0, range.size() - 1), name.substr(0, range.size() - 1)) ? 2 : 0;
}

/// "0.25" by hand: three decimals at most, whatever the locale; 1 where it is no weight.
double weight(std::string_view text) {
  if (text.empty() || (text[0] != '0' && text[0] != '1')) return 1.0;
  double value = text[0] - '0', place = 0.1;
  for (std::size_t at = 2; at < std::min<std::size_t>(text.size(), 5) && text[1] == '.' && std::isdigit(static_cast<unsigned char>(text[at])); ++at, place /= 10)
    value += place * (text[at] - '0');
  return std::min(value, 1.0);
}

double weight_of(std::string_view parameters) {
  while (!parameters.empty()) {
    auto const end = std::min(parameters.find(';'), parameters.size());
    auto const parameter = trim(parameters.substr(0, end));
    if (parameter.size() > 2 && (parameter[0] == 'q' || parameter[0] == 'Q') && parameter[1] == '=') return weight(parameter.substr(2));
    parameters.remove_prefix(std::min(end + 1, parameters.size()));
  }
  return 1.0;
}

}  // namespace

double preference(std::string_view header, std::string_view name) {
  if (trim(header).empty()) return 1.0;
  double found = 0.0;
  int best = 0;
  while (!header.empty()) {
    auto const end = std::min(header.find(','), header.size());
    auto const element = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    auto const semicolon = std::min(element.find(';'), element.size());
    int const exact = exactness(trim(element.substr(0, semicolon)), name);
    if (exact <= best) continue;
    best = exact;
    found = weight_of(element.substr(semicolon));
  }
  return found;
}

std::size_t best_offer(std::string_view header, std::span<std::string_view const> offers) {
  std::size_t best = offers.size();
  double most = 0.0;
  for (std::size_t i = 0; i < offers.size(); ++i)
    if (double const weight = preference(header, offers[i]); weight > most) {
      most = weight;
      best = i;
    }
  return best;
}

}  // namespace bifrons::http
