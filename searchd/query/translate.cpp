// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the plan of each node; plain words go by stems, quoted and exact ones by words as written.
#include "searchd/query/translate.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "corpus/schema/places.hpp"
#include "searchd/query/question_words.hpp"
#include "searchd/query/restrict.hpp"
#include "searchd/query/sequence_source.hpp"

namespace bifrons::query {
namespace {

using schema::term;

constexpr Xapian::termcount widest_prefix = 200;  ///< words that one prefix* may stand for

bool is_plain(Word const& word) { return word.field.empty() && !word.exact && !word.prefix; }

bool is_restriction(Expr const& expr) {
  if (std::holds_alternative<Dates>(expr.node)) return true;
  auto const* word = std::get_if<Word>(&expr.node);
  return word != nullptr && !word->field.empty() && word->field != "title";
}

Plan any_form(std::string_view prefix, std::vector<std::string> const& forms) {
  std::vector<std::string> terms;
  for (auto const& form : forms) terms.push_back(term(prefix, form));
  return holding(std::move(terms));
}

/// Words by their beginning.
Plan beginning_with(std::string const& start) {
  using Xapian::Query;
  return matched(Query(Query::OP_WILDCARD, start, widest_prefix, Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM));
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

void Translator::stand_in(AskedWord& asked, Xapian::Query const& context) {
  if (!repair_ || asked.prefix || asked.stems.empty()) return;
  bool const held = is_held(asked);
  if (held && (database_.term_exists(term("", asked.word)) || analyzer_.is_in_dictionary(asked.word, langs_))) return;
  asked.repaired = repair_(asked.word, context);
  if (asked.repaired.empty()) return;
  if (!held) asked.stems.clear();  // a stem that only happens to be there stays beside the repair: it may be the word after all
  for (auto const& place : places(asked.repaired))
    for (auto const& stem : place.stems) add_distinct(asked.stems, stem);
  asked.plan = any_form(schema::stem_prefix, asked.stems);
}

void Translator::ask(AskedWord word) {
  if (word.forms.stems.empty()) word.forms = forms_of(word.stems);
  if (counts_) words_.push_back(std::move(word));
}

/// Articles with all the parts where these stand as the sequence says.
Plan Translator::in_sequence(Plans parts, Sequence sequence) {
  auto all = all_of(std::move(parts));
  if (sequence.operands.size() < 2) return all;
  auto* source = new SequenceSource(std::move(sequence), analyzer_, deadline_);  // released: the query owns it
  return filtered(std::move(all), matched(Xapian::Query(source->release())));
}

Translation Translator::translate(Expr const& expr) {
  words_.clear();
  counts_ = true;
  Translation out;
  out.match = std::visit([this](auto const& node) { return build(node); }, expr.node);
  out.words = std::move(words_);
  return out;
}

Plan Translator::build(Expr const& expr) {
  return std::visit([this](auto const& node) { return build(node); }, expr.node);
}

Plan Translator::build(Word const& node) { return one_word(node, false); }

Plan Translator::required(Expr const& expr) {
  auto const* node = std::get_if<Word>(&expr.node);
  return node != nullptr ? one_word(*node, true) : build(expr);
}

Plan Translator::one_word(Word const& node, bool all_places) {
  if (node.field.empty()) return in_words(node, all_places);
  if (node.field == "title") return title_word(node);
  return has_value(analyzer_, node.field, node.text);
}

Plan Translator::in_words(Word const& node, bool all_places) {
  Plans parts;
  Sequence sequence;
  auto const found = node.exact ? places(node.text, text::analysed_languages) : places(node.text);
  for (std::size_t i = 0; i < found.size(); ++i) {
    AskedWord asked{found[i].typed, found[i].word, {}, node.prefix && i + 1 == found.size(), 1, {}, {}, {}};
    if (asked.prefix) {
      asked.plan = beginning_with(asked.word);
    } else if (node.exact) {
      asked.plan = holding({term("", asked.word)});
      sequence.operands.push_back(written(asked.word, found[i].stems));
      asked.forms = sequence.operands.back().forms;
    } else {
      asked.stems = found[i].stems;
      asked.plan = any_form(schema::stem_prefix, asked.stems);
      stand_in(asked, Xapian::Query());
    }
    parts.push_back(asked.plan);
    ask(std::move(asked));
  }
  if (node.exact && !node.prefix) return in_sequence(std::move(parts), std::move(sequence));
  return all_places ? all_of(std::move(parts)) : any_of(std::move(parts));
}

Plan Translator::title_word(Word const& node) {
  auto const prefix = schema::find_field("title")->prefix;
  Plans parts;
  for (auto const& place : places(node.text)) {
    AskedWord asked{place.typed, place.word, {}, node.prefix, 1, {}, {}, {}};
    if (node.prefix) {
      asked.plan = beginning_with(term(prefix, place.word));
    } else if (node.exact) {
      asked.plan = holding({term(prefix, place.word)});
      asked.forms = written(place.word, place.stems).forms;
    } else {
      asked.stems = place.stems;
      asked.plan = any_form(schema::title_stem_prefix, asked.stems);
    }
    parts.push_back(asked.plan);
    ask(std::move(asked));
  }
  return all_of(std::move(parts));
}

Plan Translator::build(Phrase const& node) {
  std::string_view const prefix = node.field.empty() ? std::string_view() : schema::find_field(node.field)->prefix;
  Plans parts;
  Sequence sequence;
  for (auto const& place : places(node.text, text::analysed_languages)) {
    parts.push_back(holding({term(prefix, place.word)}));
    auto& operand = sequence.operands.emplace_back(written(place.word, place.stems));
    operand.in_title = !node.field.empty();
    ask({place.typed, place.word, {}, false, 1, {}, parts.back(), operand.forms});
  }
  return in_sequence(std::move(parts), std::move(sequence));
}

Plan Translator::build(Near const& node) {
  Plans parts;
  Sequence sequence{{}, false, 0};
  for (auto const& expr : node.of) {
    auto const& typed = std::get<Word>(expr.node);
    bool const title = typed.field == "title";
    auto const prefix = typed.exact ? (title ? schema::find_field("title")->prefix : std::string_view()) : (title ? schema::title_stem_prefix : schema::stem_prefix);
    for (auto& place : typed.exact ? places(typed.text, text::analysed_languages) : places(typed.text)) {
      auto& operand = sequence.operands.emplace_back(typed.exact ? written(place.word, place.stems) : in_any_form(place.stems));
      operand.in_title = title;
      parts.push_back(typed.exact ? holding({term(prefix, place.word)}) : any_form(prefix, place.stems));
      ask({place.typed, place.word, operand.stems, false, 1, {}, parts.back(), operand.forms});
    }
  }
  if (parts.size() > 1) sequence.width = static_cast<std::uint32_t>(node.window + parts.size() - 2);
  return in_sequence(std::move(parts), std::move(sequence));
}

Plan Translator::build(Dates const& node) { return within_dates(node.from, node.to); }

Plan Translator::build(Not const& node) { return but_not(everything(), none_of(node.of)); }

Plan Translator::none_of(Exprs const& of) {
  Plans parts;
  bool const counted = std::exchange(counts_, false);
  for (auto const& expr : of) parts.push_back(required(expr));
  counts_ = counted;
  return any_of(std::move(parts));
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

Plan Translator::build(All const& node) {
  auto const wide = std::exchange(langs_, narrowed(node.of));
  auto plan = all(node);
  langs_ = wide;
  return plan;
}

Plan Translator::all(All const& node) {
  Plans parts, excluded;
  for (auto const& expr : node.of) {
    if (auto const* no = std::get_if<Not>(&expr.node))
      excluded.push_back(none_of(no->of));
    else
      parts.push_back(required(expr));
  }
  auto positive = parts.empty() ? everything() : all_of(std::move(parts));
  return excluded.empty() ? positive : but_not(std::move(positive), any_of(std::move(excluded)));
}

Plan Translator::build(Any const& node) {
  Plans parts;
  for (auto const& expr : node.of) parts.push_back(required(expr));
  return any_of(std::move(parts));
}

/// The plain words of a sequence, each once: a word asked n times weighs 2n/(n+1) times as much, one that only asks little.
Plan Translator::side_by_side(Exprs const& optional) {
  Plans parts;
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
  Plans context;
  for (auto& asked : plain) {
    asked.plan = any_form(schema::stem_prefix, asked.stems);
    if (is_held(asked)) context.push_back(scaled(share_of_weight(asked.word), asked.plan));
  }
  auto const beside = to_xapian(any_of(std::move(context)));
  for (auto& asked : plain) {
    stand_in(asked, beside);
    auto const scale = share_of_weight(asked.word) * 2.0 * asked.times / (asked.times + 1.0);
    asked.plan = scaled(scale, std::move(asked.plan));
    parts.push_back(asked.plan);
    ask(std::move(asked));
  }
  return any_of(std::move(parts));
}

/// Restrictions of a sequence. An article has one site and one language: several of those are alternatives.
Plan Translator::restrictions(Exprs const& must) {
  Plans parts, sites, langs;
  for (auto const& expr : must) {
    if (!is_restriction(expr)) continue;
    auto const* node = std::get_if<Word>(&expr.node);
    auto& list = node != nullptr && node->field == "site" ? sites : node != nullptr && node->field == "lang" ? langs : parts;
    list.push_back(build(expr));
  }
  for (auto* alternatives : {&sites, &langs})
    if (!alternatives->empty()) parts.push_back(any_of(std::move(*alternatives)));
  return all_of(std::move(parts));
}

Plan Translator::build(Ranked const& node) {
  auto const wide = std::exchange(langs_, narrowed(node.must));
  auto plan = ranked(node);
  langs_ = wide;
  return plan;
}

Plan Translator::ranked(Ranked const& node) {
  Plans content;
  for (auto const& expr : node.must)
    if (!is_restriction(expr)) content.push_back(required(expr));
  bool const words = !node.optional.empty() || !content.empty();
  auto found = node.optional.empty() ? Plan() : side_by_side(node.optional);
  if (!content.empty()) {
    auto must = all_of(std::move(content));
    found = node.optional.empty() ? std::move(must) : with_maybe(std::move(must), std::move(found));
  }
  if (std::ranges::any_of(node.must, is_restriction)) {
    auto restricted = restrictions(node.must);
    found = words ? filtered(std::move(found), std::move(restricted)) : std::move(restricted);
  } else if (!words) {
    found = everything();
  }
  return node.without.empty() ? found : but_not(std::move(found), none_of(node.without));
}

}  // namespace bifrons::query
