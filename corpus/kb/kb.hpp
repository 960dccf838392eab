// SPDX-License-Identifier: GPL-3.0-or-later
// The knowledge base: one directory, its parts by name, its format version, and the lock of its one writer.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "corpus/base/result.hpp"

namespace bifrons::kb {

/// Where the parts of a knowledge base lie.
struct Layout {
  std::filesystem::path root;
  [[nodiscard]] std::filesystem::path settings() const { return root / "bifrons.toml"; }
  [[nodiscard]] std::filesystem::path topics() const { return root / "topics.toml"; }
  [[nodiscard]] std::filesystem::path index() const { return root / "index"; }
  [[nodiscard]] std::filesystem::path side_index() const { return root / "index.part"; }  ///< of a running import; what stands there otherwise is for nobody
  [[nodiscard]] std::filesystem::path crawl_state() const { return root / "crawl.sqlite"; }
  [[nodiscard]] std::filesystem::path archive() const { return root / "archive"; }
  [[nodiscard]] std::filesystem::path version() const { return root / "version"; }
  [[nodiscard]] std::filesystem::path lock() const { return root / "lock"; }
};

/// --kb, else $BIFRONS_KB, else $XDG_DATA_HOME/bifrons/default (~/.local/share where that is unset).
[[nodiscard]] std::filesystem::path chosen(std::optional<std::string> const& option);

/// Makes a new one with commented defaults and an empty index; true where it was made, false where one stood there
/// (left as it is). bad_input where the directory holds something else.
[[nodiscard]] Result<bool> init(std::filesystem::path const& root);

/// What a kill in the middle of init() leaves: no version file, and nothing in the index. init() completes it.
[[nodiscard]] bool is_half_made(std::filesystem::path const& root);

/// Checks that root holds a knowledge base that this program reads. broken: missing, no directory, no version file,
/// no index; version: older or newer, named. Each with the command that mends it.
[[nodiscard]] Result<Layout> open(std::filesystem::path const& root);

/// As open(), but an older format is let through: for what mends it.
[[nodiscard]] Result<Layout> open_older(std::filesystem::path const& root);

/// Puts the index at fresh, brought to the disk, in the place of its own, which is removed. At every moment a whole index stands there, and
/// readers find the new one at their next question. The caller holds the write lock.
[[nodiscard]] Result<void> replace_index(Layout const&, std::filesystem::path const& fresh);

/// Says that it has this program's format now.
[[nodiscard]] Result<void> mark_upgraded(Layout const&);

/// The right to write, held until destroyed; the kernel frees it when the process dies.
class WriteLock {
 public:
  /// busy names the process that holds it.
  [[nodiscard]] static Result<WriteLock> take(Layout const&);
  ~WriteLock();
  WriteLock(WriteLock&&) noexcept;
  WriteLock& operator=(WriteLock&&) noexcept;

 private:
  explicit WriteLock(int file) noexcept : file_(file) {}
  int file_ = -1;
};

}  // namespace bifrons::kb
