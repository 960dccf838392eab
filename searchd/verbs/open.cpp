// SPDX-License-Identifier: GPL-3.0-or-later
// open: the address of an article, for a browser.
#include <ostream>

#include "corpus/command/exit_status.hpp"
#include "searchd/verbs/request.hpp"
#include "searchd/verbs/rows.hpp"

namespace bifrons::searchd_verbs {
namespace {

int run(command::Arguments const& arguments, command::Console& console) {
  if (arguments.words.size() != 1) return command::report({ErrorCode::bad_input, "open needs the id of one article", "bifrons search --format tsv WORDS shows ids"}, console);
  auto searcher = open_searcher(arguments);
  if (!searcher) return command::report(searcher.error(), console);
  auto const article = searcher->article(arguments.words.front());
  if (!article) return command::report(article.error(), console);
  if (article->url.empty()) return command::report({ErrorCode::not_found, "article " + article->id + " has no address", "bifrons show " + article->id + " prints it"}, console);
  console.out << article->url << '\n';
  return command::exit_status::done;
}

}  // namespace

command::Verb open_row() {
  return {"open", group_find, "ID", "the address of an article",
          "Prints the address, ready for a browser.\n\n"
          "  xdg-open \"$(bifrons open k3f9a0c11b2d4e5f)\"",
          {}, {}, run};
}

}  // namespace bifrons::searchd_verbs
