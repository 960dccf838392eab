// SPDX-License-Identifier: GPL-3.0-or-later
// Folders: the same order everywhere, and no way out of them.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/temporary_directory.hpp"
#include "tests/unit/import/run.hpp"

namespace bifrons::import {
namespace {

namespace fs = std::filesystem;
using bifrons::testing::TemporaryDirectory;

void write(fs::path const& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

Run run_paths(std::vector<std::string> const& paths) {
  Run result;
  auto const summary = import_paths(paths, {}, result.sink());
  if (summary) result.summary = *summary;
  return result;
}

TEST(Folder, IsWalkedInSortedOrderWithoutHiddenFiles) {
  TemporaryDirectory directory;
  write(directory.path() / "b.txt", "b\n\nsecond");
  write(directory.path() / "a/z.txt", "az\n\ntext");
  write(directory.path() / ".git/c.txt", "no\n\ntext");
  write(directory.path() / "picture.png", "\x89PNG");
  write(directory.path() / "x.json", std::string("\0\1", 2));
  auto const got = run_paths({directory.path().string()});
  ASSERT_EQ(got.items.size(), 2U);
  EXPECT_EQ(got.items[0].article.title, "az");
  EXPECT_EQ(got.items[1].article.title, "b");
  EXPECT_EQ(got.summary.failed, 0U);
  EXPECT_EQ(got.summary.left_out, 1U);
}

TEST(Folder, OfASiteGivesPostsTheirAddressesAndKeepsDraftsOut) {
  TemporaryDirectory jekyll, hugo;
  write(jekyll.path() / "_config.yml", "title: x\nurl: https://e.example\nbaseurl: /blog\n");
  write(jekyll.path() / "_posts/2009-10-09-two-words.md", "---\npermalink: /two/\n---\ntext");
  write(jekyll.path() / "_posts/2009-10-10-pattern.md", "---\npermalink: /:year/:title/\n---\ntext");
  write(jekyll.path() / "_drafts/later.md", "---\ntitle: later\n---\ntext");
  write(hugo.path() / "hugo.toml", "baseURL = 'https://h.example/'\n");
  write(hugo.path() / "content/a.md", "+++\ntitle = 'A'\nurl = '/a/b/'\n+++\ntext");
  auto const got = run_paths({jekyll.path().string(), hugo.path().string()});
  ASSERT_EQ(got.items.size(), 3U);
  EXPECT_EQ(got.items[0].article.url, "https://e.example/blog/two/");
  EXPECT_EQ(got.items[0].article.title, "two words");
  EXPECT_EQ(got.items[0].article.published, "2009-10-09");
  EXPECT_EQ(got.items[1].article.url, "");
  EXPECT_EQ(got.items[2].article.url, "https://h.example/a/b/");
}

TEST(Folder, IsNotLeftThroughLinks) {
  TemporaryDirectory inside, outside;
  write(outside.path() / "secret.txt", "secret\n\ntext");
  write(inside.path() / "own.txt", "own\n\ntext");
  fs::create_symlink(outside.path() / "secret.txt", inside.path() / "link.txt");
  fs::create_directory_symlink(outside.path(), inside.path() / "folder");
  fs::create_directory_symlink(inside.path(), inside.path() / "loop");
  auto const got = run_paths({inside.path().string()});
  ASSERT_EQ(got.items.size(), 1U);
  EXPECT_EQ(got.items[0].article.title, "own");
}

TEST(Folder, AMissingPathIsNamedAndTheRestGoesOn) {
  TemporaryDirectory directory;
  write(directory.path() / "a.txt", "a\n\ntext");
  auto const got = run_paths({"/nowhere/at/all.txt", (directory.path() / "a.txt").string()});
  EXPECT_EQ(got.items.size(), 1U);
  EXPECT_EQ(got.errors, std::vector<std::string>{"There is no file /nowhere/at/all.txt."});
}

}  // namespace
}  // namespace bifrons::import
