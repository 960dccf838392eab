// SPDX-License-Identifier: GPL-3.0-or-later
// Looks up beginnings, counts in the snapshot of now, and shows names as an article writes them.
#include "searchd/query/suggest.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"

namespace bifrons::query {
namespace {

class Names {
 public:
  Names(Completions const& completions, Xapian::Database const& database, std::span<topics::Topic const> topics, std::string folded, std::size_t limit)
      : completions_(completions), database_(database), topics_(topics), folded_(std::move(folded)), limit_(limit) {}

  std::vector<Suggestion> find() {
    add_topics();
    auto const& c = completions_;
    add("tag", "tag", schema::find_field("tag")->prefix, c.tags);
    add("author", "author", schema::whole_name_prefix, c.authors);
    add("site", "site", schema::find_field("site")->prefix, c.sites);
    add_titles();
    std::ranges::stable_sort(found_, [](auto const& a, auto const& b) { return a.count > b.count; });
    return std::move(found_);
  }

 private:
  void add_topics() {
    auto const prefix = schema::find_field("topic")->prefix;
    for (auto const& topic : topics_) {
      auto const label = std::ranges::find_if(topic.labels, [&](auto const& of) { return schema::exact_value(of.second).starts_with(folded_); });
      if (label == topic.labels.end() && !topic.id.starts_with(folded_)) continue;
      auto const count = database_.get_termfreq(schema::term(prefix, topic.id));
      if (count > 0) found_.push_back({label == topic.labels.end() ? topic.id : label->second, "topic", count});
    }
    for (auto const& entry : completions_.topics.beginning_with(folded_, 0, limit_)) {
      if (std::ranges::find(topics_, entry.text, &topics::Topic::id) != topics_.end()) continue;
      if (auto const count = database_.get_termfreq(schema::term(prefix, entry.text)); count > 0) found_.push_back({std::string(entry.text), "topic", count});
    }
  }

  void add(std::string_view field, std::string_view kind, std::string_view prefix, SortedStrings const& names) {
    for (auto const& entry : names.beginning_with(folded_, 0, limit_)) {
      auto const term = schema::term(prefix, entry.text);
      auto const count = database_.get_termfreq(term);
      if (count > 0) found_.push_back({as_written(entry.text, term, schema::find_field(field)->slot), std::string(kind), count});
    }
  }

  [[nodiscard]] std::string as_written(std::string_view folded, std::string const& term, std::uint8_t slot) const {
    auto const document = database_.get_document(*database_.postlist_begin(term));
    for (auto& value : schema::decode_values(document.get_value(slot)))
      if (schema::exact_value(value) == folded) return std::move(value);
    return std::string(folded);
  }

  void add_titles() {
    auto const slot = schema::find_field("title")->slot;
    for (auto const& entry : completions_.titles.beginning_with(folded_, 0, limit_)) try {
        auto const document = database_.get_document(entry.number);
        if (document.get_value(slot) != entry.text) continue;
        if (auto record = schema::read_record(document)) found_.push_back({std::move(record->article.title), "title", entry.count});
      } catch (Xapian::DocNotFoundError const&) {  // removed since
      }
  }

  Completions const& completions_;
  Xapian::Database const& database_;
  std::span<topics::Topic const> topics_;
  std::string folded_;
  std::size_t limit_;
  std::vector<Suggestion> found_;
};

std::string_view before_open_word(std::string_view typed) {
  auto const space = typed.find_last_of(' ');
  return space == std::string_view::npos ? std::string_view() : typed.substr(0, space + 1);
}

}  // namespace

std::string open_word(std::string_view typed) { return schema::exact_value(typed.substr(before_open_word(typed).size())); }

std::vector<Suggestion> suggest(Completions const& completions, Xapian::Database const& database, std::span<topics::Topic const> topics, std::string_view typed, std::uint32_t limit) {
  std::vector<Suggestion> out;
  auto folded = schema::exact_value(typed);
  if (folded.empty() || limit == 0) return out;
  auto names = Names(completions, database, topics, std::move(folded), limit).find();
  if (auto const start = open_word(typed); !start.empty())
    for (auto const& entry : completions.words.beginning_with(start, start.size(), limit))
      if (auto const count = database.get_termfreq(std::string(entry.text)); count > 0) out.push_back({std::string(before_open_word(typed)).append(entry.text), "word", count});
  auto const for_names = std::max<std::size_t>((limit + 1) / 2, limit - out.size());
  if (names.size() > for_names) names.resize(for_names);
  out.resize(std::min(out.size(), limit - names.size()));
  std::ranges::stable_sort(out, [](auto const& a, auto const& b) { return a.count > b.count; });
  std::ranges::move(names, std::back_inserter(out));
  return out;
}

}  // namespace bifrons::query
