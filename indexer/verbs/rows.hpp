// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of this folder, one a file, joined by verbs.cpp.
#pragma once

#include "corpus/command/verb.hpp"

namespace bifrons::indexer_verbs {

inline constexpr std::string_view group_gather = "Gather posts", group_topics = "Topics", group_keep = "Keep and mend", group_look = "Look inside (no knowledge base needed)";

[[nodiscard]] command::Verb init_row();
[[nodiscard]] command::Verb import_row();
[[nodiscard]] command::Verb crawl_row();
[[nodiscard]] command::Verb update_row();
[[nodiscard]] command::Verb failed_row();
[[nodiscard]] command::Verb remove_row();
[[nodiscard]] command::Verb topics_apply_row();
[[nodiscard]] command::Verb check_row();
[[nodiscard]] command::Verb extract_row();
[[nodiscard]] command::Verb terms_row();
[[nodiscard]] command::Verb recheck_row();
[[nodiscard]] command::Verb reindex_row();
[[nodiscard]] command::Verb compact_row();
[[nodiscard]] command::Verb backup_row();
[[nodiscard]] command::Verb restore_row();
[[nodiscard]] command::Verb upgrade_row();

}  // namespace bifrons::indexer_verbs
