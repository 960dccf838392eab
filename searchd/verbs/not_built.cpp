// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs that the interface promises and this version does not have yet: each says so.
#include "searchd/verbs/rows.hpp"

namespace bifrons::searchd_verbs {
namespace {

constexpr std::string_view not_yet = "Not built yet in this version: it ends with an error.";

int refuse_gaps(command::Arguments const&, command::Console& console) { return command::not_built("gaps", console); }
int refuse_cite(command::Arguments const&, command::Console& console) { return command::not_built("cite", console); }

}  // namespace

command::Verb gaps_row() { return {"gaps", group_find, "", "what is thin on the ground (not built yet)", not_yet, {}, {}, refuse_gaps}; }
command::Verb cite_row() { return {"cite", group_find, "ID…", "citations of articles (not built yet)", not_yet, {}, "bibtex|ris|csl-json|markdown", refuse_cite}; }

}  // namespace bifrons::searchd_verbs
