// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of digits and the marks between them, left out where they can be nothing but a moment.
#include "indexer/crawl/text_key.hpp"

#include <algorithm>

#include "corpus/article/article.hpp"

namespace bifrons::crawl {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool may_be_in_moment(char c) { return is_digit(c) || std::string_view(":.-/TZ+").find(c) != std::string_view::npos; }

/// "10:31:07", "2009-05-12T10:31Z", "12.5.2009", "1790000000.25"; not "2009", "1.2" or "12,500".
bool is_moment(std::string_view run) {
  std::ptrdiff_t const digits = std::ranges::count_if(run, is_digit), colons = std::ranges::count(run, ':');
  auto const marks = std::ranges::count(run, '-') + std::ranges::count(run, '/') + std::ranges::count(run, '.');
  return digits >= 9 || (colons > 0 && digits >= 3) || (marks >= 2 && digits >= 5);
}

}  // namespace

std::string text_key(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    auto end = i;
    if (is_digit(text[i]))
      while (end < text.size() && may_be_in_moment(text[end])) ++end;
    if (end == i) out += text[i++];
    else if (auto const run = text.substr(i, end - i); i = end, !is_moment(run)) out += run;
  }
  return content_hash(out);
}

}  // namespace bifrons::crawl
