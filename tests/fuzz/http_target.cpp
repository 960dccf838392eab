// SPDX-License-Identifier: GPL-3.0-or-later
// Any request target is taken apart or refused.
#include "searchd/http/target.hpp"
#include "tests/fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  std::string const bytes = bifrons::fuzz::text_of(data, size);
  if (auto const target = bifrons::http::read_target(bytes))
    for (auto const& parameter : target->parameters) static_cast<void>(bifrons::http::escape(parameter.value));
  return 0;
}
