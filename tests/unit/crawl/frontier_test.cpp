// SPDX-License-Identifier: GPL-3.0-or-later
// No page before its robots.txt, wherever that is fetched from.
#include "indexer/crawl/frontier.hpp"

#include <gtest/gtest.h>

namespace bifrons::crawl {
namespace {

Task task_of(std::string const& host, TaskKind kind = TaskKind::page) {
  Task task;
  task.kind = kind;
  task.host = host;
  task.origin = "http://" + host;
  task.url = task.origin + "/1";
  return task;
}

TEST(Frontier, KeepsPagesBackWhileRobotsTxtIsFetchedFromAnotherHost) {
  fetch::HostPace::Rules rules;
  rules.delay = std::chrono::milliseconds(0);
  Frontier frontier(rules);
  auto const now = Frontier::Clock::now();
  frontier.add(task_of("a.test"));
  auto robots = frontier.next(now);
  ASSERT_TRUE(robots);
  EXPECT_EQ(robots->kind, TaskKind::robots);
  frontier.pace("a.test").finished(now);
  robots->host = "b.test";
  frontier.add(*robots, true);
  auto const redirected = frontier.next(now);
  ASSERT_TRUE(redirected);
  EXPECT_EQ(redirected->host, "b.test");
  EXPECT_FALSE(frontier.next(now));
  EXPECT_FALSE(frontier.wake_at());
  frontier.add(task_of("b.test"));
  EXPECT_FALSE(frontier.next(now)) << "one request at a time";
  frontier.robots("http://a.test").stage = RobotsEntry::Stage::known;
  auto const page = frontier.next(now);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->host, "a.test");
}

}  // namespace
}  // namespace bifrons::crawl
