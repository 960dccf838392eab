// SPDX-License-Identifier: GPL-3.0-or-later
// Markup inside feeds: XML children written out as HTML, addresses in HTML made absolute, base64 undone.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "corpus/xml/xml.hpp"

namespace bifrons::source {

/// href against base where it is relative; absolute ones stay as written; "" for a script.
[[nodiscard]] std::string absolute(std::string_view href, std::string_view base);

/// HTML text with the addresses in its tags made absolute and its tags written alike. Linear in its length.
[[nodiscard]] std::string resolved_markup(std::string_view html, std::string_view base);

/// The children of an element, text and tags in order, as HTML; not the element itself.
[[nodiscard]] std::string inner_markup(xml::Element const&);

/// C1 control characters as the windows-1252 characters that were meant.
[[nodiscard]] std::string without_c1(std::string_view utf8);

/// Octets of base64 text; "" where it is none.
[[nodiscard]] std::string base64_decoded(std::string_view text);

}  // namespace bifrons::source
