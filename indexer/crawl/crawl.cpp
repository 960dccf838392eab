// SPDX-License-Identifier: GPL-3.0-or-later
// The door: opens what a run needs, and turns its faults into an Error.
#include "indexer/crawl/crawl.hpp"

#include "indexer/crawl/run.hpp"

namespace bifrons::crawl {

namespace {

Result<Journal> journal_of(kb::Layout const& layout, source::State& state, Options const& options) {
  auto const token = state.mark(Run::journal_mark);
  if (!token) return tl::unexpected<Error>(token.error());
  return Journal::open(options.once ? std::filesystem::path{} : layout.root / "crawl.answers", *token);
}

/// A run over what fill() puts into it.
template <class Fill> Result<Summary> run_with(kb::Layout const& layout, write::Writer& writer, Options const& options, std::stop_token stop, Fill fill) {
  auto state = source::State::open(options.once ? std::filesystem::path(":memory:") : layout.crawl_state());
  if (!state) return tl::unexpected<Error>(state.error());
  auto journal = journal_of(layout, *state, options);
  if (!journal) return tl::unexpected<Error>(journal.error());
  auto kept = archive::WarcWriter::open(layout.archive(), options.user_agent);
  if (!kept) return tl::unexpected<Error>(kept.error());
  fetch::ClientOptions client_options;
  client_options.user_agent = options.user_agent;
  client_options.proxy = options.proxy;
  client_options.limits = options.limits;
  auto client = fetch::Client::open(std::move(client_options));
  if (!client) return tl::unexpected<Error>(client.error());
  try {
    Run run(writer, layout.archive(), std::move(*kept), std::move(*state), std::move(*journal), std::move(*client), options, std::move(stop));
    fill(run);
    return run.go();
  } catch (Fault const& fault) {
    return tl::unexpected<Error>(fault.error);
  }
}

}  // namespace

Result<Summary> crawl(kb::Layout const& layout, write::Writer& writer, std::span<std::string const> seeds, Options const& options, std::stop_token stop) {
  return run_with(layout, writer, options, std::move(stop), [&](Run& run) {
    for (auto const& seed : seeds) run.add_seed(seed);
  });
}

Result<Summary> update(kb::Layout const& layout, write::Writer& writer, Ask ask, Options const& options, std::stop_token stop) {
  return run_with(layout, writer, options, std::move(stop), [ask](Run& run) { run.add_sources(ask); });
}

Result<Summary> revisit(kb::Layout const& layout, write::Writer& writer, Known known, Options const& options, std::stop_token stop) {
  return run_with(layout, writer, options, std::move(stop), [&](Run& run) { run.add_known(known); });
}

}  // namespace bifrons::crawl
