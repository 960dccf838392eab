// SPDX-License-Identifier: GPL-3.0-or-later
// The directory of a knowledge base: made whole or not at all, checked before use, locked while written.
#include "corpus/kb/kb.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <system_error>
#include <utility>

#include "corpus/kb/settings.hpp"
#include "corpus/schema/document.hpp"
#include "corpus/topics/taxonomy.hpp"

namespace bifrons::kb {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view version_heading = "bifrons knowledge base, format ";

std::string from_environment(char const* name) {
  char const* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read at start, before threads
  return value == nullptr ? std::string{} : std::string{value};
}

std::string reason(std::error_code code) { return code.message(); }

/// Writes through a temporary name, so that a reader or a crash never meets half a file.
Result<void> write_file(fs::path const& path, std::string_view content) {
  fs::path const part = path.string() + ".part";
  {
    std::ofstream file(part, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.flush();
    if (!file) return failure(ErrorCode::broken, path.string() + " could not be written (" + std::strerror(errno) + ")", "free disk space or choose another place with --kb DIR");
  }
  std::error_code code;
  fs::rename(part, path, code);
  if (code) return failure(ErrorCode::broken, path.string() + " could not be written (" + reason(code) + ")");
  return {};
}

std::string version_line() { return std::string(version_heading) + std::to_string(schema::format_version) + "\n"; }

bool is_empty_directory(fs::path const& path) {
  std::error_code code;
  return fs::is_directory(path, code) && fs::is_empty(path, code) && !code;
}

/// An index without a readable version file is a damaged knowledge base; without an index there is none at all.
tl::unexpected<Error> no_version(Layout const& layout) {
  std::error_code code;
  if (!fs::exists(layout.index(), code))
    return failure(ErrorCode::broken, layout.root.string() + " is no knowledge base (it has no version file and no index)", "make one in an empty place with: bifrons init --kb DIR");
  return failure(ErrorCode::broken, layout.version().string() + " is missing or damaged",
                 "restore it from a backup, or write this line into it: " + std::string(version_heading) + std::to_string(schema::format_version));
}

Result<void> make_index(fs::path const& path) {
  try {
    Xapian::WritableDatabase index(path.string(), Xapian::DB_CREATE_OR_OPEN);
    index.set_metadata("format", std::to_string(schema::format_version));
    index.set_metadata("analysis", text::analysis_name());
    index.commit();
  } catch (Xapian::Error const& error) {
    return failure(ErrorCode::broken, "the index " + path.string() + " could not be made (" + error.get_description() + ")", "check disk space and rights");
  }
  return {};
}

}  // namespace

fs::path chosen(std::optional<std::string> const& option) {
  if (option && !option->empty()) return *option;
  if (auto kb = from_environment("BIFRONS_KB"); !kb.empty()) return kb;
  if (auto data = from_environment("XDG_DATA_HOME"); !data.empty()) return fs::path(data) / "bifrons" / "default";
  return fs::path(from_environment("HOME")) / ".local" / "share" / "bifrons" / "default";
}

Result<bool> init(fs::path const& root) {
  Layout const layout{root};
  std::error_code code;
  if (fs::exists(layout.version(), code)) return open(root).map([](Layout const&) { return false; });
  if (fs::exists(root, code) && !is_empty_directory(root) && !fs::exists(layout.lock(), code))
    return failure(ErrorCode::bad_input, root.string() + " holds something else than a knowledge base", "give an empty or new directory");
  fs::create_directories(root, code);
  if (code) return failure(ErrorCode::broken, root.string() + " could not be made (" + reason(code) + ")", "choose another place with --kb DIR");
  auto lock = WriteLock::take(layout);
  if (!lock) return tl::unexpected(lock.error());
  for (auto const& [path, content] : {std::pair<fs::path, std::string>{layout.settings(), default_settings()},
                                      std::pair<fs::path, std::string>{layout.topics(), std::string(topics::default_taxonomy())}})
    if (!fs::exists(path, code))
      if (auto written = write_file(path, content); !written) return tl::unexpected(written.error());
  if (auto made = make_index(layout.index()); !made) return tl::unexpected(made.error());
  // The version file comes last: a directory with it is whole.
  if (auto written = write_file(layout.version(), version_line()); !written) return tl::unexpected(written.error());
  return true;
}

bool is_half_made(fs::path const& root) {
  Layout const layout{root};
  std::error_code code;
  if (fs::exists(layout.version(), code) || !fs::exists(layout.lock(), code)) return false;
  if (!fs::exists(layout.index(), code)) return true;
  try {
    return Xapian::Database(layout.index().string()).get_doccount() == 0;
  } catch (Xapian::DatabaseOpeningError const&) {
    return fs::is_empty(layout.index(), code);
  } catch (Xapian::Error const&) {
    return false;
  }
}

namespace {

/// older: lets an older format through.
Result<Layout> open_checked(fs::path const& root, bool older) {
  Layout layout{root};
  std::error_code code;
  if (!fs::exists(root, code)) return failure(ErrorCode::broken, "there is no knowledge base at " + root.string(), "make one with: bifrons init --kb " + root.string());
  if (!fs::is_directory(root, code)) return failure(ErrorCode::broken, root.string() + " is no directory", "choose a knowledge base with --kb DIR");
  std::ifstream file(layout.version(), std::ios::binary);
  std::string line(128, '\0');
  file.read(line.data(), static_cast<std::streamsize>(line.size()));
  line.resize(static_cast<std::size_t>(file.gcount()));
  if (!line.starts_with(version_heading))
    return no_version(layout);
  std::uint32_t found = 0;
  auto const* begin = line.data() + version_heading.size();
  auto const parsed = std::from_chars(begin, line.data() + line.size(), found);
  if (parsed.ec != std::errc{}) return failure(ErrorCode::broken, layout.version().string() + " names no format number", "restore it from a backup");
  if (found > schema::format_version)
    return failure(ErrorCode::version, root.string() + " has format " + std::to_string(found) + ", newer than this program's " + std::to_string(schema::format_version),
                   "use a newer bifrons; the knowledge base was left untouched");
  if (found < schema::format_version && !older)
    return failure(ErrorCode::version, root.string() + " has the older format " + std::to_string(found), "run: bifrons upgrade --kb " + root.string());
  if (!fs::exists(layout.index(), code))
    return failure(ErrorCode::broken, "the index of " + root.string() + " is missing", "restore the index folder from a backup, or import again into a new knowledge base");
  return layout;
}

}  // namespace

Result<Layout> open(fs::path const& root) { return open_checked(root, false); }
Result<Layout> open_older(fs::path const& root) { return open_checked(root, true); }

namespace {

bool sync(fs::path const& path) {
  int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  bool const done = ::fsync(file) == 0;
  ::close(file);
  return done;
}

/// A folder without folders in it.
bool sync_folder(fs::path const& folder) {
  std::error_code code;
  for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code))
    if (!sync(at->path())) return false;
  return !code && sync(folder);
}

}  // namespace

Result<void> replace_index(Layout const& layout, fs::path const& fresh) {
  if (!sync_folder(fresh)) return failure(ErrorCode::broken, fresh.string() + " could not be brought to the disk (" + std::strerror(errno) + ")", "free disk space; the old index is whole");
  if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, layout.index().c_str(), RENAME_EXCHANGE) != 0)
    return failure(ErrorCode::broken, layout.index().string() + " could not be replaced (" + std::strerror(errno) + ")", "check the rights of its folder; the old index is whole");
  sync(layout.root);
  std::error_code code;
  fs::remove_all(fresh, code);  // the old one now; what is left of it harms nobody
  return {};
}

Result<void> mark_upgraded(Layout const& layout) { return write_file(layout.version(), version_line()); }

Result<WriteLock> WriteLock::take(Layout const& layout) {
  int const file = ::open(layout.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) return failure(ErrorCode::broken, layout.lock().string() + " could not be opened (" + std::strerror(errno) + ")", "check rights and disk space");
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    std::array<char, 32> holder{};
    auto const read = ::pread(file, holder.data(), holder.size() - 1, 0);
    ::close(file);
    std::string who = read > 0 ? std::string(holder.data(), static_cast<std::size_t>(read)) : std::string{};
    while (!who.empty() && who.back() == '\n') who.pop_back();
    return failure(ErrorCode::busy, layout.root.string() + " is being written by another process" + (who.empty() ? "" : " (" + who + ")"), "wait until it ends, then run the command again");
  }
  auto const pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(file, 0) != 0 || ::pwrite(file, pid.data(), pid.size(), 0) < 0) {
    // The lock holds without the number; only the message of a second writer is poorer.
  }
  return WriteLock(file);
}

WriteLock::~WriteLock() {
  if (file_ >= 0) ::close(file_);
}
WriteLock::WriteLock(WriteLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
WriteLock& WriteLock::operator=(WriteLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

}  // namespace bifrons::kb
