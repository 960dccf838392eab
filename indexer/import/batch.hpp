// SPDX-License-Identifier: GPL-3.0-or-later
// What all readers of one run share: where articles go, what is counted, whether the run goes on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/extract/extract.hpp"
#include "indexer/import/import.hpp"

namespace bifrons::import {

/// One file at hand: what readers of whole files get.
struct File {
  std::string_view name;   ///< as messages call it
  std::string_view bytes;  ///< raw octets
};

/// A post that was found with others on one page, its anchor apart from the page's address.
[[nodiscard]] Item entry(Article post);

/// Text and structure together, so that they fit each other.
void put_blocks(Article& article, extract::BlockText blocks);

class Batch {
 public:
  Batch(Options const& options, Sink const& sink) : options_(options), sink_(sink) {}

  /// Completes the article and hands it on; false where the run is over. where names it in messages.
  bool give(Item item, std::string_view where);
  void fail(Error error);
  /// The file's or item's name and what is wrong with it, put together as one sentence.
  void fail(std::string_view where, Error const& why);
  void leave_out(std::string_view where, std::string_view why);

  [[nodiscard]] bool over() const noexcept { return stop_.has_value(); }
  [[nodiscard]] std::optional<Error> const& stop() const noexcept { return stop_; }
  [[nodiscard]] bool ignores(std::string_view field) const;
  [[nodiscard]] Options const& options() const noexcept { return options_; }
  /// Address of the Jekyll or Hugo site whose folder is walked, with a slash at its end; "" where none is told.
  [[nodiscard]] std::string const& site() const noexcept { return site_; }
  void set_site(std::string address) { site_ = std::move(address); }
  [[nodiscard]] Summary& summary() noexcept { return summary_; }

 private:
  Options const& options_;
  Sink const& sink_;
  Summary summary_;
  std::string site_;
  std::optional<Error> stop_;
};

}  // namespace bifrons::import
