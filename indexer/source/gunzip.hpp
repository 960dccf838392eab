// SPDX-License-Identifier: GPL-3.0-or-later
// Gzip files as they lie on servers (sitemap.xml.gz), unpacked within a bound.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/base/result.hpp"

namespace bifrons::source {

[[nodiscard]] bool is_gzip(std::string_view bytes);

/// All members, one after the other; what unpacked before damage or a cut is kept. unreadable where nothing did;
/// refused where it is more than bound bytes.
[[nodiscard]] Result<std::string> gunzip(std::string_view bytes, std::size_t bound = 64u << 20);

}  // namespace bifrons::source
