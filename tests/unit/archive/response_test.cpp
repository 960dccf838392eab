// SPDX-License-Identifier: GPL-3.0-or-later
// Codings undone, pages told from what is none, digests.
#include <gtest/gtest.h>

#include "indexer/archive/captured_page.hpp"
#include "indexer/archive/gzip_member.hpp"
#include "indexer/archive/http_response.hpp"
#include "indexer/archive/sha1.hpp"

namespace bifrons::archive {
namespace {

std::string body_of(std::string_view fields, std::string_view body) {
  return parse_http_response("HTTP/1.1 200 OK\r\n" + std::string(fields) + "\r\n" + std::string(body)).value().body;
}

Record response(std::string_view head, std::string_view body) {
  return {0, {{"warc-type", "response"}, {"warc-target-uri", "<http://a.test/>"}}, std::string(head) + "\r\n\r\n" + std::string(body)};
}

TEST(HttpResponse, JoinsChunksAndUnpacksThem) {
  EXPECT_EQ(body_of("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"), "abcde");
  auto const packed = gzip_member("packed text");
  EXPECT_EQ(body_of("Content-Encoding: gzip\r\n", packed), "packed text");
  EXPECT_EQ(body_of("content-encoding: gzip\r\nTransfer-Encoding: Chunked\r\n", "1\r\n" + packed.substr(0, 1) + "\r\nff\r\n" + packed.substr(1)), "packed text");
  EXPECT_EQ(body_of("Content-Encoding: br\r\n", std::string_view("\x0b\x02\x80hello\x03", 9)), "hello");
}

TEST(HttpResponse, TakesABodyAsItIsWhereItsFieldsLie) {
  EXPECT_EQ(body_of("Transfer-Encoding: chunked\r\n", "<p>no chunks"), "<p>no chunks");
  EXPECT_EQ(body_of("Content-Encoding: gzip\r\n", "<p>plain"), "<p>plain");
  EXPECT_EQ(body_of("Content-Encoding: zstd\r\n", "whatever"), "whatever");
}

TEST(CapturedPage, IsASuccessfulAnswerWithText) {
  auto const page = captured_page(response("HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=utf-8", "<p>x")).value();
  EXPECT_EQ(page.url, "http://a.test/");
  EXPECT_EQ(page.body, "<p>x");
  for (auto const* head : {"HTTP/1.1 404 Not Found\r\nContent-Type: text/html", "HTTP/1.1 301 Moved\r\nContent-Type: text/html", "HTTP/1.1 200 OK\r\nContent-Type: image/png", "nonsense"})
    EXPECT_FALSE(captured_page(response(head, "x"))) << head;
}

TEST(Sha1, IsTheStandardsOwn) {
  EXPECT_EQ(sha1_digest("abc"), "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5");
  EXPECT_EQ(sha1_digest(""), "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
}

}  // namespace
}  // namespace bifrons::archive
