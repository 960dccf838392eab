// SPDX-License-Identifier: GPL-3.0-or-later
// bifrons-conformance SUITE: answers one record a line from standard input, with the libraries that ship.
#include <boost/json.hpp>
#include <exception>
#include <iostream>
#include <string>

#include "tests/conformance/suites.hpp"

namespace bifrons::conformance {
namespace {

constexpr int usage_exit = 64;

Suite const* find_suite(std::string_view name) {
  for (auto const table : {date_suites(), encoding_suites(), html_suites(), import_suites(), source_suites(), text_suites(), url_suites(), warc_suites()})
    for (Suite const& suite : table)
      if (suite.name == name) return &suite;
  return nullptr;
}

/// JSON knows no lone surrogate, script strings do: an unpaired \uD8xx becomes U+FFFD, as it would on its way into UTF-8.
std::string with_paired_surrogates(std::string line) {
  auto const is_escape = [&](std::size_t at, std::string_view second) {
    return at + 6 <= line.size() && line[at] == '\\' && line[at + 1] == 'u' && (line[at + 2] | 0x20) == 'd' &&
           second.find(static_cast<char>(line[at + 3] | 0x20)) != std::string_view::npos;
  };
  // | 0x20 leaves digits as they are and makes letters small.
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\') continue;
    bool const high = is_escape(i, "89ab"), low = is_escape(i, "cdef");
    if (high && is_escape(i + 6, "cdef")) i += 11;
    else if (high || low) line.replace(i + 2, 4, "FFFD"), i += 5;
    else ++i;
  }
  return line;
}

boost::json::object answer_line(Suite const& suite, std::string const& line) {
  boost::json::object record, answer;
  try {
    boost::json::parse_options options;
    options.max_depth = 64;
    record = boost::json::parse(with_paired_surrogates(line), {}, options).as_object();
    answer["id"] = record["id"];
    answer["out"] = suite.answer(record.at("in").as_object());
  } catch (std::exception const& error) {
    answer["id"] = record["id"];
    answer["out"] = error_answer(error.what());
  }
  return answer;
}

int run(Suite const& suite) {
  std::string line;
  while (std::getline(std::cin, line))
    if (!line.empty()) std::cout << boost::json::serialize(answer_line(suite, line)) << '\n';
  return std::cout.flush() ? 0 : 1;
}

}  // namespace
}  // namespace bifrons::conformance

int main(int argc, char** argv) {
  using namespace bifrons::conformance;
  std::ios::sync_with_stdio(false);
  Suite const* const suite = argc == 2 ? find_suite(argv[1]) : nullptr;
  if (suite != nullptr) return run(*suite);
  std::cerr << (argc == 2 ? "There is no suite of that name.\n" : "Usage: bifrons-conformance SUITE\n");
  return usage_exit;
}
