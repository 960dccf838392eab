// SPDX-License-Identifier: GPL-3.0-or-later
// Search answers as JSON, in the shape that scripts rely on.
#pragma once

#include <span>
#include <string>

#include "searchd/render/answer_format.hpp"
#include "searchd/render/json_writer.hpp"

namespace bifrons::render {

[[nodiscard]] std::string answer_json(AnswerView const&);
/// One hit a line.
[[nodiscard]] std::string answer_jsonl(AnswerView const&);

/// A hit as an object; what is unknown as null.
void write_hit(JsonWriter&, query::Hit const&);
/// {"items":[…]}: articles like another one; without a newline.
[[nodiscard]] std::string items_json(std::span<query::Hit const>);

}  // namespace bifrons::render
