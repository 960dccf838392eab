// SPDX-License-Identifier: GPL-3.0-or-later
// Normal forms, folding and segments.
#include "corpus/text/unicode.hpp"

#include <gtest/gtest.h>

namespace bifrons::text {
namespace {

std::vector<std::string> pieces(std::string_view text, std::vector<Span> const& spans) {
  std::vector<std::string> out;
  for (auto const span : spans) out.emplace_back(text.substr(span.start, span.end - span.start));
  return out;
}
using Pieces = std::vector<std::string>;

TEST(Nfc, ComposesLettersAndDropsNul) {
  EXPECT_EQ(to_nfc("tieta\xCC\x88mys"), "tietämys");
  EXPECT_EQ(to_nfc(std::string_view("a\0b", 3)), "ab");
  EXPECT_EQ(to_nfc(""), "");
}

TEST(Nfc, FindsWhatIsWrongAfterALongStretchOfASCII) {
  for (std::size_t before = 0; before < 20; ++before) {
    std::string const plain(before, 'x');
    EXPECT_EQ(to_nfc(plain + "\xFFtail of it" + "ä"), plain + "\uFFFDtail of it" + "ä");
    EXPECT_EQ(to_nfc(plain + std::string(1, '\0') + "tail of it" + "a\xCC\x88"), plain + "tail of it" + "ä");
  }
}

TEST(Nfc, ReadsMalformedBytesAsReplacementCharacters) {
  EXPECT_EQ(to_nfc("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(to_nfc("cut \xE2\x82"), "cut \uFFFD");
  EXPECT_EQ(to_nfc("\xC0\xAF"), "\uFFFD\uFFFD") << "an overlong slash is two bad bytes";
  EXPECT_EQ(to_nfc("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD") << "a surrogate is none of UTF-8";
}

TEST(Fold, IgnoresCaseInAllThreeLanguages) {
  EXPECT_EQ(fold("Knowledge MANAGEMENT"), "knowledge management");
  EXPECT_EQ(fold("ÄÄNI Öljy Åbo"), "ääni öljy åbo");
  EXPECT_EQ(fold("ПРОДАЖИ Й"), "продажи й");
  EXPECT_EQ(fold("Straße"), "strasse");
}

TEST(Fold, TakesStressMarksAndYoOffButKeepsShortI) {
  EXPECT_EQ(fold("за\u0301мок"), "замок");
  EXPECT_EQ(fold("Ёлка"), "елка");
  EXPECT_EQ(fold("е\u0308лка"), "елка");
  EXPECT_EQ(fold("и\u0306"), "й");
  EXPECT_EQ(fold("\u045D"), "и");
}

TEST(Fold, TakesInvisibleSignsOff) {
  EXPECT_EQ(fold("know\u00ADledge"), "knowledge");
  EXPECT_EQ(fold("know\u200Bledge\u2060"), "knowledge");
  EXPECT_EQ(fold("ﬁle"), "file");
  EXPECT_EQ(fold("don’t"), "don't");
}

TEST(Fold, IsStable) {
  for (auto const text : {"İstanbul", "ΣΊΣΥΦΟΣ", "ǅ", "①", "Ёж", "é́"}) EXPECT_EQ(fold(fold(text)), fold(text)) << text;
}

TEST(Squeeze, MakesRunsOfSpaceOneAndTrims) {
  EXPECT_EQ(squeeze(" \n a \u00A0\t b\u2009c \r\n"), "a b c");
  EXPECT_EQ(squeeze(" \t "), "");
}

TEST(CodePoints, CountsMalformedStretchesAsOne) {
  EXPECT_EQ(code_points("äб€😀"), 4U);
  EXPECT_EQ(code_points("a\xE2\x82"), 2U);
}

TEST(WordSegments, CoverTheWholeText) {
  EXPECT_EQ(pieces("CRM:n, 3.5!", word_segments("CRM:n, 3.5!")), (Pieces{"CRM:n", ",", " ", "3.5", "!"}));
  EXPECT_TRUE(word_segments("").empty());
}

TEST(GraphemeSegments, KeepMarksAndFamiliesTogether) {
  EXPECT_EQ(pieces("а́👨‍👩‍👧x", grapheme_segments("а́👨‍👩‍👧x")), (Pieces{"а́", "👨‍👩‍👧", "x"}));
}

TEST(SentenceSegments, AreTrimmedAndEndAtLineBreaks) {
  std::string_view const text = "One thing. Another\n\n  A block without a stop\nlast?  ";
  EXPECT_EQ(pieces(text, sentence_segments(text)), (Pieces{"One thing.", "Another", "A block without a stop", "last?"}));
}

}  // namespace
}  // namespace bifrons::text
