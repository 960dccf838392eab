// SPDX-License-Identifier: GPL-3.0-or-later
// The one JSON form of an article: bulk lines (import, export), document answers.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "corpus/article/article.hpp"
#include "corpus/base/result.hpp"

namespace bifrons {

/// Every field of the contract, unknown ones as null.
[[nodiscard]] boost::json::object to_json(Article const&);

/// One bulk line without its newline: as to_json, unknown fields left out.
[[nodiscard]] std::string to_json_line(Article const&);

/// Reads one bulk line. Needs "text"; takes "date" for "published" and plain strings in "topics" as the publisher's tags
/// (objects there are ours, from an export, and are left to be assigned anew). Fills id, site and content_hash where absent. bad_input names the field that is wrong.
/// Bounds: 16 MiB a line, nesting 32.
[[nodiscard]] Result<Article> article_from_json_line(std::string_view line);

}  // namespace bifrons
