// SPDX-License-Identifier: GPL-3.0-or-later
// outline: sources for every point of a book's plan.
#include "searchd/outline/outline.hpp"

#include <algorithm>
#include <ostream>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/input.hpp"
#include "searchd/render/outline.hpp"
#include "searchd/verbs/request.hpp"
#include "searchd/verbs/rows.hpp"

namespace bifrons::searchd_verbs {
namespace {

constexpr std::size_t most_outline_bytes = 16U << 20;

constexpr command::Option options[] = {
    {"fail-on", "missing|thin", "exit status 1 where a node is missing, or thin or worse"},
    {"sources", "N", "sources at most for a node, to 50 (5)"},
};

bool has_gap(std::vector<outline::Finding> const& findings, std::string const& fail_on) {
  return std::any_of(findings.begin(), findings.end(), [&](auto const& finding) {
    return finding.coverage == outline::Coverage::missing || (fail_on == "thin" && finding.coverage == outline::Coverage::thin);
  });
}

Result<std::vector<outline::Finding>> find_sources(command::Arguments const& arguments, std::istream& in) {
  auto const wanted = arguments.number("sources", 5, 1, 50);
  if (!wanted) return tl::unexpected(wanted.error());
  auto const& name = arguments.words.front();
  auto const bytes = command::read_file_or_stream(name, in, most_outline_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  auto const nodes = outline::read(*bytes, name == "-" ? "standard input" : name);
  if (!nodes) return tl::unexpected(nodes.error());
  auto searcher = open_searcher(arguments);
  if (!searcher) return tl::unexpected(searcher.error());
  return outline::cover(*nodes, *searcher, static_cast<std::uint32_t>(*wanted));
}

int run(command::Arguments const& arguments, command::Console& console) {
  if (arguments.words.size() != 1) return command::report({ErrorCode::bad_input, "outline needs one file", "write it as in: bifrons outline book.mm"}, console);
  auto const fail_on = arguments.value("fail-on");
  if (fail_on && *fail_on != "missing" && *fail_on != "thin") return command::report({ErrorCode::bad_input, "--fail-on takes missing or thin, not \"" + *fail_on + "\"", "leave it out to end with 0"}, console);
  auto const format = render::find_outline_format(arguments.format());
  if (!format) return command::report(format.error(), console);
  auto const findings = find_sources(arguments, console.in);
  if (!findings) return command::report(findings.error(), console);
  auto const written = (*format)->write(*findings, {console.colour, 80});
  console.out << written << (written.ends_with('\n') ? "" : "\n");
  return fail_on && has_gap(*findings, *fail_on) ? command::exit_status::nothing : command::exit_status::done;
}

}  // namespace

command::Verb outline_row() {
  return {"outline", group_find, "FILE", "sources for every point of a mind map or outline",
          "Reads a FreeMind or Freeplane mind map (.mm) or an OPML outline, - from standard input, and finds sources for each node, which is graded good, one-sided, thin or missing, with reasons.\n\n"
          "  bifrons outline book.mm\n"
          "  bifrons outline book.opml --format csv --fail-on missing",
          options, "text|json|html|csv|markdown|mm|opml|bibtex", run};
}

}  // namespace bifrons::searchd_verbs
