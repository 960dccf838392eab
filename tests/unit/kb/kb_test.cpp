// SPDX-License-Identifier: GPL-3.0-or-later
// A knowledge base is made whole, refused with the mend where it is not one, and written by one process at a time.
#include "corpus/kb/kb.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <unistd.h>

#include <fstream>

#include "tests/support/temporary_directory.hpp"

namespace bifrons::kb {
namespace {

using testing::TemporaryDirectory;

ErrorCode code_of(Result<Layout> const& opened) { return opened.error().code; }

TEST(KnowledgeBase, IsMadeOnceAndThenLeftAsItIs) {
  TemporaryDirectory const place;
  auto const root = place.path() / "a" / "kb";
  auto const made = init(root);
  ASSERT_TRUE(made) << made.error().what;
  EXPECT_TRUE(*made);
  std::ofstream(Layout{root}.settings()) << "# mine\n";
  auto const again = init(root);
  ASSERT_TRUE(again) << again.error().what;
  EXPECT_FALSE(*again);
  std::string first_line;
  std::getline(std::ifstream(Layout{root}.settings()) >> std::ws, first_line);
  EXPECT_EQ(first_line, "# mine");
  EXPECT_TRUE(open(root));
}

TEST(KnowledgeBase, IsNotMadeOverSomethingElse) {
  TemporaryDirectory const place;
  place.write("letters.txt", "dear");
  auto const made = init(place.path());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::bad_input);
}

TEST(KnowledgeBase, HalfMadeOneIsFinishedByTheNextInit) {
  TemporaryDirectory const place;
  auto const root = place.path() / "kb";
  ASSERT_TRUE(init(root));
  std::filesystem::remove(Layout{root}.version());
  EXPECT_EQ(code_of(open(root)), ErrorCode::broken);
  EXPECT_TRUE(is_half_made(root));
  auto const made = init(root);
  ASSERT_TRUE(made) << made.error().what;
  EXPECT_TRUE(open(root));
  EXPECT_FALSE(is_half_made(root));
}

TEST(KnowledgeBase, AFullIndexWithoutAVersionIsDamagedNotHalfMade) {
  TemporaryDirectory const place;
  auto const root = place.path() / "kb";
  ASSERT_TRUE(init(root));
  {
    Xapian::WritableDatabase index(Layout{root}.index().string());
    index.add_document(Xapian::Document());
    index.commit();
  }
  std::filesystem::remove(Layout{root}.version());
  EXPECT_FALSE(is_half_made(root));
  std::filesystem::remove_all(Layout{root}.index());
  EXPECT_TRUE(is_half_made(root));
  EXPECT_FALSE(is_half_made(place.path())) << "no lock: something else";
}

TEST(KnowledgeBase, MissingForeignNewerAndOlderOnesAreToldApart) {
  TemporaryDirectory const place;
  EXPECT_EQ(code_of(open(place.path() / "nowhere")), ErrorCode::broken);
  EXPECT_EQ(code_of(open(place.path())), ErrorCode::broken);
  EXPECT_EQ(code_of(open(place.write("file", "x"))), ErrorCode::broken);
  auto const root = place.path() / "kb";
  ASSERT_TRUE(init(root));
  std::ofstream(Layout{root}.version()) << "bifrons knowledge base, format 9999\n";
  EXPECT_EQ(code_of(open(root)), ErrorCode::version);
  EXPECT_NE(open(root).error().what.find("9999"), std::string::npos);
  std::ofstream(Layout{root}.version()) << "bifrons knowledge base, format 0\n";
  EXPECT_EQ(code_of(open(root)), ErrorCode::version);
  std::ofstream(Layout{root}.version()) << "bifrons knowledge base, format x\n";
  EXPECT_EQ(code_of(open(root)), ErrorCode::broken);
}

TEST(WriteLock, HasOneHolderAndNamesIt) {
  TemporaryDirectory const place;
  Layout const layout{place.path()};
  {
    auto const first = WriteLock::take(layout);
    ASSERT_TRUE(first);
    auto const second = WriteLock::take(layout);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::busy);
    EXPECT_NE(second.error().what.find(std::to_string(::getpid())), std::string::npos);
  }
  EXPECT_TRUE(WriteLock::take(layout));
}

TEST(WriteLock, MovesWithItsRight) {
  TemporaryDirectory const place;
  Layout const layout{place.path()};
  auto first = WriteLock::take(layout);
  ASSERT_TRUE(first);
  WriteLock const kept = std::move(*first);
  EXPECT_FALSE(WriteLock::take(layout));
}

}  // namespace
}  // namespace bifrons::kb
