// SPDX-License-Identifier: GPL-3.0-or-later
// Terms, positions and slots of an article.
#include "corpus/schema/document.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <optional>

#include "corpus/schema/fields.hpp"

namespace bifrons::schema {
namespace {

struct Posting {
  unsigned wdf = 0;
  std::vector<unsigned> positions;
};

std::optional<Posting> posting(Xapian::Document const& document, std::string const& wanted) {
  auto it = document.termlist_begin();
  it.skip_to(wanted);
  if (it == document.termlist_end() || *it != wanted) return std::nullopt;
  Posting out{it.get_wdf(), {}};
  for (auto place = it.positionlist_begin(); place != it.positionlist_end(); ++place) out.positions.push_back(*place);
  return out;
}

Xapian::Document document_of(Article const& article) {
  text::Analyzer analyzer;
  return to_xapian(article, analyzer);
}

Article english(std::string title, std::string text) {
  Article article;
  article.id = "a1";
  article.title = std::move(title);
  article.text = std::move(text);
  article.lang = "en";
  return article;
}

TEST(SchemaDocument, HoldsWordsAndStemsWithPositionsTitleFirst) {
  auto const document = document_of(english("Lost deals", "Deals are lost."));
  auto const word = posting(document, "deals"), stem = posting(document, "Zdeal");
  ASSERT_TRUE(word && stem);
  EXPECT_EQ(word->positions, (std::vector<unsigned>{2, 2 + title_gap + 1}));
  EXPECT_EQ(stem->positions, word->positions);
  EXPECT_EQ(stem->wdf, 2U);
}

TEST(SchemaDocument, HoldsTitleTermsThatDoNotLengthenIt) {
  auto const document = document_of(english("Lost deals", "Text."));
  auto const word = posting(document, "Sdeals"), stem = posting(document, "ZSdeal");
  ASSERT_TRUE(word && stem);
  EXPECT_EQ(stem->wdf, 0U);
  EXPECT_EQ(word->positions, (std::vector<unsigned>{2}));
  EXPECT_EQ(decode_count(document.get_value(slot_title_length)), 2U);
  EXPECT_EQ(decode_count(document.get_value(slot_length)), 3U);
  EXPECT_FALSE(posting(document, "Stext"));
}

TEST(SchemaDocument, AnalysesEachSpanInItsOwnLanguage) {
  auto article = english("", "The deals. ");
  auto const start = article.text.size();
  article.text += "Продавцы и клиенты.";
  article.spans = {{"ru", {start, article.text.size()}}};
  auto const document = document_of(article);
  EXPECT_TRUE(posting(document, "Zdeal"));
  EXPECT_FALSE(posting(document, "Zпродавцы"));
  EXPECT_TRUE(posting(document, "продавцы"));
}

TEST(SchemaDocument, KeepsWordsOfUnknownLanguagesAsWritten) {
  auto article = english("", "Försäljningar");
  article.lang = "sv";
  EXPECT_TRUE(posting(document_of(article), "Zförsäljningar"));
}

TEST(SchemaDocument, HoldsExactFieldsFolded) {
  auto article = english("t", "x");
  article.site = "pipelinenotes.test";
  article.tags = {"Lessons  Learned"};
  article.topics = {{"crm", 1.0}};
  article.lang = "en-GB";
  article.url = "http://pipelinenotes.test/a#top";
  auto const document = document_of(article);
  for (auto const* wanted : {"Hpipelinenotes.test", "XGlessons learned", "XTcrm", "Len", "Len-gb", "Uhttp://pipelinenotes.test/a", "Qa1"})
    EXPECT_TRUE(posting(document, wanted)) << wanted;
  EXPECT_EQ(decode_values(document.get_value(find_field("tag")->slot)), (std::vector<std::string>{"Lessons  Learned"}));
}

TEST(SchemaDocument, SplitsAuthorsIntoNamesAndWords) {
  auto article = english("t", "x");
  article.author = "Desk Editor; Анна";
  auto const document = document_of(article);
  for (auto const* wanted : {"Adesk", "Aeditor", "Aанна", "XAdesk editor", "XAанна"}) EXPECT_TRUE(posting(document, wanted)) << wanted;
  EXPECT_EQ(decode_values(document.get_value(find_field("author")->slot)), (std::vector<std::string>{"Desk Editor", "Анна"}));
}

TEST(SchemaDocument, KnowsTheDaysThatAPartialDateMayMean) {
  auto article = english("t", "x");
  article.published = "2009-10";
  auto const month = document_of(article);
  EXPECT_EQ(month.get_value(find_field("date")->slot), "20091001");
  EXPECT_EQ(month.get_value(slot_date_last), "20091031");
  EXPECT_EQ(decode_values(month.get_value(slot_year)), (std::vector<std::string>{"2009"}));
  article.published.clear();
  EXPECT_EQ(document_of(article).get_value(find_field("date")->slot), "");
}

TEST(SchemaDocument, SortsTitlesWithoutTheirQuotes) {
  EXPECT_EQ(document_of(english("«Zebra» on CRM", "x")).get_value(find_field("title")->slot), "zebra» on crm");
  EXPECT_EQ(document_of(english("…", "x")).get_value(find_field("title")->slot), "...");
}

TEST(SchemaDocument, GivesCopiesOneKey) {
  auto const a = document_of(english("One", "The same text.")), b = document_of(english("Two", "The  same text."));
  EXPECT_EQ(a.get_value(slot_fold), b.get_value(slot_fold));
  EXPECT_FALSE(a.get_value(slot_fold).empty());
}

TEST(SchemaDocument, ReadsBackTheWholeArticle) {
  auto const article = english("Lost deals", "Deals are lost.");
  auto const read = from_xapian(document_of(article));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(*read, article);
}

TEST(SchemaDocument, NamesForeignDataAsBroken) {
  Xapian::Document foreign;
  foreign.set_data("url=http://elsewhere.test/");
  auto const read = from_xapian(foreign);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().code, ErrorCode::broken);
}

TEST(SchemaTerm, HashesWhatIsTooLongForXapian) {
  std::string const longest(244, 'a'), longer(245, 'a');
  EXPECT_EQ(term("S", longest), "S" + longest);
  auto const hashed = term("S", longer);
  EXPECT_EQ(hashed.size(), 18U);
  EXPECT_EQ(hashed, term("S", longer));
  EXPECT_NE(hashed, term("S", longer + "b"));
  EXPECT_EQ(term("S", std::string(200, '\0')).size(), 18U);
}

TEST(SchemaValues, RoundTripAndStopAtTheFirstMalformedByte) {
  std::vector<std::string> const values{"crm", "", std::string(300, 'x'), "продажи"};
  auto const slot = encode_values(values);
  EXPECT_EQ(decode_values(slot), values);
  EXPECT_EQ(decode_values(slot.substr(0, slot.size() - 1)).size(), 3U);
  EXPECT_TRUE(decode_values("\xFF\xFF").empty());
  for (std::uint32_t const count : {0U, 1U, 127U, 128U, 4'000'000'000U}) EXPECT_EQ(decode_count(encode_count(count)), count);
}

}  // namespace
}  // namespace bifrons::schema
