// SPDX-License-Identifier: GPL-3.0-or-later
// The article: one post as a reader sees it, the unit that is imported, stored and found.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/span.hpp"

namespace bifrons {

/// A stretch of an article in another language than the article's own.
struct LanguageSpan {
  std::string lang;  ///< BCP 47
  Span where;        ///< into Article::text
  bool operator==(LanguageSpan const&) const = default;
};

/// One of our topics on an article.
struct TopicScore {
  std::string id;
  double score = 1.0;  ///< strength in (0, 1]
  bool operator==(TopicScore const&) const = default;
};

/// One post: the page without its furniture. A plain value; strings are UTF-8 in NFC.
/// Unknown is empty, never invented; lang is "und" where unknown.
struct Article {
  std::string id;                    ///< given, or article_id() of url or text
  std::string url, site;             ///< canonical address; its host without "www."
  std::string title;                 ///< without the site's name
  std::string text;                  ///< blocks split by one blank line
  std::string structure;             ///< what each block of text is, a letter a block (blocks.hpp); "" where unknown
  std::string lang = "und";          ///< main language, BCP 47
  std::vector<LanguageSpan> spans;   ///< ascending, apart from each other
  std::string author;                ///< as printed; several joined by "; "
  std::string published, modified;   ///< ISO 8601, as exact as the page is: "2009-10", "2009-10-09T12:00:00Z"
  std::map<std::string, std::string> from;  ///< field name -> signal (json-ld og microdata … text url given user)
  std::vector<std::string> tags;     ///< the publisher's own
  std::vector<TopicScore> topics;    ///< ours, strongest first
  std::string content_hash;          ///< of the text, content_hash()
  std::string fetched, archived;     ///< ISO 8601 time; where the kept copy lies
  std::string leads, comments;       ///< reading lists and readers' comments, kept apart from the text; never searched
  std::string extractor;             ///< the version of the extractor that read it from a page; "" where none did
  bool operator==(Article const&) const = default;
};

/// 16 lower-case hex digits: the same for the same canonical URL for ever; of title and text where url is empty.
[[nodiscard]] std::string article_id(Article const&);

/// 16 hex digits over the text with white space squeezed and case folded (ASCII): equal for copies of one post.
[[nodiscard]] std::string content_hash(std::string_view text);

}  // namespace bifrons
