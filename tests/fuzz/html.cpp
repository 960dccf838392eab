// SPDX-License-Identifier: GPL-3.0-or-later
// Any page, with markup or without, is parsed, its article sought, explained and written as Markdown.
#include "corpus/article/blocks.hpp"
#include "indexer/extract/explain.hpp"
#include "indexer/extract/site_rules.hpp"
#include "tests/fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  using namespace bifrons;
  std::string const bytes = fuzz::text_of(data, size);
  static extract::Rules const rules{{"article, .post, #main"}, {".related", "p:not(.a) > b"}};
  bool const ruled = size % 2 == 1;
  auto const explained = extract::explain({.bytes = bytes, .url = "https://blog.test/a", .content_type = {}, .rules = ruled ? &rules : nullptr});
  if (explained) {
    auto const& article = explained->extraction.article;
    if (!article.structure.empty() && !structure_fits(article.structure, article.text)) __builtin_trap();
    static_cast<void>(to_markdown(article));
  }
  static_cast<void>(extract::extract({.bytes = bytes, .url = {}, .content_type = "text/plain"}));
  static_cast<void>(extract::fragment_blocks(bytes));
  return 0;
}
