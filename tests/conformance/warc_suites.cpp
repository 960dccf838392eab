// SPDX-License-Identifier: GPL-3.0-or-later
// The suite about web archives: which pages a file holds.
#include <array>
#include <cstring>

#include "indexer/archive/captured_page.hpp"
#include "indexer/archive/warc_reader.hpp"
#include "tests/conformance/suites.hpp"

namespace bifrons::conformance {
namespace {

boost::json::value answer_warc(boost::json::object const& in) {
  auto const bytes = bytes_of(in, "body");
  std::string_view left = bytes;
  auto const read = [&left](char* into, std::size_t size) {
    auto const n = std::min(size, left.size());
    if (n > 0) std::memcpy(into, left.data(), n);
    left.remove_prefix(n);
    return static_cast<std::ptrdiff_t>(n);
  };
  boost::json::array pages, complaints;
  archive::WarcReader reader(read, [&](std::string const& what) { complaints.emplace_back(what); });
  while (auto const record = reader.next())
    if (auto const page = archive::captured_page(*record)) pages.push_back({{"url", page->url}, {"status", page->status}, {"length", page->body.size()}});
  return boost::json::object{{"pages", std::move(pages)}, {"complaints", std::move(complaints)}};
}

constexpr std::array<Suite, 1> suites{{{"warc", answer_warc}}};

}  // namespace

std::span<Suite const> warc_suites() { return suites; }

}  // namespace bifrons::conformance
