// SPDX-License-Identifier: GPL-3.0-or-later
// The table of verbs as text for a terminal.
#include "corpus/command/help.hpp"

#include <algorithm>

namespace bifrons::command {
namespace {

std::size_t columns(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  out.append(width - std::min(width, columns(text)), ' ');
  return out;
}

/// "  name      what it does, wrapped under itself"
std::string entry(std::string_view name, std::string_view what, std::size_t width) {
  std::string const indent(width + 4, ' ');
  std::string const wrapped = wrap(what, width + 4);
  if (columns(name) > width) return "  " + std::string(name) + "\n" + wrapped;
  return "  " + padded(name, width) + "  " + wrapped.substr(std::min(wrapped.size(), indent.size()));
}

std::string usage(Program const& program, Verb const& verb, bool only) {
  std::string line = "Usage: " + std::string(program.name);
  if (!only) line += " " + std::string(verb.name);
  if (!verb.options.empty() || !verb.formats.empty()) line += " [OPTION…]";
  if (!verb.arguments.empty()) line += " " + std::string(verb.arguments);
  return line + "\n";
}

}  // namespace

std::string wrap(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out, line;
  auto const end_line = [&] {
    if (!line.empty()) out += std::string(indent, ' ') + line + "\n";
    line.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find_first_of(" \n", at), text.size());
    auto const word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (!line.empty() && indent + columns(line) + 1 + columns(word) > width) end_line();
    if (!line.empty()) line += ' ';
    line += word;
  }
  end_line();
  return out;
}

std::vector<Block> blocks_of(std::string_view description) {
  std::vector<Block> blocks;
  bool open = false;  // the last block may take more lines
  while (!description.empty()) {
    auto const end = std::min(description.find('\n'), description.size());
    auto const line = description.substr(0, end);
    description.remove_prefix(std::min(end + 1, description.size()));
    if (line.empty()) {
      open = false;
      continue;
    }
    bool const example = line.starts_with("  ");
    if (!open || blocks.back().example != example) blocks.push_back({{}, example});
    else blocks.back().text += '\n';
    blocks.back().text += example ? line.substr(2) : line;
    open = true;
  }
  return blocks;
}

std::string spelled(Option const& option) {
  std::string out = option.letter != 0 ? std::string("-") + option.letter + ", --" : std::string("--");
  out += option.name;
  if (!option.value.empty()) out += " " + std::string(option.value);
  return out;
}

std::string list_of_verbs(Program const& program) {
  std::string out = wrap(std::string(program.name) + ": " + std::string(program.summary), 0) + "\nUsage: " + std::string(program.name) + " VERB [OPTION…] [ARGUMENT…]\n";
  std::vector<Verb> rows(program.verbs.begin(), program.verbs.end());
  rows.push_back(help_row());
  std::vector<std::string_view> groups;
  for (auto const& row : rows)
    if (std::find(groups.begin(), groups.end(), row.group) == groups.end()) groups.push_back(row.group);
  for (auto const group : groups) {
    out += "\n" + std::string(group) + "\n";
    for (auto const& row : rows)
      if (row.group == group) out += entry(row.name, row.summary, 12);
  }
  return out + "\n" + wrap("Every verb: " + std::string(program.name) + " help VERB. The knowledge base is --kb DIR, else $BIFRONS_KB, else the user's own.", 0);
}

std::string help_of(Program const& program, Verb const& verb, bool only) {
  std::string out = usage(program, verb, only) + wrap(verb.summary, 0);
  for (auto const& block : blocks_of(verb.description)) {
    out += '\n';
    if (!block.example) {
      out += wrap(block.text, 0);
      continue;
    }
    std::string lines = "  " + block.text;
    for (std::size_t at = 0; (at = lines.find('\n', at)) != std::string::npos; ++at) lines.replace(at, 1, "\n  ");
    out += lines + "\n";
  }
  auto const options = all_options(verb);
  out += "\nOptions\n";
  for (auto const& option : options) out += entry(spelled(option), option.help, 22);
  return out;
}

}  // namespace bifrons::command
