// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs that the interface promises and this version does not have yet: each says so.
#include "indexer/verbs/rows.hpp"

namespace bifrons::indexer_verbs {
namespace {

constexpr std::string_view not_yet = "Not built yet in this version: it ends with an error.";

template <char const* const& Name>
int refuse(command::Arguments const&, command::Console& console) {
  return command::not_built(Name, console);
}

constexpr char const* compact = "compact";
constexpr char const* upgrade = "upgrade";

}  // namespace

command::Verb compact_row() { return {"compact", group_keep, "", "give disk space back (not built yet)", "Not built yet in this version: it ends with an error. A backup is written compact.", {}, {}, refuse<compact>}; }
command::Verb upgrade_row() { return {"upgrade", group_keep, "", "mend an older format (not built yet)", "Not built yet in this version: it ends with an error. Crawled pages can be extracted into a new knowledge base from the kept ones: bifrons import OLD/archive.", {}, {}, refuse<upgrade>}; }

}  // namespace bifrons::indexer_verbs
