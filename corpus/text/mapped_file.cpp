// SPDX-License-Identifier: GPL-3.0-or-later
// mmap and its counterpart, owned.
#include "corpus/text/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace bifrons::text {

std::optional<MappedFile> MappedFile::open(std::filesystem::path const& path) {
  auto const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  struct stat about {};
  auto const is_file = ::fstat(file, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0;
  auto const size = is_file ? static_cast<std::size_t>(about.st_size) : 0;
  auto* const bytes = is_file ? ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0) : MAP_FAILED;
  ::close(file);
  if (bytes == MAP_FAILED) return std::nullopt;
  return MappedFile(std::string_view(static_cast<char const*>(bytes), size));
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

}  // namespace bifrons::text
