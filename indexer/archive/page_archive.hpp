// SPDX-License-Identifier: GPL-3.0-or-later
// The files of an archive folder, read: all their records in the order in which they were written, or one by where it lies.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "corpus/base/result.hpp"
#include "indexer/archive/member_stream.hpp"
#include "indexer/archive/warc_record.hpp"

namespace bifrons::archive {

/// The octets of a file from an offset on. not_found where there is none, unreadable where it cannot be opened.
[[nodiscard]] Result<Read> read_file(std::filesystem::path const&, std::uint64_t offset = 0);

/// where: "FILE#OFFSET"; visit's false ends the walk. complain gets a sentence for what is damaged. No folder is an empty archive.
[[nodiscard]] Result<void> each_record(std::filesystem::path const& folder, std::function<bool(std::string where, Record)> const& visit,
                                       std::function<void(std::string)> const& complain);

/// The record at "FILE#OFFSET". bad_input where that is no such place, not_found, unreadable.
[[nodiscard]] Result<Record> read_record(std::filesystem::path const& folder, std::string_view where);

}  // namespace bifrons::archive
