// SPDX-License-Identifier: GPL-3.0-or-later
// References as lines with a tag each: RIS ("TY  - BOOK") and EndNote's own ("%0 Book").
#include <algorithm>
#include <optional>

#include "corpus/charset/charset.hpp"
#include "indexer/import/letters.hpp"
#include "indexer/import/readers.hpp"
#include "indexer/import/reference.hpp"

namespace bifrons::import {
namespace {

constexpr std::size_t max_values = 10'000;

struct Tagged {
  std::string tag, value;
};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// "TY  - value"; blanks vary with the program that wrote it.
std::optional<Tagged> ris_line(std::string_view line) {
  if (line.size() < 4 || !is_upper(line[0]) || !(is_upper(line[1]) || is_digit(line[1])) || !is_blank(line[2])) return std::nullopt;
  std::string_view const rest = trimmed(line.substr(2));
  if (!rest.starts_with('-')) return std::nullopt;
  return Tagged{std::string(line.substr(0, 2)), std::string(trimmed(rest.substr(1)))};
}

/// "%0 value"
std::optional<Tagged> endnote_line(std::string_view line) {
  if (line.size() < 2 || line[0] != '%' || is_blank(line[1]) || (line.size() > 2 && !is_blank(line[2]))) return std::nullopt;
  return Tagged{std::string(line.substr(0, 2)), std::string(trimmed(line.substr(2)))};
}

/// One record's lines, in order.
class Record {
 public:
  void add(Tagged line) {
    if (lines_.size() < max_values) lines_.push_back(std::move(line));
  }
  void go_on(std::string_view more) {
    if (!lines_.empty() && !more.empty()) lines_.back().value += (lines_.back().value.empty() ? "" : "\n") + std::string(more);
  }
  [[nodiscard]] bool empty() const { return lines_.empty(); }
  void clear() { lines_.clear(); }

  /// The value of the first of these tags that has one.
  [[nodiscard]] std::string first(std::initializer_list<std::string_view> tags) const {
    for (auto const tag : tags)
      for (auto const& line : lines_)
        if (line.tag == tag && !line.value.empty()) return line.value;
    return {};
  }

  [[nodiscard]] std::vector<std::string> all(std::initializer_list<std::string_view> tags, std::string_view separators) const {
    std::vector<std::string> values;
    for (auto const tag : tags)
      for (auto const& line : lines_)
        if (line.tag == tag)
          for (auto& value : split_list(line.value, separators))
            if (values.size() < max_values) values.push_back(std::move(value));
    return values;
  }

 private:
  std::vector<Tagged> lines_;
};

Reference ris_reference(Record const& record) {
  Reference found;
  found.type = lowered(record.first({"TY"}));
  found.title = record.first({"TI", "T1", "CT", "BT", "ST", "T2"});
  found.authors = record.all({"AU", "A1"}, "\n;");
  if (found.authors.empty()) found.authors = record.all({"ED", "A2", "A3"}, "\n;");
  found.date = record.first({"PY", "Y1", "DA"});
  // A bare year is less than the day that stands beside it.
  if (auto const day = record.first({"DA"}); day.starts_with(std::string_view(found.date).substr(0, 4)) && day.size() > trimmed(found.date).size()) found.date = day;
  found.doi = record.first({"DO", "DI"});
  if (auto const other = record.first({"M3"}); found.doi.empty() && other.starts_with("10.")) found.doi = other;
  found.addresses = record.all({"UR", "LK", "L2", "L1"}, "\n; ");
  found.tags = record.all({"KW"}, "\n;");
  found.abstract = record.first({"AB", "N2"});
  found.lang = record.first({"LA"});
  return found;
}

Reference endnote_reference(Record const& record) {
  Reference found;
  found.type = lowered(record.first({"%0"}));
  found.title = record.first({"%T", "%!", "%B"});
  found.authors = record.all({"%A"}, "\n;");
  if (found.authors.empty()) found.authors = record.all({"%E", "%Y"}, "\n;");
  found.date = record.first({"%D", "%8"});
  if (auto const day = record.first({"%8"}); day.starts_with(std::string_view(found.date).substr(0, 4))) found.date = day;
  found.doi = record.first({"%R"});
  found.addresses = record.all({"%U"}, "\n; ");
  found.tags = record.all({"%K"}, "\n;,");
  found.abstract = record.first({"%X"});
  found.lang = record.first({"%G"});
  return found;
}

struct Notation {
  std::optional<Tagged> (*line)(std::string_view);
  Reference (*reference)(Record const&);
  std::string_view begins, ends;  ///< tags; "" where a blank line ends a record
};

void read_tagged(File const& file, Batch& batch, Notation const& notation) {
  std::string const source = charset::decode(file.bytes, charset::guess_encoding(file.bytes));
  std::string_view left = source;
  Record record;
  std::size_t number = 0;
  auto flush = [&] {
    if (record.empty()) return true;
    auto reference = notation.reference(record);
    record.clear();
    std::string const where = std::string(file.name) + ", reference " + std::to_string(++number);
    return give_reference(std::move(reference), where, batch);
  };
  if (left.starts_with("\xEF\xBB\xBF")) left.remove_prefix(3);
  while (!left.empty()) {
    std::size_t const end = std::min(left.find_first_of("\r\n"), left.size());
    std::string_view const line = left.substr(0, end);
    left.remove_prefix(std::min(end + (left.substr(end).starts_with("\r\n") ? 2U : 1U), left.size()));
    auto tagged = notation.line(line);
    bool const closes = tagged && tagged->tag == notation.ends;
    if ((closes || (tagged && tagged->tag == notation.begins)) && !flush()) return;
    if (tagged && !closes) record.add(std::move(*tagged));
    else if (!tagged) record.go_on(trimmed(line));
  }
  if (!flush()) return;
  if (number == 0) batch.fail(file.name, Error{ErrorCode::unreadable, "holds no references", "export them again"});
}

}  // namespace

void read_ris(File const& file, Batch& batch) { read_tagged(file, batch, {ris_line, ris_reference, "TY", "ER"}); }

void read_endnote_lines(File const& file, Batch& batch) { read_tagged(file, batch, {endnote_line, endnote_reference, "%0", ""}); }

}  // namespace bifrons::import
