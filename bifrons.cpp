// SPDX-License-Identifier: GPL-3.0-or-later
// The door of the command line: joins the verbs of both wings, and holds nothing else.
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/command/console.hpp"
#include "corpus/command/interrupt.hpp"
#include "corpus/command/verb.hpp"
#include "corpus/schema/document.hpp"
#include "indexer/verbs/verbs.hpp"
#include "searchd/verbs/verbs.hpp"

namespace {

/// The order in which help shows the groups; the verbs of a group stay in their wing's order.
constexpr std::string_view groups[] = {"Gather posts", "Find", "Topics", "Serve", "Keep and mend"};

std::vector<bifrons::command::Verb> all_verbs() {
  std::vector<bifrons::command::Verb> all;
  std::ranges::copy(bifrons::searchd_verbs::verbs(), std::back_inserter(all));
  std::ranges::copy(bifrons::indexer_verbs::verbs(), std::back_inserter(all));
  std::ranges::stable_sort(all, {}, [](auto const& verb) { return std::ranges::find(groups, verb.group) - std::begin(groups); });
  return all;
}

}  // namespace

int main(int count, char** words) {
  auto const verbs = all_verbs();
  std::string const version = BIFRONS_VERSION " (index format " + std::to_string(bifrons::schema::format_version) + ")";
  bifrons::command::Program const program{"bifrons", version, "a search engine for a knowledge base of blog posts",
      "Gathers posts from sites, feeds and files, and answers questions about them in English, Finnish and Russian: ranked, filtered by topic, language, site, author, tag and date. "
      "Results go to standard output, messages to standard error.\n\n"
      "  bifrons crawl https://example.org/\n"
      "  bifrons search crm adoption --lang en\n"
      "  bifrons outline book.mm --fail-on missing",
      verbs};
  bifrons::command::end_on_interrupt();
  bifrons::command::ProcessConsole process;
  return bifrons::command::dispatch(program, std::vector<char const*>(words + (count > 0 ? 1 : 0), words + count), process.console());
}
