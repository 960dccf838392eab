// SPDX-License-Identifier: GPL-3.0-or-later
// A small knowledge base in a temporary folder, written through the schema, for tests of searching.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>
#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "corpus/article/article.hpp"
#include "corpus/kb/kb.hpp"
#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "corpus/text/analyzer.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::query {

class TemporaryIndex {
 public:
  TemporaryIndex() {
    auto pattern = (std::filesystem::temp_directory_path() / "bifrons-query-XXXXXX").string();
    layout.root = ::mkdtemp(pattern.data());
    index_.emplace(layout.index().string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
    index_->set_metadata("analysis", text::analysis_name());
    index_->commit();
  }
  ~TemporaryIndex() {
    index_.reset();
    std::error_code code;
    std::filesystem::remove_all(layout.root, code);
  }
  TemporaryIndex(TemporaryIndex const&) = delete;
  TemporaryIndex& operator=(TemporaryIndex const&) = delete;

  void put(Article article) {
    if (article.content_hash.empty()) article.content_hash = content_hash(article.text);
    index_->replace_document(schema::term(schema::id_prefix, article.id), schema::to_xapian(article, analyzer_));
  }
  void put(std::string id, std::string lang, std::string title, std::string text, std::string published = {}) {
    Article article;
    article.id = std::move(id);
    article.lang = std::move(lang);
    article.title = std::move(title);
    article.text = std::move(text);
    article.published = std::move(published);
    put(std::move(article));
  }
  void commit() { index_->commit(); }
  [[nodiscard]] Searcher open() const {
    auto searcher = Searcher::open(layout);
    EXPECT_TRUE(searcher.has_value());
    return std::move(*searcher);
  }

  kb::Layout layout;

 private:
  std::optional<Xapian::WritableDatabase> index_;
  text::Analyzer analyzer_;
};

inline Request ask(std::string text) {
  Request request;
  request.text = std::move(text);
  return request;
}

inline std::vector<std::string> ids(Result<Answer> const& answer) {
  std::vector<std::string> out;
  if (!answer) {
    ADD_FAILURE() << answer.error().what;
    return out;
  }
  for (auto const& hit : answer->hits) out.push_back(hit.article.id);
  return out;
}

inline std::vector<std::string> sorted(std::vector<std::string> list) {
  std::sort(list.begin(), list.end());
  return list;
}

}  // namespace bifrons::query
