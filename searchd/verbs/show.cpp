// SPDX-License-Identifier: GPL-3.0-or-later
// show: articles by id, text and provenance.
#include <ostream>

#include "corpus/article/blocks.hpp"
#include "corpus/command/exit_status.hpp"
#include "searchd/render/article.hpp"
#include "searchd/render/terminal.hpp"
#include "searchd/verbs/request.hpp"
#include "searchd/verbs/rows.hpp"

namespace bifrons::searchd_verbs {
namespace {

namespace exit_status = command::exit_status;

void print(Article const& article, std::string const& format, query::Searcher& searcher, command::Console& console) {
  if (format == "text") console.out << render::article_text(article, {console.colour, 80}, searcher.topic_labels(article));
  else if (format == "tsv")
    console.out << render::one_line(article.id) << '\t' << render::one_line(article.url) << '\t' << render::one_line(article.title) << '\t' << render::one_line(article.text) << '\n';
  else if (format == "markdown") console.out << to_markdown(article);
  else console.out << render::article_json(article) << '\n';
}

int run(command::Arguments const& arguments, command::Console& console) {
  if (arguments.words.empty()) return command::report({ErrorCode::bad_input, "show needs the id of an article", "bifrons search --format tsv WORDS shows ids"}, console);
  auto searcher = open_searcher(arguments);
  if (!searcher) return command::report(searcher.error(), console);
  std::size_t shown = 0;
  for (auto const& id : arguments.words) {
    auto const article = searcher->article(id);
    if (!article && article.error().code != ErrorCode::not_found) return command::report(article.error(), console);
    if (!article) {
      command::report(article.error(), console);
      continue;
    }
    if (shown++ > 0 && arguments.format() == "text") console.out << '\n';
    print(*article, arguments.format(), *searcher, console);
  }
  if (shown == arguments.words.size()) return exit_status::done;
  return shown == 0 ? exit_status::nothing : exit_status::in_part;
}

}  // namespace

command::Verb show_row() {
  return {"show", group_find, "ID…", "an article with all that is known of it",
          "Prints the whole article and, for each field, the signal of the page that it was read from.\n\n"
          "  bifrons show k3f9a0c11b2d4e5f\n"
          "  bifrons show k3f9a0c11b2d4e5f --format json\n"
          "  bifrons show k3f9a0c11b2d4e5f --format markdown > post.md",
          {}, "text|json|jsonl|tsv|markdown", run};
}

}  // namespace bifrons::searchd_verbs
