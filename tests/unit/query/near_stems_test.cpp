// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of an index are like another, and that one of them helps where the word itself is missing.
#include "searchd/query/near_stems.hpp"

#include <algorithm>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "tests/unit/query/index_fixture.hpp"

namespace bifrons::query {
namespace {

class Vocabulary {
 public:
  explicit Vocabulary(std::vector<std::string> const& stems) : database_("", Xapian::DB_BACKEND_INMEMORY) {
    Xapian::Document document;
    for (auto const& stem : stems) document.add_term(schema::term(schema::stem_prefix, stem));
    database_.add_document(document);
  }
  [[nodiscard]] std::vector<std::string> like(std::string const& stem) const {
    NearStems near(database_);
    std::vector<std::string> words;
    auto const list = near.of(stem);
    for (auto const& each : *list) words.push_back(each.stem);
    return words;
  }

 private:
  Xapian::WritableDatabase database_;
};

using Words = std::vector<std::string>;

TEST(NearStems, AreDerivationsAndCompounds) {
  Vocabulary const words({"asiakas", "asiakassuhde", "asunto", "продажа", "продажный", "погода", "seller", "sell", "invoice"});
  EXPECT_EQ(words.like("asiakas"), Words{"asiakassuhde"});
  EXPECT_EQ(words.like("продажа"), Words{"продажный"});
  EXPECT_EQ(words.like("sell"), Words{"seller"});
  EXPECT_EQ(words.like("weather"), Words{});
}

TEST(NearStems, AreNeverOfNumbersAndShortWords) {
  Vocabulary const words({"2021", "20210", "2021a", "erp", "erpx", "q2forecast"});
  for (auto const word : {"2021", "erp", "", "q2forecasts"}) EXPECT_EQ(words.like(word), Words{}) << word;
}

TEST(NearStems, AreTheLikestFirstAndFew) {
  Words many;
  for (char c = 'a'; c <= 'z'; ++c)
    for (char d = 'a'; d <= 'z'; ++d) many.push_back(std::string("forecast") + c + d);
  auto const like = Vocabulary(many).like("forecasterly");
  ASSERT_FALSE(like.empty());
  EXPECT_EQ(like.front(), "forecaster");
  EXPECT_LE(like.size(), 16U);
}

TEST(NearStems, TakeBytesThatAreNoText) {
  Vocabulary const words({"\xFF\xFE\xFDword", "\xFF\xFE\xFDwords"});
  EXPECT_NO_FATAL_FAILURE((void)words.like("\xFF\xFE\xFDword"));
  EXPECT_NO_FATAL_FAILURE((void)words.like("\xD0"));
}

}  // namespace
}  // namespace bifrons::query
