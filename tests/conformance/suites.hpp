// SPDX-License-Identifier: GPL-3.0-or-later
// The table of conformance suites: each file of answers adds its rows, main.cpp asks them all.
#pragma once

#include <boost/json.hpp>
#include <span>
#include <string>
#include <string_view>

namespace bifrons::conformance {

/// One suite by its folder name, and the function that answers a record's "in" with its "out".
/// An answer may throw: the record then counts as an error, and the run goes on.
struct Suite {
  std::string_view name;
  boost::json::value (*answer)(boost::json::object const& in);
};

[[nodiscard]] std::span<Suite const> date_suites();
[[nodiscard]] std::span<Suite const> encoding_suites();
[[nodiscard]] std::span<Suite const> html_suites();
[[nodiscard]] std::span<Suite const> import_suites();
[[nodiscard]] std::span<Suite const> source_suites();
[[nodiscard]] std::span<Suite const> text_suites();
[[nodiscard]] std::span<Suite const> url_suites();
[[nodiscard]] std::span<Suite const> warc_suites();

/// The member key as text, "" where it is absent or null.
[[nodiscard]] std::string_view text_of(boost::json::object const& in, std::string_view key);

/// The octets of member key: base64 where key_b64 is there, else its text. Throws on base64 that is none.
[[nodiscard]] std::string bytes_of(boost::json::object const& in, std::string_view key);

/// {"error": why}
[[nodiscard]] boost::json::object error_answer(std::string_view why);

}  // namespace bifrons::conformance
