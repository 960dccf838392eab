// SPDX-License-Identifier: GPL-3.0-or-later
// The stored record: nothing lost on the way there and back, and no foreign byte believed.
#include "corpus/schema/record.hpp"

#include <gtest/gtest.h>

namespace bifrons::schema {
namespace {

Article full_article() {
  Article article;
  article.id = "k3f9";
  article.url = "http://pipelinenotes.test/notes/crm";
  article.site = "pipelinenotes.test";
  article.title = "Why CRM fails";
  article.text = "First block.\n\nТретий блок.";
  article.lang = "en";
  article.spans = {{"ru", {14, article.text.size()}}};
  article.author = "The Desk; A. Guest";
  article.published = "2009-10";
  article.modified = "2009-11-02T10:00:00Z";
  article.from = {{"published", "time"}, {"author", "text"}};
  article.tags = {"CRM", "lessons learned"};
  article.topics = {{"crm", 0.75}, {"sales", 0.25}};
  article.content_hash = "0123456789abcdef";
  article.fetched = "2024-01-01T00:00:00Z";
  article.archived = "archive/1.warc.gz#12";
  article.structure = "p";
  article.leads = "A book";
  article.comments = "Well said";
  article.extractor = "2";
  return article;
}

TEST(SchemaRecord, KeepsEveryFieldOfAnArticle) {
  auto const article = full_article();
  auto record = decode_record(encode_record(article));
  ASSERT_TRUE(record.has_value());
  EXPECT_EQ(record->text(), article.text);
  record->article.text = record->text();
  EXPECT_EQ(record->article, article);
}

TEST(SchemaRecord, KeepsAnEmptyArticle) {
  auto const record = decode_record(encode_record(Article{}));
  ASSERT_TRUE(record.has_value());
  EXPECT_EQ(record->article, Article{});
}

TEST(SchemaRecord, IsBrokenWhereverItIsCut) {
  auto const whole = encode_record(full_article());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    auto const record = decode_record(whole.substr(0, size));
    ASSERT_FALSE(record.has_value()) << "cut at " << size;
    EXPECT_EQ(record.error().code, ErrorCode::broken);
  }
}

TEST(SchemaRecord, SurvivesAnyChangedByte) {
  auto const whole = encode_record(full_article());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (auto const change : {0xFF, 0x80, 0x01}) {
      auto bytes = whole;
      bytes[at] = static_cast<char>(bytes[at] ^ change);
      auto const record = decode_record(bytes);
      EXPECT_TRUE(!record || record->text_at <= bytes.size());
    }
  }
}

TEST(SchemaRecord, ReadsTheFirstVersionWhichHeldFewerFields) {
  auto article = full_article();
  article.structure = article.leads = article.comments = article.extractor = "";
  auto bytes = encode_record(article);
  auto const text_at = decode_record(bytes)->text_at;
  bytes.erase(text_at - 1 - 4, 4);  // their four lengths, all 0, before the text's own
  bytes[0] = 1;
  auto record = decode_record(bytes);
  ASSERT_TRUE(record.has_value());
  record->article.text = record->text();
  EXPECT_EQ(record->article, article);
}

TEST(SchemaRecord, RefusesAnotherVersionAndSpansBeyondTheText) {
  auto bytes = encode_record(full_article());
  bytes[0] = 3;
  EXPECT_FALSE(decode_record(bytes).has_value());
  auto article = full_article();
  article.spans = {{"ru", {3, 4000}}};
  EXPECT_FALSE(decode_record(encode_record(article)).has_value());
}

}  // namespace
}  // namespace bifrons::schema
