// SPDX-License-Identifier: GPL-3.0-or-later
// A walk with a stack of its own, folder by folder, since the library's order is the disk's.
#include "indexer/import/walk.hpp"

#include <algorithm>
#include <string>
#include <system_error>
#include <vector>

namespace bifrons::import {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_files = 1'000'000, max_depth = 64;

bool is_inside(fs::path const& path, fs::path const& root) {
  std::error_code error;
  fs::path const real = fs::canonical(path, error);
  return !error && std::mismatch(root.begin(), root.end(), real.begin(), real.end()).first == root.end();
}

struct Waiting {
  fs::path path;
  std::size_t depth = 0;
};

/// What stands in a folder and may be looked at, last first, so that the stack gives it in order.
std::vector<Waiting> entries_of(Waiting const& folder, fs::path const& root, std::error_code& error) {
  std::vector<Waiting> entries;
  fs::directory_iterator at(folder.path, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    if (at->path().filename().string().starts_with('.')) continue;
    std::error_code ignored;
    bool const link = at->is_symlink(ignored);
    if (link && (!at->is_regular_file(ignored) || !is_inside(at->path(), root))) continue;
    if (at->is_directory(ignored) || at->is_regular_file(ignored)) entries.push_back({at->path(), folder.depth + 1});
  }
  std::sort(entries.begin(), entries.end(), [](auto const& a, auto const& b) { return b.path.native() < a.path.native(); });
  return entries;
}

}  // namespace

Result<void> walk_folder(fs::path const& folder, std::function<bool(fs::path const&)> const& visit, std::function<void(Error const&)> const& failed) {
  std::error_code error;
  fs::path const root = fs::canonical(folder, error);
  std::vector<Waiting> waiting{{folder, 0}};
  std::size_t files = 0;
  while (!waiting.empty()) {
    Waiting const next = std::move(waiting.back());
    waiting.pop_back();
    if (next.depth > 0 && fs::is_regular_file(next.path, error)) {
      if (++files > max_files) return failure(ErrorCode::refused, folder.string() + " holds more than 1,000,000 files.", "import its folders one by one");
      if (!visit(next.path)) return {};
      continue;
    }
    if (next.depth >= max_depth) {
      failed(Error{ErrorCode::refused, next.path.string() + " lies more than 64 folders deep.", "import it by itself"});
      continue;
    }
    error.clear();
    auto entries = entries_of(next, root, error);
    if (error) failed(Error{ErrorCode::unreadable, next.path.string() + " cannot be opened: " + error.message() + ".", "check its permissions"});
    std::move(entries.begin(), entries.end(), std::back_inserter(waiting));
  }
  return {};
}

}  // namespace bifrons::import
