// SPDX-License-Identifier: GPL-3.0-or-later
// Posts that share one page: stored together, taken out together, remembered by the page's key.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/extract.hpp"
#include "indexer/source/state.hpp"
#include "indexer/write/writer.hpp"

namespace bifrons::crawl {

/// Of one thread; throws Fault.
class Entries {
 public:
  Entries(source::State& state, write::Writer& writer) : state_(state), writer_(writer) {}

  /// The posts of a page that have no page of their own, their ids and addresses settled under the page's key.
  [[nodiscard]] static std::vector<Article> of(extract::Extraction&, std::string const& key);
  /// Puts them; those of the page that are not among them any more are removed.
  void put(std::string const& key, std::vector<Article>);
  /// Removes all that the page held; false where it held none.
  bool remove(std::string const& key);

 private:
  bool replace(std::string const& key, std::vector<std::string> const& ids);

  source::State& state_;
  write::Writer& writer_;
};

}  // namespace bifrons::crawl
