// SPDX-License-Identifier: GPL-3.0-or-later
// A work as reference managers keep it, the same for BibTeX, RIS, CSL, Zotero and EndNote, and how it becomes an item.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/import/batch.hpp"

namespace bifrons::import {

/// Strings are UTF-8 as a reader sees them; any may be empty.
struct Reference {
  std::string type;                  ///< as the format names it, in lower case: "book"
  std::string title, abstract, lang;
  std::vector<std::string> authors;  ///< "Family, Given", or a body's name as it is
  std::vector<std::string> addresses;
  std::string doi;                   ///< with or without "https://doi.org/" or "doi:" before it
  std::string date;                  ///< in any notation; the first four digits in a row are the year
  std::vector<std::string> tags;
};

/// Hands it on: a lead where it has an address or a DOI, an article where it has an abstract alone, else a mention.
/// False where the run is over.
bool give_reference(Reference reference, std::string_view where, Batch& batch);

/// "Family, Given" of a name in the order that people say it ("Ludwig van Beethoven"); one with a comma, or of one word, as it is.
[[nodiscard]] std::string family_first(std::string_view name);

/// The parts between separators, blanks around them and empty ones off.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text, std::string_view separators);

}  // namespace bifrons::import
