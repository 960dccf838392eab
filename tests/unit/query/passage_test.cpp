// SPDX-License-Identifier: GPL-3.0-or-later
// Passages: where they begin and end, which answers, under which headings.
#include "searchd/query/passage.hpp"

#include "tests/unit/query/index_fixture.hpp"

namespace bifrons::query {
namespace {

std::string words(std::size_t count, std::string const& word = "word") {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += (i == 0 ? "" : " ") + word;
  return out + ".";
}

Article with(std::string text, std::string structure) {
  Article article;
  article.id = "a";
  article.lang = "en";
  article.text = std::move(text);
  article.structure = std::move(structure);
  return article;
}

Article handbook() {
  return with("Welcome to all who sell.\n\nPlanning\n\nPlans come before calls.\n\nBudget\n\nA budget guards the plan against wishes.\n\nHiring\n\nMentors help new sellers to begin.", "p1p2p1p");
}

Result<Answer> passages_for(Article article, std::string const& query) {
  TemporaryIndex index;
  index.put(std::move(article));
  index.commit();
  auto request = ask(query);
  request.passages = true;
  auto searcher = index.open();
  return searcher.search(request);
}

TEST(QueryPassage, EndsAtEachHeading) {
  auto const article = handbook();
  auto const places = passages_of(blocks_of(article), article.text);
  ASSERT_EQ(places.size(), 4U);
  EXPECT_EQ(article.text.substr(places[2].where.start, places[2].where.end - places[2].where.start), "A budget guards the plan against wishes.");
  EXPECT_EQ(places[2].path, (std::vector<std::size_t>{1, 3}));
  EXPECT_EQ(places[3].path, (std::vector<std::size_t>{5}));
  EXPECT_TRUE(places[0].path.empty());
}

TEST(QueryPassage, CutsALongSectionBetweenParagraphsAndALongParagraphBetweenSentences) {
  std::string text, structure;
  for (int i = 0; i < 6; ++i) text += (i == 0 ? "" : "\n\n") + words(80), structure += 'p';
  auto article = with(text, structure);
  for (auto const& place : passages_of(blocks_of(article), article.text)) {
    EXPECT_GE(place.words, 120U);
    EXPECT_LE(place.words, 310U);
  }
  std::string sentences;
  for (int i = 0; i < 60; ++i) sentences += words(10) + " ";
  article = with(sentences, "p");
  auto const places = passages_of(blocks_of(article), article.text);
  EXPECT_EQ(places.size(), 5U);
  for (auto const& place : places) EXPECT_EQ(article.text[place.where.end - 1], '.');
}

TEST(QueryPassage, IsTheSectionThatAnswersWithItsPlaceAndHeadings) {
  auto const answer = passages_for(handbook(), "budgets and plans");
  ASSERT_EQ(ids(answer).size(), 1U);
  auto const& passage = answer->hits[0].passage;
  ASSERT_TRUE(passage);
  EXPECT_EQ(passage->text.text, "A budget guards the plan against wishes.");
  EXPECT_EQ(handbook().text.substr(passage->where.start, passage->where.end - passage->where.start), passage->text.text);
  EXPECT_EQ(heading_line(passage->headings), "Planning > Budget");
  ASSERT_EQ(passage->text.marks.size(), 2U);
}

TEST(QueryPassage, CountsTheWordsOfItsHeadings) {
  auto const answer = passages_for(with("One\n\nSellers call.\n\nHiring\n\nSellers call.", "1p1p"), "hiring sellers");
  ASSERT_EQ(ids(answer).size(), 1U);
  EXPECT_EQ(heading_line(answer->hits[0].passage->headings), "Hiring");
}

TEST(QueryPassage, BearsTextsWithoutStructureSentencesOrWords) {
  for (std::string const& text : {std::string(), std::string("\n\n\n"), std::string(20'000, 'a'), std::string("\xFF\xFE deal \xC3"), std::string("deal ") + std::string(9000, '.')}) {
    auto article = with(text, "1p");
    article.title = "deal";
    auto const answer = passages_for(std::move(article), "deal");
    ASSERT_EQ(ids(answer).size(), 1U);
    auto const& passage = answer->hits[0].passage;
    EXPECT_LE(passage ? passage->where.end : 0U, text.size());
  }
}

}  // namespace
}  // namespace bifrons::query
