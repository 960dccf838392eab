// SPDX-License-Identifier: GPL-3.0-or-later
// Soft 404s: answers that say 200 and are not the post that stood there.
#pragma once

#include <string_view>

#include "corpus/url/url.hpp"

namespace bifrons::crawl {

/// A title as error pages have it, in English, Finnish or Russian.
[[nodiscard]] bool is_error_title(std::string_view title);

/// Less than a third of the shorter text's words stand in the other one too.
[[nodiscard]] bool shares_little(std::string_view text, std::string_view other);

/// A redirect from a page to the root of a site: the page is no more, whatever the status says.
[[nodiscard]] bool leads_home(url::Parts const& from, url::Parts const& to);

}  // namespace bifrons::crawl
