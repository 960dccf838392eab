// SPDX-License-Identifier: GPL-3.0-or-later
// The times of the next questions, on a clock that the test sets.
#include "indexer/crawl/revisit.hpp"

#include <gtest/gtest.h>

#include "corpus/article/date.hpp"

namespace bifrons::crawl {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

std::chrono::sys_seconds const now = std::chrono::sys_days(std::chrono::year(2024) / 6 / 1);

source::PageRow page(source::PageRole role, seconds interval = {}) {
  source::PageRow row;
  row.url = "http://blog.test/a";
  row.role = role;
  row.depth = 2;
  if (interval.count() == 0) return row;
  row.fetched = iso_time(now - interval);
  row.next_due = iso_time(now);
  return row;
}

seconds interval(source::PageRow const& row, Visit const& visit) { return *time_of(next_due(row, visit, {})) - visit.at; }

TEST(Revisit, IntervalsDoubleAndHalveWithinTheirBounds) {
  auto const role = source::PageRole::article;
  EXPECT_EQ(interval(page(role, days(2)), {now, false, true}), days(4));
  EXPECT_EQ(interval(page(role, days(2)), {now, true, true}), days(1));
  EXPECT_EQ(interval(page(role, days(20)), {now, false, true}), days(30));
  EXPECT_EQ(interval(page(role, seconds(10)), {now, true, true}), hours(1));
}

TEST(Revisit, WhereNothingTellsOfChangesAWeekIsTheLongest) {
  EXPECT_EQ(interval(page(source::PageRole::article, days(5)), {now, false, false}), days(7));
}

TEST(Revisit, OldPostsBeginWithLongIntervals) {
  auto const role = source::PageRole::article;
  EXPECT_EQ(interval(page(role), {now, true, true, "2009-10"}), days(30));
  EXPECT_EQ(interval(page(role), {now, true, true, "2024-05-31"}), days(1));
  EXPECT_EQ(interval(page(role), {now, true, true, "2024-03-23"}), days(7));
  EXPECT_EQ(interval(page(role), {now, true, true, ""}), days(7)) << "no date";
}

TEST(Revisit, FeedsAndSitemapsAreDueInEveryRun) {
  auto feed = page(source::PageRole::feed);
  EXPECT_EQ(interval(feed, {now}), days(1)) << "a further page of one";
  feed.depth = 0;
  EXPECT_EQ(next_due(feed, {now}, {}), "");
  EXPECT_EQ(next_due(page(source::PageRole::sitemap, days(1)), {now}, {}), "");
}

TEST(Revisit, ListsNearTheStartComeSooner) {
  auto near = page(source::PageRole::list), far = near;
  near.depth = 1;
  EXPECT_EQ(interval(near, {now}), hours(1));
  EXPECT_EQ(interval(far, {now}), days(1));
  near.url = "http://blog.test/page/7/";
  EXPECT_EQ(interval(near, {now}), days(1));
}

TEST(Revisit, FailuresAreTriedAtOnceThenLaterAndLater) {
  source::PageRow row;
  row.tries = 1;
  EXPECT_EQ(next_try(row, now, {}), "");
  row.tries = 2;
  EXPECT_EQ(next_try(row, now, {}), iso_time(now + hours(1)));
  row.tries = 4;
  EXPECT_EQ(next_try(row, now, {}), iso_time(now + hours(4)));
  row.tries = 1'000;
  EXPECT_EQ(next_try(row, now, {}), iso_time(now + hours(128)));
}

TEST(Revisit, TimesOfTheStateAreRead) {
  EXPECT_EQ(time_of("2024-06-01T00:00:00Z"), now);
  EXPECT_EQ(time_of(iso_time(now + seconds(45'296))), now + seconds(45'296));
  EXPECT_FALSE(time_of("2024-06-01"));
  EXPECT_FALSE(time_of("2024-06-01T00:0x:00Z"));
  EXPECT_TRUE(is_later_day("2024-06-02", "2024-06-01T23:00:00Z"));
  EXPECT_FALSE(is_later_day("2024-06", "2024-06-01T23:00:00Z"));
}

}  // namespace
}  // namespace bifrons::crawl
