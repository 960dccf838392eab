// SPDX-License-Identifier: GPL-3.0-or-later
// Files by name, which is by time.
#include "indexer/archive/page_archive.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <system_error>
#include <vector>

#include "indexer/archive/warc_reader.hpp"

namespace bifrons::archive {
namespace {

namespace fs = std::filesystem;

struct CloseFile {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};

bool is_archive_name(fs::path const& path) { return path.native().ends_with(".warc.gz") || path.native().ends_with(".warc"); }

}  // namespace

Result<Read> read_file(fs::path const& path, std::uint64_t offset) {
  std::error_code code;
  if (!fs::is_regular_file(path, code)) return failure(ErrorCode::not_found, "There is no archive file " + path.string() + ".", "bring it back from a backup");
  std::shared_ptr<std::FILE> const file(std::fopen(path.c_str(), "rb"), [](std::FILE* f) { if (f != nullptr) CloseFile{}(f); });
  if (!file || ::fseeko(file.get(), static_cast<off_t>(offset), SEEK_SET) != 0) return failure(ErrorCode::unreadable, path.string() + " cannot be read.", "check its rights");
  return [file](char* into, std::size_t size) -> std::ptrdiff_t {
    auto const n = std::fread(into, 1, size, file.get());
    return n == 0 && std::ferror(file.get()) != 0 ? -1 : static_cast<std::ptrdiff_t>(n);
  };
}

Result<void> each_record(fs::path const& folder, std::function<bool(std::string, Record)> const& visit, std::function<void(std::string)> const& complain) {
  std::error_code code;
  std::vector<fs::path> files;
  for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code))
    if (is_archive_name(at->path())) files.push_back(at->path());
  if (code && code != std::errc::no_such_file_or_directory) return failure(ErrorCode::broken, folder.string() + " cannot be read (" + code.message() + ")", "check its rights");
  std::ranges::sort(files);
  for (auto const& path : files) {
    auto read = read_file(path);
    if (!read) return tl::unexpected(read.error());
    auto const name = path.filename().string();
    WarcReader reader(std::move(*read), [&](std::string const& what) { if (complain) complain(path.string() + ": " + what); });
    while (auto record = reader.next()) {
      auto where = name + '#' + std::to_string(record->offset);
      if (!visit(std::move(where), std::move(*record))) return {};
    }
  }
  return {};
}

Result<Record> read_record(fs::path const& folder, std::string_view where) {
  auto const hash = where.rfind('#');
  auto const name = where.substr(0, hash);
  auto const offset = hash == where.npos ? std::nullopt : parse_length(where.substr(hash + 1));
  if (!offset || name.empty() || name.find('/') != name.npos || name.starts_with('.')) return failure(ErrorCode::bad_input, "\"" + std::string(where) + "\" is no place in an archive.", "it looks like FILE#OFFSET");
  auto read = read_file(folder / name, *offset);
  if (!read) return tl::unexpected(read.error());
  WarcReader reader(std::move(*read), {});
  auto record = reader.next();
  if (!record || record->offset != 0) return failure(ErrorCode::unreadable, "There is no whole record at " + std::string(where) + ".", "bring the archive back from a backup");
  record->offset = *offset;
  return std::move(*record);
}

}  // namespace bifrons::archive
