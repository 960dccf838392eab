// SPDX-License-Identifier: GPL-3.0-or-later
// A run over bytes at hand, with all that came out of it, for the tests of this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/import/import.hpp"

namespace bifrons::import {

struct Run {
  std::vector<Item> items;
  std::vector<std::string> errors, left_out;
  Summary summary;

  [[nodiscard]] Sink sink() {
    return {.take = [this](Item item) -> Result<void> { return items.push_back(std::move(item)), Result<void>(); },
            .failed = [this](Error const& error) { errors.push_back(error.what); },
            .left_out = [this](std::string_view name, std::string_view why) { left_out.push_back(std::string(name) + ": " + std::string(why)); }};
  }
};

inline Run run(std::string_view bytes, std::string_view name, Options const& options = {}) {
  Run result;
  if (auto summary = import_bytes(bytes, name, options, result.sink())) result.summary = *summary;
  else result.errors.push_back(summary.error().what);
  return result;
}

}  // namespace bifrons::import
