// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of copies as the writer leaves them: whatever the order, through replacing and removing.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "indexer/write/resemblance.hpp"
#include "indexer/write/writer.hpp"
#include "tests/support/temporary_directory.hpp"

namespace bifrons::write {
namespace {

/// Words that no other seed has.
std::string words(int seed, int count) {
  std::mt19937 random(static_cast<unsigned>(seed));
  std::string text;
  for (int i = 0; i < count; ++i) text += "w" + std::to_string(random() % 100'000) + "x ";
  return text;
}

Article post(std::string id, std::string text, std::string title = "A title") { return {.id = std::move(id), .title = std::move(title), .text = std::move(text), .lang = "en"}; }

class CopiesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(kb::init(place_.path() / "kb"));
    layout_.root = place_.path() / "kb";
    writer_.emplace(std::move(*Writer::open(layout_)));
  }
  void put(Article article) { ASSERT_TRUE(writer_->put(std::move(article))); }
  void remove(char const* id) { ASSERT_TRUE(writer_->remove(id)); }
  /// Ids by group, groups in order: "a b|c".
  std::string groups() {
    EXPECT_TRUE(writer_->commit());
    Xapian::Database const index(layout_.index().string());
    std::map<std::string, std::string> by_key;
    for (auto it = index.postlist_begin(""); it != index.postlist_end(""); ++it) {
      auto const document = index.get_document(*it);
      auto const key = document.get_value(schema::slot_fold);
      EXPECT_TRUE(index.term_exists(schema::term(schema::fold_prefix, key)));
      by_key[key] += " " + document.get_value(schema::slot_id);
    }
    std::vector<std::string> lines;
    for (auto const& [key, ids] : by_key) lines.push_back(ids.substr(1));
    std::ranges::sort(lines);
    std::string out;
    for (auto const& line : lines) out += (out.empty() ? "" : "|") + line;
    return out;
  }

  testing::TemporaryDirectory place_;
  kb::Layout layout_;
  std::optional<Writer> writer_;
};

TEST_F(CopiesTest, ACopyWithFurnitureIsOfTheGroupAndAnotherPostIsNot) {
  put(post("a", words(1, 200)));
  put(post("b", words(2, 20) + words(1, 200) + words(3, 10)));
  put(post("c", words(4, 200)));
  EXPECT_EQ(groups(), "a b|c");
}

TEST_F(CopiesTest, AnExcerptAndAQuotationAreNoCopies) {
  put(post("a", words(1, 200)));
  put(post("b", words(1, 60)));
  put(post("c", words(2, 150) + words(1, 60)));
  EXPECT_EQ(groups(), "a|b|c");
}

TEST_F(CopiesTest, GroupsAreTheSameInAnyOrder) {
  // b stands between a and c, which are no copies of each other.
  std::vector<Article> const posts{post("a", words(1, 60) + words(2, 100)), post("b", words(1, 60) + words(2, 100) + words(3, 60)), post("c", words(2, 100) + words(3, 60))};
  std::vector<std::size_t> order{0, 1, 2};
  do {
    for (auto const i : order) put(posts[i]);
    EXPECT_EQ(groups().find('|'), std::string::npos) << order[0] << order[1] << order[2];
    for (auto const& stored : posts) remove(stored.id.c_str());
  } while (std::ranges::next_permutation(order).found);
}

TEST_F(CopiesTest, AGroupComesApartWhenItsLinkGoes) {
  auto const link = words(1, 60) + words(2, 100) + words(3, 60);
  put(post("a", words(1, 60) + words(2, 100)));
  put(post("c", words(2, 100) + words(3, 60)));
  EXPECT_EQ(groups(), "a|c");
  put(post("b", link));
  EXPECT_EQ(groups(), "a c b");
  remove("b");
  EXPECT_EQ(groups(), "a|c");
  put(post("b", link));
  put(post("b", words(9, 100)));
  EXPECT_EQ(groups(), "a|b|c");
}

TEST_F(CopiesTest, TheRestStaysTogetherWhenTheFirstGoes) {
  for (auto const* id : {"a", "b", "c"}) put(post(id, words(1, 100) + id));
  EXPECT_EQ(groups(), "a b c");
  remove("a");
  EXPECT_EQ(groups(), "b c");
  put(post("a", words(1, 100)));
  EXPECT_EQ(groups(), "b c a");
}

TEST_F(CopiesTest, AReplacedPostKeepsItsGroupWhereItsWordsStay) {
  put(post("a", words(1, 100)));
  put(post("b", words(1, 100) + "end"));
  auto changed = post("a", words(1, 100));
  changed.author = "Ann Example";
  put(changed);
  EXPECT_EQ(groups(), "a b");
  put(post("a", words(1, 95)));
  EXPECT_EQ(groups(), "a b");
}

TEST_F(CopiesTest, ShortTextsAreCopiesWhereTheyAreEqual) {
  put(post("a", words(1, 30)));
  put(post("b", words(1, 30)));
  put(post("c", words(1, 30) + "end"));
  EXPECT_EQ(groups(), "a b|c");
}

TEST_F(CopiesTest, ManyCopiesAreOneGroup) {
  for (int i = 0; i < 120; ++i) put(post("a" + std::to_string(i), words(1, 100) + words(1000 + i, 5)));
  EXPECT_EQ(groups().find('|'), std::string::npos);
}

Likeness likeness(std::string words, std::string_view title = {}, std::string_view text = {}, std::string_view site = {}) { return {std::move(words), title, site, text}; }

/// A byte a word.
std::string sequence(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::string out(count, ' ');
  for (auto& c : out) c = static_cast<char>(random());
  return out;
}

TEST(Resemblance, PostsOfOneSeriesAreToldByTheirTitles) {
  auto const a = sequence(1, 230), b = a.substr(0, 190) + sequence(2, 40);
  EXPECT_TRUE(are_copies(likeness(a, "Why teams forget", {}, "a.test"), likeness(b, "Why teams forget | Pipeline Notes", {}, "b.test")));
  EXPECT_FALSE(are_copies(likeness(a, "Why teams forget", {}, "a.test"), likeness(b, "Why teams forget, for managers", {}, "a.test")));
  EXPECT_FALSE(are_copies(likeness(a, "Why teams forget"), likeness(b, "Selling to experts")));
  EXPECT_FALSE(are_copies(likeness(a, "Links of week 12"), likeness(b, "Links of week 13")));
  EXPECT_TRUE(are_copies(likeness(a, "Why teams forget"), likeness(a, "A new headline")));
  EXPECT_TRUE(are_copies(likeness(a, "5 ways to sell"), likeness(b, "5 ways to sell")));
}

TEST(Resemblance, AnotherHeadlineIsForAnotherSite) {
  auto const a = sequence(1, 200), b = sequence(2, 20) + a.substr(0, 190) + sequence(3, 20);
  auto const of = [](std::string const& words, std::string_view title, std::string_view site) { return likeness(words, title, {}, site); };
  EXPECT_TRUE(are_copies(of(a, "Customer prepayments", "a.test"), of(b, "Paying first", "b.test")));
  EXPECT_FALSE(are_copies(of(a, "Customer prepayments", "a.test"), of(b, "Vendor prepayments", "a.test")));
  EXPECT_FALSE(are_copies(of(a, "Customer prepayments", "a.test"), of(b, "Vendor prepayments", "blog.a.test")));
  EXPECT_TRUE(are_copies(of(a, "Customer prepayments", "a.test"), of(b, "Customer prepayments", "a.test")));
}

TEST(Resemblance, NumbersThatAllDifferTellAPostOfItsOwn) {
  auto const a = sequence(1, 200), b = a.substr(0, 180) + sequence(2, 20);
  EXPECT_TRUE(are_copies(likeness(a, "", "in 2009 there were 14 of 250, now 77"), likeness(b, "", "in 2009 there were 14 of 250, now 78")));
  EXPECT_FALSE(are_copies(likeness(a, "", "in 2009 there were 14 of 250, now 77"), likeness(b, "", "in 2011 there were 15 of 310, now 91")));
}

TEST(Resemblance, IsSymmetricAndBounded) {
  auto const a = sequence(1, 100'000), b = a.substr(500);
  EXPECT_TRUE(may_be_copies(a, b));
  EXPECT_EQ(are_copies(likeness(a), likeness(b)), are_copies(likeness(b), likeness(a)));
  EXPECT_FALSE(may_be_copies({}, {}));
}

}  // namespace
}  // namespace bifrons::write
