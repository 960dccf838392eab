// SPDX-License-Identifier: GPL-3.0-or-later
// The stored form of an article: one compact run of bytes, the text last.
#pragma once

#include <string>

#include "corpus/schema/document.hpp"

namespace bifrons::schema {

/// A version byte, then each field with its length before it, the text at the end.
[[nodiscard]] std::string encode_record(Article const&);

/// Reads foreign bytes without fear: broken at the first that does not fit.
[[nodiscard]] Result<Record> decode_record(std::string bytes);

}  // namespace bifrons::schema
