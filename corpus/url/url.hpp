// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses by the WHATWG rules: parsed, resolved, and made canonical so that one page has one name.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace bifrons::url {

/// The parts of a parsed address, as the WHATWG URL API spells them ("https:", "?q=1", "#top").
struct Parts {
  std::string href, protocol, username, password, host, hostname, port, pathname, search, hash;
};

/// Absent where input (against base, unless that is empty) is no address. Input over 64 KiB is none.
/// Octets that are not UTF-8 are taken as they are, percent-encoded.
[[nodiscard]] std::optional<Parts> parse(std::string_view input, std::string_view base = {});

/// The absolute address that href means on the page base, fragment kept; absent as above.
[[nodiscard]] std::optional<std::string> resolve(std::string_view href, std::string_view base);

/// A query's UTF-8 text percent-encoded by way of the page's encoding, as charset::percent_encode_query does.
using QueryEncoder = std::function<std::string(std::string_view query)>;

/// The same for a link on a page that is not in UTF-8: browsers write its query in the page's encoding.
[[nodiscard]] std::optional<std::string> resolve(std::string_view href, std::string_view base,
                                                 QueryEncoder const& encode_query);

/// The key under which addresses count as the same page: http(s) only, no user info or fragment, unreserved octets
/// unescaped, hex in capitals, parameters sorted, tracking and session parameters dropped. Absent where it must not be crawled.
[[nodiscard]] std::optional<std::string> canonical(std::string_view input);

/// The host without "www." ("" where there is none): the article's site.
[[nodiscard]] std::string site(std::string_view address);

}  // namespace bifrons::url
