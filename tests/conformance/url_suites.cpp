// SPDX-License-Identifier: GPL-3.0-or-later
// Suites about addresses: parsing, host names, canonical keys.
#include <array>
#include <optional>

#include "corpus/url/url.hpp"
#include "tests/conformance/suites.hpp"

namespace bifrons::conformance {
namespace {

boost::json::value answer_url(boost::json::object const& in) {
  boost::json::object out;
  auto const parts = url::parse(text_of(in, "input"), text_of(in, "base"));
  out["failure"] = !parts;
  if (!parts) return out;
  out["href"] = parts->href;
  out["protocol"] = parts->protocol;
  out["username"] = parts->username;
  out["password"] = parts->password;
  out["host"] = parts->host;
  out["hostname"] = parts->hostname;
  out["port"] = parts->port;
  out["pathname"] = parts->pathname;
  out["search"] = parts->search;
  out["hash"] = parts->hash;
  return out;
}

boost::json::value answer_idna(boost::json::object const& in) {
  boost::json::object out;
  auto const parts = url::parse("https://" + std::string(text_of(in, "domain")) + "/x");
  out["failure"] = !parts;
  if (parts) out["ascii"] = parts->hostname;
  return out;
}

boost::json::value answer_canonical(boost::json::object const& in) {
  boost::json::object out;
  auto const key = url::canonical(text_of(in, "url"));
  out["canonical"] = key ? boost::json::value(*key) : boost::json::value(nullptr);
  return out;
}

constexpr std::array<Suite, 3> suites{{
    {"url", answer_url},
    {"idna", answer_idna},
    {"url-canon", answer_canonical},
}};

}  // namespace

std::span<Suite const> url_suites() { return suites; }

}  // namespace bifrons::conformance
