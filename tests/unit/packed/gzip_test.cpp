// SPDX-License-Identifier: GPL-3.0-or-later
// Members in a row, padding, seams between pieces, bombs, cut files.
#include "corpus/packed/gzip.hpp"

#include <gtest/gtest.h>

#include "tests/unit/packed/deflated.hpp"

namespace bifrons::packed {
namespace {

using testing::deflated;

TEST(GzipStream, ReadsMembersInARowAcrossEverySeam) {
  auto const packed = deflated("one ") + deflated("two ") + deflated("three") + std::string(40, '\0');
  for (std::size_t piece = 1; piece < 12; ++piece) {
    GzipStream stream;
    std::string text;
    for (std::string_view left = packed; !left.empty(); left.remove_prefix(std::min(piece, left.size())))
      ASSERT_EQ(stream.add(left.substr(0, piece), text), GzipStream::State::good);
    EXPECT_EQ(text, "one two three") << piece;
    EXPECT_TRUE(stream.complete());
  }
}

TEST(GzipStream, TellsACutFileFromAWholeOne) {
  auto const packed = deflated(testing::long_text());
  GzipStream stream;
  std::string text;
  EXPECT_EQ(stream.add(std::string_view(packed).substr(0, packed.size() - 1), text), GzipStream::State::good);
  EXPECT_FALSE(stream.complete());
}

TEST(Gunzip, RefusesABomb) {
  auto const bomb = gunzip(deflated(std::string(1u << 20, 'a')), 1'000);
  ASSERT_FALSE(bomb);
  EXPECT_EQ(bomb.error().code, ErrorCode::refused);
}

TEST(Gunzip, KeepsWhatACutFileHolds) {
  auto const text = testing::long_text(), packed = deflated(text);
  auto const half = gunzip(std::string_view(packed).substr(0, packed.size() / 2));
  ASSERT_TRUE(half);
  EXPECT_TRUE(!half->empty() && text.starts_with(*half));
  EXPECT_FALSE(gunzip("\x1F\x8B\x08 nonsense"));
}

}  // namespace
}  // namespace bifrons::packed
