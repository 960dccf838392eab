// SPDX-License-Identifier: GPL-3.0-or-later
// What `extract` prints: an extraction in each of its formats, and the reasons behind it.
#pragma once

#include <string>

#include "corpus/command/verb.hpp"
#include "indexer/extract/explain.hpp"

namespace bifrons::indexer_verbs {

/// Fills address, site, hash and id where they are open. id: "" for the article's own.
void settle(extract::Extraction&, std::string const& url, std::string const& id);

/// One line without its newline.
[[nodiscard]] std::string extraction_json(extract::Extraction const&);

/// json, jsonl, text, markdown or tsv.
void print_extraction(extract::Extraction const&, std::string const& format, command::Console&);

/// text, json, jsonl, tsv or html.
void print_explanation(extract::Explanation const&, std::string const& format, command::Console&);

}  // namespace bifrons::indexer_verbs
