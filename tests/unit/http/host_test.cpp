// SPDX-License-Identifier: GPL-3.0-or-later
// Own and foreign hosts, and addresses to listen on.
#include "searchd/http/host.hpp"

#include <gtest/gtest.h>

namespace bifrons::http {
namespace {

TEST(HttpHost, KnowsItsOwnNames) {
  for (auto const* host : {"localhost:8420", "LocalHost:8420", "127.0.0.1:8420", "[::1]:8420"}) EXPECT_TRUE(is_own_host(host, 8420)) << host;
  EXPECT_TRUE(is_own_host("localhost", 80));
}

TEST(HttpHost, RefusesForeignNamesAndPorts) {
  for (auto const* host : {"evil.test:8420", "localhost", "localhost:80", "localhost.evil.test:8420", "127.0.0.1.evil.test:8420", "", "[::1]", "[::1", "localhost:8420x", ":8420"})
    EXPECT_FALSE(is_own_host(host, 8420)) << host;
}

TEST(HttpHost, ReadsAddressesToListenOn) {
  EXPECT_EQ(read_endpoint("127.0.0.1:8420")->port, 8420);
  EXPECT_EQ(read_endpoint("[::1]:0")->address, "::1");
  for (auto const* text : {"", "8420", ":8420", "localhost:", "localhost:99999", "::1:80", "localhost:x"}) EXPECT_FALSE(read_endpoint(text)) << text;
  EXPECT_EQ(base_address({"::1", 80}), "http://[::1]:80");
}

}  // namespace
}  // namespace bifrons::http
