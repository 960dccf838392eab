// SPDX-License-Identifier: GPL-3.0-or-later
// The writer: replaces by id, writes nothing for what is unchanged, loses nothing that was committed.
#include "indexer/write/writer.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <csignal>
#include <filesystem>

#include "corpus/schema/document.hpp"
#include "tests/support/temporary_directory.hpp"

namespace bifrons::write {
namespace {

Article post(std::string id, std::string text) { return {.id = std::move(id), .title = "A title", .text = std::move(text)}; }

class WriterTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(kb::init(place_.path() / "kb"));
    layout_.root = place_.path() / "kb";
  }
  Writer open() {
    auto writer = Writer::open(layout_);
    if (!writer) throw std::runtime_error(writer.error().what);
    return std::move(*writer);
  }
  /// Added, replaced, unchanged.
  static std::string told(Writer const& writer) {
    auto const tally = writer.tally();
    return std::to_string(tally.added) + ' ' + std::to_string(tally.replaced) + ' ' + std::to_string(tally.unchanged);
  }
  unsigned stored() { return Xapian::Database(layout_.index().string()).get_doccount(); }

  testing::TemporaryDirectory place_;
  kb::Layout layout_;
};

TEST_F(WriterTest, ReadsBackWhatIsCommitted) {
  auto writer = open();
  ASSERT_TRUE(writer.put(post("a", "knowledge of sales")));
  EXPECT_FALSE(writer.stored("a")->has_value()) << "not before the commit";
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(writer.stored("a")->value().text, "knowledge of sales");
  ASSERT_TRUE(writer.put(post("a", "knowledge of boats")));
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(writer.stored("a")->value().text, "knowledge of boats");
  EXPECT_FALSE(writer.stored("b")->has_value());
}

TEST_F(WriterTest, AddsReplacesAndKnowsWhatIsUnchanged) {
  auto writer = open();
  ASSERT_TRUE(writer.put(post("a", "knowledge of sales")));
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(told(writer), "1 0 0");
  ASSERT_TRUE(writer.put(post("a", "knowledge of sales")));
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(told(writer), "1 0 1");
  ASSERT_TRUE(writer.put(post("a", "knowledge of marketing")));
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(told(writer), "1 1 1");
  EXPECT_EQ(stored(), 1U);
}

TEST_F(WriterTest, WhatIsPutTwiceBeforeACommitIsComparedWithTheLastOfIt) {
  auto writer = open();
  ASSERT_TRUE(writer.put(post("a", "first")));
  ASSERT_TRUE(writer.commit());
  for (auto const* text : {"second", "first", "first"}) ASSERT_TRUE(writer.put(post("a", text)));
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(told(writer), "1 2 1");
  EXPECT_EQ(schema::from_xapian(Xapian::Database(layout_.index().string()).get_document(1))->text, "first");
}

TEST_F(WriterTest, ManyArticlesAreStoredInTheOrderInWhichTheyCame) {
  auto writer = open();
  constexpr unsigned articles = 500;
  for (unsigned i = 0; i < articles; ++i) ASSERT_TRUE(writer.put(post("a" + std::to_string(i), std::string(1 + i * 37 % 400, 'x') + " text of " + std::to_string(i))));
  ASSERT_TRUE(writer.remove("a7").value());
  ASSERT_TRUE(writer.commit());
  Xapian::Database const index(layout_.index().string());
  EXPECT_EQ(index.get_doccount(), articles - 1);
  for (unsigned const i : {0U, 6U, 8U, 250U, articles - 1}) EXPECT_EQ(schema::from_xapian(index.get_document(i + 1))->id, "a" + std::to_string(i));
}

TEST_F(WriterTest, ALostIndexIsToldAtTheNextCommit) {
  auto writer = open();
  ASSERT_TRUE(writer.put(post("a", "x")));
  ASSERT_TRUE(writer.commit());
  std::filesystem::remove_all(layout_.index());
  Result<void> told;
  for (int i = 0; i < 10 && told; ++i) {
    told = writer.put(post("b" + std::to_string(i), "y"));
    if (told) told = writer.commit();
  }
  ASSERT_FALSE(told);
  EXPECT_EQ(told.error().code, ErrorCode::broken);
  EXPECT_FALSE(writer.put(post("c", "z")).has_value() && writer.commit().has_value());
}

TEST_F(WriterTest, ANewFetchOfTheSameTextIsUnchanged) {
  auto writer = open();
  auto article = post("a", "knowledge of sales");
  article.fetched = "2020-01-01T00:00:00Z";
  ASSERT_TRUE(writer.put(article));
  article.fetched = "2021-01-01T00:00:00Z";
  ASSERT_TRUE(writer.put(article));
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(told(writer), "1 0 1");
}

TEST_F(WriterTest, RemovesById) {
  auto writer = open();
  ASSERT_TRUE(writer.put(post("a", "x")));
  EXPECT_TRUE(writer.remove("a").value());
  EXPECT_FALSE(writer.remove("a").value());
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(stored(), 0U);
}

TEST_F(WriterTest, FillsLanguageAndTopics) {
  auto writer = open();
  ASSERT_TRUE(writer.put(post("fi", "Myyntiputken hoitaminen vaatii, että jokainen myyjä kirjaa asiakkaan tiedot järjestelmään heti tapaamisen jälkeen eikä vasta perjantaina.")));
  ASSERT_TRUE(writer.commit());
  auto const article = schema::from_xapian(Xapian::Database(layout_.index().string()).get_document(1));
  ASSERT_TRUE(article);
  EXPECT_EQ(article->lang, "fi");
  EXPECT_EQ(article->from.at("lang"), "text");
  EXPECT_FALSE(article->topics.empty());
}

TEST_F(WriterTest, ASecondWriterIsToldToWait) {
  auto const first = open();
  auto const second = Writer::open(layout_);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::busy);
}

TEST_F(WriterTest, AnIndexOfAnotherAnalysisIsRefused) {
  {
    Xapian::WritableDatabase index(layout_.index().string());
    index.set_metadata("analysis", "0");
    index.commit();
  }
  auto const writer = Writer::open(layout_);
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().code, ErrorCode::version);
}

TEST_F(WriterTest, AKillLeavesTheLastCommitWhole) {
  auto const child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    auto writer = open();
    for (int i = 0; i < 50; ++i) std::ignore = writer.put(post("a" + std::to_string(i), "committed"));
    std::ignore = writer.commit();
    for (int i = 0; i < 50; ++i) std::ignore = writer.put(post("b" + std::to_string(i), "not committed"));
    ::raise(SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(stored(), 50U);
  auto writer = open();
  ASSERT_TRUE(writer.put(post("a1", "committed")));
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(told(writer), "0 0 1");
}

}  // namespace
}  // namespace bifrons::write
