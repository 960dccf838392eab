// SPDX-License-Identifier: GPL-3.0-or-later
// The suite about dates, of feeds, meta tags and pages.
#include <array>

#include "indexer/dates/dates.hpp"
#include "tests/conformance/suites.hpp"

namespace bifrons::conformance {
namespace {

boost::json::value answer_date(boost::json::object const& in) {
  boost::json::object out;
  auto const iso = dates::parse_date(text_of(in, "date"));
  auto const utc = iso ? dates::to_utc(*iso) : std::nullopt;
  out["utc"] = utc ? boost::json::value(*utc) : boost::json::value(nullptr);
  return out;
}

constexpr std::array<Suite, 1> suites{{{"dates", answer_date}}};

}  // namespace

std::span<Suite const> date_suites() { return suites; }

}  // namespace bifrons::conformance
