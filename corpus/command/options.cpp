// SPDX-License-Identifier: GPL-3.0-or-later
// The one file that includes Boost.Program_options.
#include "corpus/command/options.hpp"

#include <algorithm>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <vector>

#include "corpus/command/nearest.hpp"

namespace bifrons::command {
namespace {
namespace po = boost::program_options;

po::options_description described(std::span<Option const> options) {
  po::options_description description;
  for (auto const& option : options) {
    std::string name(option.name);
    if (option.letter != 0) name += std::string(",") + option.letter;
    if (option.value.empty()) description.add_options()(name.c_str(), "");
    else description.add_options()(name.c_str(), po::value<std::string>(), "");
  }
  return description;
}

/// Takes a word with one leading '-' as a word, unless it is a known letter. Called before every other style.
std::vector<po::option> read_dashed_word(std::vector<std::string>& words, std::span<Option const> options) {
  auto const& word = words.front();
  if (!word.starts_with('-') || word.starts_with("--")) return {};
  bool const is_letter = word.size() == 2 && std::any_of(options.begin(), options.end(), [&](auto const& o) { return o.letter == word[1] && o.letter != 0; });
  if (is_letter) return {};
  po::option positional;
  positional.value.push_back(word);
  positional.original_tokens.push_back(word);
  words.erase(words.begin());
  return {positional};
}

std::string without_dashes(std::string name) {
  name.erase(0, std::min(name.find_first_not_of('-'), name.size()));
  return name.substr(0, name.find('='));
}

tl::unexpected<Error> unknown(std::string const& typed, std::span<Option const> options, std::string_view verb) {
  std::vector<std::string_view> names;
  for (auto const& option : options) names.push_back(option.name);
  auto const near = nearest(typed, names);
  std::string const hint = near.empty() ? "bifrons help " + std::string(verb) + " lists its options" : "did you mean --" + std::string(near) + "? (-- before it makes it a word of the query)";
  return failure(ErrorCode::bad_input, std::string(verb) + " has no option --" + typed, hint);
}

tl::unexpected<Error> malformed(po::error_with_option_name const& error, std::span<Option const> options, std::string_view verb) {
  std::string const name = without_dashes(error.get_option_name());
  auto const option = std::find_if(options.begin(), options.end(), [&](auto const& o) { return o.name == name; });
  if (option == options.end()) return failure(ErrorCode::bad_input, error.what(), "see: bifrons help " + std::string(verb));
  if (option->value.empty()) return failure(ErrorCode::bad_input, "--" + name + " takes no value", "write it as in: --" + name);
  return failure(ErrorCode::bad_input, "--" + name + " needs a value", "write it as in: --" + name + " " + std::string(option->value));
}

}  // namespace

Result<Arguments> parse_options(std::span<char const* const> words, std::span<Option const> options, std::string_view verb) {
  namespace style = po::command_line_style;
  constexpr int ours = style::allow_long | style::long_allow_adjacent | style::long_allow_next | style::allow_short | style::allow_dash_for_short | style::short_allow_next;
  auto const description = described(options);
  try {
    po::command_line_parser parser(std::vector<std::string>(words.begin(), words.end()));
    parser.options(description).style(ours).extra_style_parser([&](std::vector<std::string>& rest) { return read_dashed_word(rest, options); });
    Arguments arguments;
    for (auto const& given : parser.run().options) {
      if (given.string_key.empty()) arguments.words.insert(arguments.words.end(), given.value.begin(), given.value.end());
      else arguments.set(given.string_key, given.value.empty() ? std::string{} : given.value.front());
    }
    return arguments;
  } catch (po::unknown_option const& error) {
    return unknown(without_dashes(error.get_option_name()), options, verb);
  } catch (po::error_with_option_name const& error) {
    return malformed(error, options, verb);
  } catch (po::error const& error) {
    return failure(ErrorCode::bad_input, std::string(verb) + ": " + error.what(), "see: bifrons help " + std::string(verb));
  }
}

Result<void> settle_format(Arguments& arguments, std::string_view formats) {
  if (formats.empty()) return {};
  auto const typed = arguments.value("format");
  arguments.format_typed = typed.has_value();
  if (!typed) {
    arguments.set("format", std::string(formats.substr(0, formats.find('|'))));
    return {};
  }
  std::string const padded = "|" + std::string(formats) + "|";
  if (typed->empty() || typed->find('|') != std::string::npos || padded.find("|" + *typed + "|") == std::string::npos) {
    std::string listed(formats);
    for (std::size_t bar = 0; (bar = listed.find('|', bar)) != std::string::npos; ++bar) listed.replace(bar, 1, ", ");
    return failure(ErrorCode::bad_input, "there is no format \"" + *typed + "\" here", "--format takes one of: " + listed);
  }
  return {};
}

}  // namespace bifrons::command
