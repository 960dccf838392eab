// SPDX-License-Identifier: GPL-3.0-or-later
// A small program with verbs of every kind, and a console that keeps what it is told.
#pragma once

#include <array>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/verb.hpp"

namespace bifrons::command::sample {

inline constexpr Option find_options[] = {
    {"limit", "N", "hits at most"},
    {"topic", "ID", "only with this topic", true},
    {"sort", "relevance|date|-date", "the order"},
    {"explain", {}, "say why"},
    {"check-config", {}, "only check", false, 't'},
};

inline int print_words(Arguments const& arguments, Console& console) {
  for (auto const& word : arguments.words) console.out << '[' << word << ']';
  console.out << arguments.format() << (console.colour ? " coloured" : "") << (arguments.has("explain") ? " explained" : "") << '\n';
  return exit_status::done;
}

inline constexpr std::array verbs{
    Verb{"find", "Find", "QUERY…", "find posts", "Finds posts that hold the words of the query, with a sentence here that is long enough to be broken.\n\n  tool find crm\n  tool find -- --odd", find_options, "text|json|tsv", print_words},
    Verb{"throw", "Mend", "", "throws", "", {}, {}, [](Arguments const&, Console&) -> int { throw std::runtime_error("a bug"); }},
    Verb{"lock", "Mend", "", "is locked", "", {}, {}, [](Arguments const&, Console& console) { return report({ErrorCode::busy, "it is locked", "wait"}, console); }},
    Verb{"topics apply", "Mend", "", "apply topics", "", {}, {}, [](Arguments const&, Console& console) { console.out << "applied\n"; return 0; }},
};

inline constexpr Program program{"tool", "1.2 (index format 3)", "a sample", "What it is for.", verbs};

struct Ran {
  int status = 0;
  std::string out, err;
};

inline Ran run(std::vector<char const*> const& words) {
  std::istringstream in;
  std::ostringstream out, err;
  Console console{in, out, err, false, false};
  int const status = dispatch(program, words, console);
  return {status, out.str(), err.str()};
}

}  // namespace bifrons::command::sample
