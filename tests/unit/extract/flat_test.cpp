// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that lost their markup, as browsers, mails and printed pages leave them: what must be read from each, and what must not.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "indexer/extract/content.hpp"
#include "indexer/extract/extract.hpp"
#include "indexer/extract/flat_page.hpp"
#include "indexer/extract/unglue.hpp"

namespace bifrons::extract {
namespace {

namespace fs = std::filesystem;

std::string read_file(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// One line of NAME.expect: what, a tab, the value.
void check(Extraction const& found, std::string_view what, std::string const& value) {
  auto const& a = found.article;
  auto const has = [&](std::string const& text) { return text.find(value) != std::string::npos; };
  if (what == "title") {
    EXPECT_EQ(a.title, value);
  } else if (what == "author") {
    EXPECT_EQ(a.author, value);
  } else if (what == "published") {
    EXPECT_EQ(a.published, value);
  } else if (what == "lang") {
    EXPECT_EQ(a.lang, value);
  } else if (what == "tag") {
    EXPECT_NE(std::ranges::find(a.tags, value), a.tags.end()) << value;
  } else if (what == "has") {
    EXPECT_TRUE(has(a.text)) << value << "\nin\n" << a.text;
  } else if (what == "not") {
    EXPECT_FALSE(has(a.text)) << value << "\nin\n" << a.text;
  } else if (what == "lead") {
    EXPECT_TRUE(has(a.leads)) << value << "\nin\n" << a.leads;
  } else if (what == "comment") {
    EXPECT_TRUE(has(a.comments)) << value << "\nin\n" << a.comments;
  } else {
    ADD_FAILURE() << "unknown expectation " << what;
  }
}

TEST(FlatPages, HoldTheArticleAlone) {
  std::size_t pages = 0;
  for (auto const& entry : fs::directory_iterator(BIFRONS_FLAT_PAGES)) {
    if (entry.path().extension() != ".txt") continue;
    ++pages;
    SCOPED_TRACE(entry.path().filename().string());
    auto const bytes = read_file(entry.path());
    auto const found = extract({bytes, "", ""});
    ASSERT_TRUE(found.has_value());
    for (auto const* field : {"title", "author", "published"})
      EXPECT_TRUE(!found->article.from.contains(field) || found->article.from.at(field) == "text") << field << " from " << found->article.from.at(field);
    std::ifstream expectations(fs::path(entry.path()).replace_extension(".expect"));
    for (std::string line; std::getline(expectations, line);) {
      auto const tab = line.find('\t');
      ASSERT_NE(tab, std::string::npos) << line;
      check(*found, std::string_view(line).substr(0, tab), line.substr(tab + 1));
    }
  }
  EXPECT_GE(pages, 12u);
}

TEST(FlatPages, GiveEachRemovalItsReason) {
  auto const page = read_flat_page(read_file(fs::path(BIFRONS_FLAT_PAGES) / "en_mail.txt"));
  auto const has = [&](Reason reason) { return std::ranges::any_of(page.marks, [reason](Mark mark) { return mark.reason == reason; }); };
  EXPECT_TRUE(has(Reason::mail_header));
  EXPECT_TRUE(has(Reason::quoted_reply));
  EXPECT_TRUE(has(Reason::signature));
  EXPECT_TRUE(std::ranges::none_of(page.marks, [](Mark mark) { return mark.role == Role::outside || mark.reason == Reason::none || reason_text(mark.reason).empty(); }));
}

TEST(Unglue, PutsApartOnlyWhatIsCertain) {
  auto const apart = [](std::string_view line) { return Unglue(line)(line); };
  EXPECT_EQ(apart("a culture of CynicismThese are"), "a culture of Cynicism These are");
  EXPECT_EQ(apart("в социальных сетяхЧитать далее"), "в социальных сетях\nЧитать далее");
  EXPECT_EQ(apart("jaetaan verkostoissaLue lisää"), "jaetaan verkostoissa\nLue lisää");
  for (std::string_view const whole : {"LinkedIn:ssä ja LinkedInissä", "YouTube, iPhone, PowerPoint, McDonald, eBay, WordPress, JavaScript", "getTheName(x) and is.thisThat", "SuperTuote on uusi", "ВКонтакте и Яндекс"})
    EXPECT_EQ(apart(whole), whole);
}

TEST(FlatPages, WithoutMarkupAreToldFromThoseWithIt) {
  auto const title = [](std::string_view bytes) { return extract({bytes, "", ""})->article.title; };
  EXPECT_EQ(title("A note\n\nMail <jane@firm.test> about x < y and <thing>.\n"), "A note");
  EXPECT_EQ(title("Words before <p>markup</p>\n\nand after it.\n"), "");
}

}  // namespace
}  // namespace bifrons::extract
