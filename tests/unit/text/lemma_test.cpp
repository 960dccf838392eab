// SPDX-License-Identifier: GPL-3.0-or-later
// Dictionaries of lemmas: what they say, and what damaged files cannot do.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "corpus/text/analyzer.hpp"
#include "corpus/text/dawg.hpp"
#include "corpus/text/lemma_english.hpp"
#include "corpus/text/lemma_finnish.hpp"
#include "corpus/text/lemma_russian.hpp"
#include "corpus/text/word_cache.hpp"

namespace bifrons::text {
namespace {

namespace fs = std::filesystem;

class TempFolder {
 public:
  TempFolder() : path_(fs::temp_directory_path() / ("bifrons-lemma-" + std::to_string(std::random_device{}()))) { fs::create_directories(path_); }
  ~TempFolder() { fs::remove_all(path_); }
  TempFolder(TempFolder const&) = delete;
  TempFolder& operator=(TempFolder const&) = delete;
  void write(std::string const& name, std::string_view bytes) const { std::ofstream(path_ / name, std::ios::binary) << bytes; }
  [[nodiscard]] fs::path const& path() const { return path_; }

 private:
  fs::path path_;
};

std::string word32(std::uint32_t number) {
  std::string bytes;
  for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(number >> shift & 0xFFU));
  return bytes;
}

// Of labels 1 and 2, since a graph of four units has no room for letters.
std::string tiny_dawg() {
  std::uint32_t const units[] = {
      0U,                         // the root: a child stands at 0 ^ 0 ^ its label
      (2U << 10U) | 1U,           // after \x01: a child at 1 ^ 2 ^ its label
      (2U << 10U) | 0x100U | 1U,  // after \x01\x01: said to end a key, though its value would stand in the root
      0U};
  std::string file = word32(4);
  for (auto const unit : units) file += word32(unit);
  return file;
}

TEST(Dawg, FollowsOnlyWhatTheUnitsSay) {
  auto const file = tiny_dawg();
  auto const dawg = Dawg::read(file);
  ASSERT_TRUE(dawg);
  EXPECT_EQ(dawg->follow(Dawg::root, "\x01"), 1U);
  EXPECT_EQ(dawg->follow(Dawg::root, "\x01\x01"), 2U);
  EXPECT_FALSE(dawg->follow(Dawg::root, "b"));
  EXPECT_FALSE(dawg->value(1));
  EXPECT_FALSE(dawg->value(2));
}

TEST(Dawg, RefusesSizesThatLeadOutOfTheFile) {
  EXPECT_FALSE(Dawg::read(""));
  EXPECT_FALSE(Dawg::read(word32(0)));
  EXPECT_FALSE(Dawg::read(word32(0xFFFFFFFF) + "abcd"));
  EXPECT_FALSE(Dawg::read(tiny_dawg() + word32(9) + "xy"));
}

TEST(Dawg, EndsOnAnyBytes) {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    std::string file = word32(64);
    for (int i = 0; i < 64; ++i) file += word32(static_cast<std::uint32_t>(random()) & 0x8003FFFFU);
    file += word32(64);
    for (int i = 0; i < 128; ++i) file.push_back(static_cast<char>(random() % 4));
    auto const dawg = Dawg::read(file);
    ASSERT_TRUE(dawg);
    for (auto const& end : dawg->completions(Dawg::root, 8)) EXPECT_LE(end.size(), 32U);
    (void)dawg->follow(Dawg::root, "любое слово");
  }
}

TEST(RussianLemmas, AreAbsentWhereAFileIsMissingOrCutOff) {
  TempFolder folder;
  EXPECT_FALSE(RussianLemmas::open(folder.path()));
  for (auto const* name : {"words.dawg", "p_t_given_w.intdawg"}) folder.write(name, tiny_dawg());
  for (auto const* name : {"suffixes.txt", "tags.txt"}) folder.write(name, "\n");
  folder.write("paradigms.array", std::string("\x01\x00\xFF\x00", 4));
  EXPECT_FALSE(RussianLemmas::open(folder.path()));
  folder.write("paradigms.array", std::string("\x00\x00", 2));
  auto const opened = RussianLemmas::open(folder.path());
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->first_lemma("слово"), "");
}

TEST(RussianLemmas, GiveTheLikeliestLemmaAndTryYo) {
  auto const* lemmas = RussianLemmas::installed();
  if (lemmas == nullptr) GTEST_SKIP() << "the OpenCorpora dictionary is not installed";
  EXPECT_EQ(lemmas->first_lemma("стали"), "стать");
  EXPECT_EQ(lemmas->first_lemma("людьми"), "человек");
  EXPECT_EQ(lemmas->first_lemma("ребенка"), "ребенок");
  EXPECT_EQ(lemmas->first_lemma("наилучший"), "хороший");
  EXPECT_EQ(lemmas->first_lemma("абвгдейка"), "");
  EXPECT_EQ(lemmas->first_lemma("word"), "");
  EXPECT_EQ(lemmas->first_lemma("\xD0"), "");
}

TEST(FinnishLemmas, GiveEachBaseFormOnceInOneOrder) {
  if (!FinnishLemmas::is_installed()) GTEST_SKIP() << "Voikko is not installed";
  FinnishLemmas lemmas;
  auto const first = lemmas.base_forms("alusta");
  EXPECT_EQ(first, lemmas.base_forms("alusta"));
  EXPECT_GT(first.size(), 2U);
  EXPECT_EQ(lemmas.base_forms("helsingissä"), std::vector<std::string>{"helsinki"});
  EXPECT_TRUE(lemmas.base_forms("xyzzy").empty());
  EXPECT_TRUE(lemmas.base_forms(std::string(500, 'a')).empty());
}

TEST(IrregularForms, KnowBasesAndWordsOfTheirOwn) {
  EXPECT_EQ(irregular_form("sold").base, "sell");
  EXPECT_FALSE(irregular_form("sold").is_word_of_its_own);
  EXPECT_TRUE(irregular_form("left").is_word_of_its_own);
  EXPECT_EQ(irregular_form("sell").base, "");
}

TEST(AnalysisName, NamesTheDictionariesThatAreThere) {
  auto const name = analysis_name();
  EXPECT_EQ(name.find("+fi-voikko") != std::string::npos, FinnishLemmas::is_installed());
  EXPECT_EQ(name.find("+ru-opencorpora") != std::string::npos, RussianLemmas::installed() != nullptr);
}

TEST(WordCache, KeepsWhatIsUsedAndForgetsTheRest) {
  WordCache<int> cache(2);
  cache.add("a", 1);
  cache.add("b", 2);
  cache.turn();
  EXPECT_NE(cache.find("a"), nullptr);
  cache.add("c", 3);
  cache.turn();
  EXPECT_EQ(cache.find("b"), nullptr);
  ASSERT_NE(cache.find("a"), nullptr);
  EXPECT_EQ(*cache.find("a"), 1);
}

}  // namespace
}  // namespace bifrons::text
