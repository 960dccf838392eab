// SPDX-License-Identifier: GPL-3.0-or-later
// An article's terms and values, by the field table.
#include "corpus/schema/document.hpp"

#include <xapian.h>

#include "corpus/article/date.hpp"
#include "corpus/schema/copies.hpp"
#include "corpus/schema/fields.hpp"
#include "corpus/schema/record.hpp"
#include "corpus/schema/term_map.hpp"
#include "corpus/text/unicode.hpp"
#include "corpus/url/url.hpp"

namespace bifrons::schema {
namespace {

std::string_view primary_language(std::string_view lang) { return lang.substr(0, lang.find('-')); }

constexpr Field const& row(std::string_view name) { return *find_field(name); }

void add_words(Article const& article, Xapian::Document& document, text::Analyzer& analyzer) {
  auto const lang = primary_language(article.lang);
  TermMap title(row("title").prefix, title_stem_prefix);
  title.add(article.title, lang, analyzer);
  title.add_to(document, false);  // the length that ranking divides by stays the body's
  TermMap body("", stem_prefix);
  body.add(article.title, lang, analyzer);
  body.gap();
  for (auto const& stretch : stretches(article, article.text)) body.add(stretch.text, stretch.lang, analyzer);
  body.add_to(document, true);
  document.add_value(slot_places, body.places());
  document.add_value(slot_neighbours, body.neighbours());
  document.add_value(slot_length, encode_count(body.length()));
  add_shingles(document, body.fingerprint());
  document.add_value(slot_title_length, encode_count(title.length()));
}

void add_exact(Xapian::Document& document, Field const& field, std::vector<std::string> const& values) {
  for (auto const& value : values)
    if (auto const folded = exact_value(value); !folded.empty()) document.add_boolean_term(term(field.prefix, folded));
  if (field.slot != no_slot && !values.empty()) document.add_value(field.slot, encode_values(values));
}

void add_authors(Article const& article, Xapian::Document& document, text::Analyzer& analyzer) {
  auto const names = author_names(article.author);
  for (auto const& name : names) {
    document.add_boolean_term(term(whole_name_prefix, exact_value(name)));
    for (auto const& token : analyzer.analyze(name, {})) document.add_boolean_term(term(row("author").prefix, token.word));
  }
  if (!names.empty()) document.add_value(row("author").slot, encode_values(names));
}

std::vector<std::string> known(std::string const& value) {
  return value.empty() ? std::vector<std::string>() : std::vector<std::string>{value};
}

void add_fields(Article const& article, Xapian::Document& document) {
  add_exact(document, row("site"), known(article.site));
  add_exact(document, row("tag"), article.tags);
  std::vector<std::string> topics;
  for (auto const& topic : article.topics) topics.push_back(topic.id);
  add_exact(document, row("topic"), topics);
  add_exact(document, row("lang"), known(article.lang));
  document.add_boolean_term(term(row("lang").prefix, exact_value(primary_language(article.lang))));
  if (!article.url.empty()) document.add_boolean_term(term(row("url").prefix, url::canonical(article.url).value_or(article.url)));
}

/// The days that the article may be of; the year only where there is one.
void add_dates(Article const& article, Xapian::Document& document) {
  auto const days = day_interval(article.published);
  if (!days) return;
  auto const first = std::to_string(days->first), last = std::to_string(days->last);
  document.add_value(row("date").slot, first);
  document.add_value(slot_date_last, last);
  if (first.substr(0, 4) == last.substr(0, 4)) document.add_value(slot_year, encode_values({first.substr(0, 4)}));
}

/// Length of the sign that text begins with, where a title is not sorted by it; 0 for letters and digits.
std::size_t leading_sign(std::string_view text) {
  auto const byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  auto const b = byte(0);
  if (b < 0x80) return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') ? 0 : 1;
  if (b == 0xC2 && byte(1) <= 0xBF) return 2;                   // U+0080–00BF: « » ¿ ¡ …
  if (b == 0xE2 && (byte(1) == 0x80 || byte(1) == 0x81)) return 3;  // U+2000–207F: dashes and quotes
  return 0;
}

std::string title_sort_key(std::string_view title) {
  auto const folded = exact_value(title);
  std::string_view key = folded;
  while (!key.empty()) {
    auto const sign = leading_sign(key);
    if (sign == 0 || sign > key.size()) break;
    key.remove_prefix(sign);
  }
  return std::string((key.empty() ? std::string_view(folded) : key).substr(0, 200));
}

}  // namespace

std::vector<Stretch> stretches(Article const& article, std::string_view text) {
  std::vector<Stretch> out;
  std::size_t at = 0;
  auto const add = [&](std::size_t end, std::string_view lang) {
    if (end > at) out.push_back({text.substr(at, end - at), primary_language(lang)});
    at = end;
  };
  for (auto const& span : article.spans) {
    if (span.where.start < at || span.where.end > text.size() || span.where.start >= span.where.end) continue;
    add(span.where.start, article.lang);
    add(span.where.end, span.lang);
  }
  add(text.size(), article.lang);
  return out;
}

Xapian::Document to_xapian(Article const& article, text::Analyzer& analyzer) {
  Xapian::Document document;
  add_words(article, document, analyzer);
  add_authors(article, document, analyzer);
  add_fields(article, document);
  add_dates(article, document);
  document.add_boolean_term(term(id_prefix, article.id));
  if (!article.extractor.empty()) document.add_boolean_term(term(extractor_prefix, article.extractor));
  document.add_value(slot_id, article.id);
  set_copy_key(document, own_copy_key(article));
  if (says_it_is_a_reprint(article.text)) document.add_value(slot_reprint, "1");
  document.add_value(row("title").slot, title_sort_key(article.title));
  document.set_data(encode_record(article));
  return document;
}

Result<Record> read_record(Xapian::Document const& document) {
  try {
    return decode_record(document.get_data());
  } catch (Xapian::DatabaseModifiedError const&) {
    throw;  // not a fault of the data: who holds the reader opens it again
  } catch (Xapian::Error const& error) {
    return failure(ErrorCode::broken, "A stored article cannot be read: " + error.get_msg() + ".", "Run `bifrons check`.");
  }
}

Result<Article> from_xapian(Xapian::Document const& document) {
  auto record = read_record(document);
  if (!record) return tl::unexpected(record.error());
  record->article.text = record->text();
  return std::move(record->article);
}

}  // namespace bifrons::schema
