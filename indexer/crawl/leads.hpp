// SPDX-License-Identifier: GPL-3.0-or-later
// Leads: pages that a person's bookmarks, reading lists and references name, remembered for the next update.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "corpus/base/result.hpp"
#include "corpus/kb/kb.hpp"

namespace bifrons::crawl {

/// The one source that all leads are pages of. It has no address of its own, and no links of its pages are followed.
inline constexpr char const* leads_source = "list:leads";

/// What is known of a page before it is fetched. All but url may be empty and fills what the page itself does not say.
struct Lead {
  std::string url, title;
  std::vector<std::string> tags;
  std::string author, published;
  std::string article_id;  ///< of the article that stands for the page until it is fetched
};

struct Remembered {
  std::size_t leads = 0, feeds = 0;  ///< new ones
  std::size_t known = 0;             ///< remembered before, and left alone
};

/// Kept when it returns; fetched by the next update. Feeds become sources, whose kind the first fetch tells. What is no http(s) address
/// is left out. The caller holds the write lock.
[[nodiscard]] Result<Remembered> remember(kb::Layout const&, std::span<Lead const>, std::span<std::string const> feeds);

}  // namespace bifrons::crawl
