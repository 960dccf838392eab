// SPDX-License-Identifier: GPL-3.0-or-later
// Suites about text: breaks, stems, languages.
#include <array>
#include <vector>

#include "corpus/text/detect.hpp"
#include "corpus/text/stem.hpp"
#include "corpus/text/unicode.hpp"
#include "tests/conformance/suites.hpp"

namespace bifrons::conformance {
namespace {

boost::json::value segments_answer(std::string_view utf8, std::vector<Span> const& segments) {
  boost::json::array pieces;
  for (auto const span : segments) pieces.emplace_back(utf8.substr(span.start, span.end - span.start));
  return boost::json::object{{"segments", std::move(pieces)}};
}

boost::json::value answer_word_break(boost::json::object const& in) {
  auto const utf8 = text_of(in, "text");
  return segments_answer(utf8, text::word_segments(utf8));
}

boost::json::value answer_grapheme_break(boost::json::object const& in) {
  auto const utf8 = text_of(in, "text");
  return segments_answer(utf8, text::grapheme_segments(utf8));
}

boost::json::value answer_stem(boost::json::object const& in) {
  static text::Stemmer const stemmer;
  boost::json::array stems;
  for (auto const& word : in.at("words").as_array()) {
    stems.emplace_back(stemmer.stem(text_of(in, "lang"), text::fold(std::string_view(word.as_string()))));
  }
  return boost::json::object{{"stems", std::move(stems)}};
}

boost::json::value answer_langid(boost::json::object const& in) {
  return boost::json::object{{"lang", text::detect_language(text_of(in, "text"))}};
}

constexpr auto suites = std::to_array<Suite>({
    {"grapheme-break", answer_grapheme_break},
    {"langid", answer_langid},
    {"stem", answer_stem},
    {"word-break", answer_word_break},
});

}  // namespace

std::span<Suite const> text_suites() { return suites; }

}  // namespace bifrons::conformance
