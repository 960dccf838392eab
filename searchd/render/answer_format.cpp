// SPDX-License-Identifier: GPL-3.0-or-later
// The table, and nothing else.
#include "searchd/render/answer_format.hpp"

#include <algorithm>
#include <array>

#include "searchd/render/answer_atom.hpp"
#include "searchd/render/answer_json.hpp"
#include "searchd/render/answer_markdown.hpp"
#include "searchd/render/answer_rows.hpp"
#include "searchd/render/answer_text.hpp"

namespace bifrons::render {
namespace {

constexpr auto formats = std::to_array<AnswerFormat>({
    {"json", "application/json", answer_json},
    {"jsonl", "application/x-ndjson", answer_jsonl},
    {"tsv", "text/tab-separated-values; charset=utf-8", answer_tsv},
    {"csv", "text/csv; charset=utf-8", answer_csv},
    {"urls", "text/uri-list; charset=utf-8", answer_urls},
    {"trec", "text/plain; charset=utf-8", answer_trec},
    {"text", "text/plain; charset=utf-8", answer_text},
    {"atom", "application/atom+xml; charset=utf-8", answer_atom},
    {"bibtex", "application/x-bibtex; charset=utf-8", nullptr},
    {"ris", "application/x-research-info-systems", nullptr},
    {"csl-json", "application/vnd.citationstyles.csl+json", nullptr},
    {"markdown", "text/markdown; charset=utf-8", answer_markdown},
});

}  // namespace

std::span<AnswerFormat const> answer_formats() { return formats; }

Result<AnswerFormat const*> find_answer_format(std::string_view name) {
  auto const row = std::find_if(formats.begin(), formats.end(), [name](auto const& f) { return f.name == name; });
  std::string built;
  for (auto const& format : formats)
    if (format.write) built += (built.empty() ? "" : ", ") + std::string(format.name);
  if (row == formats.end()) return failure(ErrorCode::bad_input, "there is no format \"" + std::string(name) + "\"", "choose one of " + built);
  if (!row->write) return failure(ErrorCode::not_built, "search answers as " + std::string(name) + " are not built yet", "choose one of " + built);
  return &*row;
}

}  // namespace bifrons::render
