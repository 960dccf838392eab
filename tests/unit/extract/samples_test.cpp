// SPDX-License-Identifier: GPL-3.0-or-later
// The rendered sample sites against their facts: no furniture in any text, every post whole, every field right.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "indexer/extract/extract.hpp"

namespace bifrons::extract {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::string read_file(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string text(json::object const& object, char const* key) {
  auto const* member = object.if_contains(key);
  return member != nullptr && member->is_string() ? std::string(member->get_string()) : std::string();
}

std::string squeezed(std::string_view raw) {
  std::string out;
  for (char const c : raw) {
    bool const space = c == ' ' || c == '\n' || c == '\t';
    if (!space) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

/// The file that a post's address was rendered to.
fs::path file_of(fs::path const& root, std::string const& url) {
  auto path = root / url.substr(7);
  return fs::is_directory(path) ? path / "index.html" : path;
}

class Samples : public testing::Test {
 protected:
  void SetUp() override {
    char const* folder = std::getenv("BIFRONS_SAMPLES");
    if (folder == nullptr) GTEST_SKIP() << "BIFRONS_SAMPLES names no folder of rendered sample sites (scripts/render_samples.py makes one)";
    root_ = folder;
    facts_ = json::parse(read_file(root_ / "facts.json")).as_object();
    ASSERT_FALSE(facts_.empty());
  }

  template <class Check>
  void each_post(Check check) const {
    for (auto const& site : facts_)
      for (auto const& post : site.value().at("posts").as_array()) {
        auto const url = text(post.as_object(), "url");
        auto const bytes = read_file(file_of(root_, url));
        auto const found = extract({bytes, url, ""});
        ASSERT_TRUE(found) << url;
        SCOPED_TRACE(url);
        check(site.value().as_object(), post.as_object(), *found);
      }
  }

  fs::path root_;
  json::object facts_;
};

TEST_F(Samples, HoldTheWholePostAndNoFurniture) {
  each_post([](json::object const& site, json::object const& post, Extraction const& found) {
    auto const body = squeezed(found.article.text);
    EXPECT_TRUE(body.starts_with(squeezed(text(post, "first_words")))) << body.substr(0, 100);
    EXPECT_TRUE(body.ends_with(squeezed(text(post, "last_words")))) << body.substr(body.size() - std::min<std::size_t>(body.size(), 100));
    for (auto const& phrase : site.at("furniture_phrases").as_array())
      EXPECT_EQ(body.find(squeezed(std::string_view(phrase.as_string()))), std::string::npos) << phrase;
    for (auto const& phrase : post.at("tail_phrases").as_array()) {
      EXPECT_EQ(body.find(squeezed(std::string_view(phrase.as_string()))), std::string::npos) << phrase;
      EXPECT_NE(squeezed(found.article.leads).find(squeezed(std::string_view(phrase.as_string()))), std::string::npos) << phrase;
    }
  });
}

TEST_F(Samples, TellTitleAuthorDateAndLanguage) {
  each_post([](json::object const&, json::object const& post, Extraction const& found) {
    EXPECT_EQ(found.article.title, text(post, "title"));
    EXPECT_EQ(found.article.author, text(post, "author"));
    EXPECT_EQ(found.article.published.substr(0, 10), text(post, "published").substr(0, 10));
    EXPECT_EQ(found.article.lang, text(post, "lang"));
    EXPECT_EQ(found.article.url, text(post, "url"));
    EXPECT_EQ(found.kind, PageKind::article);
  });
}

TEST_F(Samples, TellTheirTags) {
  each_post([](json::object const&, json::object const& post, Extraction const& found) {
    std::set<std::string> const tags(found.article.tags.begin(), found.article.tags.end());
    EXPECT_EQ(tags.size(), post.at("tags").as_array().size());
  });
}

TEST_F(Samples, ListsAndOtherPagesAreNoArticles) {
  for (auto const& site : facts_)
    for (auto const& page : site.value().at("pages_that_are_not_posts").as_array()) {
      std::string const url(page.as_string());
      auto const file = file_of(root_, url);
      if (!fs::is_regular_file(file)) continue;  // the rest are served under escaped names
      auto const bytes = read_file(file);
      auto const found = extract({bytes, url, ""});
      ASSERT_TRUE(found) << url;
      EXPECT_NE(found->kind, PageKind::article) << url;
    }
}

}  // namespace
}  // namespace bifrons::extract
