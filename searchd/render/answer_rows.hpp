// SPDX-License-Identifier: GPL-3.0-or-later
// Search answers a line a hit: for spreadsheets, shell pipes and evaluation programs.
#pragma once

#include <string>
#include <string_view>

#include "searchd/render/answer_format.hpp"

namespace bifrons::render {

/// rank score id url title site author published lang topics duplicates snippet; no heading, tabs inside as spaces.
[[nodiscard]] std::string answer_tsv(AnswerView const&);
/// The same columns under a heading, quoted as RFC 4180 says.
[[nodiscard]] std::string answer_csv(AnswerView const&);
/// Addresses alone; articles without one are left out.
[[nodiscard]] std::string answer_urls(AnswerView const&);
/// "qid Q0 docid rank score tag"
[[nodiscard]] std::string answer_trec(AnswerView const&);

/// A field as RFC 4180 writes it, in quotes where needed.
[[nodiscard]] std::string csv_field(std::string_view);

}  // namespace bifrons::render
