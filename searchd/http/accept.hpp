// SPDX-License-Identifier: GPL-3.0-or-later
// What a client prefers: the weights of Accept and Accept-Encoding.
#pragma once

#include <span>
#include <string_view>

namespace bifrons::http {

/// The weight from 0 to 1 that header gives to name (RFC 9110 12.5): the most exact range wins, "type/*" and "*" count.
/// 0 where it is not mentioned; 1 where header is empty.
[[nodiscard]] double preference(std::string_view header, std::string_view name);

/// The index of the best offer, the first of equals; offers.size() where none is acceptable.
[[nodiscard]] std::size_t best_offer(std::string_view header, std::span<std::string_view const> offers);

}  // namespace bifrons::http
