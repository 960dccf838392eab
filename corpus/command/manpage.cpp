// SPDX-License-Identifier: GPL-3.0-or-later
// The table of verbs in groff's man macros.
#include "corpus/command/manpage.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

#include "corpus/command/help.hpp"

namespace bifrons::command {
namespace {

/// No character of text is read as a request or an escape; a hyphen stays a hyphen that can be copied.
std::string escaped(std::string_view text) {
  std::string out;
  bool line_starts = true;
  for (char c : text) {
    if (line_starts && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else out += c;
    line_starts = c == '\n';
  }
  return out;
}

std::string description(std::string_view text) {
  std::string out;
  for (auto const& block : blocks_of(text)) {
    if (block.example) out += ".PP\n.RS 4\n.nf\n" + escaped(block.text) + "\n.fi\n.RE\n";
    else out += ".PP\n" + escaped(block.text) + "\n";
  }
  return out;
}

std::string options(std::vector<Option> const& rows) {
  std::string out;
  for (auto const& row : rows) out += ".TP\n.B " + escaped(spelled(row)) + "\n" + escaped(row.help) + "\n";
  return out;
}

/// Options that every verb has are told once.
std::vector<Option> own_options(Verb const& verb) {
  std::vector<Option> rows(verb.options.begin(), verb.options.end());
  if (!verb.formats.empty()) rows.push_back({"format", verb.formats, "how results are written; the first is the default"});
  return rows;
}

std::string verbs(Program const& program) {
  std::string out;
  for (auto const& verb : program.verbs) {
    out += ".SS \"" + escaped(program.name) + " " + escaped(verb.name) + " " + escaped(verb.arguments) + "\"\n" + escaped(verb.summary) + "\n";
    out += description(verb.description) + options(own_options(verb));
  }
  return out;
}

std::string upper(std::string_view name) {
  std::string out(name);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return out;
}

constexpr std::string_view statuses =
    ".SH EXIT STATUS\n"
    ".TP\n.B 0\ndone, or found\n"
    ".TP\n.B 1\nnothing found, or a gap under \\-\\-fail\\-on\n"
    ".TP\n.B 2\nbad usage, query or input\n"
    ".TP\n.B 3\nthe knowledge base is missing or cannot be read\n"
    ".TP\n.B 4\nanother process is writing it\n"
    ".TP\n.B 5\nit has an older or newer format\n"
    ".TP\n.B 6\nthe network failed\n"
    ".TP\n.B 7\ndone in part: each failed item is named\n"
    ".TP\n.B 130\ninterrupted\n";

constexpr std::string_view environment =
    ".SH ENVIRONMENT\n"
    ".TP\n.B BIFRONS_KB\nthe knowledge base where no \\-\\-kb is given; without it, bifrons/default under\n.B XDG_DATA_HOME\n"
    ".TP\n.B BIFRONS_*\na setting of bifrons.toml, as in BIFRONS_CRAWL_DELAY for crawl.delay\n"
    ".TP\n.B NO_COLOR\nno colour, unless \\-\\-color always is given\n"
    ".TP\n.B http_proxy\nthe proxy for fetching pages\n";

}  // namespace

std::string manpage(Program const& program, Verb const* only) {
  std::string out = ".\\\" Made from the table of verbs.\n.TH " + upper(program.name) + " 1 \"\" \"" + std::string(program.name) + " " + escaped(program.version) + "\" \"User commands\"\n";
  out += ".SH NAME\n" + escaped(program.name) + " \\- " + escaped(program.summary) + "\n.SH SYNOPSIS\n.B " + escaped(program.name) + "\n";
  out += only == nullptr ? "VERB [OPTION…] [ARGUMENT…]\n" : "[OPTION…]\n";
  out += ".SH DESCRIPTION\n" + description(program.description);
  if (only != nullptr) {
    out += description(only->description) + ".SH OPTIONS\n" + options(all_options(*only));
  } else {
    Verb const bare{};
    out += ".SH VERBS\n" + verbs(program) + ".SH OPTIONS OF EVERY VERB\n" + options(all_options(bare));
  }
  out += statuses;
  out += environment;
  out += only == nullptr ? ".SH SEE ALSO\n.BR bifrons\\-searchd (1)\n" : ".SH SEE ALSO\n.BR bifrons (1)\n";
  return out;
}

}  // namespace bifrons::command
