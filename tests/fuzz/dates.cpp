// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is a date or none.
#include "indexer/dates/dates.hpp"
#include "tests/fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  std::string const bytes = bifrons::fuzz::text_of(data, size);
  if (auto const iso = bifrons::dates::parse_date(bytes)) static_cast<void>(bifrons::dates::to_utc(*iso));
  static_cast<void>(bifrons::dates::find_dates(bytes, {.lang = "ru", .fetched = "2024-01-15"}));
  return 0;
}
