// SPDX-License-Identifier: GPL-3.0-or-later
// The table of kinds: what the start of a file must look like, and who reads it. A row more is a kind more.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "corpus/base/result.hpp"
#include "indexer/import/batch.hpp"
#include "indexer/import/input.hpp"

namespace bifrons::import {

/// How much of a file is looked at.
inline constexpr std::size_t head_bytes = 64U << 10;

/// A file's start as text, and the ending of its name in lower case without ".gz" ("md"; "" for none).
struct Head {
  std::string text;     ///< UTF-8, byte order mark and leading blanks off
  std::string lower;    ///< the same in lower case
  std::string ending;
};

struct Kind {
  std::string_view name;            ///< for messages: "WordPress export"
  bool (*fits)(Head const&);
  std::variant<void (*)(File const&, Batch&), void (*)(Input&, std::string_view, Batch&)> read;  ///< of a whole file, or of a stream
  bool in_folders = true;           ///< also taken where it is met in a folder, not named
};

/// The kind of the first row that fits. unreadable for what is known to be something else (a picture, an archive), with its
/// name.
[[nodiscard]] Result<Kind const*> kind_of(std::string_view head, std::string_view name);

/// Files in folders whose ending says that they are worth opening.
[[nodiscard]] bool worth_opening(std::string_view name);

}  // namespace bifrons::import
