// SPDX-License-Identifier: GPL-3.0-or-later
// terms: what words become in the index, for measuring analysis and for the curious.
#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <vector>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/input.hpp"
#include "corpus/text/analyzer.hpp"
#include "indexer/verbs/rows.hpp"

namespace bifrons::indexer_verbs {
namespace {

constexpr std::size_t longest_line = 1U << 20;

constexpr command::Option options[] = {{"lang", "en|fi|ru", "the words' language; another one is not stemmed"}};

/// The stems of all words of a line, each once, in order of appearance.
void print_terms(std::span<text::Token const> tokens, std::vector<std::string_view>& seen, std::ostream& out) {
  seen.clear();
  for (auto const& token : tokens)
    for (std::string_view const stem : token.stems) {
      if (std::find(seen.begin(), seen.end(), stem) != seen.end()) continue;
      if (!seen.empty()) out << ',';
      out << stem;
      seen.push_back(stem);
    }
  out << '\n';
}

int run(command::Arguments const& arguments, command::Console& console) {
  auto const lang = arguments.value("lang");
  if (!lang || lang->empty()) return command::report({ErrorCode::bad_input, "terms needs the language of the words", "write it as in: bifrons terms --lang fi"}, console);
  if (!arguments.words.empty()) return command::report({ErrorCode::bad_input, "terms reads its words from standard input, one a line", "write it as in: echo kauppojen | bifrons terms --lang fi"}, console);
  std::array<std::string_view, 1> const langs{*lang};
  text::Analyzer analyzer;
  command::Lines lines(console.in, longest_line);
  std::vector<std::string_view> seen;
  for (std::string line; lines.next(line);) print_terms(analyzer.analyze(line, langs), seen, console.out);
  return command::exit_status::done;
}

}  // namespace

command::Verb terms_row() {
  return {"terms", group_look, "", "what words become in the index",
          "Reads words from standard input, one a line, and prints for each the terms under which it is indexed, separated by commas.\n\n"
          "  echo kauppojen | bifrons terms --lang fi",
          options, {}, run};
}

}  // namespace bifrons::indexer_verbs
