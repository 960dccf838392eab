// SPDX-License-Identifier: GPL-3.0-or-later
// Every form in which a search answer can be given, once: the command line and HTTP read this table.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "corpus/base/result.hpp"
#include "searchd/query/searcher.hpp"
#include "searchd/render/terminal.hpp"

namespace bifrons::render {

/// An answer with what its forms need to know of the question.
struct AnswerView {
  query::Request const& request;
  query::Answer const& answer;
  Style style = {};               ///< text
  std::string_view address = {};  ///< atom: of this answer; "" on the command line
  std::string_view query_id = "1", run_tag = "bifrons";  ///< trec
};

struct AnswerFormat {
  std::string_view name, content_type;
  std::string (*write)(AnswerView const&);  ///< null: promised, not built yet
};

/// json jsonl tsv csv urls trec text atom markdown, and those still to come: bibtex ris csl-json.
[[nodiscard]] std::span<AnswerFormat const> answer_formats();

/// bad_input lists the names there are; not_built where it is still to come.
[[nodiscard]] Result<AnswerFormat const*> find_answer_format(std::string_view name);

}  // namespace bifrons::render
