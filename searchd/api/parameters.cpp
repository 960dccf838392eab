// SPDX-License-Identifier: GPL-3.0-or-later
// One check for all routes, so that no handler sees a value that is out of bounds.
#include "searchd/api/parameters.hpp"

#include <algorithm>
#include <charconv>

#include "corpus/article/date.hpp"

namespace bifrons::api {
namespace {

using http::Problem;

Problem bad(ParameterRow const& row, std::string what, std::string hint) {
  return {400, "parameter " + std::string(row.name) + " " + std::move(what), std::move(hint), std::string(row.name), 1, {}};
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  while (!text.empty()) {
    auto const end = std::min(text.find(separator), text.size());
    if (auto const part = trim(text.substr(0, end)); !part.empty()) out.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::optional<long> read_number(std::string_view text) {
  long number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string listed(std::string_view choices) {
  std::string out;
  for (auto const choice : split_choices(choices)) out += (out.empty() ? "" : ", ") + std::string(choice);
  return out;
}

bool is_choice(std::string_view value, std::string_view choices) {
  auto const all = split_choices(choices);
  return std::find(all.begin(), all.end(), value) != all.end();
}

std::optional<Problem> words_problem(ParameterRow const& row, std::string_view value) {
  auto const words = split(value, ',');
  if (words.size() > max_values) return bad(row, "has more than " + std::to_string(max_values) + " values", "ask with fewer");
  for (auto const& word : words) {
    if (word == "-") return bad(row, "has a - without a value", "write -VALUE to leave a value out");
    if (!row.choices.empty() && !is_choice(word, row.choices)) return bad(row, "has no value \"" + word + "\"", "choose from " + listed(row.choices));
  }
  return std::nullopt;
}

std::optional<Problem> value_problem(ParameterRow const& row, std::string_view value) {
  if (value.size() > max_value_bytes) return bad(row, "is longer than " + std::to_string(max_value_bytes) + " bytes", "shorten it");
  switch (row.type) {
    case ParameterType::text: return std::nullopt;
    case ParameterType::words: return words_problem(row, value);
    case ParameterType::flag:
      if (is_choice(value, "1|0|true|false")) return std::nullopt;
      return bad(row, "is \"" + std::string(value) + "\", which is neither yes nor no", "give 1 or 0");
    case ParameterType::choice:
      if (is_choice(value, row.choices)) return std::nullopt;
      return bad(row, "has no value \"" + std::string(value) + "\"", "choose one of " + listed(row.choices));
    case ParameterType::date:
      if (day_interval(value)) return std::nullopt;
      return bad(row, "is \"" + std::string(value) + "\", which is no date", "write it as 2009, 2009-10 or 2009-10-09");
    case ParameterType::integer: {
      auto const number = read_number(value);
      if (number && *number >= row.least && *number <= row.most) return std::nullopt;
      return bad(row, "is \"" + std::string(value) + "\"", "give a whole number from " + std::to_string(row.least) + " to " + std::to_string(row.most));
    }
  }
  return std::nullopt;
}

Problem unknown(std::string const& name, std::span<ParameterRow const> rows) {
  std::string known;
  for (auto const& row : rows) known += (known.empty() ? "" : ", ") + std::string(row.name);
  Problem problem{400, "there is no parameter \"" + name + "\" here", known.empty() ? "leave it out: there are none" : "the parameters are " + known, name, {}, {}};
  return problem;
}

}  // namespace

std::vector<std::string_view> split_choices(std::string_view choices) {
  std::vector<std::string_view> out;
  while (!choices.empty()) {
    auto const end = std::min(choices.find('|'), choices.size());
    out.push_back(choices.substr(0, end));
    choices.remove_prefix(std::min(end + 1, choices.size()));
  }
  return out;
}

tl::expected<Parameters, Problem> Parameters::check(std::vector<http::Parameter> const& given, std::span<ParameterRow const> rows) {
  Parameters out;
  for (auto const& parameter : given) {
    auto const row = std::find_if(rows.begin(), rows.end(), [&](ParameterRow const& r) { return r.name == parameter.name; });
    if (row == rows.end()) return tl::unexpected(unknown(parameter.name, rows));
    bool const bare_flag = row->type == ParameterType::flag && parameter.value.empty();
    http::Parameter const kept{parameter.name, bare_flag ? "1" : parameter.value};
    if (kept.value.empty()) continue;
    if (row->type != ParameterType::words && out.has(row->name)) return tl::unexpected(bad(*row, "is given twice", "give it once"));
    if (!row->built) return tl::unexpected(Problem{501, "parameter " + kept.name + " is not built yet", "leave it out", kept.name, {}, {}});
    if (auto const problem = value_problem(*row, kept.value)) return tl::unexpected(*problem);
    out.given_.push_back(kept);
  }
  for (auto const& row : rows)
    if (row.type == ParameterType::words && out.words(row.name).size() > max_values)
      return tl::unexpected(bad(row, "has more than " + std::to_string(max_values) + " values", "ask with fewer"));
  return out;
}

bool Parameters::has(std::string_view name) const {
  return std::any_of(given_.begin(), given_.end(), [name](auto const& p) { return p.name == name; });
}

std::string Parameters::text(std::string_view name, std::string_view fallback) const {
  auto const found = std::find_if(given_.begin(), given_.end(), [name](auto const& p) { return p.name == name; });
  return found == given_.end() ? std::string(fallback) : found->value;
}

long Parameters::number(std::string_view name, long fallback) const { return read_number(text(name)).value_or(fallback); }

bool Parameters::flag(std::string_view name) const {
  auto const value = text(name);
  return value == "1" || value == "true";
}

std::vector<std::string> Parameters::words(std::string_view name) const {
  std::vector<std::string> out;
  for (auto const& parameter : given_)
    if (parameter.name == name)
      for (auto& word : split(parameter.value, ',')) out.push_back(std::move(word));
  return out;
}

}  // namespace bifrons::api
