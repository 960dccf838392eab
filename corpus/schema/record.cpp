// SPDX-License-Identifier: GPL-3.0-or-later
// The stored record of an article, written and read field by field in one order.
#include "corpus/schema/record.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "corpus/schema/bytes.hpp"

namespace bifrons::schema {
namespace {

constexpr char record_version = 2, first_version = 1;

/// The plain fields in stored order; encode and decode both walk this list.
constexpr std::string Article::*plain_fields[] = {
    &Article::id,       &Article::url,          &Article::site,    &Article::title,   &Article::lang,    &Article::author,
    &Article::published, &Article::modified,    &Article::content_hash, &Article::fetched, &Article::archived};

void put_real(std::string& out, double real) {
  auto bits = std::bit_cast<std::uint64_t>(real);
  for (int i = 0; i < 8; ++i, bits >>= 8) out.push_back(static_cast<char>(bits & 0xFF));
}

double read_real(Reader& in) {
  std::uint64_t bits = 0;
  auto const bytes = in.take(8);
  for (std::size_t i = bytes.size(); i-- > 0;) bits = (bits << 8) | static_cast<unsigned char>(bytes[i]);
  return std::bit_cast<double>(bits);
}

void read_lists(Reader& in, Article& article) {
  for (auto left = in.count(); left > 0 && in.ok(); --left) {
    std::string field(in.string());
    article.from[std::move(field)] = in.string();
  }
  for (auto left = in.count(); left > 0 && in.ok(); --left) article.tags.emplace_back(in.string());
  for (auto left = in.count(); left > 0 && in.ok(); --left) {
    std::string id(in.string());
    article.topics.push_back({std::move(id), read_real(in)});
  }
  for (auto left = in.count(); left > 0 && in.ok(); --left) {
    LanguageSpan span;
    span.lang = in.string();
    span.where.start = static_cast<std::size_t>(in.number());
    span.where.end = static_cast<std::size_t>(in.number());
    article.spans.push_back(std::move(span));
  }
}

/// What the first version did not hold.
constexpr std::string Article::*later_fields[] = {&Article::structure, &Article::leads, &Article::comments, &Article::extractor};

/// Spans ascend, apart, within the text.
bool spans_fit(Article const& article, std::size_t text_size) {
  std::size_t at = 0;
  return std::ranges::all_of(article.spans, [&](LanguageSpan const& span) {
    bool const fits = at <= span.where.start && span.where.start <= span.where.end && span.where.end <= text_size;
    at = span.where.end;
    return fits;
  });
}

}  // namespace

std::string encode_record(Article const& article) {
  std::string out;
  out.reserve(article.text.size() + 512);
  out.push_back(record_version);
  for (auto const field : plain_fields) put_string(out, article.*field);
  put_number(out, article.from.size());
  for (auto const& [field, signal] : article.from) {
    put_string(out, field);
    put_string(out, signal);
  }
  put_number(out, article.tags.size());
  for (auto const& tag : article.tags) put_string(out, tag);
  put_number(out, article.topics.size());
  for (auto const& topic : article.topics) {
    put_string(out, topic.id);
    put_real(out, topic.score);
  }
  put_number(out, article.spans.size());
  for (auto const& span : article.spans) {
    put_string(out, span.lang);
    put_number(out, span.where.start);
    put_number(out, span.where.end);
  }
  for (auto const field : later_fields) put_string(out, article.*field);
  put_string(out, article.text);
  return out;
}

Result<Record> decode_record(std::string bytes) {
  Record record;
  Reader in(bytes);
  auto const version = in.take(1);
  bool ok = version == std::string_view(&record_version, 1) || version == std::string_view(&first_version, 1);
  for (auto const field : plain_fields) record.article.*field = in.string();
  read_lists(in, record.article);
  if (ok && version.front() != first_version)
    for (auto const field : later_fields) record.article.*field = in.string();
  auto const text = in.string();
  ok = ok && in.ok() && in.at_end() && spans_fit(record.article, text.size());
  if (!ok)
    return failure(ErrorCode::broken, "A stored article cannot be read: its record is not of this program's making.",
                   "Run `bifrons check`; an index made by other means must be imported again.");
  record.text_at = bytes.size() - text.size();
  record.bytes = std::move(bytes);
  return record;
}

}  // namespace bifrons::schema
