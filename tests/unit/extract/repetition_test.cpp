// SPDX-License-Identifier: GPL-3.0-or-later
// A site's furniture: learned from articles side by side, left out of each, in one step or in many.
#include "indexer/extract/repetition.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace bifrons::extract {
namespace {

std::string own_words(std::size_t number, std::string const& what) { return "Remark " + std::to_string(number) + " on " + what + ", which no other post of this site makes in these words."; }

/// What a post of the site is made of around three paragraphs of its own; "#" in a line stands for the post's number.
struct Shape {
  std::vector<std::string> head, middle, tail;
  std::string structure_of_tail;  ///< a letter a block, paragraphs where empty
  std::string author, lang = "en";
};

Article post(std::size_t number, Shape const& shape) {
  Article out;
  out.site = "blog.test";
  out.title = "Post of the number " + std::to_string(number);
  out.author = shape.author;
  out.lang = shape.lang;
  auto const add = [&](std::string block, char letter) {
    if (auto const at = block.find('#'); at != std::string::npos) block.replace(at, 1, std::to_string(number));
    if (!out.text.empty()) out.text += "\n\n";
    out.text += block;
    out.structure += letter;
  };
  for (auto const& block : shape.head) add(block, 'p');
  for (std::string const what : {"otters", "beavers", "martens", "badgers"}) add(own_words(number, what), 'p');
  for (auto const& block : shape.middle) add(block, 'p');
  for (std::string const what : {"weasels", "stoats", "polecats", "minks"}) add(own_words(number, what), 'p');
  for (std::size_t at = 0; at < shape.tail.size(); ++at) add(shape.tail[at], at < shape.structure_of_tail.size() ? shape.structure_of_tail[at] : 'p');
  out.content_hash = content_hash(out.text);
  return out;
}

SiteKeys learned(std::vector<Article> const& articles, SiteKeys known = {}) {
  RepetitionLearner learner(known);
  for (auto const& article : articles) learner.add(article);
  for (auto const key : learner.learn()) known.insert(key);
  return known;
}

/// with posts of that shape among others that have nothing in common.
std::vector<Article> site(Shape const& shape, std::size_t with, std::size_t others) {
  std::vector<Article> out;
  for (std::size_t i = 0; i < with; ++i) out.push_back(post(i, shape));
  for (std::size_t i = 0; i < others; ++i) out.push_back(post(100 + i, {}));
  return out;
}

struct Case {
  std::string name;
  Shape shape;
  std::size_t with, others;
  std::string gone;  ///< a part of the line in question
  bool goes;
};

class Repetition : public ::testing::TestWithParam<Case> {};

TEST_P(Repetition, LeavesOutWhatTheSiteRepeatsAndNoMore) {
  auto const& [name, shape, with, others, gone, goes] = GetParam();
  auto const articles = site(shape, with, others);
  auto const keys = learned(articles);
  auto article = articles.front();
  ASSERT_NE(article.text.find(gone), std::string::npos);
  EXPECT_EQ(leave_out_furniture(article, keys), goes);
  EXPECT_EQ(article.text.find(gone) == std::string::npos, goes) << article.text;
  for (std::string const what : {"otters", "badgers", "weasels", "minks"}) EXPECT_NE(article.text.find(own_words(0, what)), std::string::npos);
  EXPECT_EQ(article.content_hash, content_hash(article.text));
  EXPECT_TRUE(structure_fits(article.structure, article.text));
}

std::string const subscribe = "Get each new post by mail, it costs nothing and you can leave at any time.";
std::string const biography = "Maija Virtanen has sold boats for twenty years and writes about it.";
std::string const team_line = "Check out the whole list of what the release holds.";
std::string const upgrade = "If you have a previous version installed, getting the new one is easy.";
std::string const intro_fi = "Tämä blogi kertoo myynnistä ja siitä, mitä hiljainen tieto on.";
std::string const licence_ru = "Публикация защищена лицензией Creative Commons";

INSTANTIATE_TEST_SUITE_P(Lines, Repetition, ::testing::Values(
    Case{"a subscription paragraph", {{}, {}, {subscribe}}, 4, 0, subscribe, true},
    Case{"in two of five posts", {{}, {}, {subscribe}}, 4, 6, subscribe, true},
    Case{"in three posts of three", {{}, {}, {subscribe}}, 3, 0, subscribe, false},
    Case{"in a series of a larger site", {{}, {}, {subscribe}}, 10, 20, subscribe, false},
    Case{"in the middle of every post", {{}, {upgrade}, {}}, 9, 0, upgrade, false},
    Case{"about this blog, at the head", {{intro_fi}, {}, {}, {}, {}, "fi"}, 5, 0, intro_fi, true},
    Case{"a licence in Russian", {{}, {}, {licence_ru}, {}, {}, "ru"}, 5, 0, licence_ru, true},
    Case{"the posts of one language", {{}, {}, {licence_ru}, {}, {}, "ru"}, 5, 30, licence_ru, true},
    Case{"a biography of one author of many", {{}, {}, {biography}, {}, "Maija Virtanen"}, 3, 40, biography, true},
    Case{"a sign-off that names nobody, of one author", {{}, {}, {subscribe}, {}, "Maija Virtanen"}, 3, 40, subscribe, false},
    Case{"a closing line that shares a word with a team's name", {{}, {}, {team_line}, {}, "The Release Team"}, 3, 40, team_line, false},
    Case{"a box of several lines", {{}, {}, {"Who writes here and why", biography, subscribe, "Sold by the harbour since 1987", "Find the shop on the map"}, "2p"}, 6, 0, "Who writes here", true},
    Case{"a line of tags", {{}, {}, {"Tags: sales, matter #"}}, 6, 0, "Tags:", true},
    Case{"a day line at the head", {{"Posted on: Mon 1# July 2025 by the crew"}, {}, {}}, 6, 0, "Posted on", true},
    Case{"a summary at the head", {{"TL;DR: talk to people about matter"}, {}, {}}, 4, 0, "TL;DR", false},
    Case{"sentences that open alike", {{}, {}, {"Thanks to all who read part # of this."}}, 9, 0, "Thanks to", false},
    Case{"code", {{}, {}, {"git clone https://example.test/all.git && make install"}, "c"}, 9, 0, "git clone", false},
    Case{"two words", {{}, {}, {"Happy hacking"}}, 9, 3, "Happy", false}));

TEST(RepetitionLearner, TakesTitlesOfOtherPostsInARow) {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < 6; ++i) {
    auto const title = [](std::size_t number) { return "Post of the number " + std::to_string(number % 6); };
    articles.push_back(post(i, {{}, {}, {"You may like these", title(i + 1), title(i + 2)}, "3ii"}));
  }
  auto const keys = learned(articles);
  EXPECT_TRUE(leave_out_furniture(articles[2], keys));
  EXPECT_TRUE(articles[2].text.ends_with(own_words(2, "minks"))) << articles[2].text;
}

TEST(RepetitionLearner, LeavesASingleTitleAtTheEnd) {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < 6; ++i) articles.push_back(post(i, {{}, {}, i == 2 ? std::vector<std::string>{"Post of the number 3"} : std::vector<std::string>{}}));
  EXPECT_FALSE(leave_out_furniture(articles[2], learned(articles)));
}

TEST(RepetitionLearner, TakesWhatMostPagesKeepBesideTheirBodies) {
  std::string const licence = "Shared under the same terms as all posts here", teaser = "Once more about the harbour, and what it was sold for";
  auto articles = site({{}, {}, {licence}}, 2, 20);
  articles.push_back(post(50, {{"Written on 5 May by the crew"}, {}, {}}));
  articles.push_back(post(51, {{teaser}, {}, {}}));
  RepetitionLearner learner({});
  for (auto const& article : articles) learner.add(article);
  for (int page = 0; page < 20; ++page) learner.add_beside({"Written on " + std::to_string(page) + " May by somebody", licence, teaser});
  auto const found = learner.learn();
  SiteKeys const keys(found.begin(), found.end());
  EXPECT_TRUE(leave_out_furniture(articles[0], keys));
  EXPECT_EQ(articles[0].text.find(licence), std::string::npos);
  EXPECT_TRUE(leave_out_furniture(articles[22], keys));
  EXPECT_EQ(articles[22].text.find("Written on"), std::string::npos);
  EXPECT_FALSE(leave_out_furniture(articles[23], keys)) << "a first paragraph that stands in the side column of all other pages";
}

TEST(LeaveOutFurniture, ComesToTheSameInStepsAsAtOnce) {
  Shape const shape{{intro_fi, "Kirjoitettu 1#.5.2009 satamassa"}, {}, {"Who writes here and why", biography, "Tags: matter #", subscribe, "Sold by the harbour since 1987"}, "2p"};
  auto const articles = site(shape, 9, 0);
  auto const all = learned(articles);
  ASSERT_GE(all.size(), 5u);
  auto at_once = articles[4];
  leave_out_furniture(at_once, all);
  auto in_steps = articles[4];
  SiteKeys some;
  for (auto const key : all) {
    some.insert(key);
    leave_out_furniture(in_steps, some);
  }
  EXPECT_EQ(in_steps.text, at_once.text);
  EXPECT_EQ(in_steps.structure, at_once.structure);
  EXPECT_FALSE(leave_out_furniture(at_once, all)) << "nothing is left to leave out";
}

TEST(LeaveOutFurniture, MovesLanguageSpans) {
  auto const articles = site({{intro_fi}, {}, {subscribe}}, 6, 0);
  auto article = articles[0];
  auto const quoted = article.text.find("Remark 0 on badgers");
  article.spans = {{"fi", {0, intro_fi.size()}}, {"sv", {quoted, quoted + 8}}, {"en", {article.text.size() - 10, article.text.size()}}};
  ASSERT_TRUE(leave_out_furniture(article, learned(articles)));
  ASSERT_EQ(article.spans.size(), 1u);
  EXPECT_EQ(article.text.substr(article.spans[0].where.start, 8), "Remark 0");
}

TEST(LeaveOutFurniture, KeepsATextThatIsNothingElse) {
  auto const keys = learned(site({{}, {}, {subscribe}}, 6, 0));
  Article note;
  note.text = subscribe;
  EXPECT_FALSE(leave_out_furniture(note, keys));
  EXPECT_EQ(note.text, subscribe);
}

TEST(RepetitionLearner, AddsNothingToWhatItKnows) {
  auto const articles = site({{}, {}, {biography, subscribe}}, 6, 0);
  auto const keys = learned(articles);
  RepetitionLearner again(keys);
  for (auto const& article : articles) again.add(article);
  EXPECT_TRUE(again.learn().empty());
}

}  // namespace
}  // namespace bifrons::extract
