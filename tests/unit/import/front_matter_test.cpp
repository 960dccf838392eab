// SPDX-License-Identifier: GPL-3.0-or-later
// Front matter in the notations of Hugo, Jekyll and Obsidian.
#include "indexer/import/front_matter.hpp"

#include <gtest/gtest.h>

namespace bifrons::import {
namespace {

using Values = std::vector<std::string>;

TEST(FrontMatter, ReadsYamlScalarsListsAndBlocks) {
  auto const got = read_front_matter("---\ntitle: \"A: b\"  # why\ntags: [crm, 'x, y']\nauthors:\n  - Aino\n  - name: Eero\n    mail: x\nsummary: >-\n  one\n  two\n---\nbody\n");
  ASSERT_TRUE(got.has_value());
  EXPECT_EQ(got->first("title"), "A: b");
  EXPECT_EQ(got->fields.at("tags"), (Values{"crm", "x, y"}));
  EXPECT_EQ(got->fields.at("authors"), (Values{"Aino", "Eero"}));
  EXPECT_EQ(got->first("summary"), "one two");
}

TEST(FrontMatter, ReadsTomlAndJson) {
  auto const toml = read_front_matter("+++\ntitle = \"T\"\ndate = 2024-01-15T09:30:00+02:00\ntags = [\"a\", \"b\"]\n+++\nx");
  ASSERT_TRUE(toml.has_value());
  EXPECT_EQ(toml->first("date"), "2024-01-15T09:30:00+02:00");
  EXPECT_EQ(toml->fields.at("tags"), (Values{"a", "b"}));
  auto const json = read_front_matter("{\n \"Title\": \"T\"\n}\nx");
  ASSERT_TRUE(json.has_value());
  EXPECT_EQ(json->first("title"), "T");
  EXPECT_EQ(json->body, 18U);
}

TEST(FrontMatter, NamesTheBrokenLineOfToml) {
  auto const got = read_front_matter("+++\ntitle = \"T\"\ndate = = 3\n+++\nx");
  ASSERT_FALSE(got.has_value());
  EXPECT_EQ(got.error().what, "its TOML front matter is broken in line 3");
}

TEST(FrontMatter, TakesARuleForARule) {
  EXPECT_EQ(read_front_matter("text\n---\ntitle: no\n---\n")->body, 0U);
  EXPECT_EQ(read_front_matter("---\nplain prose here\n---\nmore\n")->body, 0U);
  EXPECT_EQ(read_front_matter("---\ntitle: open for ever\n")->body, 0U);
}

}  // namespace
}  // namespace bifrons::import
