// SPDX-License-Identifier: GPL-3.0-or-later
// extract: a page in, its article out, nothing stored; or why each block of it was kept or dropped.
#include <ostream>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/input.hpp"
#include "corpus/url/url.hpp"
#include "indexer/verbs/extract_batch.hpp"
#include "indexer/verbs/extract_output.hpp"
#include "indexer/verbs/knowledge_base.hpp"
#include "indexer/verbs/rows.hpp"

namespace bifrons::indexer_verbs {
namespace {

constexpr command::Option options[] = {
    {"url", "U", "the page's address: links, site and id come from it"},
    {"batch", {}, "read {\"id\",\"url\",\"html_path\"} lines and write an article line for each, in order"},
    {"explain", {}, "each block of the page with why it was kept or dropped; --format html: the page itself in colours"},
    {"keep", "SELECTOR", "CSS selector of what is the article, as in [site.\"HOST\"] of bifrons.toml", true},
    {"drop", "SELECTOR", "CSS selector of what is none of it", true},
};

/// Those of the knowledge base that the command line names.
Result<extract::SiteRules> known_rules(command::Arguments const& arguments) {
  if (!arguments.has("kb")) return extract::SiteRules{};
  return site_rules({kb::chosen(arguments.value("kb"))});
}

/// Those that it gives itself, checked.
Result<extract::Rules> given_rules(command::Arguments const& arguments) {
  extract::Rules rules{arguments.values("keep"), arguments.values("drop")};
  if (auto checked = extract::SiteRules().add("this page", rules); !checked) return tl::unexpected(checked.error());
  return rules;
}

int refuse(std::string what, std::string hint, command::Console& console) { return command::report({ErrorCode::bad_input, std::move(what), std::move(hint)}, console); }

int run(command::Arguments const& arguments, command::Console& console) {
  auto const format = arguments.format();
  bool const explains = arguments.has("explain");
  if (arguments.words.size() > 1) return refuse("extract takes one file, not " + std::to_string(arguments.words.size()), "bifrons import stores many; extract --batch reads many", console);
  if (format == "html" && !explains) return refuse("--format html shows reasons", "add --explain, or choose markdown", console);
  if (format == "markdown" && explains) return refuse("reasons are not written as Markdown", "choose text, json, jsonl, tsv or html", console);
  std::string const name = arguments.words.empty() ? "-" : arguments.words.front();
  auto const rules = known_rules(arguments);
  if (!rules) return command::report(rules.error(), console);
  auto const given = given_rules(arguments);
  if (!given) return command::report(given.error(), console);
  if (arguments.has("batch")) {
    if (explains || arguments.has("keep") || arguments.has("drop")) return refuse("--batch reads many pages, the other options one", "leave out --batch", console);
    return extract_batch(name, *rules, console);
  }
  auto const bytes = command::read_file_or_stream(name, console.in, most_page_bytes);
  if (!bytes) return command::report(bytes.error(), console);
  auto const url = arguments.value("url").value_or("");
  bool const tries = !given->keep.empty() || !given->drop.empty();
  extract::Page const page{*bytes, url, {}, tries ? &*given : rules->of(url)};
  if (explains) {
    auto explanation = extract::explain(page);
    if (!explanation) return command::report(explanation.error(), console);
    settle(explanation->extraction, url, {});
    print_explanation(*explanation, arguments.format_typed ? format : "text", console);
    return command::exit_status::done;
  }
  auto extraction = extract::extract(page);
  if (!extraction) return command::report(extraction.error(), console);
  settle(*extraction, url, {});
  print_extraction(*extraction, format, console);
  return command::exit_status::done;
}

}  // namespace

command::Verb extract_row() {
  return {"extract", group_look, "[FILE|-]", "the article in an HTML page, as JSON, text or Markdown",
          "Reads a page (standard input without FILE), finds the article in it and prints it as one JSON line, each field with the signal it was read from. Nothing is stored. "
          "\"structure\" tells what each block of the text is, a letter a block: p paragraph, 1 to 6 heading, i list item, r table row, q quote, c code, f caption, t term. Where a page holds several whole posts, "
          "they stand in \"posts\".\n\n"
          "With --explain, each block of the page is listed with its role (body, furniture, comment, lead, outside), the reason and the elements around it; with --format html the page itself "
          "is printed in colours, to be opened in a browser. Where a site is read wrongly, rules in bifrons.toml mend it; --keep and --drop try them out.\n\n"
          "With --batch, lines of the form {\"id\":…,\"url\":…,\"html_path\":…} are read from FILE or standard input, and {\"id\":…, and the article's fields} is written for each in order. "
          "A bad line is reported by its number and the rest goes on (exit status 7).\n\n"
          "  bifrons extract page.html --url http://pipelinenotes.test/notes/battle-cards/\n"
          "  bifrons extract page.html --format markdown\n"
          "  bifrons extract page.html --explain --format html > why.html\n"
          "  bifrons extract page.html --keep '.post-body' --drop '.promo'\n"
          "  bifrons extract --batch jobs.jsonl > articles.jsonl",
          options, "json|jsonl|text|markdown|tsv|html", run};
}

}  // namespace bifrons::indexer_verbs
