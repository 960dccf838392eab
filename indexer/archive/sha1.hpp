// SPDX-License-Identifier: GPL-3.0-or-later
// The digest by which web archives name payloads: SHA-1 in base32, a name and no seal.
#pragma once

#include <string>
#include <string_view>

namespace bifrons::archive {

/// "sha1:" and 32 characters, of both stretches as one.
[[nodiscard]] std::string sha1_digest(std::string_view bytes, std::string_view more = {});

}  // namespace bifrons::archive
