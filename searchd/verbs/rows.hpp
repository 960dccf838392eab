// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of this folder, one a file, joined by verbs.cpp.
#pragma once

#include "corpus/command/verb.hpp"

namespace bifrons::searchd_verbs {

inline constexpr std::string_view group_find = "Find", group_topics = "Topics", group_keep = "Keep and mend", group_serve = "Serve";

[[nodiscard]] command::Verb search_row();
[[nodiscard]] command::Verb count_row();
[[nodiscard]] command::Verb show_row();
[[nodiscard]] command::Verb similar_row();
[[nodiscard]] command::Verb open_row();
[[nodiscard]] command::Verb outline_row();
[[nodiscard]] command::Verb gaps_row();
[[nodiscard]] command::Verb cite_row();
[[nodiscard]] command::Verb topics_row();
[[nodiscard]] command::Verb topics_why_row();
[[nodiscard]] command::Verb export_row();
[[nodiscard]] command::Verb stats_row();
[[nodiscard]] command::Verb config_row();
[[nodiscard]] command::Verb serve_row();

}  // namespace bifrons::searchd_verbs
