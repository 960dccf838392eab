// SPDX-License-Identifier: GPL-3.0-or-later
// Terms and slots of an article.
#include "corpus/schema/document.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <optional>
#include <utility>
#include <vector>

#include "corpus/schema/fields.hpp"
#include "corpus/schema/mail_addresses.hpp"
#include "corpus/schema/places.hpp"

namespace bifrons::schema {
namespace {

/// The frequency of a term, where the document has it.
std::optional<unsigned> wdf_of(Xapian::Document const& document, std::string const& wanted) {
  auto it = document.termlist_begin();
  it.skip_to(wanted);
  if (it == document.termlist_end() || *it != wanted) return std::nullopt;
  EXPECT_TRUE(it.positionlist_begin() == it.positionlist_end()) << wanted;
  return it.get_wdf();
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

using Places = std::vector<std::pair<unsigned, std::uint16_t>>;

Places places_of(Xapian::Document const& document) {
  Places out;
  each_place(document.get_value(slot_places), [&](std::uint32_t position, std::uint16_t hash, std::uint8_t) { out.emplace_back(position, hash); });
  return out;
}

TEST(SchemaDocument, CountsWordsAndStemsAndKeepsTheirOrderTitleFirst) {
  auto const document = document_of(english("Lost deals", "Deals are lost."));
  EXPECT_EQ(wdf_of(document, "deals"), 2U);
  EXPECT_EQ(wdf_of(document, "Zdeal"), 2U);
  auto const lost = place_hash("lose"), deal = place_hash("deal"), are = place_hash("are");
  EXPECT_EQ(places_of(document), (Places{{1, lost}, {2, deal}, {title_gap + 3, deal}, {title_gap + 4, are}, {title_gap + 5, lost}}));
  EXPECT_EQ(title_places(document.get_value(slot_places)).size(), 2 * place_unit_bytes);
}

TEST(SchemaDocument, HoldsTitleTermsThatDoNotLengthenIt) {
  auto const document = document_of(english("Lost deals", "Text."));
  EXPECT_EQ(wdf_of(document, "Sdeals"), 0U);
  EXPECT_EQ(wdf_of(document, "ZSdeal"), 0U);
  EXPECT_EQ(decode_count(document.get_value(slot_title_length)), 2U);
  EXPECT_EQ(decode_count(document.get_value(slot_length)), 3U);
  EXPECT_FALSE(wdf_of(document, "Stext"));
}

TEST(SchemaDocument, KeepsAllStemsOfAPlaceAndThePlacesOfWordsLeftOut) {
  auto const places = places_of(document_of(english("", "CRM:n " + std::string(100, 'x') + " ends")));
  EXPECT_EQ(places, (Places{{title_gap + 1, place_hash("crm:n")}, {title_gap + 1, place_hash("crm")}, {title_gap + 3, place_hash("end")}}));
}

TEST(SchemaDocument, CountsOnAcrossStretches) {
  auto article = english("", "One two ");
  auto const start = article.text.size();
  article.text += "один клиент";
  article.spans = {{"ru", {start, article.text.size()}}};
  auto const document = document_of(article);
  EXPECT_EQ(places_of(document).back(), (Places::value_type{title_gap + 4, place_hash("клиент")}));
  EXPECT_EQ(decode_count(document.get_value(slot_length)), 4U);
}

TEST(SchemaDocument, AnalysesEachSpanInItsOwnLanguage) {
  auto article = english("", "The deals. ");
  auto const start = article.text.size();
  article.text += "Продавцы и клиенты.";
  article.spans = {{"ru", {start, article.text.size()}}};
  auto const document = document_of(article);
  EXPECT_TRUE(wdf_of(document, "Zdeal"));
  EXPECT_FALSE(wdf_of(document, "Zпродавцы"));
  EXPECT_TRUE(wdf_of(document, "продавцы"));
}

TEST(SchemaDocument, KeepsWordsOfUnknownLanguagesAsWritten) {
  auto article = english("", "Försäljningar");
  article.lang = "sv";
  EXPECT_TRUE(wdf_of(document_of(article), "Zförsäljningar"));
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
    EXPECT_TRUE(wdf_of(document, wanted)) << wanted;
  EXPECT_EQ(decode_values(document.get_value(find_field("tag")->slot)), (std::vector<std::string>{"Lessons  Learned"}));
}

TEST(SchemaDocument, SplitsAuthorsIntoNamesAndWords) {
  auto article = english("t", "x");
  article.author = "Desk Editor; Анна";
  auto const document = document_of(article);
  for (auto const* wanted : {"Adesk", "Aeditor", "Aанна", "XAdesk editor", "XAанна"}) EXPECT_TRUE(wdf_of(document, wanted)) << wanted;
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

TEST(SchemaPlaces, SurviveForeignBytes) {
  std::string const foreign("\x02\0\0\x02\0\0\x01\0\0\xFF\xFF\x07\0\0\0\xFF\xFF", 17);
  Places out;
  each_place(foreign, [&](std::uint32_t position, std::uint16_t hash, std::uint8_t) { out.emplace_back(position, hash); });
  EXPECT_EQ(out, (Places{{1, 0xFFFF}}));
  EXPECT_EQ(title_places(foreign).size(), 12U);
}

TEST(SchemaPlaces, HashNeverIsAMark) {
  for (int i = 0; i < 200'000; ++i) ASSERT_GE(place_hash(std::to_string(i)), least_place_hash);
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

TEST(MailAddresses, AreToldFromOtherWordsWithTheSign) {
  auto const found = [](std::string_view text) {
    std::vector<std::string> out;
    for (auto const& span : mail_addresses(text)) out.emplace_back(text.substr(span.start, span.end - span.start));
    return out;
  };
  using Found = std::vector<std::string>;
  EXPECT_EQ(found("Ask <jane.doe@firm.test>, or a+b@x-y.co.uk."), (Found{"jane.doe@firm.test", "a+b@x-y.co.uk"}));
  EXPECT_EQ(found("mailto:иван@почта.рф — пишите"), (Found{"иван@почта.рф"}));
  EXPECT_EQ(found("@handle, 5 @ 2.50, me@home, a@b.1, @@, x@.com"), Found{});
}

TEST(Document, HoldsNoWordOfAMailAddress) {
  auto const document = document_of(english("Notes", "Write to jane.doe@firm.test about prices."));
  for (auto const* word : {"jane", "doe", "jane.doe", "firm", "firm.test", "test"}) EXPECT_FALSE(wdf_of(document, word)) << word;
  EXPECT_EQ(wdf_of(document, "prices"), 1U);
  EXPECT_EQ(wdf_of(document, "write"), 1U);
}

}  // namespace
}  // namespace bifrons::schema
