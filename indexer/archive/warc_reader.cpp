// SPDX-License-Identifier: GPL-3.0-or-later
// Records by their lengths; where a length lies, by the next start of one.
#include "indexer/archive/warc_reader.hpp"

#include <algorithm>
#include <utility>

namespace bifrons::archive {
namespace {

using Kind = MemberStream::Mark::Kind;

constexpr std::string_view warc_mark = "WARC/", arc_mark = "filedesc:";
constexpr std::size_t start_bytes = 10;                    // "WARC/1.0" and the end of its line
constexpr std::uint64_t believable_length = 1ull << 40;    // past it a length is a slip, not a record to be skipped

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_line_end(char c) { return c == '\r' || c == '\n'; }

bool is_record_start(std::string_view s) {
  return s.starts_with(warc_mark) && s.size() >= 9 && is_digit(s[5]) && s[6] == '.' && is_digit(s[7]) && (is_line_end(s[8]) || is_digit(s[8]));
}

/// A start of a record behind the end of a line, at or after from; npos where there is none.
std::size_t find_record_start(std::string_view s, std::size_t from) {
  for (auto at = s.find(warc_mark, from); at != s.npos; at = s.find(warc_mark, at + 1))
    if (at > 0 && s[at - 1] == '\n' && is_record_start(s.substr(at))) return at;
  return s.npos;
}

}  // namespace

bool looks_like_archive(std::string_view head) { return is_record_start(head) || head.starts_with(arc_mark); }

WarcReader::WarcReader(Read read, std::function<void(std::string)> complain)
    : complain_(std::move(complain)), stream_(std::move(read), [this](MemberStream::Mark mark) { note(mark); }) {}

void WarcReader::note(MemberStream::Mark mark) {
  if (mark.kind == Kind::lost && complain_) complain_("the gzip member at octet " + std::to_string(offset_of(mark.at)) + " is damaged or cut short");
  marks_.push_back(mark);
}

bool WarcReader::fill() {
  if (ended_) return false;
  if (at_ > buffer_.size() / 2 && at_ > 1) {  // the octet before stays: it tells whether a line starts here
    buffer_.erase(0, at_ - 1);
    base_ += at_ - 1;
    at_ = 1;
    while (marks_.size() > 1 && marks_[1].at < base_) marks_.pop_front();
  }
  ended_ = !stream_.more(buffer_);
  return !ended_;
}

bool WarcReader::have(std::size_t octets) {
  while (waiting().size() < octets && fill()) {
  }
  return waiting().size() >= octets;
}

void WarcReader::go_to(std::uint64_t position) {
  while (here() < position) {
    auto const step = std::min<std::uint64_t>(position - here(), waiting().size());
    at_ += static_cast<std::size_t>(step);
    if (here() < position && !fill()) return;
  }
}

std::uint64_t WarcReader::offset_of(std::uint64_t position) const {
  if (!stream_.packed()) return position;
  std::uint64_t raw = 0;
  for (auto const& mark : marks_)
    if (mark.kind == Kind::member && mark.at <= position) raw = mark.raw;
  return raw;
}

std::optional<std::uint64_t> WarcReader::mark_inside(Kind kind, std::uint64_t first, std::uint64_t last) const {
  for (auto const& mark : marks_)
    if (mark.kind == kind && mark.at > first && mark.at <= last) return mark.at;
  return std::nullopt;
}

/// Where the damage ends of a member that holds some of these octets; a checksum that is wrong shows behind the record's last blank lines.
std::optional<std::uint64_t> WarcReader::damage_inside(std::uint64_t first, std::uint64_t end) const {
  std::uint64_t member = 0;
  for (auto const& mark : marks_) {
    if (mark.kind == Kind::member) member = mark.at;
    if (mark.kind == Kind::lost && mark.at > first && mark.at <= end + 4 && member < end) return mark.at;
  }
  return std::nullopt;
}

void WarcReader::complain_at(std::uint64_t position, std::string_view what) {
  if (complain_) complain_("the record at octet " + std::to_string(offset_of(position)) + " " + std::string(what));
}

bool WarcReader::at_start() {
  have(start_bytes);
  return is_record_start(waiting());
}

/// Passes blank lines, and with a word all else that is no record.
bool WarcReader::find_start() {
  while (have(1) && is_line_end(waiting().front())) ++at_;
  if (!have(1) || at_start()) return !waiting().empty();
  if (complain_) complain_("what follows octet " + std::to_string(offset_of(here())) + " is no record");
  for (;;) {
    auto const found = find_record_start(buffer_, at_);
    if (found != buffer_.npos) return at_ = found, true;
    auto const looked = buffer_.size() > start_bytes ? buffer_.size() - start_bytes : 0;
    at_ = std::max(at_, looked);
    if (!fill()) return at_ = buffer_.size(), false;
    for (auto const& mark : marks_)  // a member starts a record, whatever stood before it
      if (mark.kind == Kind::member && mark.at >= here() && is_record_start(std::string_view(buffer_).substr(std::min<std::size_t>(mark.at - base_, buffer_.size()))))
        return at_ = static_cast<std::size_t>(mark.at - base_), true;
  }
}

std::optional<WarcReader::Head> WarcReader::read_warc_head() {
  Head head;
  head.start = here();
  std::size_t looked = 0;
  for (;;) {
    auto const end = head_end(waiting(), looked);
    if (end != std::string_view::npos) {
      head.fields = parse_fields(waiting().substr(0, end));
      at_ += end;
      break;
    }
    looked = waiting().size() > 2 ? waiting().size() - 2 : 0;
    if (waiting().size() > max_head_bytes || !fill()) return complain_at(head.start, "has no end to its head"), at_ += warc_mark.size(), std::nullopt;
  }
  auto const length = parse_length(field(head.fields, "content-length"));
  if (!length) return complain_at(head.start, "does not say how long it is"), std::nullopt;
  head.length = *length;
  return head;
}

std::optional<WarcReader::Head> WarcReader::read_arc_head() {
  Head head;
  for (bool told = false;;) {
    while (have(1) && is_line_end(waiting().front())) ++at_;
    head.start = here();
    std::size_t looked = 0, end = 0;
    while ((end = waiting().find('\n', looked)) == std::string_view::npos && waiting().size() <= max_head_bytes) {
      looked = waiting().size();
      if (!fill()) return std::nullopt;
    }
    auto fields = end == std::string_view::npos ? std::nullopt : parse_arc_line(waiting().substr(0, end));
    at_ += end == std::string_view::npos ? waiting().size() : end + 1;
    if (fields) {
      head.fields = std::move(*fields);
      head.length = *parse_length(field(head.fields, "content-length"));
      return head;
    }
    if (!std::exchange(told, true)) complain_at(head.start, "has no head");
  }
}

std::optional<WarcReader::Head> WarcReader::read_head() { return arc_ ? read_arc_head() : read_warc_head(); }

/// Goes behind a record that is too large to be held; where a member starts a record before its end, there.
void WarcReader::pass_over(Head const& head) {
  if (head.length > believable_length) return;  // on to the next start of a record
  auto const end = here() + head.length;
  while (here() < end) {
    auto const before = here();
    if (auto const member = mark_inside(Kind::member, before, std::min<std::uint64_t>(end, base_ + buffer_.size()))) {
      go_to(*member);
      if (at_start()) return;
    }
    go_to(std::min<std::uint64_t>(end, base_ + buffer_.size()));
    if (here() < end && !fill()) return;
  }
}

/// The block is there and in one piece; else the place to go on from is taken.
bool WarcReader::whole(Head const& head) {
  auto const from = here(), end = from + head.length;
  bool const all = have(static_cast<std::size_t>(head.length) + start_bytes + 4) || waiting().size() >= head.length;
  if (auto const lost = damage_inside(head.start, end)) return go_to(*lost), false;
  if (auto const member = mark_inside(Kind::member, head.start, end - std::min<std::uint64_t>(end, 1))) {
    auto const inside = std::string_view(buffer_).substr(std::min<std::size_t>(static_cast<std::size_t>(*member - base_), buffer_.size()));
    if (is_record_start(inside)) {
      complain_at(head.start, "claims to be longer than it is");
      return go_to(*member), false;
    }
  }
  if (!all) complain_at(head.start, "is cut short");
  return all;
}

/// Behind the block the next record starts, or nothing; else the length is wrong, and the block may hold that start.
bool WarcReader::ends_well(Head const& head) {
  auto const after = waiting().substr(static_cast<std::size_t>(head.length));
  auto const rest = after.substr(std::min(after.find_first_not_of("\r\n"), after.size()));
  if (arc_ || rest.empty() || is_record_start(rest)) return true;
  auto const inner = find_record_start(waiting().substr(0, static_cast<std::size_t>(head.length) + start_bytes), 0);
  if (inner >= head.length) return true;
  complain_at(head.start, "claims to be longer than it is");
  at_ += inner;
  return false;
}

std::optional<Record> WarcReader::next() {
  if (!std::exchange(started_, true)) {
    have(start_bytes);
    arc_ = waiting().starts_with(arc_mark);
  }
  while (arc_ || find_start()) {
    auto head = read_head();
    if (!head && arc_) return std::nullopt;
    if (!head) continue;
    if (head->length > max_block_bytes) {
      complain_at(head->start, "is larger than 64 MiB");
      pass_over(*head);
      continue;
    }
    if (!whole(*head) || !ends_well(*head)) continue;
    Record record{offset_of(head->start), std::move(head->fields), std::string(waiting().substr(0, static_cast<std::size_t>(head->length)))};
    at_ += static_cast<std::size_t>(head->length);
    return record;
  }
  return std::nullopt;
}

}  // namespace bifrons::archive
