// SPDX-License-Identifier: GPL-3.0-or-later
// The writer: replaces by id, writes nothing for what is unchanged, loses nothing that was committed.
#include "indexer/write/writer.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <csignal>

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
  unsigned stored() { return Xapian::Database(layout_.index().string()).get_doccount(); }

  testing::TemporaryDirectory place_;
  kb::Layout layout_;
};

TEST_F(WriterTest, AddsReplacesAndKnowsWhatIsUnchanged) {
  auto writer = open();
  EXPECT_EQ(writer.put(post("a", "knowledge of sales")).value(), Writer::Change::added);
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(writer.put(post("a", "knowledge of sales")).value(), Writer::Change::unchanged);
  EXPECT_EQ(writer.put(post("a", "knowledge of marketing")).value(), Writer::Change::replaced);
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(stored(), 1U);
}

TEST_F(WriterTest, ANewFetchOfTheSameTextIsUnchanged) {
  auto writer = open();
  auto article = post("a", "knowledge of sales");
  article.fetched = "2020-01-01T00:00:00Z";
  ASSERT_TRUE(writer.put(article));
  article.fetched = "2021-01-01T00:00:00Z";
  EXPECT_EQ(writer.put(article).value(), Writer::Change::unchanged);
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
  EXPECT_EQ(writer.put(post("a1", "committed")).value(), Writer::Change::unchanged);
}

}  // namespace
}  // namespace bifrons::write
