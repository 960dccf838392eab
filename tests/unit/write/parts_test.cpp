// SPDX-License-Identifier: GPL-3.0-or-later
// A large import by way of side indexes: the same index in the end, whole at every moment.
#include "indexer/write/parts.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <csignal>
#include <filesystem>
#include <random>
#include <set>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "indexer/write/writer.hpp"
#include "tests/support/temporary_directory.hpp"

namespace bifrons::write {
namespace {

constexpr Pace small{.batch = 10, .batch_bytes = 1U << 20, .part = 20};
constexpr Pace never{.batch = 50, .batch_bytes = 1U << 20, .part = 1'000'000};

Article post(int n, std::string const& text = "written down") { return {.id = "p" + std::to_string(n), .title = "Title " + std::to_string(n), .text = text + ' ' + std::to_string(n)}; }

/// A text with near copies; the same seed, the same words.
std::string long_text(unsigned seed) {
  std::mt19937 words(seed);
  std::string text;
  for (int i = 0; i < 120; ++i) text += "word" + std::to_string(words() % 5000) + ' ';
  return text;
}

class PartsTest : public ::testing::Test {
 protected:
  void SetUp() override { layout_ = made("kb"); }
  kb::Layout made(std::string const& name) {
    kb::Layout layout{place_.path() / name};
    EXPECT_TRUE(kb::init(layout.root));
    return layout;
  }
  static Writer open(kb::Layout const& layout, Pace pace = small) {
    auto writer = Writer::open(layout, pace);
    if (!writer) throw std::runtime_error(writer.error().what);
    return std::move(*writer);
  }
  static Xapian::Database index(kb::Layout const& layout) { return Xapian::Database(layout.index().string()); }
  static std::set<std::string> ids(kb::Layout const& layout) {
    std::set<std::string> found;
    auto const database = index(layout);
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) found.insert(database.get_document(*it).get_value(schema::slot_id));
    return found;
  }
  static bool is_sound(kb::Layout const& layout) { return Xapian::Database::check(layout.index().string(), 0, nullptr) == 0; }

  testing::TemporaryDirectory place_;
  kb::Layout layout_;
};

TEST_F(PartsTest, ALargeImportEndsAsOneIndexWithAllInOrder) {
  auto writer = open(layout_);
  for (int i = 0; i < 200; ++i) ASSERT_TRUE(writer.put(post(i)));
  ASSERT_TRUE(writer.commit());
  auto const database = index(layout_);
  ASSERT_EQ(database.get_doccount(), 200U);
  for (Xapian::docid id = 1; id <= 200; ++id) EXPECT_EQ(database.get_document(id).get_value(schema::slot_id), "p" + std::to_string(id - 1));
  EXPECT_EQ(database.get_metadata("analysis"), text::analysis_name());
  EXPECT_FALSE(std::filesystem::exists(layout_.side_index()));
  EXPECT_TRUE(is_sound(layout_));
}

TEST_F(PartsTest, WhatIsReplacedAndRemovedIsFoundInWhicheverPartItIs) {
  auto writer = open(layout_);
  for (int i = 0; i < 90; ++i) ASSERT_TRUE(writer.put(post(i)));
  for (int const n : {1, 30, 55, 89}) ASSERT_TRUE(writer.put(post(n, "written anew")));
  for (int i = 90; i < 170; ++i) ASSERT_TRUE(writer.put(post(i)));
  for (int const n : {2, 31, 56, 160}) EXPECT_TRUE(writer.remove("p" + std::to_string(n)).value());
  EXPECT_FALSE(writer.remove("p56").value());
  ASSERT_TRUE(writer.put(post(89, "written anew")));
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(index(layout_).get_doccount(), 166U);
  EXPECT_EQ(index(layout_).get_termfreq("anew"), 4U);
  EXPECT_EQ(writer.tally().replaced, 4U);
  EXPECT_EQ(writer.tally().unchanged, 1U);
  for (int const n : {1, 30, 55, 89}) EXPECT_EQ(writer.stored("p" + std::to_string(n))->value().text, "written anew " + std::to_string(n));
  EXPECT_TRUE(is_sound(layout_));
}

TEST_F(PartsTest, CopiesMeetAcrossParts) {
  auto const other = made("other");
  for (auto const& [layout, pace] : {std::pair(layout_, small), std::pair(other, never)}) {
    auto writer = open(layout, pace);
    for (int i = 0; i < 160; ++i) {
      auto article = post(i);
      article.text = long_text(static_cast<unsigned>(i % 40));  // each four times, in different parts
      ASSERT_TRUE(writer.put(std::move(article)));
    }
    ASSERT_TRUE(writer.commit());
  }
  for (Xapian::docid id = 1; id <= 160; ++id) EXPECT_EQ(index(layout_).get_document(id).get_value(schema::slot_fold), index(other).get_document(id).get_value(schema::slot_fold));
}

TEST_F(PartsTest, AFewArticlesMoreAreSeenWithoutWritingTheIndexAnew) {
  {
    auto writer = open(layout_);
    for (int i = 0; i < 200; ++i) ASSERT_TRUE(writer.put(post(i)));
    ASSERT_TRUE(writer.commit());
  }
  auto const before = index(layout_).get_uuid();
  auto writer = open(layout_);
  for (int i = 200; i < 230; ++i) ASSERT_TRUE(writer.put(post(i)));
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(index(layout_).get_uuid(), before);
  EXPECT_EQ(index(layout_).get_doccount(), 230U);
  for (int i = 230; i < 300; ++i) ASSERT_TRUE(writer.put(post(i)));
  ASSERT_TRUE(writer.commit());
  EXPECT_NE(index(layout_).get_uuid(), before) << "grown by half: compact again";
}

TEST_F(PartsTest, WhatIsStoredIsComparedWithTheIndexThatTookTheOldOnesPlace) {
  auto writer = open(layout_);
  for (int i = 0; i < 50; ++i) ASSERT_TRUE(writer.put(post(i)));
  ASSERT_TRUE(writer.commit());
  ASSERT_TRUE(writer.put(post(7))) << "the preparer has the index open now";
  ASSERT_TRUE(writer.put(post(8, "written anew")));
  for (int i = 50; i < 150; ++i) ASSERT_TRUE(writer.put(post(i)));
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(writer.tally().unchanged, 1U);
  ASSERT_TRUE(writer.put(post(8)));
  ASSERT_TRUE(writer.put(post(149)));
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(writer.tally().unchanged, 2U);
  EXPECT_EQ(writer.stored("p8")->value().text, "written down 8");
}

TEST_F(PartsTest, AKillAtAnyMomentLosesNothingThatWasCommitted) {
  for (unsigned round = 0; round < 4; ++round) {
    auto const layout = made("kb" + std::to_string(round));
    int told[2];
    ASSERT_EQ(::pipe(told), 0);
    auto const child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      auto writer = open(layout);
      for (int i = 0; i < 100'000; ++i) {
        if (!writer.put(post(i))) break;
        if (i % 60 == 59 && writer.commit() && ::write(told[1], &i, sizeof i) != sizeof i) break;
      }
      ::_exit(1);
    }
    ::close(told[1]);
    int last = -1;
    for (unsigned commits = 0; commits < round; ++commits) ASSERT_EQ(::read(told[0], &last, sizeof last), static_cast<ssize_t>(sizeof last));
    ::usleep(500 + round * 2'700);
    ::kill(child, SIGKILL);
    ASSERT_EQ(::waitpid(child, nullptr, 0), child);
    while (::read(told[0], &last, sizeof last) == static_cast<ssize_t>(sizeof last)) {
    }
    ::close(told[0]);
    ASSERT_TRUE(is_sound(layout));
    auto const found = ids(layout);
    for (int i = 0; i <= last; ++i) ASSERT_TRUE(found.contains("p" + std::to_string(i))) << i << " of " << last << ", round " << round;
    auto writer = open(layout);
    EXPECT_FALSE(std::filesystem::exists(layout.side_index()));
    ASSERT_TRUE(writer.put(post(last + 500)));
    ASSERT_TRUE(writer.commit());
    EXPECT_TRUE(ids(layout).contains("p" + std::to_string(last + 500)));
  }
}

TEST_F(PartsTest, AnIndexThatCannotBeWrittenIsToldAndTheOldOneStays) {
  auto writer = open(layout_);
  for (int i = 0; i < 30; ++i) ASSERT_TRUE(writer.put(post(i)));
  ASSERT_TRUE(writer.commit());
  std::filesystem::remove_all(layout_.side_index());
  testing::TemporaryDirectory const elsewhere;
  std::filesystem::create_symlink(elsewhere.path() / "nowhere" / "deeper", layout_.side_index());  // a folder that cannot be made
  Result<void> done;
  for (int i = 30; i < 300 && done; ++i) done = writer.put(post(i));
  if (done) done = writer.commit();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::broken);
  EXPECT_TRUE(is_sound(layout_));
  EXPECT_GE(index(layout_).get_doccount(), 30U);
}

TEST(KnownTerms, NeverDeniesWhatWasAdded) {
  KnownTerms known;
  known.clear();
  for (int i = 0; i < 20'000; ++i) known.add("Qterm" + std::to_string(i));
  std::size_t wrong = 0;
  for (int i = 0; i < 20'000; ++i) {
    ASSERT_TRUE(known.may_have("Qterm" + std::to_string(i)));
    wrong += known.may_have("Qother" + std::to_string(i)) ? 1U : 0U;
  }
  EXPECT_LT(wrong, 20U);
}

}  // namespace
}  // namespace bifrons::write
