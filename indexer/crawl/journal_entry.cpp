// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of an answer, in one order for both ways.
#include "indexer/crawl/journal_entry.hpp"

#include <charconv>

namespace bifrons::crawl {
namespace {

constexpr std::int64_t most_parts = 10'000;  ///< headers or addresses on the way

}  // namespace

FieldWriter& FieldWriter::text(std::string_view field) {
  bytes_.append(std::to_string(field.size())).append(":").append(field);
  return *this;
}

FieldWriter& FieldWriter::number(std::int64_t field) { return text(std::to_string(field)); }

std::string_view FieldReader::text() {
  std::size_t length = 0;
  auto const [end, error] = std::from_chars(left_.data(), left_.data() + left_.size(), length);
  auto const head = static_cast<std::size_t>(end - left_.data());
  ok_ = ok_ && error == std::errc{} && head < left_.size() && *end == ':' && left_.size() - head - 1 >= length;
  if (!ok_) return {};
  auto const field = left_.substr(head + 1, length);
  left_.remove_prefix(head + 1 + length);
  return field;
}

std::int64_t FieldReader::number() {
  auto const field = text();
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  ok_ = ok_ && error == std::errc{} && end == field.data() + field.size();
  return ok_ ? value : 0;
}

std::string to_bytes(Task const& task, fetch::Resource const& resource) {
  FieldWriter out;
  out.number(static_cast<std::int64_t>(task.kind)).text(task.url).text(task.key).text(task.host).text(task.origin);
  out.number(task.source).number(task.depth).number(task.tries).number(task.seed).number(task.guess).text(task.cookies);
  out.number(static_cast<std::int64_t>(task.via.size()));
  for (auto const& address : task.via) out.text(address);
  out.text(resource.url).number(resource.status).number(resource.fetched_at.time_since_epoch().count());
  out.number(static_cast<std::int64_t>(resource.headers.size()));
  for (auto const& [name, value] : resource.headers) out.text(name).text(value);
  out.text(resource.head).text(resource.body).text(resource.request);
  return out.bytes();
}

std::optional<JournalEntry> from_bytes(std::string_view bytes) {
  FieldReader in(bytes);
  JournalEntry entry;
  auto& [task, resource] = entry;
  task.kind = static_cast<TaskKind>(in.number());
  for (auto* const field : {&task.url, &task.key, &task.host, &task.origin}) *field = in.text();
  task.source = in.number();
  for (auto* const field : {&task.depth, &task.tries}) *field = static_cast<int>(in.number());
  for (auto* const field : {&task.seed, &task.guess}) *field = in.number() != 0;
  task.cookies = in.text();
  auto const via = in.number();
  for (std::int64_t i = 0; i < via && i < most_parts && in.ok(); ++i) task.via.emplace_back(in.text());
  resource.url = in.text();
  resource.status = static_cast<int>(in.number());
  resource.fetched_at = std::chrono::sys_seconds(std::chrono::seconds(in.number()));
  auto const headers = in.number();
  for (std::int64_t i = 0; i < headers && i < most_parts && in.ok(); ++i) {
    std::string const name(in.text());
    resource.headers.emplace_back(name, in.text());
  }
  resource.head = in.text();
  resource.body = in.text();
  resource.request = in.text();
  if (!in.ok() || task.kind > TaskKind::sitemap) return std::nullopt;
  return entry;
}

}  // namespace bifrons::crawl
