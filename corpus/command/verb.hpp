// SPDX-License-Identifier: GPL-3.0-or-later
// A verb of the command line as a row of a table: options, help, man page and completions are read off it.
#pragma once

#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"

namespace bifrons::command {

/// An option of a verb. Values are checked by the verb; numbers by Arguments::number.
struct Option {
  std::string_view name;        ///< long name without dashes; never abbreviated
  std::string_view value = {};  ///< what stands for its value in help ("N", "DIR"); empty: a flag
  std::string_view help = {};
  bool repeats = false;         ///< may be given several times, or as a comma list
  char letter = 0;              ///< short form, or 0
};

/// What was typed, checked against the verb's row.
class Arguments {
 public:
  std::vector<std::string> words;  ///< all that is no option

  [[nodiscard]] bool has(std::string_view option) const;
  [[nodiscard]] std::optional<std::string> value(std::string_view option) const;  ///< the last one given
  [[nodiscard]] std::vector<std::string> values(std::string_view option) const;   ///< all, commas split
  /// The value as a whole number in [least, most], or fallback where it was not given; bad_input names option and bounds.
  [[nodiscard]] Result<long> number(std::string_view option, long fallback, long least, long most) const;
  void set(std::string option, std::string value) { given_.emplace_back(std::move(option), std::move(value)); }

 private:
  std::vector<std::pair<std::string, std::string>> given_;
};

/// The world as a verb may touch it.
struct Console {
  std::istream& in;
  std::ostream& out;       ///< results alone
  std::ostream& err;       ///< progress and messages
  bool colour = false;     ///< results may be coloured
  bool progress = false;   ///< standard error is a terminal
};

struct Verb {
  std::string_view name;
  std::string_view arguments;            ///< as in a usage line: "QUERY…"
  std::string_view summary;              ///< one line for the list of verbs
  std::string_view description;          ///< paragraphs for --help and the man page, with real examples
  std::span<Option const> options;       ///< beside --kb, --help, --format, --color, which every verb has
  std::string_view formats;              ///< what --format takes: "text|json|jsonl|tsv"; empty: it has none
  int (*run)(Arguments const&, Console&);  ///< gives the exit status
};

/// Parses, runs, turns every Error and exception into one sentence and an exit status.
int dispatch(std::span<char const* const> arguments, std::span<Verb const> verbs, Console&);

/// Prints an error as "bifrons: what" and "  hint", and gives its exit status.
int report(Error const&, Console&);

}  // namespace bifrons::command
