// SPDX-License-Identifier: GPL-3.0-or-later
// From a command line to the verb that answers it, and from whatever ends it to a sentence and an exit status.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>
#include <istream>
#include <new>
#include <ostream>
#include <utility>

#include "corpus/command/completions.hpp"
#include "corpus/command/console.hpp"
#include "corpus/command/exit_status.hpp"
#include "corpus/command/help.hpp"
#include "corpus/command/manpage.hpp"
#include "corpus/command/nearest.hpp"
#include "corpus/command/options.hpp"
#include "corpus/command/verb.hpp"

namespace bifrons::command {
namespace {

using Words = std::span<char const* const>;

constexpr Option kb_option{"kb", "DIR", "the knowledge base (else $BIFRONS_KB, else the user's own)"};
constexpr Option color_option{"color", "auto|always|never", "whether results are coloured"};
constexpr Option help_option{"help", {}, "this text", false, 'h'};
constexpr Option version_option{"version", {}, "one line with the version"};

int print(std::string_view text, Console& console) {
  console.out << text;
  return exit_status::done;
}

Verb const* find(Program const& program, std::string_view name) {
  auto const verb = std::find_if(program.verbs.begin(), program.verbs.end(), [&](auto const& row) { return row.name == name; });
  return verb == program.verbs.end() ? nullptr : &*verb;
}

/// The verb that words begin with, and what stands behind it. A row's name may be of two words ("topics apply").
std::pair<Verb const*, Words> find_first(Program const& program, Words words) {
  if (words.size() > 1)
    if (auto const* verb = find(program, std::string(words[0]) + " " + words[1])) return {verb, words.subspan(2)};
  return {find(program, words.front()), words.subspan(1)};
}

int unknown_verb(Program const& program, std::string const& typed, Console& console) {
  std::vector<std::string_view> names{help_row().name};
  for (auto const& verb : program.verbs) names.push_back(verb.name);
  auto const near = nearest(typed, names);
  std::string const hint = near.empty() ? "bifrons help lists the verbs; to search for words: bifrons search WORDS" : "did you mean " + std::string(near) + "? bifrons help lists the verbs";
  return report({ErrorCode::bad_input, "there is no verb \"" + typed + "\"", hint}, console);
}

/// The verb's own options and words, its colour settled; then its run.
int run(Program const& program, Verb const& verb, Words words, bool only, Console& console) {
  auto options = all_options(verb);
  if (only) options.push_back(version_option);
  auto arguments = parse_options(words, options, only ? program.name : verb.name);
  if (!arguments) return report(arguments.error(), console);
  if (arguments->has("help")) return print(help_of(program, verb, only), console);
  if (arguments->has("version")) return print(std::string(program.name) + " " + std::string(program.version) + "\n", console);
  if (auto settled = settle_format(*arguments, verb.formats); !settled) return report(settled.error(), console);
  auto const colour = arguments->value("color").value_or("auto");
  if (colour != "auto" && colour != "always" && colour != "never")
    return report({ErrorCode::bad_input, "--color takes auto, always or never, not \"" + colour + "\"", "leave it out to colour on a terminal"}, console);
  console.colour = use_colour(colour, console.colour);
  return verb.run(*arguments, console);
}

int help(Program const& program, Words words, Console& console) {
  if (words.empty()) return print(list_of_verbs(program), console);
  std::string const name = words.front();
  if (name == help_row().name || name == "--help") return print(help_of(program, help_row()), console);
  if (auto const* verb = find_first(program, words).first) return print(help_of(program, *verb), console);
  return unknown_verb(program, name, console);
}

/// What packages install, made by the program itself from its table: no verbs for people, so in no list.
int generate(Program const& program, Words words, Console& console) {
  std::string const what = words.empty() ? "" : words.front();
  if (what == "manpage") return print(manpage(program), console);
  auto script = completions(program, what);
  if (!script) return report(script.error(), console);
  return print(*script, console);
}

/// Options of every verb may stand before it too: "bifrons --kb DIR search words".
std::vector<char const*> verb_first(Words arguments) {
  std::vector<char const*> words(arguments.begin(), arguments.end());
  std::size_t at = 0;
  while (at < words.size()) {
    std::string_view const word = words[at];
    if (word == "--kb" || word == "--color") at += 2;
    else if (word.starts_with("--kb=") || word.starts_with("--color=")) at += 1;
    else break;
  }
  if (at < words.size()) std::rotate(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at), words.begin() + static_cast<std::ptrdiff_t>(at) + 1);
  return words;
}

int choose(Program const& program, Words arguments, Console& console) {
  auto const words = verb_first(arguments);
  if (words.empty()) {
    console.err << list_of_verbs(program);
    return exit_status::usage;
  }
  std::string const name = words.front();
  Words const rest = Words(words).subspan(1);
  if (name == "--version") return print(std::string(program.name) + " " + std::string(program.version) + "\n", console);
  if (name == "help" || name == "--help" || name == "-h") return help(program, rest, console);
  if (name == "--generate") return generate(program, rest, console);
  if (auto const [verb, behind] = find_first(program, words); verb != nullptr) return run(program, *verb, behind, false, console);
  if (name.starts_with("--")) return report({ErrorCode::bad_input, "a verb comes first, not the option " + name, "bifrons help lists the verbs"}, console);
  return unknown_verb(program, name, console);
}

/// Runs, and writes out what is left in the buffer, turning all that can fly into a sentence.
template <class Body>
int guarded(Console& console, Body&& body) {
  try {
    int const status = body();
    console.out.flush();
    return status;
  } catch (OutputFailure const& failed) {
    if (failed.reason == EPIPE) return exit_status::done;  // the reader has what it wanted
    report({ErrorCode::broken, std::string("the results could not be written (") + std::strerror(failed.reason) + ")", "free disk space, or send them elsewhere"}, console);
    return exit_status::in_part;
  } catch (std::bad_alloc const&) {
    return report({ErrorCode::broken, "memory ran out", "ask for less at a time (--limit), or close other programs"}, console);
  } catch (std::exception const& error) {
    return report({ErrorCode::broken, std::string("something went wrong inside: ") + error.what(), "please report it with the command that you ran"}, console);
  }
}

}  // namespace

std::vector<Option> all_options(Verb const& verb) {
  std::vector<Option> options(verb.options.begin(), verb.options.end());
  if (!verb.formats.empty()) options.push_back({"format", verb.formats, "how results are written; the first is the default"});
  options.insert(options.end(), {kb_option, color_option, help_option});
  return options;
}

int report(Error const& error, Console& console) {
  console.err << "bifrons: " << error.what << '\n';
  if (!error.hint.empty()) console.err << "  " << error.hint << '\n';
  return exit_status_of(error.code);
}

int not_built(std::string_view what, Console& console) {
  return report({ErrorCode::not_built, std::string(what) + " is not built yet in this version", "bifrons help lists what there is"}, console);
}

int dispatch(Program const& program, Words arguments, Console& console) {
  return guarded(console, [&] { return choose(program, arguments, console); });
}

int dispatch_only(Program const& program, Verb const& verb, Words arguments, Console& console) {
  return guarded(console, [&] {
    if (!arguments.empty() && std::string_view(arguments.front()) == "--generate") return print(manpage(program, &verb), console);
    return run(program, verb, arguments, true, console);
  });
}

Verb help_row() {
  return {"help", "Help", "[VERB]", "what a verb does and takes", "The same as bifrons VERB --help. Without a verb: the list of verbs.", {}, {}, nullptr};
}

}  // namespace bifrons::command
