// SPDX-License-Identifier: GPL-3.0-or-later
// Files and lines within their bounds.
#include "corpus/command/input.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace bifrons::command {
namespace {

TEST(Lines, AreCountedAndLoseTheirEnds) {
  std::istringstream in("one\r\n\ntwo");
  Lines lines(in, 100);
  std::string line;
  ASSERT_TRUE(lines.next(line));
  EXPECT_EQ(line, "one");
  ASSERT_TRUE(lines.next(line));
  EXPECT_EQ(line, "");
  ASSERT_TRUE(lines.next(line));
  EXPECT_EQ(line, "two");
  EXPECT_EQ(lines.number(), 3U);
  EXPECT_FALSE(lines.next(line));
}

TEST(Lines, AreCutAtTheirBound) {
  std::istringstream in(std::string(50, 'x') + "\nnext\n");
  Lines lines(in, 10);
  std::string line;
  ASSERT_TRUE(lines.next(line));
  EXPECT_TRUE(lines.too_long());
  EXPECT_EQ(line.size(), 10U);
  ASSERT_TRUE(lines.next(line));
  EXPECT_FALSE(lines.too_long());
  EXPECT_EQ(line, "next");
}

TEST(Files, AreReadWholeOrRefusedWithTheirName) {
  std::istringstream in("abc");
  EXPECT_EQ(read_file_or_stream("-", in, 10), "abc");
  std::istringstream large(std::string(2U << 20U, 'x'));
  EXPECT_EQ(read_file_or_stream("-", large, 1U << 20U).error().what, "standard input is larger than 1 MiB");
  EXPECT_NE(read_file("/nowhere/x", 10).error().what.find("/nowhere/x"), std::string::npos);
  EXPECT_NE(read_file("/", 10).error().what.find("is a folder"), std::string::npos);
}

}  // namespace
}  // namespace bifrons::command
