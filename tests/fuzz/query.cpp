// SPDX-License-Identifier: GPL-3.0-or-later
// Any query is understood or refused, and what was understood is understood again as the same.
#include <cstdlib>

#include "searchd/query/expr.hpp"
#include "tests/fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  std::string const bytes = bifrons::fuzz::text_of(data, size);
  static_cast<void>(bifrons::query::to_text(bifrons::query::plain_words(bytes)));
  auto const parsed = bifrons::query::parse(bytes);
  if (!parsed) return 0;
  auto const text = bifrons::query::to_text(*parsed);
  auto const again = bifrons::query::parse(text);
  // A canonical form may pass the bound of length that the query kept.
  if (text.size() <= 4096 && (!again || !(*again == *parsed))) std::abort();
  return 0;
}
