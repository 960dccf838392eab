// SPDX-License-Identifier: GPL-3.0-or-later
// What documents hold for finding copies.
#include "corpus/schema/copies.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "corpus/schema/places.hpp"

namespace bifrons::schema {
namespace {

std::string words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "word" + std::to_string(i) + " ";
  return text;
}

TEST(Copies, ShortTextsHaveNoShingles) {
  text::Analyzer analyzer;
  EXPECT_TRUE(shingle_terms(to_xapian({.id = "a", .title = words(60), .text = words(39)}, analyzer)).empty());
  EXPECT_EQ(shingle_terms(to_xapian({.id = "a", .text = words(40)}, analyzer)).size(), text::Fingerprint::most);
}

TEST(Copies, ShinglesAreTheTextsWhateverItsTitleAndLanguage) {
  text::Analyzer analyzer;
  auto const a = to_xapian({.id = "a", .title = "One title", .text = words(80), .lang = "en"}, analyzer);
  auto const b = to_xapian({.id = "b", .title = "Another", .text = words(80), .lang = "fi"}, analyzer);
  EXPECT_EQ(shingle_terms(a), shingle_terms(b));
  EXPECT_EQ(text_words(a.get_value(slot_places)), text_words(b.get_value(slot_places)));
  EXPECT_EQ(text_words(a.get_value(slot_places)).size(), 80U);
}

TEST(Copies, AKeyTakesTheOldOnesPlace) {
  text::Analyzer analyzer;
  auto document = to_xapian({.id = "a", .text = words(50)}, analyzer);
  set_copy_key(document, "group");
  EXPECT_EQ(document.get_value(slot_fold), "group");
  std::vector<std::string> keys;
  for (auto it = document.termlist_begin(); it != document.termlist_end(); ++it)
    if ((*it).starts_with(fold_prefix)) keys.push_back(*it);
  EXPECT_EQ(keys, std::vector<std::string>{term(fold_prefix, "group")});
}

TEST(Copies, ReprintsAreToldByWhatTheySay) {
  EXPECT_TRUE(says_it_is_a_reprint("Originally published at pipelinenotes.test.\n\n" + words(300)));
  EXPECT_TRUE(says_it_is_a_reprint(words(300) + "\n\nJulkaistu alun perin sivustolla myynninmuisti.test."));
  EXPECT_TRUE(says_it_is_a_reprint(words(300) + "\n\nИсточник: znanieprodazh.test"));
  EXPECT_FALSE(says_it_is_a_reprint(words(300) + " originally published elsewhere " + words(300)));
  EXPECT_FALSE(says_it_is_a_reprint(""));
}

}  // namespace
}  // namespace bifrons::schema
