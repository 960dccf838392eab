// SPDX-License-Identifier: GPL-3.0-or-later
// libzip for the directory and the codings; every size is counted here, since what a directory says of sizes is hearsay.
#include "corpus/packed/zip.hpp"

#include <zip.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace bifrons::packed {
namespace {

using Handle = std::unique_ptr<zip_t, void (*)(zip_t*)>;

/// Forward slashes, no leading "./"; "" where it leads out of the archive or is no name at all.
std::string safe_name(std::string_view name) {
  std::string clean(name);
  std::ranges::replace(clean, '\\', '/');  // as some programs write on Windows
  while (clean.starts_with("./")) clean.erase(0, 2);
  if (clean.empty() || clean.starts_with('/') || (clean.size() > 1 && clean[1] == ':')) return {};
  for (std::string_view left = clean; !left.empty();) {
    auto const end = std::min(left.find('/'), left.size());
    if (left.substr(0, end) == "..") return {};
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return clean;
}

std::string unusable(zip_stat_t const& stat) {
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) return "is encrypted";
  if ((stat.valid & ZIP_STAT_COMP_METHOD) != 0 && zip_compression_method_supported(stat.comp_method, 0) == 0) return "is packed in a way that is not known here";
  return {};
}

tl::unexpected<Error> no_archive(std::string why) {
  return failure(ErrorCode::unreadable, "is no whole zip archive (" + std::move(why) + ")", "make or fetch it again");
}

std::string message_of(int code) {
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string text = zip_error_strerror(&error);
  zip_error_fini(&error);
  return text;
}

}  // namespace

struct Zip::Archive {
  Handle handle;
  ZipLimits limits;
  std::vector<ZipEntry> entries{};
  std::uint64_t unpacked = 0;
  std::string why{};

  /// Reads the directory. size: of the archive; more packed octets than it has means that entries share them, as bombs do.
  Result<void> list(std::uint64_t size) {
    auto const count = zip_get_num_entries(handle.get(), 0);
    if (count < 0) return no_archive("it has no directory");
    if (static_cast<std::uint64_t>(count) > limits.entries)
      return failure(ErrorCode::refused, "holds more than " + std::to_string(limits.entries) + " files", "unpack it, and give the folder");
    std::uint64_t packed = 0;
    for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(count); ++i) {
      zip_stat_t stat;
      zip_stat_init(&stat);
      auto const* const raw = zip_get_name(handle.get(), i, ZIP_FL_ENC_GUESS);
      std::string_view const name = raw == nullptr ? std::string_view{} : std::string_view(raw);
      if (name.ends_with('/') || name.ends_with('\\')) continue;
      bool const known = zip_stat_index(handle.get(), i, 0, &stat) == 0;
      auto clean = safe_name(name);
      auto fault = clean.empty() ? std::string("cannot be taken: its name leads out of the archive") : known ? unusable(stat) : std::string("is damaged");
      if (known && (stat.valid & ZIP_STAT_COMP_SIZE) != 0) packed += std::min(stat.comp_size, size + 1);
      if (packed > size) return no_archive("its files lie over each other");
      entries.push_back({clean.empty() ? std::string(name) : std::move(clean), i, std::move(fault)});
    }
    return {};
  }

};

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); }

Result<Zip> Zip::open(std::filesystem::path const& path, ZipLimits const& limits) {
  std::error_code code;
  auto const size = std::filesystem::file_size(path, code);
  if (code) return failure(ErrorCode::unreadable, "cannot be opened (" + code.message() + ")", "check its permissions");
  int error = 0;
  Handle handle(zip_open(path.c_str(), ZIP_RDONLY, &error), &zip_discard);
  if (!handle) return no_archive(message_of(error));
  auto archive = std::make_unique<Archive>(Archive{std::move(handle), limits});
  if (auto listed = archive->list(size); !listed) return tl::unexpected(listed.error());
  return Zip(std::move(archive));
}

Result<Zip> Zip::open_bytes(std::string_view bytes, ZipLimits const& limits) {
  zip_error_t error;
  zip_error_init(&error);
  auto* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  Handle handle(source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error), &zip_discard);
  if (!handle && source != nullptr) zip_source_free(source);
  std::string why = handle ? std::string{} : zip_error_strerror(&error);
  zip_error_fini(&error);
  if (!handle) return no_archive(std::move(why));
  auto archive = std::make_unique<Archive>(Archive{std::move(handle), limits});
  if (auto listed = archive->list(bytes.size()); !listed) return tl::unexpected(listed.error());
  return Zip(std::move(archive));
}

Zip::Zip(std::unique_ptr<Archive> archive) noexcept : archive_(std::move(archive)) {}
Zip::~Zip() = default;
Zip::Zip(Zip&&) noexcept = default;
Zip& Zip::operator=(Zip&&) noexcept = default;

std::vector<ZipEntry> const& Zip::entries() const noexcept { return archive_->entries; }
std::string const& Zip::why() const noexcept { return archive_->why; }

ZipEntry const* Zip::find(std::string_view name) const noexcept {
  auto const at = std::ranges::find(archive_->entries, name, &ZipEntry::name);
  return at == archive_->entries.end() ? nullptr : &*at;
}

Result<Zip::Read> Zip::stream(ZipEntry const& entry) {
  if (!entry.unusable.empty()) return failure(ErrorCode::unreadable, entry.unusable);
  std::shared_ptr<zip_file_t> const file(zip_fopen_index(archive_->handle.get(), entry.index, 0), [](zip_file_t* f) { if (f != nullptr) zip_fclose(f); });
  if (!file) return failure(ErrorCode::unreadable, std::string("cannot be unpacked (") + zip_strerror(archive_->handle.get()) + ")");
  archive_->why.clear();
  return [file, archive = archive_.get(), given = std::uint64_t{0}](char* into, std::size_t size) mutable -> std::ptrdiff_t {
    auto const n = zip_fread(file.get(), into, size);
    if (n < 0) return archive->why = "is damaged", -1;
    given += static_cast<std::uint64_t>(n);
    archive->unpacked += static_cast<std::uint64_t>(n);
    if (given > archive->limits.entry_bytes) return archive->why = "is larger than " + std::to_string(archive->limits.entry_bytes >> 20) + " MiB when unpacked", -1;
    if (archive->unpacked > archive->limits.total_bytes) return archive->why = "is past what the archive may unpack to in all", -1;
    return static_cast<std::ptrdiff_t>(n);
  };
}

Result<std::string> Zip::read(ZipEntry const& entry) {
  auto next = stream(entry);
  if (!next) return tl::unexpected(next.error());
  constexpr std::size_t piece = 64u << 10;
  std::string bytes;
  for (;;) {
    auto const before = bytes.size();
    bytes.resize(before + piece);
    auto const n = (*next)(bytes.data() + before, piece);
    bytes.resize(before + static_cast<std::size_t>(std::max<std::ptrdiff_t>(n, 0)));
    if (n == 0) return bytes;
    if (n < 0) return failure(why() == "is damaged" ? ErrorCode::unreadable : ErrorCode::refused, why());
  }
}

}  // namespace bifrons::packed
