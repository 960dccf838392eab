// SPDX-License-Identifier: GPL-3.0-or-later
// Heads of records: WARC's named fields, ARC's one line.
#include "indexer/archive/warc_record.hpp"

#include <algorithm>
#include <charconv>

namespace bifrons::archive {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view trim(std::string_view s) {
  while (!s.empty() && is_blank(s.front())) s.remove_prefix(1);
  while (!s.empty() && is_blank(s.back())) s.remove_suffix(1);
  return s;
}

std::string lower(std::string_view s) {
  std::string out(s);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::vector<std::string_view> words(std::string_view line) {
  std::vector<std::string_view> out;
  while (!(line = trim(line)).empty()) {
    auto const end = std::min(line.find(' '), line.size());
    out.push_back(line.substr(0, end));
    line.remove_prefix(end);
  }
  return out;
}

bool is_arc_date(std::string_view word) {
  return word.size() >= 12 && word.size() <= 17 && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

/// "20140216050221" as "2014-02-16T05:02:21Z".
std::string iso_of_arc_date(std::string_view digits) {
  auto const part = [&](std::size_t at, std::size_t size) { return at + size <= digits.size() ? std::string(digits.substr(at, size)) : "00"; };
  return part(0, 4) + '-' + part(4, 2) + '-' + part(6, 2) + 'T' + part(8, 2) + ':' + part(10, 2) + ':' + part(12, 2) + 'Z';
}

}  // namespace

std::string field(Fields const& fields, std::string_view name) {
  for (auto const& [key, value] : fields)
    if (key == name) return value;
  return {};
}

Fields parse_fields(std::string_view lines) {
  Fields fields;
  while (!lines.empty()) {
    auto const end = std::min(lines.find('\n'), lines.size());
    auto const line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    auto const colon = line.find(':');
    bool const folded = line.starts_with(' ') || line.starts_with('\t');
    if (folded && !fields.empty()) fields.back().second.append(" ").append(trim(line));
    else if (!folded && colon != line.npos) fields.emplace_back(lower(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1))));
  }
  return fields;
}

std::size_t head_end(std::string_view bytes, std::size_t from) {
  for (auto at = bytes.find('\n', from); at != bytes.npos; at = bytes.find('\n', at + 1)) {
    if (at + 1 < bytes.size() && bytes[at + 1] == '\n') return at + 2;
    if (at + 2 < bytes.size() && bytes[at + 1] == '\r' && bytes[at + 2] == '\n') return at + 3;
  }
  return bytes.npos;
}

std::string Record::target() const {
  auto uri = field("warc-target-uri");
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  return uri;
}

std::optional<Fields> parse_arc_line(std::string_view line) {
  auto const parts = words(line);
  // The address may hold blanks: the date is looked for from the right.
  auto at = parts.size();
  while (at > 0 && !is_arc_date(parts[at - 1])) --at;
  if (at < 3 || at + 2 > parts.size() || !parse_length(parts.back())) return std::nullopt;
  auto const address = trim(line.substr(0, static_cast<std::size_t>(parts[at - 2].data() - line.data())));
  if (address.find(':') == address.npos) return std::nullopt;
  return Fields{{"warc-type", address.starts_with("filedesc:") ? "warcinfo" : "response"}, {"warc-target-uri", std::string(address)},
                {"warc-date", iso_of_arc_date(parts[at - 1])},                             {"content-type", std::string(parts[at])},
                {"content-length", std::string(parts.back())}};
}

std::optional<std::uint64_t> parse_length(std::string_view digits) {
  std::uint64_t length = 0;
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return length;
}

}  // namespace bifrons::archive
