// SPDX-License-Identifier: GPL-3.0-or-later
// YAML as people write it above posts, line by line; a full YAML reader would bring aliases, tags and their dangers.
#include "indexer/import/front_matter.hpp"
#include "indexer/import/letters.hpp"

namespace bifrons::import {
namespace {

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

/// The text inside quotes, escapes read; rest is what follows them.
std::string unquoted(std::string_view text, std::string_view& rest) {
  char const quote = text.front();
  std::string out;
  std::size_t i = 1;
  for (; i < text.size(); ++i) {
    if (text[i] == quote) {
      if (quote == '"' || i + 1 >= text.size() || text[i + 1] != '\'') break;
      ++i;  // '' is one quote
    } else if (quote == '"' && text[i] == '\\' && i + 1 < text.size()) {
      ++i;
      if (text[i] == 'n' || text[i] == 't') {
        out += ' ';
        continue;
      }
    }
    out += text[i];
  }
  rest = text.substr(std::min(i + 1, text.size()));
  return out;
}

/// A plain or quoted scalar; a comment behind it is cut off. null and ~ are nothing.
std::string scalar(std::string_view text) {
  text = trimmed(text);
  std::string_view rest;
  if (text.starts_with('"') || text.starts_with('\'')) return unquoted(text, rest);
  if (text.starts_with('#')) return {};
  if (auto const comment = text.find(" #"); comment != text.npos) text = trimmed(text.substr(0, comment));
  return text == "null" || text == "~" ? std::string() : std::string(text);
}

/// The items of "[a, 'b, c', d]".
std::vector<std::string> flow_list(std::string_view text) {
  std::vector<std::string> items;
  text = trimmed(text);
  text.remove_prefix(1);
  while (!text.empty()) {
    while (!text.empty() && (is_blank(text.front()) || text.front() == ',')) text.remove_prefix(1);
    if (text.empty() || text.front() == ']') break;
    if (text.front() == '"' || text.front() == '\'') {
      std::string_view rest;
      items.push_back(unquoted(text, rest));
      text = rest;
      continue;
    }
    std::size_t const end = std::min(text.find_first_of(",]"), text.size());
    if (auto item = scalar(text.substr(0, end)); !item.empty()) items.push_back(std::move(item));
    text.remove_prefix(end);
  }
  return items;
}

/// "key:" or "key: value" at a line's start; npos where the line is none.
std::size_t key_end(std::string_view line) {
  std::size_t const colon = line.find(':');
  bool const parted = colon != line.npos && (colon + 1 == line.size() || is_blank(line[colon + 1]));
  if (!parted || colon == 0 || colon > 64) return line.npos;
  for (char const c : line.substr(0, colon))
    if (!is_word_byte(c) && c != '-' && c != '_' && c != ' ' && c != '.' && c != '"' && c != '\'') return line.npos;
  return colon;
}

/// One "- item": a scalar, or the name in a table of persons.
void add_item(std::vector<std::string>& values, std::string_view item) {
  item = trimmed(item);
  if (std::size_t const colon = key_end(item); colon != item.npos && !item.starts_with('"') && !item.starts_with('\'')) {
    if (item.substr(0, colon) != "name") return;
    item.remove_prefix(colon + 1);
  }
  if (auto value = scalar(item); !value.empty()) values.push_back(std::move(value));
}

/// The indented lines that belong to a key, taken off left.
std::vector<std::string_view> take_block(std::string_view& left) {
  std::vector<std::string_view> lines;
  while (!left.empty()) {
    std::string_view ahead = left;
    std::string_view const line = take_line(ahead);
    bool const belongs = trimmed(line).empty() || indent_of(line) > 0 || line.starts_with("- ") || line == "-";
    if (!belongs) break;
    lines.push_back(line);
    left = ahead;
  }
  return lines;
}

void read_block(std::vector<std::string>& values, std::string_view head, std::vector<std::string_view> const& lines) {
  std::string joined;
  if (head.starts_with('>') || head.starts_with('|') || !head.empty()) {
    if (!head.starts_with('>') && !head.starts_with('|')) joined = head;
    for (auto const line : lines)
      if (auto const text = trimmed(line); !text.empty()) joined += (joined.empty() ? "" : " ") + std::string(text);
    if (auto value = scalar(joined); !value.empty()) values.push_back(std::move(value));
    return;
  }
  bool listed = false;
  for (auto const line : lines) {
    std::string_view const text = trimmed(line);
    if (text.starts_with("- ")) {
      listed = true;
      add_item(values, text.substr(2));
    } else if (listed && text.starts_with("name:")) {
      add_item(values, text);
    }
  }
}

}  // namespace

Fields read_yaml_fields(std::string_view yaml) {
  Fields fields;
  while (!yaml.empty()) {
    std::string_view const line = take_line(yaml);
    if (trimmed(line).empty() || line.starts_with('#')) continue;
    std::size_t const colon = key_end(line);
    if (colon == line.npos || indent_of(line) > 0) continue;
    std::string_view key = trimmed(line.substr(0, colon));
    if (key.size() > 1 && (key.front() == '"' || key.front() == '\'')) key = key.substr(1, key.size() - 2);
    std::string_view const value = trimmed(line.substr(colon + 1));
    auto const block = take_block(yaml);
    auto& values = fields[lowered(key)];
    if (value.starts_with('[')) {
      std::string whole(value);
      for (auto const more : block) whole += " " + std::string(trimmed(more));
      values = flow_list(whole);
    } else if (!value.starts_with('{') && !value.starts_with('&') && !value.starts_with('*')) {
      read_block(values, value.starts_with('#') ? std::string_view() : value, block);
    }
  }
  return fields;
}

}  // namespace bifrons::import
