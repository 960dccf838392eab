// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the Xapian query of each node; plain words go by stems, quoted and exact ones by words as written.
#include "searchd/query/translate.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "corpus/schema/places.hpp"
#include "searchd/query/everything.hpp"
#include "searchd/query/question_words.hpp"
#include "searchd/query/restrict.hpp"
#include "searchd/query/sequence_source.hpp"

namespace bifrons::query {
namespace {

using Xapian::Query;
using schema::term;

constexpr Xapian::termcount widest_prefix = 200;  ///< words that one prefix* may stand for

bool is_plain(Word const& word) { return word.field.empty() && !word.exact && !word.prefix; }

bool is_restriction(Expr const& expr) {
  if (std::holds_alternative<Dates>(expr.node)) return true;
  auto const* word = std::get_if<Word>(&expr.node);
  return word != nullptr && !word->field.empty() && word->field != "title";
}

Query combine(Query::op op, std::vector<Query> const& queries) {
  if (queries.size() == 1) return queries[0];
  return {op, queries.begin(), queries.end()};
}

Query synonyms(std::string_view prefix, std::vector<std::string> const& forms) {
  std::vector<Query> terms;
  for (auto const& form : forms) terms.emplace_back(term(prefix, form));
  return combine(Query::OP_SYNONYM, terms);
}

void add_distinct(std::vector<std::string>& list, std::string_view value) {
  if (std::ranges::find(list, value) == list.end()) list.emplace_back(value);
}

void add_hash(PlaceForms& forms, std::string_view stem) {
  if (auto const hash = schema::place_hash(stem); std::ranges::find(forms.stems, hash) == forms.stems.end()) forms.stems.push_back(hash);
}

PlaceForms forms_of(std::vector<std::string> const& stems) {
  PlaceForms forms;
  for (auto const& stem : stems) add_hash(forms, stem);
  return forms;
}

/// A word as written, whatever the language of the article that it stands in: stems in all languages, and the word.
Operand written(std::string const& word, std::vector<std::string> const& stems) {
  Operand operand{word, {}, forms_of(stems), {term("", word)}};
  add_hash(operand.forms, word);
  operand.forms.written = schema::written_hash(word);
  return operand;
}

Operand in_any_form(std::vector<std::string> const& stems) {
  Operand operand{{}, stems, forms_of(stems), {}};
  for (auto const& stem : stems) operand.terms.push_back(term(schema::stem_prefix, stem));
  return operand;
}

}  // namespace

struct Translator::Place {
  std::string typed, word;
  std::vector<std::string> stems;
};

std::vector<Translator::Place> Translator::places(std::string_view typed, std::span<std::string_view const> langs) {
  std::vector<Place> out;
  std::uint32_t position = 0;
  for (auto const& token : analyzer_.analyze(typed, langs)) {
    if (token.position != position) out.push_back({std::string(typed.substr(token.where.start, token.where.end - token.where.start)), std::string(token.word), {}});
    position = token.position;
    for (auto const& stem : token.stems) add_distinct(out.back().stems, stem);
    // Articles in languages without a stemmer hold the word as written.
    if (database_.term_exists(term(schema::stem_prefix, token.word))) add_distinct(out.back().stems, token.word);
  }
  return out;
}

std::vector<Translator::Place> Translator::places(std::string_view typed) { return places(typed, langs_); }

bool Translator::is_held(AskedWord const& asked) const {
  return std::ranges::any_of(asked.stems, [&](auto const& stem) { return database_.term_exists(term(schema::stem_prefix, stem)); });
}

void Translator::stand_in(AskedWord& asked, Query const& context) {
  if (!repair_ || asked.prefix || asked.stems.empty()) return;
  bool const held = is_held(asked);
  if (held && (database_.term_exists(term("", asked.word)) || analyzer_.is_in_dictionary(asked.word, langs_))) return;
  asked.repaired = repair_(asked.word, context);
  if (asked.repaired.empty()) return;
  if (!held) asked.stems.clear();  // a stem that only happens to be there stays beside the repair: it may be the word after all
  for (auto const& place : places(asked.repaired))
    for (auto const& stem : place.stems) add_distinct(asked.stems, stem);
  asked.query = synonyms(schema::stem_prefix, asked.stems);
}

void Translator::ask(AskedWord word) {
  if (word.forms.stems.empty()) word.forms = forms_of(word.stems);
  if (counts_) words_.push_back(std::move(word));
}

/// Articles with all the parts where these stand as the sequence says.
Query Translator::filtered(Queries const& parts, Sequence sequence) {
  auto const all = combine(Query::OP_AND, parts);
  if (sequence.operands.size() < 2) return all;
  auto* source = new SequenceSource(std::move(sequence), analyzer_, deadline_);  // released: the query owns it
  return {Query::OP_FILTER, all, Query(source->release())};
}

Translation Translator::translate(Expr const& expr) {
  words_.clear();
  counts_ = true;
  Translation out;
  out.match = std::visit([this](auto const& node) { return build(node); }, expr.node);
  out.words = std::move(words_);
  return out;
}

Query Translator::build(Expr const& expr) {
  return std::visit([this](auto const& node) { return build(node); }, expr.node);
}

Query Translator::build(Word const& node) { return word(node, false); }

Query Translator::required(Expr const& expr) {
  auto const* node = std::get_if<Word>(&expr.node);
  return node != nullptr ? word(*node, true) : build(expr);
}

Query Translator::word(Word const& node, bool all_places) {
  if (node.field.empty()) return in_words(node, all_places);
  if (node.field == "title") return title_word(node);
  return has_value(analyzer_, node.field, node.text);
}

Query Translator::in_words(Word const& node, bool all_places) {
  Queries parts;
  Sequence sequence;
  auto const found = node.exact ? places(node.text, text::analysed_languages) : places(node.text);
  for (std::size_t i = 0; i < found.size(); ++i) {
    AskedWord asked{found[i].typed, found[i].word, {}, node.prefix && i + 1 == found.size(), 1, {}, {}, {}};
    if (asked.prefix) {
      asked.query = Query(Query::OP_WILDCARD, asked.word, widest_prefix, Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM);
    } else if (node.exact) {
      asked.query = Query(term("", asked.word));
      sequence.operands.push_back(written(asked.word, found[i].stems));
      asked.forms = sequence.operands.back().forms;
    } else {
      asked.stems = found[i].stems;
      asked.query = synonyms(schema::stem_prefix, asked.stems);
      stand_in(asked, Query());
    }
    parts.push_back(asked.query);
    ask(std::move(asked));
  }
  if (node.exact && !node.prefix) return filtered(parts, std::move(sequence));
  return combine(all_places ? Query::OP_AND : Query::OP_OR, parts);
}

Query Translator::title_word(Word const& node) {
  auto const prefix = schema::find_field("title")->prefix;
  Queries parts;
  for (auto const& place : places(node.text)) {
    AskedWord asked{place.typed, place.word, {}, node.prefix, 1, {}, {}, {}};
    if (node.prefix) {
      asked.query = Query(Query::OP_WILDCARD, term(prefix, place.word), widest_prefix, Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM);
    } else if (node.exact) {
      asked.query = Query(term(prefix, place.word));
      asked.forms = written(place.word, place.stems).forms;
    } else {
      asked.stems = place.stems;
      asked.query = synonyms(schema::title_stem_prefix, asked.stems);
    }
    parts.push_back(asked.query);
    ask(std::move(asked));
  }
  return combine(Query::OP_AND, parts);
}

Query Translator::build(Phrase const& node) {
  std::string_view const prefix = node.field.empty() ? std::string_view() : schema::find_field(node.field)->prefix;
  Queries parts;
  Sequence sequence;
  for (auto const& place : places(node.text, text::analysed_languages)) {
    parts.emplace_back(term(prefix, place.word));
    auto& operand = sequence.operands.emplace_back(written(place.word, place.stems));
    operand.in_title = !node.field.empty();
    ask({place.typed, place.word, {}, false, 1, {}, parts.back(), operand.forms});
  }
  return filtered(parts, std::move(sequence));
}

Query Translator::build(Near const& node) {
  Queries parts;
  Sequence sequence{{}, false, 0};
  for (auto const& expr : node.of) {
    auto const& typed = std::get<Word>(expr.node);
    bool const title = typed.field == "title";
    auto const prefix = typed.exact ? (title ? schema::find_field("title")->prefix : std::string_view()) : (title ? schema::title_stem_prefix : schema::stem_prefix);
    for (auto& place : typed.exact ? places(typed.text, text::analysed_languages) : places(typed.text)) {
      auto& operand = sequence.operands.emplace_back(typed.exact ? written(place.word, place.stems) : in_any_form(place.stems));
      operand.in_title = title;
      parts.push_back(typed.exact ? Query(term(prefix, place.word)) : synonyms(prefix, place.stems));
      ask({place.typed, place.word, operand.stems, false, 1, {}, parts.back(), operand.forms});
    }
  }
  if (parts.size() > 1) sequence.width = static_cast<std::uint32_t>(node.window + parts.size() - 2);
  return filtered(parts, std::move(sequence));
}

Query Translator::build(Dates const& node) { return within_dates(node.from, node.to); }

Query Translator::build(Not const& node) { return {Query::OP_AND_NOT, everything(), none_of(node.of)}; }

Query Translator::none_of(Exprs const& of) {
  Queries parts;
  bool const counted = std::exchange(counts_, false);
  for (auto const& expr : of) parts.push_back(required(expr));
  counts_ = counted;
  return combine(Query::OP_OR, parts);
}

/// lang:fi narrows the words beside it to Finnish; a language that is not analysed narrows nothing.
std::vector<std::string_view> Translator::narrowed(Exprs const& beside) const {
  std::vector<std::string_view> named;
  for (auto const& expr : beside) {
    auto const* word = std::get_if<Word>(&expr.node);
    if (word == nullptr || word->field != "lang") continue;
    auto const value = schema::exact_value(word->text);
    auto const lang = std::ranges::find(text::analysed_languages, std::string_view(value).substr(0, value.find('-')));
    if (lang == std::end(text::analysed_languages)) return langs_;
    named.push_back(*lang);
  }
  return named.empty() ? langs_ : named;
}

Query Translator::build(All const& node) {
  auto const wide = std::exchange(langs_, narrowed(node.of));
  auto query = all(node);
  langs_ = wide;
  return query;
}

Query Translator::all(All const& node) {
  Queries parts, excluded;
  for (auto const& expr : node.of) {
    if (auto const* no = std::get_if<Not>(&expr.node))
      excluded.push_back(none_of(no->of));
    else
      parts.push_back(required(expr));
  }
  auto const positive = parts.empty() ? everything() : combine(Query::OP_AND, parts);
  return excluded.empty() ? positive : Query(Query::OP_AND_NOT, positive, combine(Query::OP_OR, excluded));
}

Query Translator::build(Any const& node) {
  Queries parts;
  for (auto const& expr : node.of) parts.push_back(required(expr));
  return combine(Query::OP_OR, parts);
}

/// The plain words of a sequence, each once: a word asked n times weighs 2n/(n+1) times as much, one that only asks little.
Query Translator::side_by_side(Exprs const& optional) {
  Queries parts;
  std::vector<AskedWord> plain;
  for (auto const& expr : optional) {
    auto const* node = std::get_if<Word>(&expr.node);
    if (node == nullptr || !is_plain(*node)) {
      parts.push_back(build(expr));
      continue;
    }
    for (auto& place : places(node->text)) {
      auto const same = std::ranges::find_if(plain, [&](AskedWord const& asked) { return asked.stems == place.stems; });
      if (same != plain.end())
        ++same->times;
      else
        plain.push_back({std::move(place.typed), std::move(place.word), std::move(place.stems), false, 1, {}, {}, {}});
    }
  }
  Queries context;
  for (auto& asked : plain) {
    asked.query = synonyms(schema::stem_prefix, asked.stems);
    if (is_held(asked)) context.emplace_back(share_of_weight(asked.word), asked.query);
  }
  for (auto& asked : plain) {
    stand_in(asked, Query(Query::OP_OR, context.begin(), context.end()));
    auto const scale = share_of_weight(asked.word) * 2.0 * asked.times / (asked.times + 1.0);
    parts.push_back(scale == 1 ? asked.query : Query(scale, asked.query));
    ask(std::move(asked));
  }
  return combine(Query::OP_OR, parts);
}

/// Restrictions of a sequence. An article has one site and one language: several of those are alternatives.
Query Translator::restrictions(Exprs const& must) {
  Queries parts, sites, langs;
  for (auto const& expr : must) {
    if (!is_restriction(expr)) continue;
    auto const* node = std::get_if<Word>(&expr.node);
    auto& list = node != nullptr && node->field == "site" ? sites : node != nullptr && node->field == "lang" ? langs : parts;
    list.push_back(build(expr));
  }
  for (auto const& alternatives : {sites, langs})
    if (!alternatives.empty()) parts.push_back(combine(Query::OP_OR, alternatives));
  return combine(Query::OP_AND, parts);
}

Query Translator::build(Ranked const& node) {
  auto const wide = std::exchange(langs_, narrowed(node.must));
  auto query = ranked(node);
  langs_ = wide;
  return query;
}

Query Translator::ranked(Ranked const& node) {
  Queries content;
  for (auto const& expr : node.must)
    if (!is_restriction(expr)) content.push_back(required(expr));
  auto found = node.optional.empty() ? Query() : side_by_side(node.optional);
  if (!content.empty()) {
    auto const must = combine(Query::OP_AND, content);
    found = node.optional.empty() ? must : Query(Query::OP_AND_MAYBE, must, found);
  }
  bool const words = !node.optional.empty() || !content.empty();
  if (std::ranges::any_of(node.must, is_restriction)) {
    auto const restricted = restrictions(node.must);
    found = words ? Query(Query::OP_FILTER, found, restricted) : restricted;
  } else if (!words) {
    found = everything();
  }
  return node.without.empty() ? found : Query(Query::OP_AND_NOT, found, none_of(node.without));
}

}  // namespace bifrons::query
