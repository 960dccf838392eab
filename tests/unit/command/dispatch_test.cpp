// SPDX-License-Identifier: GPL-3.0-or-later
// From a command line to an answer and an exit status.
#include <gtest/gtest.h>

#include "corpus/command/console.hpp"
#include "tests/unit/command/sample_program.hpp"

namespace bifrons::command {
namespace {

using sample::run;

TEST(Dispatch, RunsTheVerbWithItsWords) {
  auto const ran = run({"find", "crm", "adoption"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out, "[crm][adoption]text\n");
  EXPECT_EQ(ran.err, "");
}

TEST(Dispatch, TakesOptionsOfEveryVerbBeforeItToo) {
  EXPECT_EQ(run({"--kb", "/nowhere", "--color=always", "find", "crm"}).out, "[crm]text coloured\n");
  EXPECT_EQ(run({"--kb", "/nowhere"}).status, exit_status::usage);
  EXPECT_EQ(run({"--kb"}).status, exit_status::usage);
}

TEST(Dispatch, PrefersAVerbOfTwoWords) {
  EXPECT_EQ(run({"topics", "apply"}).out, "applied\n");
  EXPECT_EQ(run({"help", "topics", "apply"}).status, 0);
}

TEST(Dispatch, ListsTheVerbsByGroupWithoutAny) {
  auto const ran = run({});
  EXPECT_EQ(ran.status, exit_status::usage);
  EXPECT_LT(ran.err.find("\nFind\n  find "), ran.err.find("\nMend\n  throw "));
}

TEST(Dispatch, HelpsTheSameBothWays) {
  auto const asked = run({"help", "find"});
  EXPECT_EQ(asked.status, 0);
  EXPECT_EQ(asked.out, run({"find", "--help"}).out);
  EXPECT_EQ(asked.out, run({"find", "-h", "crm"}).out);
  EXPECT_EQ(run({"help"}).status, 0);
  EXPECT_EQ(run({"help"}).out, run({"--help"}).out);
  EXPECT_EQ(run({"help", "help"}).status, 0);
}

TEST(Dispatch, TellsItsVersionInOneLine) { EXPECT_EQ(run({"--version"}).out, "tool 1.2 (index format 3)\n"); }

TEST(Dispatch, NamesTheNearestVerb) {
  auto const ran = run({"fnid", "crm"});
  EXPECT_EQ(ran.status, exit_status::usage);
  EXPECT_NE(ran.err.find("did you mean find?"), std::string::npos);
  EXPECT_EQ(run({"help", "fnid"}).status, exit_status::usage);
}

TEST(Dispatch, RefusesAnUnknownFormatAndColour) {
  auto const ran = run({"find", "--format", "xml"});
  EXPECT_EQ(ran.status, exit_status::usage);
  EXPECT_NE(ran.err.find("text, json, tsv"), std::string::npos);
  EXPECT_EQ(run({"find", "--color", "blue"}).status, exit_status::usage);
  EXPECT_EQ(run({"lock", "--format", "json"}).status, exit_status::usage);
}

TEST(Dispatch, TurnsErrorsIntoASentenceAHintAndAStatus) {
  auto const ran = run({"lock"});
  EXPECT_EQ(ran.status, exit_status::locked);
  EXPECT_EQ(ran.err, "bifrons: it is locked\n  wait\n");
}

TEST(Dispatch, TurnsAnExceptionIntoASentence) {
  auto const ran = run({"throw"});
  EXPECT_EQ(ran.status, exit_status::broken);
  EXPECT_NE(ran.err.find("a bug"), std::string::npos);
}

TEST(Dispatch, KeepsEachErrorCodesPromisedStatus) {
  EXPECT_EQ(exit_status_of(ErrorCode::not_found), 1);
  EXPECT_EQ(exit_status_of(ErrorCode::bad_input), 2);
  EXPECT_EQ(exit_status_of(ErrorCode::not_built), 2);
  EXPECT_EQ(exit_status_of(ErrorCode::broken), 3);
  EXPECT_EQ(exit_status_of(ErrorCode::busy), 4);
  EXPECT_EQ(exit_status_of(ErrorCode::version), 5);
  EXPECT_EQ(exit_status_of(ErrorCode::unreachable), 6);
}

TEST(Dispatch, RunsAProgramThatIsOneVerb) {
  std::istringstream in;
  std::ostringstream out, err;
  Console console{in, out, err, false, false};
  std::vector<char const*> const words{"--version"};
  EXPECT_EQ(dispatch_only(sample::program, sample::verbs.front(), words, console), 0);
  EXPECT_EQ(out.str(), "tool 1.2 (index format 3)\n");
}

TEST(Console, ColoursAsToldOrOnATerminal) {
  EXPECT_TRUE(use_colour("always", false));
  EXPECT_FALSE(use_colour("never", true));
  EXPECT_FALSE(use_colour("auto", false));
}

}  // namespace
}  // namespace bifrons::command
