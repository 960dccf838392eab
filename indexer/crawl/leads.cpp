// SPDX-License-Identifier: GPL-3.0-or-later
// Leads as pages of the crawl state that nobody has fetched yet.
#include "indexer/crawl/leads.hpp"

#include <unordered_set>

#include "corpus/url/url.hpp"
#include "indexer/crawl/fault.hpp"
#include "indexer/crawl/hint.hpp"
#include "indexer/source/state.hpp"

namespace bifrons::crawl {
namespace {

/// False: the page is known already.
bool remember_lead(source::State& state, std::int64_t source, Lead const& lead, std::string const& key) {
  if (must(state.page(key)) || must(state.aliased(key))) return false;
  source::PageRow row;
  row.key = row.url = key;
  row.source = source;
  row.article_id = lead.article_id;
  row.hint = given_hint(lead);
  must(state.put(row));
  return true;
}

void remember_leads(source::State& state, std::span<Lead const> leads, Remembered& done) {
  if (leads.empty()) return;
  auto source = must(state.source(leads_source));
  source.kind = "list";
  must(state.put(source));
  for (auto const& lead : leads) {
    auto const key = url::canonical(lead.url);
    if (key) ++(remember_lead(state, source.id, lead, *key) ? done.leads : done.known);
  }
}

void remember_feeds(source::State& state, std::span<std::string const> feeds, Remembered& done) {
  std::unordered_set<std::string> known;
  for (auto const& source : must(state.sources())) known.insert(source.url);
  for (auto const& feed : feeds) {
    auto const key = url::canonical(feed);
    if (!key) continue;
    bool const first = known.insert(*key).second;
    ++(first ? done.feeds : done.known);
    if (first) (void)must(state.source(*key));
  }
}

}  // namespace

Result<Remembered> remember(kb::Layout const& layout, std::span<Lead const> leads, std::span<std::string const> feeds) {
  auto state = source::State::open(layout.crawl_state());
  if (!state) return tl::unexpected<Error>(state.error());
  try {
    Remembered done;
    remember_leads(*state, leads, done);
    remember_feeds(*state, feeds, done);
    must(state->commit());
    return done;
  } catch (Fault const& fault) {
    return tl::unexpected<Error>(fault.error);
  }
}

}  // namespace bifrons::crawl
