// SPDX-License-Identifier: GPL-3.0-or-later
// Names in bylines, on cards, in marked elements; and what stands around them.
#include <gtest/gtest.h>

#include "indexer/extract/names.hpp"
#include "tests/unit/extract/post_page.hpp"

namespace bifrons::extract {
namespace {

std::string author_of(std::string_view head, std::string_view body, std::string_view url = "http://blog.test/napkin") { return read_post(head, body, url).article.author; }

TEST(Names, LoseTheWordsAroundThem) {
  struct Case {
    std::string_view line, name;
  };
  for (auto const& [line, name] : {Case{"By Anna Laine on May 3, 2011", "Anna Laine"},
                                   {"Written by Anna Laine, Senior Analyst", "Anna Laine"},
                                   {"By Anna Laine ⋅ Review Editor", "Anna Laine"},
                                   {"Anna Laine, extension educator", "Anna Laine"},
                                   {"Anna Laine and Pekka Salo, shop editors", "Anna Laine and Pekka Salo"},
                                   {"View all posts by Anna Laine →", "Anna Laine"},
                                   {"Kirjoittaja: Anna Laine, päätoimittaja", "Anna Laine"},
                                   {"Автор: Анна Лайне, редактор", "Анна Лайне"},
                                   {"Von Anna Laine am 3. Mai 2011", "Anna Laine"},
                                   {"Written by", ""},
                                   {"Posted", ""},
                                   {"http://blog.test/anna", ""}})
    EXPECT_EQ(name_of(line), name) << line;
}

TEST(Names, TellPersonsFromOtherWords) {
  for (std::string_view const name : {"Anna Laine", "Анна Лайне", "Åsa Öman", "Ludwig van Beethoven"}) EXPECT_TRUE(looks_like_person(name)) << name;
  for (std::string_view const name : {"lifestyle", "read more", "Mentors & Speakers", "Senior Editor", "Top 10 Gears Of 2025", "Anna"}) EXPECT_FALSE(looks_like_person(name)) << name;
}

TEST(Author, IsReadFromThePagesCard) {
  auto const page = read_post("<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Anna Laine'>", paragraphs());
  EXPECT_EQ(page.article.author, "Anna Laine");
  EXPECT_EQ(page.article.from.at("author"), "meta");
  EXPECT_EQ(author_of("<meta name=twitter:label1 content='Reading time'><meta name=twitter:data1 content='4 minutes'>", paragraphs()), "");
}

TEST(Author, IsAPersonRatherThanTheSite) {
  EXPECT_EQ(author_of("<meta property=og:site_name content='Gear Notes'><meta name=author content='Gear Notes'>", "<p class=byline>By Anna Laine</p>" + paragraphs()), "Anna Laine");
  EXPECT_EQ(author_of("<meta property=og:site_name content='Gear Notes'><meta name=author content='Gear Notes'>", paragraphs()), "Gear Notes");
  EXPECT_EQ(author_of("<meta name=author content=alaine>", "<p>3 May by <a href=/author/alaine/>Anna Laine</a></p>" + paragraphs()), "Anna Laine");
}

TEST(Author, StandsBelowALabelAtEitherEndInThreeLanguages) {
  EXPECT_EQ(author_of("", "<h3>Author</h3><p>Anna Laine</p>" + paragraphs()), "Anna Laine");
  EXPECT_EQ(author_of("", paragraphs() + "<div>Kirjoittaja</div><div>Anna Laine</div>"), "Anna Laine");
  EXPECT_EQ(author_of("", paragraphs() + "<div>Автор</div><div>Анна Лайне</div>"), "Анна Лайне");
}

TEST(Author, IsThePartOfABylineThatIsNamedSo) {
  EXPECT_EQ(author_of("", "<div class=author-box><span class=author-name>Anna Laine</span><span>Gardener</span></div>" + paragraphs()), "Anna Laine");
}

TEST(Author, SeveralAreJoined) {
  EXPECT_EQ(author_of("", "<p><a href=/authors/anna>Anna Laine</a>, <a href=/authors/pekka>Pekka Salo</a></p>" + paragraphs()), "Anna Laine; Pekka Salo");
}

}  // namespace
}  // namespace bifrons::extract
