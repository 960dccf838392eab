// SPDX-License-Identifier: GPL-3.0-or-later
// A file in memory without reading it: big dictionaries cost only the pages that are looked at, shared by all processes.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace bifrons::text {

class MappedFile {
 public:
  /// Nothing where path is no file that can be read, or is empty.
  [[nodiscard]] static std::optional<MappedFile> open(std::filesystem::path const& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  [[nodiscard]] std::string_view bytes() const noexcept { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) noexcept : bytes_(bytes) {}
  std::string_view bytes_;
};

}  // namespace bifrons::text
