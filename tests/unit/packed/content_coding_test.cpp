// SPDX-License-Identifier: GPL-3.0-or-later
// Codings of HTTP: each kind, several in turn, damage, bombs.
#include "corpus/packed/content_coding.hpp"

#include <gtest/gtest.h>

#include "tests/unit/packed/deflated.hpp"

namespace bifrons::packed {
namespace {

using testing::deflated;

constexpr std::size_t bound = 1u << 20;
constexpr std::string_view brotlied("\x0b\x02\x80hello\x03", 9);

ErrorCode code_of(std::string_view codings, std::string_view body, std::size_t most = bound) {
  auto const undone = undo(codings, body, most);
  EXPECT_FALSE(undone) << codings;
  return undone ? ErrorCode{} : undone.error().code;
}

TEST(ContentCoding, IsUndoneInAllItsKinds) {
  auto const text = testing::long_text();
  EXPECT_EQ(undo("gzip", deflated(text), bound), text);
  EXPECT_EQ(undo(" X-GZip ", deflated(text), bound), text);
  EXPECT_EQ(undo("deflate", deflated(text, testing::zlib_window), bound), text);
  EXPECT_EQ(undo("deflate", deflated(text, testing::raw_window), bound), text);
  EXPECT_EQ(undo("br", brotlied, bound), "hello");
  EXPECT_EQ(undo("", text, bound), text);
  EXPECT_EQ(undo("identity", text, bound), text);
  EXPECT_EQ(undo("gzip", "", bound), "") << "an answer without a body";
}

TEST(ContentCoding, IsUndoneFromTheOutermostIn) {
  EXPECT_EQ(undo("deflate, gzip", deflated(deflated("text", testing::zlib_window)), bound), "text");
  EXPECT_EQ(undo("gzip, gzip", deflated(deflated("text")), bound), "text");
  EXPECT_EQ(code_of("gzip,gzip,gzip,gzip,gzip,gzip", "x"), ErrorCode::unreadable);
}

TEST(ContentCoding, RefusesWhatIsPastItsBound) {
  EXPECT_EQ(code_of("gzip", deflated(std::string(4u << 20, 'a'))), ErrorCode::refused);
  EXPECT_EQ(code_of("gzip, gzip", deflated(deflated(std::string(4u << 20, 'a')))), ErrorCode::refused);
  EXPECT_EQ(code_of("br", brotlied, 4), ErrorCode::refused);
  EXPECT_EQ(undo("gzip", deflated(std::string(bound, 'a')), bound)->size(), bound);
}

TEST(ContentCoding, NamesDamageAndWhatIsNotKnown) {
  auto packed = deflated(testing::long_text());
  EXPECT_EQ(code_of("gzip", std::string_view(packed).substr(0, packed.size() / 2)), ErrorCode::unreadable);
  EXPECT_EQ(code_of("br", brotlied.substr(0, 6)), ErrorCode::unreadable);
  EXPECT_EQ(code_of("gzip", "<p>no gzip"), ErrorCode::unreadable);
  packed[packed.size() - 6] = static_cast<char>(packed[packed.size() - 6] ^ 1);
  EXPECT_EQ(code_of("gzip", packed), ErrorCode::unreadable) << "a wrong checksum";
  EXPECT_EQ(code_of("zstd", "x"), ErrorCode::unreadable);
}

TEST(ContentCoding, IsSalvagedAsFarAsItGoes) {
  auto const text = testing::long_text(), packed = deflated(text);
  auto const half = salvage("gzip", std::string_view(packed).substr(0, packed.size() / 2), bound);
  EXPECT_TRUE(!half.empty() && text.starts_with(half));
  EXPECT_EQ(salvage("gzip", "<p>plain", bound), "<p>plain");
  EXPECT_EQ(salvage("zstd, gzip", deflated("inner"), bound), "inner");
  EXPECT_EQ(salvage("gzip", packed, 100), text.substr(0, 100));
}

}  // namespace
}  // namespace bifrons::packed
