// SPDX-License-Identifier: GPL-3.0-or-later
// Zip archives: what they hold, and what they must not do.
#include "corpus/packed/zip.hpp"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.hpp"
#include "tests/support/zip_file.hpp"

namespace bifrons::packed {
namespace {

using bifrons::testing::zip_of;

TEST(Zip, GivesItsFilesFromMemoryAndFromDisk) {
  auto const bytes = zip_of({{"posts/", ""}, {"posts/a.md", "# One"}, {"windows\\b.txt", "two"}});
  bifrons::testing::TemporaryDirectory place;
  for (bool const from_disk : {false, true}) {
    auto zip = from_disk ? Zip::open(place.write("a.zip", bytes)) : Zip::open_bytes(bytes);
    ASSERT_TRUE(zip) << zip.error().what;
    ASSERT_EQ(zip->entries().size(), 2u) << "folders are no files";
    EXPECT_EQ(zip->entries()[0].name, "posts/a.md");
    EXPECT_EQ(zip->read(zip->entries()[0]), "# One");
    EXPECT_EQ(zip->read(*zip->find("windows/b.txt")), "two");
    EXPECT_EQ(zip->find("none"), nullptr);
  }
}

TEST(Zip, NamesWhatCannotBeUsed) {
  auto const bytes = zip_of({{"../../etc/passwd", "x"}, {"/etc/passwd", "x"}, {"a/../../b", "x"}, {"C:\\x", "x"}, {"secret.txt", "0123456789abcdef", 1}});
  auto zip = Zip::open_bytes(bytes).value();
  ASSERT_EQ(zip.entries().size(), 5u);
  for (auto const& entry : zip.entries()) {
    EXPECT_FALSE(entry.unusable.empty()) << entry.name;
    EXPECT_FALSE(zip.read(entry)) << entry.name;
  }
  EXPECT_EQ(zip.entries().back().unusable, "is encrypted");
}

TEST(Zip, CountsWhatComesOutWhateverItsDirectorySays) {
  auto const bytes = zip_of({{"a", std::string(5'000, 'a')}, {"b", std::string(5'000, 'b')}, {"c", std::string(5'000, 'c')}, {"liar", "12345", 0, 4'000'000'000U}});
  auto zip = Zip::open_bytes(bytes, {.entries = 10, .entry_bytes = 4'999}).value();
  ASSERT_FALSE(zip.read(zip.entries()[0]));
  EXPECT_EQ(zip.read(zip.entries()[0]).error().code, ErrorCode::refused);
  auto all = Zip::open_bytes(bytes, {.entries = 10, .total_bytes = 12'000}).value();
  EXPECT_TRUE(all.read(all.entries()[0]));
  EXPECT_TRUE(all.read(all.entries()[1]));
  EXPECT_EQ(all.read(all.entries()[2]).error().code, ErrorCode::refused);
  auto liar = Zip::open_bytes(bytes).value();
  auto const told = liar.read(*liar.find("liar"));
  EXPECT_TRUE(!told || *told == "12345");
  EXPECT_FALSE(Zip::open_bytes(bytes, {.entries = 3}));
}

TEST(Zip, RefusesFilesThatLieOverEachOther) {
  auto bytes = zip_of({{"a", std::string(5'000, 'a')}, {"b", "b"}});
  auto const second = bytes.rfind("PK\x01\x02");
  auto const first = bytes.rfind("PK\x01\x02", second - 1);
  for (std::size_t i = 16; i < 28; ++i) bytes[second + i] = bytes[first + i];  // its checksum and sizes, and then its place
  for (std::size_t i = 42; i < 46; ++i) bytes[second + i] = bytes[first + i];
  auto const zip = Zip::open_bytes(bytes);
  ASSERT_FALSE(zip);
  EXPECT_NE(zip.error().what.find("over each other"), std::string::npos) << zip.error().what;
}

TEST(Zip, SaysWhatIsNone) {
  EXPECT_FALSE(Zip::open_bytes(std::string_view("PK\x03\x04 and no more")));
  EXPECT_FALSE(Zip::open(std::filesystem::path("/nowhere/at.zip")));
}

}  // namespace
}  // namespace bifrons::packed
