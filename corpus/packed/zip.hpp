// SPDX-License-Identifier: GPL-3.0-or-later
// The files in a zip archive, from memory or from disk, one by one: names that lead out, bombs and lies about sizes do no harm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"

namespace bifrons::packed {

/// The first octets are those of a zip archive.
[[nodiscard]] bool is_zip(std::string_view bytes);

/// total_bytes counts what all calls together have unpacked.
struct ZipLimits {
  std::size_t entries = 200'000;
  std::uint64_t entry_bytes = 64u << 20, total_bytes = 1u << 30;
};

/// A file in it; folders are left out.
struct ZipEntry {
  std::string name;            ///< UTF-8, parted by '/', relative, without "." and ".."
  std::uint64_t index = 0;     ///< in the archive's directory
  std::string unusable;        ///< why it cannot be read ("is encrypted"); "" where it can
};

/// Of one thread at a time.
class Zip {
 public:
  /// Fills at most size octets; 0 at the end, below 0 where the entry is damaged or past a bound (see why()).
  using Read = std::function<std::ptrdiff_t(char* into, std::size_t size)>;

  /// unreadable: no archive, no directory at its end, entries that lie over each other; refused: more entries than the bound.
  [[nodiscard]] static Result<Zip> open(std::filesystem::path const&, ZipLimits const& = {});
  [[nodiscard]] static Result<Zip> open_bytes(std::string_view bytes, ZipLimits const& = {});  ///< bytes must outlive it
  ~Zip();
  Zip(Zip&&) noexcept;
  Zip& operator=(Zip&&) noexcept;

  /// In the order of the archive's directory.
  [[nodiscard]] std::vector<ZipEntry> const& entries() const noexcept;
  [[nodiscard]] ZipEntry const* find(std::string_view name) const noexcept;

  /// The whole entry. unreadable: encrypted, damaged, not as long as it says; refused: past a bound.
  [[nodiscard]] Result<std::string> read(ZipEntry const&);
  /// The same as a stream that must not outlive this.
  [[nodiscard]] Result<Read> stream(ZipEntry const&);
  /// What ended the last stream: half a sentence ("is damaged"), "" for nothing.
  [[nodiscard]] std::string const& why() const noexcept;

 private:
  struct Archive;
  explicit Zip(std::unique_ptr<Archive>) noexcept;
  std::unique_ptr<Archive> archive_;
};

}  // namespace bifrons::packed
