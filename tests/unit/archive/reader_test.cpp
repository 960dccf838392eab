// SPDX-License-Identifier: GPL-3.0-or-later
// Whole files, and files that lie or break off.
#include <gtest/gtest.h>

#include "indexer/archive/gzip_member.hpp"
#include "tests/unit/archive/octets.hpp"

namespace bifrons::archive {
namespace {

using testing::page;
using testing::read_all;

std::string const a = page("http://a.test/", "<p>first"), b = page("http://b.test/", "<p>second"), c = page("http://c.test/", "<p>third");

std::vector<std::string> targets(testing::Reading const& reading) {
  std::vector<std::string> out;
  for (auto const& record : reading.records) out.push_back(record.target());
  return out;
}

using Names = std::vector<std::string>;

TEST(WarcReader, ReadsPlainRecordsWithTheirOffsets) {
  auto const got = read_all(a + b);
  EXPECT_EQ(targets(got), (Names{"http://a.test/", "http://b.test/"}));
  EXPECT_EQ(got.records[1].offset, a.size());
  EXPECT_TRUE(got.records[1].block.ends_with("<p>second"));
  EXPECT_TRUE(got.complaints.empty());
}

TEST(WarcReader, ReadsAMemberARecordAndAWholeFileMember) {
  auto const packed = gzip_member(a);
  auto const got = read_all(packed + gzip_member(b));
  EXPECT_EQ(targets(got), (Names{"http://a.test/", "http://b.test/"}));
  EXPECT_EQ(got.records[1].offset, packed.size());
  EXPECT_EQ(targets(read_all(gzip_member(a + b))).size(), 2U);
}

TEST(WarcReader, LosesADamagedMemberAlone) {
  auto broken = gzip_member(b);
  for (std::size_t i = broken.size() / 2; i < broken.size() / 2 + 8; ++i) broken[i] = static_cast<char>(~broken[i]);
  auto const got = read_all(gzip_member(a) + broken + gzip_member(c));
  EXPECT_EQ(targets(got), (Names{"http://a.test/", "http://c.test/"}));
  EXPECT_FALSE(got.complaints.empty());
}

TEST(WarcReader, GoesPastACutMember) {
  auto const got = read_all(gzip_member(a) + gzip_member(b).substr(0, 60) + gzip_member(c));
  EXPECT_EQ(targets(got), (Names{"http://a.test/", "http://c.test/"}));
}

TEST(WarcReader, NamesARecordThatIsCutShortAtTheEnd) {
  auto const plain = read_all(a + b.substr(0, b.size() - 8));
  EXPECT_EQ(targets(plain), (Names{"http://a.test/"}));
  EXPECT_EQ(plain.complaints.at(0), "the record at octet " + std::to_string(a.size()) + " is cut short");
  auto const packed = gzip_member(b);
  EXPECT_EQ(targets(read_all(gzip_member(a) + packed.substr(0, packed.size() - 3))), (Names{"http://a.test/"}));
}

TEST(WarcReader, FindsTheNextRecordBehindGarbageAndLies) {
  auto lie = b;
  lie.replace(lie.find("Content-Length: "), 18, "Content-Length: 9999999");
  EXPECT_EQ(targets(read_all(a + "rubbish\nrubbish\r\n\r\n" + c)), (Names{"http://a.test/", "http://c.test/"}));
  EXPECT_EQ(targets(read_all(a + lie + c)), (Names{"http://a.test/", "http://c.test/"}));
  auto huge = b;
  huge.replace(huge.find("Content-Length: "), 18, "Content-Length: 99999999999999999");
  EXPECT_EQ(targets(read_all(a + huge + c)), (Names{"http://a.test/", "http://c.test/"}));
}

TEST(WarcReader, ReadsArcRecords) {
  std::string const body = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>old";
  std::string const info = "1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n";
  auto const got = read_all("filedesc://x.arc 127.0.0.1 20140216050221 text/plain " + std::to_string(info.size()) + "\n" + info + "\nhttp://old.test/a b 1.2.3.4 20140216050221 text/html " +
                            std::to_string(body.size()) + "\n" + body + "\n");
  ASSERT_EQ(got.records.size(), 2U);
  EXPECT_EQ(got.records[1].target(), "http://old.test/a b");
  EXPECT_EQ(got.records[1].field("warc-date"), "2014-02-16T05:02:21Z");
  EXPECT_EQ(got.records[1].block, body);
}

TEST(WarcReader, EndsOnAnyOctets) {
  EXPECT_TRUE(read_all("").records.empty());
  EXPECT_TRUE(read_all("WARC/1.0\r\n").records.empty());
  EXPECT_TRUE(read_all("\x1F\x8B\x08").records.empty());
  EXPECT_TRUE(read_all("filedesc:").records.empty());
}

}  // namespace
}  // namespace bifrons::archive
