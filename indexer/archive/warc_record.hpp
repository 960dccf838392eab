// SPDX-License-Identifier: GPL-3.0-or-later
// One record of a web archive as a value: its named fields, its block, where it lies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bifrons::archive {

/// Bounds of one record; past them it is passed over.
inline constexpr std::size_t max_block_bytes = 64u << 20, max_head_bytes = 256u << 10;

/// Names in lower case, in order, values as sent without blanks around them.
using Fields = std::vector<std::pair<std::string, std::string>>;

/// The first field of that (lower-case) name, or "".
[[nodiscard]] std::string field(Fields const&, std::string_view name);

/// Lines "Name: value" with CRLF or LF, folded ones joined; what is no field is left out.
[[nodiscard]] Fields parse_fields(std::string_view lines);

/// Where the blank line that ends a head ends, counted from the start; npos where there is none.
[[nodiscard]] std::size_t head_end(std::string_view bytes, std::size_t from = 0);

struct Record {
  std::uint64_t offset = 0;  ///< in the file, of the record or of the gzip member that it lies in
  Fields fields;
  std::string block;
  [[nodiscard]] std::string field(std::string_view name) const { return archive::field(fields, name); }
  [[nodiscard]] std::string type() const { return field("warc-type"); }
  /// Without the angle brackets that some writers put around it.
  [[nodiscard]] std::string target() const;
};

/// The head of an ARC record, "URL IP date type … length", as the fields that a WARC record would have; absent where the line is none.
[[nodiscard]] std::optional<Fields> parse_arc_line(std::string_view line);

/// A whole number of octets; absent where it is none.
[[nodiscard]] std::optional<std::uint64_t> parse_length(std::string_view digits);

}  // namespace bifrons::archive
