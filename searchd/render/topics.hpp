// SPDX-License-Identifier: GPL-3.0-or-later
// The taxonomy with its counts, and suggestions, in the forms that doors give them.
#pragma once

#include <span>
#include <string>

#include "searchd/query/searcher.hpp"
#include "searchd/render/terminal.hpp"

namespace bifrons::render {

/// {"topics":[{"id","labels","parent","count"}]}
[[nodiscard]] std::string topics_json(std::span<query::TopicCount const>);
/// One topic a line: the objects of topics_json.
[[nodiscard]] std::string topics_jsonl(std::span<query::TopicCount const>);
/// id, count, parent, English label.
[[nodiscard]] std::string topics_tsv(std::span<query::TopicCount const>);
/// A tree, children under their parents, counts in front.
[[nodiscard]] std::string topics_text(std::span<query::TopicCount const>, Style);

/// {"suggestions":[{"text","kind","count"}]}
[[nodiscard]] std::string suggestions_json(std::span<query::Suggestion const>);

/// The label in lang, else in English, else the id.
[[nodiscard]] std::string label_of(query::TopicCount const&, std::string_view lang = "en");

}  // namespace bifrons::render
