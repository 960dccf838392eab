// SPDX-License-Identifier: GPL-3.0-or-later
// The journal of answers: what it holds after a kill, at whatever moment.
#include "indexer/crawl/journal.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_directory.hpp"

namespace bifrons::crawl {
namespace {

Task task(std::string const& url) {
  Task task;
  task.url = task.key = url;
  task.host = "blog.test";
  task.source = 3;
  task.seed = true;
  task.via = {"http://blog.test/old", "http://blog.test/older"};
  return task;
}

fetch::Resource answer(std::string body) {
  fetch::Resource resource;
  resource.url = "http://blog.test/a";
  resource.status = 200;
  resource.headers = {{"etag", "\"1\""}, {"x-raw", "\xff:\n"}};
  resource.head = "HTTP/1.1 200 OK\r\n";
  resource.body = std::move(body);
  resource.request = "GET / HTTP/1.1\r\n\r\n";
  resource.fetched_at = std::chrono::sys_seconds(std::chrono::seconds(1'700'000'000));
  return resource;
}

class JournalTest : public ::testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path path() const { return directory_.path() / "answers"; }
  [[nodiscard]] Journal open(std::string token) const { return std::move(*Journal::open(path(), std::move(token))); }
  testing::TemporaryDirectory directory_;
};

TEST_F(JournalTest, GivesBackWhatWasLeft) {
  {
    auto journal = open("");
    journal.done(*journal.add(task("http://blog.test/a"), answer("done")));
    auto const b = *journal.add(task("http://blog.test/b"), answer(std::string("one\0two\n", 8)));
    ASSERT_TRUE(journal.kept(b, "file#12"));
  }
  auto const journal = open("");
  ASSERT_EQ(journal.left().size(), 2u) << "what was dealt with stays until a commit";
  auto const& left = journal.left()[1];
  EXPECT_EQ(left.url, "http://blog.test/b");
  EXPECT_EQ(left.via.size(), 2u);
  EXPECT_TRUE(left.seed);
  EXPECT_EQ(left.source, 3);
  EXPECT_EQ(journal.place(left.answer), "file#12");
  auto const resource = journal.read(left.answer).value();
  EXPECT_EQ(resource.body, std::string("one\0two\n", 8));
  EXPECT_EQ(resource.request, "GET / HTTP/1.1\r\n\r\n");
  EXPECT_EQ(resource.headers, answer("").headers);
  EXPECT_EQ(resource.fetched_at, answer("").fetched_at);
}

TEST_F(JournalTest, ACommitLeavesWhatIsNotDone) {
  std::string token;
  {
    auto journal = open("");
    journal.done(*journal.add(task("http://blog.test/a"), answer("a")));
    auto const b = *journal.add(task("http://blog.test/b"), answer("b"));
    ASSERT_TRUE(journal.kept(b, "file#12"));
    token = *journal.prepare();
    ASSERT_TRUE(journal.settle());
    EXPECT_EQ(journal.read(b)->body, "b");
    (void)journal.add(task("http://blog.test/c"), answer("c"));
  }
  auto const journal = open(token);
  ASSERT_EQ(journal.left().size(), 2u);
  EXPECT_EQ(journal.left()[0].url, "http://blog.test/b");
  EXPECT_EQ(journal.place(journal.left()[0].answer), "file#12");
  EXPECT_EQ(journal.read(journal.left()[1].answer)->body, "c");
}

TEST_F(JournalTest, AKillBetweenItsTwoFilesAndTheCommitIsNoMatter) {
  std::string token;
  {
    auto journal = open("");
    journal.done(*journal.add(task("http://blog.test/a"), answer("a")));
    (void)journal.add(task("http://blog.test/b"), answer("b"));
    token = *journal.prepare();
  }
  std::filesystem::copy(directory_.path(), directory_.path().string() + "-copy");
  EXPECT_EQ(open(token).left().size(), 1u) << "the state had been committed";
  auto const copy = std::filesystem::path(directory_.path().string() + "-copy");
  EXPECT_EQ(Journal::open(copy / "answers", "")->left().size(), 2u) << "the state had not been committed";
  std::filesystem::remove_all(copy);
}

TEST_F(JournalTest, EntriesOfAnotherPastCountAsNothing) {
  { (void)open("1").add(task("http://blog.test/a"), answer("a")); }
  EXPECT_TRUE(open("2").left().empty());
  EXPECT_TRUE(open("1").left().empty()) << "and are gone for good";
}

TEST_F(JournalTest, ACutEndIsDroppedAndWrittenOver) {
  {
    auto journal = open("");
    (void)journal.add(task("http://blog.test/a"), answer("a"));
    (void)journal.add(task("http://blog.test/b"), answer(std::string(1'000, 'b')));
  }
  std::filesystem::resize_file(path(), std::filesystem::file_size(path()) - 10);
  {
    auto journal = open("");
    ASSERT_EQ(journal.left().size(), 1u);
    (void)journal.add(task("http://blog.test/c"), answer("c"));
  }
  EXPECT_EQ(open("").left().size(), 2u);
}

TEST_F(JournalTest, ADamagedEntryIsDropped) {
  { (void)open("").add(task("http://blog.test/a"), answer("body of a")); }
  std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(-3, std::ios::end);
  file << "x";
  file.close();
  EXPECT_TRUE(open("").left().empty());
}

TEST_F(JournalTest, WithoutAPathKeepsNothing) {
  auto journal = std::move(*Journal::open({}, ""));
  EXPECT_EQ(*journal.add(task("http://blog.test/a"), answer("a")), 0u);
  EXPECT_TRUE(journal.prepare());
  EXPECT_TRUE(journal.settle());
}

}  // namespace
}  // namespace bifrons::crawl
