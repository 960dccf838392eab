// SPDX-License-Identifier: GPL-3.0-or-later
// The pace of a host, on a clock that the test turns.
#include "indexer/fetch/politeness.hpp"

#include <gtest/gtest.h>

namespace bifrons::fetch {
namespace {

using namespace std::chrono_literals;
HostPace::Clock::time_point const start{1h};

TEST(HostPace, RestsAfterEachRequest) {
  HostPace::Rules rules;
  rules.delay = 2s;
  HostPace pace(rules);
  EXPECT_LE(*pace.next(), start);
  pace.started(start);
  EXPECT_FALSE(pace.next()) << "one request at a time";
  pace.finished(start);
  EXPECT_EQ(*pace.next(), start + 2s);
}

TEST(HostPace, CrawlDelayLengthensUpToItsCapAndNeverShortens) {
  HostPace::Rules rules;
  rules.delay = 1s;
  HostPace pace(rules);
  EXPECT_EQ(pace.crawl_delay(0.2), 1s);
  EXPECT_EQ(pace.crawl_delay(5), 5s);
  EXPECT_EQ(pace.crawl_delay(600), 30s);
  EXPECT_EQ(pace.aside(), "");
  EXPECT_EQ(pace.crawl_delay(86'400), 30s);
  EXPECT_NE(pace.aside().find("86400 seconds"), std::string::npos);
}

TEST(HostPace, RetryAfterHoldsTheWholeHost) {
  HostPace pace(HostPace::Rules{});
  pace.started(start);
  pace.pause(start, 60s);
  pace.finished(start);
  EXPECT_EQ(*pace.next(), start + 60s);
}

TEST(HostPace, APauseBeyondReasonPutsTheHostAside) {
  HostPace pace(HostPace::Rules{});
  pace.pause(start, std::chrono::hours(8'760));
  EXPECT_FALSE(pace.next());
  EXPECT_NE(pace.aside().find("31536000"), std::string::npos);
}

TEST(HostPace, FailuresDoubleTheRestAndEndIt) {
  HostPace::Rules rules;
  rules.delay = 0ms;
  rules.failures = 3;
  HostPace pace(rules);
  pace.failed(start);
  EXPECT_EQ(*pace.next(), start + 500ms);
  pace.failed(start);
  EXPECT_EQ(*pace.next(), start + 1s);
  pace.failed(start);
  EXPECT_FALSE(pace.next());
}

TEST(HostPace, SuccessForgetsFailures) {
  HostPace::Rules rules;
  rules.failures = 2;
  HostPace pace(rules);
  pace.failed(start);
  pace.succeeded();
  pace.failed(start);
  EXPECT_TRUE(pace.aside().empty());
}

TEST(HostPace, BudgetIsKept) {
  HostPace::Rules rules;
  rules.budget = 2;
  HostPace pace(rules);
  pace.started(start);
  pace.finished(start);
  EXPECT_FALSE(pace.spent());
  pace.started(start);
  pace.finished(start);
  EXPECT_TRUE(pace.spent());
  EXPECT_FALSE(pace.aside().empty());
  EXPECT_FALSE(pace.next());
}

TEST(HostPace, SeveralConnectionsKeepTheDelayBetweenStarts) {
  HostPace::Rules rules;
  rules.delay = 1s;
  rules.connections = 2;
  HostPace pace(rules);
  pace.started(start);
  EXPECT_EQ(*pace.next(), start + 1s);
  pace.started(start + 1s);
  EXPECT_FALSE(pace.next()) << "both are under way";
  pace.finished(start + 5s);
  EXPECT_EQ(*pace.next(), start + 2s);
  pace.started(start + 5s);
  pace.cancelled();
  EXPECT_EQ(*pace.next(), start + 2s) << "as if it had never been started";
}

TEST(HostPace, ACrawlDelayLeavesOneConnection) {
  HostPace::Rules rules;
  rules.connections = 4;
  HostPace pace(rules);
  pace.crawl_delay(2);
  pace.started(start);
  EXPECT_FALSE(pace.next());
}

}  // namespace
}  // namespace bifrons::fetch
