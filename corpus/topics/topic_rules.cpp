// SPDX-License-Identifier: GPL-3.0-or-later
// Reads topics.toml, and says in which line a person went wrong.
#include "corpus/topics/topic_rules.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <unordered_map>

#include "corpus/text/analyzer.hpp"
#include "corpus/text/unicode.hpp"

namespace bifrons::topics {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20U, most_topics = 500, most_depth = 8, most_phrases = 20'000;
constexpr double least_weight = 0.05, most_weight = 10.0;

tl::unexpected<Error> wrong(toml::source_region const& where, std::string what, std::string hint) {
  return failure(ErrorCode::bad_input, "topics.toml, line " + std::to_string(where.begin.line) + ": " + std::move(what), std::move(hint));
}

bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

// Fills one topic from its table, key by key; the first thing that is wrong ends it.
class TopicReader {
 public:
  explicit TopicReader(toml::table const& table) : table_(table) {}

  Result<TopicRules> read() {
    for (auto const& [key, value] : table_) {
      if (auto const done = read_key(key.str(), value); !done) return tl::unexpected(done.error());
    }
    if (out_.topic.id.empty()) return wrong(table_.source(), "a topic has no id.", "Give it one, such as id = \"pricing\".");
    out_.tags.push_back(comparable_tag(out_.topic.id));
    for (auto const& [lang, label] : out_.topic.labels) out_.tags.push_back(comparable_tag(label));
    std::ranges::sort(out_.tags);
    out_.tags.erase(std::unique(out_.tags.begin(), out_.tags.end()), out_.tags.end());
    return std::move(out_);
  }

 private:
  Result<void> read_key(std::string_view key, toml::node const& value) {
    if (key == "id") return read_id(value, out_.topic.id);
    if (key == "parent") return read_id(value, out_.topic.parent);
    if (key == "threshold") return read_threshold(value);
    if (key == "labels") return read_labels(value);
    if (key == "tags") return read_tags(value);
    if (key == "words") return read_words(value);
    return wrong(value.source(), "a topic has no key \"" + std::string(key) + "\".", "Its keys are id, parent, labels, tags, words, threshold.");
  }

  static Result<void> read_id(toml::node const& value, std::string& id) {
    auto const text = value.value<std::string>();
    if (!text || !is_id(*text)) return wrong(value.source(), "an id must be lower-case letters, digits and hyphens in quotes.", "Write it like \"social-media\".");
    id = *text;
    return {};
  }

  Result<void> read_threshold(toml::node const& value) {
    auto const number = value.value<double>();
    if (!number || !(*number > 0.0 && *number <= 1.0)) return wrong(value.source(), "threshold must be a number above 0, at most 1.", "0.5 is the usual one.");
    out_.threshold = *number;
    return {};
  }

  Result<void> read_labels(toml::node const& value) {
    auto const* table = value.as_table();
    if (table == nullptr) return wrong(value.source(), "labels must be a table of languages.", "Write labels = { en = \"Pricing\", fi = \"Hinnoittelu\" }.");
    for (auto const& [lang, label] : *table) {
      auto const text = label.value<std::string>();
      if (!text || text->empty()) return wrong(label.source(), "a label must be text in quotes.", "Write " + std::string(lang.str()) + " = \"Pricing\".");
      out_.topic.labels.emplace(lang.str(), text::to_nfc(*text));
    }
    return {};
  }

  template <class Take>
  static Result<void> each_string(toml::node const& value, std::string_view what, Take take) {
    auto const* array = value.as_array();
    if (array == nullptr) return wrong(value.source(), std::string(what) + " must be a list.", "Write it like [\"one\", \"two words\"].");
    for (auto const& item : *array) {
      auto const text = item.value<std::string>();
      if (!text || text->empty()) return wrong(item.source(), std::string(what) + " must hold text in quotes alone.", "Write it like [\"one\", \"two words\"].");
      if (auto const done = take(*text, item); !done) return done;
    }
    return {};
  }

  Result<void> read_tags(toml::node const& value) {
    return each_string(value, "tags", [&](std::string const& tag, toml::node const&) -> Result<void> {
      out_.tags.push_back(comparable_tag(tag));
      return {};
    });
  }

  Result<void> read_words(toml::node const& value) {
    auto const* table = value.as_table();
    if (table == nullptr) return wrong(value.source(), "words must be a table of languages.", "Write words.en = [\"price list\"] and so on.");
    for (auto const& [key, list] : *table) {
      std::string const lang(key.str());
      if (std::ranges::find(text::analysed_languages, std::string_view(lang)) == std::end(text::analysed_languages)) {
        return wrong(list.source(), "words in the language \"" + lang + "\" cannot be read.", "The languages are en, fi, ru.");
      }
      auto const done = each_string(list, "words." + lang, [&](std::string const& item, toml::node const& node) { return read_phrase(lang, item, node); });
      if (!done) return done;
    }
    return {};
  }

  // `tacit knowledge ^2`: the weight stands last.
  Result<void> read_phrase(std::string const& lang, std::string const& item, toml::node const& node) {
    Phrase phrase{lang, item, 1.0};
    if (auto const sign = item.rfind('^'); sign != std::string::npos) {
      char* end = nullptr;
      phrase.weight = std::strtod(item.c_str() + sign + 1, &end);
      if (end != item.c_str() + item.size() || !(phrase.weight >= least_weight && phrase.weight <= most_weight)) {
        return wrong(node.source(), "the weight in \"" + item + "\" must be a number from 0.05 to 10.", "Write it like \"tacit knowledge ^2\".");
      }
      phrase.text = item.substr(0, sign);
    }
    phrase.text = text::squeeze(phrase.text);
    if (phrase.text.find_first_not_of("=* ") == std::string::npos) return wrong(node.source(), "\"" + item + "\" holds no word.", "Leave it out.");
    out_.phrases.push_back(std::move(phrase));
    return {};
  }

  toml::table const& table_;
  TopicRules out_;
};

// Ids are unique, parents exist, and no topic is its own ancestor.
Result<void> check_tree(std::vector<TopicRules> const& rules) {
  std::unordered_map<std::string_view, TopicRules const*> by_id;
  for (auto const& rule : rules) {
    if (!by_id.emplace(rule.topic.id, &rule).second) {
      return failure(ErrorCode::bad_input, "topics.toml has two topics with the id \"" + rule.topic.id + "\".", "Give one of them another id, or join them.");
    }
  }
  for (auto const& rule : rules) {
    std::size_t depth = 1;
    for (auto const* at = &rule; !at->topic.parent.empty(); ++depth) {
      auto const parent = by_id.find(at->topic.parent);
      if (parent == by_id.end()) {
        return failure(ErrorCode::bad_input, "topics.toml: the parent \"" + at->topic.parent + "\" of \"" + at->topic.id + "\" is no topic.", "Add that topic, or mend the name.");
      }
      if (depth >= most_depth) {
        return failure(ErrorCode::bad_input, "topics.toml: the parents of \"" + rule.topic.id + "\" go round in a circle, or more than 8 deep.", "Give one of them no parent.");
      }
      at = parent->second;
    }
  }
  return {};
}

Result<std::vector<TopicRules>> read_topics(toml::table const& file) {
  for (auto const& [key, value] : file) {
    if (key.str() != "topic") return wrong(value.source(), "there is no setting \"" + std::string(key.str()) + "\".", "Each topic starts with [[topic]].");
  }
  auto const* list = file.get_as<toml::array>("topic");
  if (list == nullptr || list->empty()) return failure(ErrorCode::bad_input, "topics.toml holds no topic.", "Each topic starts with [[topic]].");
  if (list->size() > most_topics) return failure(ErrorCode::bad_input, "topics.toml holds more than 500 topics.", "Join or remove some.");
  std::vector<TopicRules> rules;
  std::size_t phrases = 0;
  for (auto const& item : *list) {
    auto const* table = item.as_table();
    if (table == nullptr) return wrong(item.source(), "a topic must be a table.", "Each topic starts with [[topic]].");
    auto rule = TopicReader(*table).read();
    if (!rule) return tl::unexpected(rule.error());
    phrases += rule->phrases.size();
    rules.push_back(std::move(*rule));
  }
  if (phrases > most_phrases) return failure(ErrorCode::bad_input, "topics.toml holds more than 20,000 words and phrases.", "Remove some.");
  if (auto const sound = check_tree(rules); !sound) return tl::unexpected(sound.error());
  return rules;
}

}  // namespace

std::string comparable_tag(std::string_view tag) {
  auto folded = text::fold(tag);
  std::ranges::replace(folded, '-', ' ');
  std::ranges::replace(folded, '_', ' ');
  return text::squeeze(folded);
}

Result<std::vector<TopicRules>> read_rules(std::string_view toml) {
  if (toml.size() > most_bytes) return failure(ErrorCode::bad_input, "topics.toml is longer than 1 MiB.", "Remove topics or words.");
  try {
    return read_topics(toml::parse(toml));
  } catch (toml::parse_error const& error) {
    return wrong(error.source(), std::string(error.description()) + ".", "Mend that line; `bifrons init` in an empty folder writes a sound file to compare with.");
  }
}

}  // namespace bifrons::topics
