// SPDX-License-Identifier: GPL-3.0-or-later
// From the options that search and count share to a request, and from --kb to a searcher.
#pragma once

#include <span>
#include <string>

#include "corpus/command/verb.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::searchd_verbs {

[[nodiscard]] Result<kb::Layout> open_chosen(command::Arguments const&);
[[nodiscard]] Result<query::Searcher> open_searcher(command::Arguments const&);

/// The options that filter: --topic --lang --site --author --tag --from --to.
inline constexpr std::size_t filter_option_count = 7;
inline constexpr command::Option filter_options[filter_option_count] = {
    {"topic", "ID", "only posts with this topic; -ID leaves out", true},
    {"lang", "LANG", "only posts in this language: en, fi, ru …", true},
    {"site", "HOST", "only posts of this site", true},
    {"author", "NAME", "only posts by this author", true},
    {"tag", "TAG", "only posts with this tag of the publisher's", true},
    {"from", "DATE", "only posts published then or later: 2009, 2009-10, 2009-10-09"},
    {"to", "DATE", "only posts published then or before"},
};

/// text and the filters of the command line. bad_input names an option whose value is none.
[[nodiscard]] Result<query::Request> filtered_request(command::Arguments const&, std::string text);

/// Whether anything is asked for: a word, however empty, or a filter.
[[nodiscard]] bool asks_for_something(command::Arguments const&);

}  // namespace bifrons::searchd_verbs
