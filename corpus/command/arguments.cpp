// SPDX-License-Identifier: GPL-3.0-or-later
// What was typed, as verbs ask for it: the last value, all values, a number within bounds.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <sstream>

#include "corpus/command/verb.hpp"

namespace bifrons::command {
namespace {

std::string shown(double number) {
  std::ostringstream out;
  out << number;
  return out.str();
}

tl::unexpected<Error> no_number(std::string_view option, std::string const& value, std::string const& kind, std::string const& least, std::string const& most) {
  std::string const name = "--" + std::string(option);
  return failure(ErrorCode::bad_input, name + " takes a " + kind + " from " + least + " to " + most + ", not \"" + value + "\"", "write it as in: " + name + " " + least);
}

}  // namespace

bool Arguments::has(std::string_view option) const {
  return std::any_of(given_.begin(), given_.end(), [&](auto const& given) { return given.first == option; });
}

std::optional<std::string> Arguments::value(std::string_view option) const {
  auto const last = std::find_if(given_.rbegin(), given_.rend(), [&](auto const& given) { return given.first == option; });
  if (last == given_.rend()) return std::nullopt;
  return last->second;
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  std::vector<std::string> all;
  for (auto const& [name, value] : given_) {
    if (name != option) continue;
    for (std::size_t start = 0; start <= value.size();) {
      auto const comma = std::min(value.find(',', start), value.size());
      if (comma > start) all.push_back(value.substr(start, comma - start));
      start = comma + 1;
    }
  }
  return all;
}

Result<long> Arguments::number(std::string_view option, long fallback, long least, long most) const {
  auto const typed = value(option);
  if (!typed) return fallback;
  long number = 0;
  auto const* const end = typed->data() + typed->size();
  auto const read = std::from_chars(typed->data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end || number < least || number > most)
    return no_number(option, *typed, "whole number", std::to_string(least), std::to_string(most));
  return number;
}

Result<double> Arguments::real(std::string_view option, double fallback, double least, double most) const {
  auto const typed = value(option);
  if (!typed) return fallback;
  double number = 0;
  auto const* const end = typed->data() + typed->size();
  auto const read = std::from_chars(typed->data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(number) || number < least || number > most)
    return no_number(option, *typed, "number", shown(least), shown(most));
  return number;
}

std::string Arguments::text() const {
  std::string joined;
  for (auto const& word : words) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return joined;
}

}  // namespace bifrons::command
