// SPDX-License-Identifier: GPL-3.0-or-later
// Which addresses are nobody's public web.
#include "indexer/fetch/address.hpp"

#include <gtest/gtest.h>

namespace bifrons::fetch {
namespace {

TEST(PrivateAddress, KnowsTheSpecialBlocks) {
  for (auto const* host : {"127.0.0.1", "10.1.2.3", "192.168.0.1", "172.31.255.255", "169.254.169.254", "0.0.0.0", "100.64.0.1", "[::1]",
                           "[fe80::1]", "[fd00::1]", "[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]", "localhost", "a.localhost"})
    EXPECT_TRUE(is_private_host(host)) << host;
}

TEST(PrivateAddress, LeavesThePublicWebAlone) {
  for (auto const* host : {"93.184.216.34", "172.32.0.1", "192.169.0.1", "[2606:2800:220:1::1]", "example.test", "10.example.test"})
    EXPECT_FALSE(is_private_host(host)) << host;
}

}  // namespace
}  // namespace bifrons::fetch
