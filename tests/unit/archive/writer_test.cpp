// SPDX-License-Identifier: GPL-3.0-or-later
// What is written is read back; what a kill left half-written is mended.
#include <gtest/gtest.h>

#include <filesystem>

#include "indexer/archive/captured_page.hpp"
#include "indexer/archive/gzip_member.hpp"
#include "indexer/archive/page_archive.hpp"
#include "indexer/archive/sha1.hpp"
#include "indexer/archive/warc_writer.hpp"
#include "tests/support/temporary_directory.hpp"

namespace bifrons::archive {
namespace {

namespace fs = std::filesystem;
using bifrons::testing::TemporaryDirectory;

constexpr std::string_view head = "HTTP/2 200 \r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n", asked = "GET / HTTP/2\r\nHost: a.test\r\n\r\n";

std::string write(WarcWriter& writer, std::string_view url, std::string_view body) {
  return writer.response({url, head, body, std::chrono::sys_seconds(std::chrono::seconds(1'700'000'000))}, sha1_digest(body)).value();
}

std::vector<std::string> types(fs::path const& folder) {
  std::vector<std::string> found;
  EXPECT_TRUE(each_record(folder, [&](std::string const&, Record const& record) { return found.push_back(record.type()), true; }, [](std::string const& what) { ADD_FAILURE() << what; }));
  return found;
}

fs::path only_file(fs::path const& folder) { return fs::directory_iterator(folder)->path(); }

TEST(WarcWriter, GivesThePlaceWhereTheRecordIsFoundAgain) {
  TemporaryDirectory place;
  auto writer = WarcWriter::open(place.path() / "archive", "test").value();
  write(writer, "http://a.test/", "<p>one");
  auto const where = write(writer, "http://b.test/", "<p>two");
  auto const page = captured_page(read_record(place.path() / "archive", where).value()).value();
  EXPECT_EQ(page.url, "http://b.test/");
  EXPECT_EQ(page.body, "<p>two");
  EXPECT_EQ(page.captured, "2023-11-14T22:13:20Z");
  EXPECT_EQ(field(page.fields, "x-archive-orig-transfer-encoding"), "chunked");
  EXPECT_EQ(field(page.fields, "transfer-encoding"), "");
  EXPECT_FALSE(read_record(place.path() / "archive", "../x#0"));
}

TEST(WarcWriter, KeepsAPackedBodyAsItWasSentAndTheRequestBesideIt) {
  TemporaryDirectory place;
  auto writer = WarcWriter::open(place.path(), "test").value();
  constexpr std::string_view coded = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n";
  auto const body = gzip_member("<p>packed");
  auto const where = writer.response({"http://a.test/", coded, body, {}, asked}, sha1_digest(body)).value();
  EXPECT_EQ(types(place.path()), (std::vector<std::string>{"warcinfo", "response", "request"}));
  auto const record = read_record(place.path(), where).value();
  EXPECT_EQ(record.block, std::string(coded) + body);
  EXPECT_EQ(record.field("warc-payload-digest"), sha1_digest(body));
  EXPECT_EQ(record.field("warc-block-digest"), sha1_digest(record.block));
  EXPECT_EQ(captured_page(record)->body, "<p>packed");
  std::string concurrent, block;
  ASSERT_TRUE(each_record(place.path(), [&](std::string const&, Record const& found) {
    if (found.type() == "request") concurrent = found.field("warc-concurrent-to"), block = found.block;
    return true;
  }, {}));
  EXPECT_EQ(concurrent, record.field("warc-record-id"));
  EXPECT_EQ(block, asked);
}

TEST(WarcWriter, IsReadWhereAnEarlierVersionHadUnpackedTheBody) {
  TemporaryDirectory place;
  auto writer = WarcWriter::open(place.path(), "test").value();
  constexpr std::string_view older = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Archive-Orig-Content-Encoding: gzip\r\nContent-Length: 6\r\n\r\n";
  auto const where = writer.response({"http://a.test/", older, "<p>one", {}}, sha1_digest("<p>one")).value();
  EXPECT_EQ(captured_page(read_record(place.path(), where).value())->body, "<p>one");
}

TEST(WarcWriter, CutsOffAHalfWrittenRecordAndGoesOn) {
  TemporaryDirectory place;
  {
    auto writer = WarcWriter::open(place.path(), "test").value();
    write(writer, "http://a.test/", "<p>one");
    write(writer, "http://b.test/", "<p>two");
  }
  auto const file = only_file(place.path());
  for (auto const lost : {5U, 200U}) {
    fs::resize_file(file, fs::file_size(file) - lost);
    auto writer = WarcWriter::open(place.path(), "test").value();
    EXPECT_EQ(types(place.path()), (std::vector<std::string>{"warcinfo", "response"}));
    write(writer, "http://c.test/", "<p>three");
    EXPECT_EQ(types(place.path()), (std::vector<std::string>{"warcinfo", "response", "response"}));
  }
}

TEST(WarcWriter, LeavesAFileWithAForeignTailAlone) {
  TemporaryDirectory place;
  auto const foreign = place.write("20200101000000-00001.warc.gz", "something else");
  auto writer = WarcWriter::open(place.path(), "test").value();
  auto const where = write(writer, "http://a.test/", "<p>one");
  EXPECT_FALSE(where.starts_with(foreign.filename().string()));
  EXPECT_EQ(fs::file_size(foreign), 14U);
}

TEST(WarcWriter, BeginsANewFileAtItsBound) {
  TemporaryDirectory place;
  auto writer = WarcWriter::open(place.path(), "test", 600).value();
  for (int i = 0; i < 3; ++i) write(writer, "http://a.test/", "<p>one");
  EXPECT_GT(std::distance(fs::directory_iterator(place.path()), fs::directory_iterator()), 1);
}

TEST(WarcWriter, WritesRevisitsWithoutABody) {
  TemporaryDirectory place;
  auto writer = WarcWriter::open(place.path(), "test").value();
  auto const where = writer.revisit({"http://a.test/", "HTTP/1.1 304 Not Modified\r\n\r\n", {}, {}}, Revisit::server_not_modified, {"http://a.test/", "2023-11-14T22:13:20Z", "sha1:X"}).value();
  auto const record = read_record(place.path(), where).value();
  EXPECT_EQ(record.field("warc-profile"), "http://netpreserve.org/warc/1.1/revisit/server-not-modified");
  EXPECT_EQ(record.field("warc-refers-to-date"), "2023-11-14T22:13:20Z");
  EXPECT_FALSE(captured_page(record));
}

}  // namespace
}  // namespace bifrons::archive
