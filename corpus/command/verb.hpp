// SPDX-License-Identifier: GPL-3.0-or-later
// A verb of the command line as a row of a table: options, help, man page and completions are read off it.
#pragma once

#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/base/result.hpp"

namespace bifrons::command {

/// An option of a verb. Values are checked by the verb; numbers by Arguments::number.
struct Option {
  std::string_view name;        ///< long name without dashes; never abbreviated
  std::string_view value = {};  ///< what stands for its value in help: "N", "DIR", or its choices as "date|title"; empty: a flag
  std::string_view help = {};
  bool repeats = false;         ///< may be given several times, or as a comma list
  char letter = 0;              ///< short form, or 0
};

/// What was typed, checked against the verb's row.
class Arguments {
 public:
  std::vector<std::string> words;  ///< all that is no option
  bool format_typed = false;       ///< --format was given, so that format() is no default

  [[nodiscard]] bool has(std::string_view option) const;
  [[nodiscard]] std::optional<std::string> value(std::string_view option) const;  ///< the last one given
  [[nodiscard]] std::vector<std::string> values(std::string_view option) const;   ///< all, commas split
  /// The value as a whole number in [least, most], or fallback where it was not given; bad_input names option and bounds.
  [[nodiscard]] Result<long> number(std::string_view option, long fallback, long least, long most) const;
  /// As number, with a fraction: "0.5".
  [[nodiscard]] Result<double> real(std::string_view option, double fallback, double least, double most) const;
  /// --format, or the first of the verb's formats; "" where it has none.
  [[nodiscard]] std::string format() const { return value("format").value_or(""); }
  /// The words as one text, joined by spaces.
  [[nodiscard]] std::string text() const;
  void set(std::string option, std::string value) { given_.emplace_back(std::move(option), std::move(value)); }

 private:
  std::vector<std::pair<std::string, std::string>> given_;
};

/// The world as a verb may touch it. The streams carry UTF-8 bytes whatever the locale.
struct Console {
  std::istream& in;
  std::ostream& out;       ///< results alone; a failed write throws OutputFailure where the program's own streams are used
  std::ostream& err;       ///< progress and messages
  bool colour = false;     ///< results may be coloured; before dispatch: the output is a terminal that can
  bool progress = false;   ///< standard error is a terminal
};

/// One row. Descriptions are paragraphs split by blank lines; a line that starts with two spaces is an example, kept as it is.
struct Verb {
  std::string_view name;
  std::string_view group;                ///< heading in the list of verbs
  std::string_view arguments;            ///< as in a usage line: "QUERY…"
  std::string_view summary;              ///< one line for the list of verbs
  std::string_view description;
  std::span<Option const> options;       ///< beside --kb, --help, --format, --color, which every verb has
  std::string_view formats;              ///< what --format takes: "text|json|jsonl|tsv", the first by default; empty: it has none
  int (*run)(Arguments const&, Console&);  ///< gives the exit status
};

/// A program and its verbs.
struct Program {
  std::string_view name, version;        ///< version: "0.1.0 (index format 1)"
  std::string_view summary;              ///< one line
  std::string_view description;          ///< for the man page, as Verb::description
  std::span<Verb const> verbs;
};

/// Parses, runs, turns every Error and exception into one sentence and an exit status.
int dispatch(Program const&, std::span<char const* const> arguments, Console&);

/// As dispatch, for a program that is one verb and whose command line has no verb in it.
int dispatch_only(Program const&, Verb const&, std::span<char const* const> arguments, Console&);

/// Prints an error as "bifrons: what" and "  hint", and gives its exit status.
int report(Error const&, Console&);

/// An action of a verb that is promised and not there yet: reports it, gives its exit status.
int not_built(std::string_view what, Console&);

/// What every verb takes beside its own options (--format only where the verb has formats).
[[nodiscard]] std::vector<Option> all_options(Verb const&);

}  // namespace bifrons::command
