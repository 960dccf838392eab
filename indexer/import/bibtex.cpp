// SPDX-License-Identifier: GPL-3.0-or-later
// BibTeX and BibLaTeX files: entries as references, whichever program wrote them.
#include <algorithm>
#include <map>

#include "corpus/charset/charset.hpp"
#include "indexer/import/letters.hpp"
#include "indexer/import/readers.hpp"
#include "indexer/import/reference.hpp"
#include "indexer/import/tex_text.hpp"

namespace bifrons::import {
namespace {

constexpr std::size_t max_value_bytes = 1U << 20;
/// Values that never close are looked for so often; after that an end must be near, so that a broken file costs linear time.
constexpr std::size_t max_far_failures = 256, near_bytes = 1'024;
/// What the file's own strings may add to it.
constexpr std::size_t max_string_bytes = 4'096, max_expanded_bytes = 64U << 20;
constexpr std::size_t max_fields = 512;
constexpr std::string_view months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

using Fields = std::map<std::string, std::string>;

/// The notation alone: entries, names and values, with the strings that the file defines put in.
class Parser {
 public:
  explicit Parser(std::string_view source) : source_(source) {}

  /// The next entry's type ("" at the end) and its fields as TeX.
  std::string next(Fields& fields) {
    while (true) {
      at_ = std::min(source_.find('@', at_), source_.size());
      if (at_ == source_.size()) return {};
      ++at_;
      std::string type = lowered(name());
      blanks();
      if (type.empty() || at_ == source_.size() || (source_[at_] != '{' && source_[at_] != '(')) continue;
      char const close = source_[at_] == '{' ? '}' : ')';
      if (type == "comment" || type == "preamble") {
        skip_group(close);
        continue;
      }
      ++at_;
      fields.clear();
      read_fields(close, type == "string", fields);
      if (type != "string") return type;
      for (auto& [key, value] : fields)
        if (value.size() <= max_string_bytes) strings_[key] = std::move(value);
    }
  }

 private:
  void blanks() {
    while (at_ < source_.size() && is_blank(source_[at_])) ++at_;
  }

  std::string_view name() {
    blanks();
    std::size_t const begin = at_;
    while (at_ < source_.size() && !is_blank(source_[at_]) && std::string_view("{}(),=#\"@%'").find(source_[at_]) == std::string_view::npos) ++at_;
    return source_.substr(begin, at_ - begin);
  }

  bool take(char sign) {
    blanks();
    if (at_ == source_.size() || source_[at_] != sign) return false;
    ++at_;
    return true;
  }

  /// Past the group that opens here; one that never closes costs only its opening.
  void skip_group(char close) {
    char const open = source_[at_];
    std::size_t depth = 0;
    for (std::size_t i = at_; i < farthest(); ++i) {
      if (source_[i] == open) ++depth;
      else if (source_[i] == close && --depth == 0) return void(at_ = i + 1);
    }
    ++failures_;
    ++at_;
  }

  void read_fields(char close, bool named_at_once, Fields& fields) {
    if (!named_at_once) {
      std::size_t const begin = at_;
      while (at_ < source_.size() && source_[at_] != ',' && source_[at_] != close && source_[at_] != '=' && source_[at_] != '\n') ++at_;
      if (at_ < source_.size() && source_[at_] == '=') at_ = begin;  // an entry without a key
    }
    while (at_ < source_.size()) {
      while (take(',')) {}
      if (take(close)) return;
      std::string key = lowered(name());
      if (key.empty()) {
        blanks();
        if (at_ == source_.size() || source_[at_] == '@') return;
        ++at_;
        continue;
      }
      if (!take('=')) continue;
      auto text = value();
      if (fields.size() < max_fields) fields.try_emplace(std::move(key), std::move(text));
    }
  }

  std::string value() {
    std::string all;
    do {
      blanks();
      if (at_ == source_.size()) break;
      std::string const piece = source_[at_] == '{' ? braced() : source_[at_] == '"' ? quoted() : named();
      if (all.size() + piece.size() <= max_value_bytes) all += piece;
    } while (take('#'));
    return all;
  }

  std::string braced() {
    std::size_t depth = 0;
    for (std::size_t i = at_; i < farthest(); ++i) {
      if (source_[i] == '\\') ++i;
      else if (source_[i] == '{') ++depth;
      else if (source_[i] == '}' && --depth == 0) return cut(i);
    }
    return rest_of_line();
  }

  std::string quoted() {
    std::size_t depth = 0;
    for (std::size_t i = at_ + 1; i < farthest(); ++i) {
      if (source_[i] == '\\') ++i;
      else if (source_[i] == '{') ++depth;
      else if (source_[i] == '}' && depth > 0) --depth;
      else if (source_[i] == '"' && depth == 0) return cut(i);
    }
    return rest_of_line();
  }

  std::string cut(std::size_t end) {
    std::string text(source_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    return text;
  }

  /// What an unclosed value leaves: its own line, so that the next entry is read.
  std::string rest_of_line() {
    ++failures_;
    std::size_t const end = std::min(source_.find('\n', at_), source_.size());
    std::string text(source_.substr(at_ + 1, end - std::min(at_ + 1, end)));
    at_ = end;
    return text;
  }

  std::string named() {
    std::string const word(name());
    auto const known = strings_.find(lowered(word));
    if (known == strings_.end() || expanded_ > max_expanded_bytes) return word;
    expanded_ += known->second.size();
    return known->second;
  }

  [[nodiscard]] std::size_t farthest() const { return std::min(source_.size(), at_ + (failures_ < max_far_failures ? max_value_bytes : near_bytes)); }

  std::string_view source_;
  std::size_t at_ = 0, failures_ = 0, expanded_ = 0;
  std::map<std::string, std::string> strings_;
};

/// The pieces between word, outside of braces: "and" between names.
std::vector<std::string_view> names_in(std::string_view list) {
  std::vector<std::string_view> names;
  std::size_t depth = 0, begin = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i] == '{') ++depth;
    else if (list[i] == '}' && depth > 0) --depth;
    bool const word = depth == 0 && i > 0 && i + 4 < list.size() && is_blank(list[i]) && lowered(list.substr(i + 1, 3)) == "and" && is_blank(list[i + 4]);
    if (!word) continue;
    names.push_back(trimmed(list.substr(begin, i - begin)));
    begin = i + 5;
    i += 3;  // the blank behind may stand before the next one
  }
  names.push_back(trimmed(list.substr(std::min(begin, list.size()))));
  return names;
}

std::string author_of(std::string_view name) {
  bool const body = name.starts_with('{') && name.find('}') == name.size() - 1;
  if (body) return tex_text(name);
  std::size_t depth = 0;
  std::vector<std::string_view> parts(1);
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    if (i < name.size() && name[i] == '{') ++depth;
    else if (i < name.size() && name[i] == '}' && depth > 0) --depth;
    if (i < name.size() && (name[i] != ',' || depth > 0)) continue;
    parts.back() = trimmed(name.substr(begin, i - begin));
    begin = i + 1;
    if (i < name.size() && parts.size() < 3) parts.emplace_back();
    else break;
  }
  if (parts.size() == 1) {
    // A brace at the end keeps the family's words together: "Jan {van der Berg}".
    std::size_t const brace = name.rfind(" {");
    if (brace != name.npos && name.ends_with('}') && name.find('}', brace) == name.size() - 1 && name.substr(brace).find('\\') == name.npos)
      return tex_text(name.substr(brace)) + ", " + tex_text(name.substr(0, brace));
    return family_first(tex_text(name));
  }
  // "Family, Jr, Given"
  std::string given = tex_text(parts.back());
  if (parts.size() == 3 && !parts[1].empty()) given += ", " + tex_text(parts[1]);
  return tex_text(parts[0]) + (given.empty() ? "" : ", " + given);
}

std::string date_of(Fields const& fields) {
  auto const get = [&](std::string const& name) {
    auto const at = fields.find(name);
    return at == fields.end() ? std::string() : tex_text(at->second);
  };
  if (auto const date = get("date"); !date.empty()) return date;
  std::string date = get("year");
  std::string month = lowered(get("month"));
  if (date.size() != 4 || month.empty()) return date;
  std::size_t number = 0;
  for (std::size_t i = 0; i < std::size(months); ++i)
    if (month.starts_with(months[i])) number = i + 1;
  if (number == 0 && month.size() <= 2 && std::all_of(month.begin(), month.end(), is_digit)) number = static_cast<std::size_t>(std::stoi(month));
  if (number == 0 || number > 12) return date;
  date += (number < 10 ? "-0" : "-") + std::to_string(number);
  std::string const day = get("day");
  if (!day.empty() && day.size() <= 2 && std::all_of(day.begin(), day.end(), is_digit)) date += (day.size() == 1 ? "-0" : "-") + day;
  return date;
}

Reference reference_of(std::string type, Fields const& fields) {
  auto const get = [&](std::string const& name) -> std::string_view {
    auto const at = fields.find(name);
    return at == fields.end() ? std::string_view() : std::string_view(at->second);
  };
  Reference found;
  found.type = std::move(type);
  found.title = tex_text(get("title"));
  if (auto const sub = tex_text(get("subtitle")); !sub.empty()) found.title += (found.title.ends_with('?') || found.title.ends_with('!') ? " " : ": ") + sub;
  std::string_view const people = get("author").empty() ? get("editor") : get("author");
  if (!people.empty())
    for (auto const name : names_in(people))
      if (name != "others" && !name.empty()) found.authors.push_back(author_of(name));
  found.date = date_of(fields);
  found.doi = tex_address(get("doi"));
  for (auto const name : {"url", "howpublished", "link", "ee", "bdsk-url-1", "note"})
    if (auto address = tex_address(get(name)); !address.empty()) found.addresses.push_back(std::move(address));
  if (lowered(get("archiveprefix")) == "arxiv" || lowered(get("eprinttype")) == "arxiv") found.addresses.push_back("https://arxiv.org/abs/" + tex_address(get("eprint")));
  found.abstract = tex_text(get("abstract"));
  found.lang = tex_text(get("langid").empty() ? get("language") : get("langid"));
  found.tags = split_list(tex_text(get("keywords").empty() ? get("keyword") : get("keywords")), ",;");
  return found;
}

}  // namespace

void read_bibtex(File const& file, Batch& batch) {
  std::string const source = charset::decode(file.bytes, charset::guess_encoding(file.bytes));
  Parser parser(source);
  Fields fields;
  std::size_t number = 0;
  for (auto type = parser.next(fields); !type.empty(); type = parser.next(fields)) {
    std::string const where = std::string(file.name) + ", entry " + std::to_string(++number);
    if (fields.empty()) batch.leave_out(where, "it has no fields");
    else if (!give_reference(reference_of(std::move(type), fields), where, batch)) return;
  }
  if (number == 0) batch.fail(file.name, Error{ErrorCode::unreadable, "holds no references", "export them again"});
}

}  // namespace bifrons::import
