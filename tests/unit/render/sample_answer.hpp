// SPDX-License-Identifier: GPL-3.0-or-later
// One answer with everything that could go wrong in it: markup, tabs, quotes, unknown fields.
#pragma once

#include "searchd/query/searcher.hpp"

namespace bifrons::render::testing {

inline query::Request sample_request() {
  query::Request request;
  request.text = "crm adoption";
  return request;
}

inline query::Answer sample_answer() {
  query::Hit full;
  full.rank = 1;
  full.score = 7.31;
  full.article.id = "k3f9";
  full.article.url = "http://a.test/crm?x=1&y=2";
  full.article.site = "a.test";
  full.article.title = "CRM, \"adopted\" <at last>";
  full.article.author = "Ann Example";
  full.article.published = "2009-10-09";
  full.article.lang = "en";
  full.article.topics = {{"crm", 1.0}, {"sales", 0.5}};
  full.snippet = {"why CRM & co <b>fail</b>", {{4, 7}}};
  full.duplicates = 3;
  query::Hit bare;
  bare.rank = 2;
  bare.score = 0.5;
  bare.article.id = "id 2";
  bare.snippet = {"a\ttab", {}};
  query::Answer answer;
  answer.hits = {full, bare};
  answer.total = 132;
  answer.parsed = "crm adoption";
  answer.took = std::chrono::microseconds(900);
  answer.facets = {{"lang", {{"en", "English", 90}, {"fi", "", 42}}}};
  return answer;
}

}  // namespace bifrons::render::testing
