// SPDX-License-Identifier: GPL-3.0-or-later
// Compares by runs of four words, as hashes: markup, quotes and white space differ between the two.
#include "indexer/extract/told_body.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "indexer/extract/letters.hpp"
#include "indexer/extract/weights.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t most_octets = 200'000, least_octets = 600, least_runs = 60;
constexpr double told_share = 0.7, found_share = 0.85, covered_share = 0.6, missed_share = 0.3;

/// A hash for each run of four words.
std::vector<std::uint64_t> runs_of(std::string_view text) {
  std::vector<std::uint64_t> words, runs;
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    bool const letter = i < text.size() && (ascii_alnum(text[i]) || static_cast<unsigned char>(text[i]) >= 0xC3 || (hash != 0 && !begins_code_point(text[i])));
    if (letter) {
      hash = (hash ^ static_cast<unsigned char>(ascii_lower(text[i]))) * 0x100000001B3u + 1;
    } else if (hash != 0) {
      words.push_back(hash);
      hash = 0;
    }
  }
  for (std::size_t w = 0; w + 4 <= words.size(); ++w) {
    std::uint64_t run = 0;
    for (auto k = w; k < w + 4; ++k) run = (run ^ words[k]) * 0x9E3779B97F4A7C15u + (run >> 29u);
    runs.push_back(run);
  }
  return runs;
}

struct Told {
  std::vector<double> share;  // of each block's runs; below 0 where it has none
  double found = 0, kept = 0;  // of the told text's runs: on the page, in its body
  double covered = 0;         // of the body's running text, by told blocks
  std::size_t last = 0;       // the last told block
};

Told compare(PageTree const& page, std::string_view body, Content const& content) {
  Told out;
  auto told = runs_of(body);
  auto const count = told.size();
  std::ranges::sort(told);
  std::uint64_t found = 0, kept = 0, prose = 0, covered = 0;
  auto const& blocks = page.blocks();
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    auto const runs = runs_of(blocks[b].text);
    auto const same = std::ranges::count_if(runs, [&told](std::uint64_t run) { return std::ranges::binary_search(told, run); });
    out.share.push_back(runs.empty() ? -1 : static_cast<double>(same) / static_cast<double>(runs.size()));
    bool const is_told = out.share.back() >= told_share;
    if (is_told) found += static_cast<std::uint64_t>(same);
    if (is_told && content.role(b) == Role::body) kept += static_cast<std::uint64_t>(same);
    if (content.role(b) != Role::body || !is_prose(blocks[b])) continue;
    prose += blocks[b].chars;
    if (is_told) {
      covered += blocks[b].chars;
      out.last = b;
    }
  }
  if (count >= least_runs) {
    out.found = static_cast<double>(found) / static_cast<double>(count);
    out.kept = static_cast<double>(kept) / static_cast<double>(count);
  }
  out.covered = prose == 0 ? 0 : static_cast<double>(covered) / static_cast<double>(prose);
  return out;
}

}  // namespace

void follow_told_body(PageTree const& page, std::string_view body, Content& content) {
  if (body.size() < least_octets) return;
  auto const told = compare(page, body.substr(0, most_octets), content);
  if (told.found < found_share) return;
  bool const elsewhere = told.kept < missed_share * told.found;
  if (!elsewhere && told.covered < covered_share) return;
  for (auto b = elsewhere ? 0 : told.last + 1; b < content.marks.size(); ++b) {
    bool const is_told = told.share[b] >= told_share;
    if (!is_told && content.role(b) == Role::body) content.marks[b] = {Role::furniture, Reason::not_told};
    else if (is_told && elsewhere) content.marks[b] = {Role::body, Reason::told};
  }
}

}  // namespace bifrons::extract
