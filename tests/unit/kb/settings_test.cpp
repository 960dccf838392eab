// SPDX-License-Identifier: GPL-3.0-or-later
// Settings: who wins, and how a mistake is named.
#include "corpus/kb/settings.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/support/temporary_directory.hpp"

namespace bifrons::kb {
namespace {

using testing::TemporaryDirectory;

class SettingsTest : public ::testing::Test {
 protected:
  void SetUp() override { ::unsetenv("BIFRONS_CRAWL_DELAY"); }
  void TearDown() override { ::unsetenv("BIFRONS_CRAWL_DELAY"); }
  TemporaryDirectory place_;

  Result<Settings> read(std::string_view toml) { return Settings::read(place_.write("bifrons.toml", toml)); }
  std::string origin(Settings const& settings, std::string_view name) {
    for (auto const& setting : settings.all())
      if (setting.name == name) return setting.origin;
    return "";
  }
};

TEST_F(SettingsTest, StandBuiltInWhereNothingIsSaid) {
  auto const settings = Settings::read(place_.path() / "none.toml");
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->number("crawl.delay"), 1.0);
  EXPECT_EQ(origin(*settings, "crawl.delay"), "built in");
}

TEST_F(SettingsTest, EnvironmentWinsOverFileAndFileOverBuiltIn) {
  auto const from_file = read("[crawl]\ndelay = 2.5\n");
  ASSERT_TRUE(from_file) << from_file.error().what;
  EXPECT_EQ(from_file->number("crawl.delay"), 2.5);
  EXPECT_EQ(origin(*from_file, "crawl.delay"), "bifrons.toml");
  ::setenv("BIFRONS_CRAWL_DELAY", "3", 1);
  auto const from_environment = read("[crawl]\ndelay = 2.5\n");
  ASSERT_TRUE(from_environment);
  EXPECT_EQ(from_environment->number("crawl.delay"), 3.0);
  EXPECT_EQ(origin(*from_environment, "crawl.delay"), "environment BIFRONS_CRAWL_DELAY");
}

TEST_F(SettingsTest, DefaultFileChangesNothing) {
  auto const settings = read(default_settings());
  ASSERT_TRUE(settings) << settings.error().what;
  for (auto const& setting : settings->all()) EXPECT_EQ(setting.origin, "built in") << setting.name;
}

TEST_F(SettingsTest, MistakesNameFileLineAndMend) {
  auto const unknown = read("[crawl]\ndelays = 1\n");
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().what.find("line 2"), std::string::npos) << unknown.error().what;
  EXPECT_NE(unknown.error().hint.find("crawl.delay"), std::string::npos) << unknown.error().hint;
  for (auto toml : {"[crawl]\ndelay = \"soon\"\n", "[crawl]\ndelay = -1\n", "[crawl]\ndelay = [1]\n", "[crawl\n", "[crawl]\ndelay = nan\n", "[a.b]\nc = 1\n"})
    EXPECT_FALSE(read(toml)) << toml;
}

TEST_F(SettingsTest, RulesForSitesAreTextsOrListsOfThem) {
  auto const settings = read("[site.\"www.example.test\"]\nkeep = \"article\"\ndrop = [\".a\", \"#b\"]\n[site.\"x.test\"]\ndrop = []\n");
  ASSERT_TRUE(settings) << settings.error().what;
  ASSERT_EQ(settings->site_rules().size(), 2u);
  EXPECT_EQ(settings->site_rules()[0].site, "example.test");
  EXPECT_EQ(settings->site_rules()[0].keep, (std::vector<std::string>{"article"}));
  EXPECT_EQ(settings->site_rules()[0].drop, (std::vector<std::string>{".a", "#b"}));
  for (auto toml : {"site = 1\n", "[site]\nkeep = \"a\"\n", "[site.\"x.test\"]\nleave = \"a\"\n", "[site.\"x.test\"]\nkeep = 1\n", "[site.\"x.test\"]\nkeep = [1]\n"}) {
    auto const wrong = read(toml);
    ASSERT_FALSE(wrong) << toml;
    EXPECT_NE(wrong.error().hint.find("[site."), std::string::npos) << wrong.error().hint;
  }
}

TEST_F(SettingsTest, EnvironmentMistakeNamesTheVariable) {
  ::setenv("BIFRONS_CRAWL_DELAY", "soon", 1);
  auto const settings = read("");
  ASSERT_FALSE(settings);
  EXPECT_NE(settings.error().what.find("BIFRONS_CRAWL_DELAY"), std::string::npos);
}

}  // namespace
}  // namespace bifrons::kb
