// SPDX-License-Identifier: GPL-3.0-or-later
// The table of verbs as completion scripts: verbs, their options, the choices of an option's value, files elsewhere.
#include "corpus/command/completions.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "corpus/command/help.hpp"

namespace bifrons::command {
namespace {

/// Verbs of one word: shells complete the first word.
std::vector<Verb> rows_of(Program const& program) {
  std::vector<Verb> rows;
  std::copy_if(program.verbs.begin(), program.verbs.end(), std::back_inserter(rows), [](auto const& row) { return row.name.find(' ') == std::string_view::npos; });
  rows.push_back(help_row());
  return rows;
}

bool has_choices(Option const& option) { return option.value.find('|') != std::string_view::npos; }
bool is_directory(Option const& option) { return option.value == "DIR"; }

std::string choices(Option const& option) {
  std::string out(option.value);
  std::replace(out.begin(), out.end(), '|', ' ');
  return out;
}

std::string replaced(std::string_view text, char what, std::string_view with) {
  std::string out;
  for (char c : text) {
    if (c == what) out += with;
    else out += c;
  }
  return out;
}

std::string joined(std::vector<Verb> const& rows) {
  std::string out;
  for (auto const& row : rows) out += (out.empty() ? "" : " ") + std::string(row.name);
  return out;
}

std::string bash(Program const& program) {
  std::string const name(program.name);
  auto const rows = rows_of(program);
  std::string options, values;
  for (auto const& row : rows) {
    options += "    " + std::string(row.name) + ") options=\"";
    for (auto const& option : all_options(row)) {
      options += "--" + std::string(option.name) + " ";
      if (has_choices(option)) values += "    " + std::string(row.name) + ":--" + std::string(option.name) + ") COMPREPLY=($(compgen -W \"" + choices(option) + "\" -- \"$word\")); return ;;\n";
      else if (is_directory(option)) values += "    " + std::string(row.name) + ":--" + std::string(option.name) + ") COMPREPLY=($(compgen -d -- \"$word\")); return ;;\n";
    }
    options += "\" ;;\n";
  }
  return "# Completion of " + name + " for bash, made from its table of verbs.\n_" + name + "() {\n" +
         "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\" verb=\"${COMP_WORDS[1]}\" options=\"\"\n" +
         "  COMPREPLY=()\n  if [ \"$COMP_CWORD\" -eq 1 ] || { [ \"$COMP_CWORD\" -eq 2 ] && [ \"$verb\" = help ]; }; then\n" +
         "    COMPREPLY=($(compgen -W \"" + joined(rows) + " --help --version\" -- \"$word\"))\n    return\n  fi\n" +
         "  case \"$verb:$before\" in\n" + values + "  esac\n  case \"$verb\" in\n" + options + "  esac\n" +
         "  if [ \"${word#-}\" != \"$word\" ]; then\n    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n  else\n    COMPREPLY=($(compgen -f -- \"$word\"))\n  fi\n}\n" +
         "complete -o filenames -F _" + name + " " + name + "\n";
}

/// Inside single quotes, and inside the brackets and colons of zsh's _arguments.
std::string zsh_text(std::string_view text) {
  std::string out = replaced(replaced(text, '\'', "'\\''"), ':', "\\:");
  return replaced(replaced(out, '[', "\\["), ']', "\\]");
}

std::string zsh_option(Option const& option) {
  std::string out = "'" + std::string(option.repeats ? "*" : "") + "--" + std::string(option.name) + (option.value.empty() ? "" : "=") + "[" + zsh_text(option.help) + "]";
  if (has_choices(option)) out += ":value:(" + choices(option) + ")";
  else if (is_directory(option)) out += ":directory:_files -/";
  else if (!option.value.empty()) out += ":value:_files";
  return out + "'";
}

std::string zsh(Program const& program) {
  std::string const name(program.name);
  std::string verbs, cases;
  for (auto const& row : rows_of(program)) {
    verbs += "    '" + std::string(row.name) + ":" + replaced(row.summary, '\'', "'\\''") + "'\n";
    cases += "    " + std::string(row.name) + ") _arguments";
    for (auto const& option : all_options(row)) cases += " \\\n      " + zsh_option(option);
    cases += " \\\n      '*:argument:_files' ;;\n";
  }
  return "#compdef " + name + "\n# Completion of " + name + " for zsh, made from its table of verbs.\n_" + name + "() {\n  local -a verbs\n  verbs=(\n" + verbs + "  )\n" +
         "  if (( CURRENT == 2 )); then\n    _describe verb verbs\n    return\n  fi\n  local verb=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $verb in\n" + cases +
         "  esac\n}\n_" + name + " \"$@\"\n";
}

std::string fish(Program const& program) {
  std::string const name(program.name);
  std::string out = "# Completion of " + name + " for fish, made from its table of verbs.\n";
  auto const quoted = [](std::string_view text) { return "'" + replaced(replaced(text, '\\', "\\\\"), '\'', "\\'") + "'"; };
  for (auto const& row : rows_of(program)) {
    out += "complete -c " + name + " -f -n __fish_use_subcommand -a " + std::string(row.name) + " -d " + quoted(row.summary) + "\n";
    for (auto const& option : all_options(row)) {
      out += "complete -c " + name + " -n '__fish_seen_subcommand_from " + std::string(row.name) + "' -l " + std::string(option.name);
      if (has_choices(option)) out += " -x -a " + quoted(choices(option));
      else if (is_directory(option)) out += " -x -a '(__fish_complete_directories)'";
      else if (!option.value.empty()) out += " -r";
      out += " -d " + quoted(option.help) + "\n";
    }
  }
  return out;
}

}  // namespace

Result<std::string> completions(Program const& program, std::string_view shell) {
  if (shell == "bash") return bash(program);
  if (shell == "zsh") return zsh(program);
  if (shell == "fish") return fish(program);
  return failure(ErrorCode::bad_input, "there are no completions for the shell \"" + std::string(shell) + "\"", "choose bash, zsh or fish");
}

}  // namespace bifrons::command
