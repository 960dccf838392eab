// SPDX-License-Identifier: GPL-3.0-or-later
// What is read off the table: help text, man page, completions.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "corpus/command/completions.hpp"
#include "corpus/command/help.hpp"
#include "corpus/command/manpage.hpp"
#include "corpus/command/nearest.hpp"
#include "tests/unit/command/sample_program.hpp"

namespace bifrons::command {
namespace {

TEST(Help, BreaksLinesAtTheWidth) {
  EXPECT_EQ(wrap("aa bb cc", 1, 6), " aa bb\n cc\n");
  EXPECT_EQ(wrap("a-word-that-is-too-long b", 0, 5), "a-word-that-is-too-long\nb\n");
  EXPECT_EQ(wrap("ää öö", 0, 5), "ää öö\n");
  EXPECT_EQ(wrap("", 4), "");
}

TEST(Help, TellsParagraphsFromExamples) {
  auto const blocks = blocks_of("One\nline.\n\n  an example\n  another\n\nThe end.");
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(blocks[0].text, "One\nline.");
  EXPECT_TRUE(blocks[1].example);
  EXPECT_EQ(blocks[1].text, "an example\nanother");
  EXPECT_EQ(blocks[2].text, "The end.");
}

TEST(Help, NamesEveryOptionWithinEightyColumns) {
  auto const text = help_of(sample::program, sample::verbs.front());
  for (auto const& option : all_options(sample::verbs.front())) EXPECT_NE(text.find("--" + std::string(option.name)), std::string::npos);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 82U) << line;  // … is three bytes
}

TEST(Manpage, EscapesWhatGroffWouldRead) {
  auto const page = manpage(sample::program);
  EXPECT_NE(page.find(".TH TOOL 1"), std::string::npos);
  EXPECT_NE(page.find("\\-\\-limit N"), std::string::npos);
  EXPECT_NE(page.find(".SH EXIT STATUS"), std::string::npos);
}

TEST(Completions, NameEveryVerbAndChoiceForEachShell) {
  for (auto const* shell : {"bash", "zsh", "fish"}) {
    auto const script = completions(sample::program, shell);
    ASSERT_TRUE(script);
    for (auto const* word : {"find", "lock", "explain", "relevance date -date", "text json tsv"}) EXPECT_NE(script->find(word), std::string::npos) << shell << " " << word;
  }
  EXPECT_EQ(completions(sample::program, "tcsh").error().code, ErrorCode::bad_input);
}

TEST(Nearest, FindsSwapsSlipsAndBeginnings) {
  constexpr std::array<std::string_view, 3> names{"search", "show", "similar"};
  EXPECT_EQ(nearest("saerch", names), "search");
  EXPECT_EQ(nearest("shwo", names), "show");
  EXPECT_EQ(nearest("sim", names), "similar");
  EXPECT_EQ(nearest("zzzzzzzz", names), "");
  EXPECT_EQ(nearest("", names), "");
  EXPECT_EQ(nearest(std::string(1000, 's'), names), "");
}

}  // namespace
}  // namespace bifrons::command
