// SPDX-License-Identifier: GPL-3.0-or-later
// References of every notation as the same items: names, dates, addresses, and which of them are leads.
#include <gtest/gtest.h>

#include "indexer/import/reference.hpp"
#include "indexer/import/tex_text.hpp"
#include "tests/unit/import/run.hpp"

namespace bifrons::import {
namespace {

struct Case {
  std::string_view name, bytes;
  ItemKind kind;
  std::string_view title, author, url, published;
};

constexpr Case cases[] = {
    {"a.bib", "@book{n, author = {Nonaka, Ikujiro and {Team Oy}}, title = {The {Knowledge-Creating} Company}, year = 1995}", ItemKind::mention,
     "The Knowledge-Creating Company", "Nonaka, Ikujiro; Team Oy", "", "1995"},
    {"x", "@string{p = {A}}\n@article(k, title = p # { b}, author = \"M{\\\"a}kinen, J{\\\"o}rn\", year = 2024, month = jan # \"~15\", doi={https://doi.org/10.1/xy})", ItemKind::lead,
     "A b", "Mäkinen, Jörn", "https://doi.org/10.1/xy", "2024-01"},
    {"a.bib", "@misc{w, title={T}, author={Jan van der Berg AND Ludwig {van Beethoven}}, howpublished={\\url{https://e.example/a\\_b}}}", ItemKind::lead, "T",
     "van der Berg, Jan; van Beethoven, Ludwig", "https://e.example/a_b", ""},
    {"a.bib", "@article{a, title={T}, abstract={Text.}, date={2024-01-15/2024-02}}", ItemKind::article, "T", "", "", "2024-01-15"},
    {"x", "TY  - JOUR\r\nA1  - M, J\r\nT1  - Tieto\r\nPY  - 2024///\r\nDA  - 2024/01/15/\r\nUR  - https://e.example/a\r\nER  - \r\n", ItemKind::lead, "Tieto", "M, J", "https://e.example/a",
     "2024-01-15"},
    {"x.enw", "%0 Book\n%A M, J\n%T Tieto\n%D 2024\n%R 10.1/x\n", ItemKind::lead, "Tieto", "M, J", "https://doi.org/10.1/x", "2024"},
    {"x.json", R"([{"id":1,"type":"book","title":"A <i>b</i>","author":[{"family":"Berg","given":"J","non-dropping-particle":"van"}],"issued":{"date-parts":[["2024",1]]},"DOI":"10.1/x"}])", ItemKind::lead,
     "A b", "van Berg, J", "https://doi.org/10.1/x", "2024-01"},
    {"x.xml",
     "<xml><records><record><ref-type name='Book'>6</ref-type><contributors><authors><author><style>M, J</style></author></authors></contributors><titles><title><style>T</style></title></titles>"
     "<dates><year>1995</year></dates><urls><related-urls><url>https://e.example/</url></related-urls></urls></record></records></xml>",
     ItemKind::lead, "T", "M, J", "https://e.example/", "1995"},
};

TEST(References, ComeOutTheSameFromEveryNotation) {
  for (auto const& one : cases) {
    auto const got = run(one.bytes, one.name);
    ASSERT_EQ(got.items.size(), 1U) << one.bytes;
    auto const& item = got.items[0];
    EXPECT_EQ(item.kind, one.kind) << one.bytes;
    EXPECT_EQ(item.article.title, one.title);
    EXPECT_EQ(item.article.author, one.author);
    EXPECT_EQ(item.article.url, one.url);
    EXPECT_EQ(item.article.published, one.published) << one.bytes;
  }
}

TEST(References, AreReadOnBehindABrokenEntry) {
  auto const got = run("@book{a, title = {never closed\n@book{b, title = {Whole}, url = {https://e.example/}}", "a.bib");
  ASSERT_EQ(got.items.size(), 2U);
  EXPECT_EQ(got.items[1].article.title, "Whole");
}

TEST(References, OfZoteroLeaveNotesAndAttachmentsOut) {
  auto const got = run(
      "<rdf:RDF xmlns:z='http://www.zotero.org/namespaces/export#'><bib:Article rdf:about='#1'><z:itemType>journalArticle</z:itemType><dc:title>T</dc:title>"
      "<dcterms:isPartOf><bib:Journal><dc:identifier>DOI 10.1/x</dc:identifier></bib:Journal></dcterms:isPartOf></bib:Article>"
      "<bib:Memo rdf:about='#2'><rdf:value>note</rdf:value></bib:Memo><z:Attachment rdf:about='#3'><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment></rdf:RDF>",
      "x.rdf");
  ASSERT_EQ(got.items.size(), 1U);
  EXPECT_EQ(got.items[0].doi, "10.1/x");
}

TEST(TexText, ReadsAccentsLettersAndSigns) {
  EXPECT_EQ(tex_text("\\'{e} \\\"o {\\\"{u}} \\v{c} \\c c \\'{\\i} \\ss{} \\o re"), "é ö ü č ç í ß øre");
  EXPECT_EQ(tex_text("A \\& B -- 50\\% {\\em x} \\LaTeX~y ``q''"), "A & B – 50% x y “q”");
  EXPECT_EQ(tex_address("\\url{https://e.example/a\\_b\\%20}"), "https://e.example/a_b%20");
}

TEST(FamilyFirst, PutsTheFamilyBeforeTheRest) {
  EXPECT_EQ(family_first("Ikujiro Nonaka"), "Nonaka, Ikujiro");
  EXPECT_EQ(family_first("Ludwig van Beethoven"), "van Beethoven, Ludwig");
  EXPECT_EQ(family_first("Aristotle"), "Aristotle");
  EXPECT_EQ(family_first("Nonaka, I."), "Nonaka, I.");
}

}  // namespace
}  // namespace bifrons::import
