// SPDX-License-Identifier: GPL-3.0-or-later
// A file of fields: its token, then entries ("answer", number, sum, octets) and notes ("kept", number, place).
#include "indexer/crawl/journal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <system_error>
#include <utility>

#include "indexer/crawl/journal_entry.hpp"

namespace bifrons::crawl {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> cannot_write(fs::path const& path) {
  return failure(ErrorCode::broken, path.string() + " cannot be written (" + std::generic_category().message(errno) + ")", "check free disk space and rights; what was committed before is whole");
}

/// Against what a loss of power leaves in a file; a kill leaves whole entries or a cut end.
std::int64_t sum_of(std::string_view bytes) { return static_cast<std::int64_t>(std::hash<std::string_view>{}(bytes) >> 1); }

std::string new_token() {
  static thread_local std::mt19937_64 random{std::random_device{}()};
  return std::to_string(random());
}

std::string answer_head(std::uint64_t answer, std::string_view payload) {
  return FieldWriter().text("answer").number(static_cast<std::int64_t>(answer)).number(sum_of(payload)).bytes() + std::to_string(payload.size()) + ':';
}

}  // namespace

Journal::~Journal() {
  if (file_ >= 0) ::close(file_);
}
Journal::Journal(Journal&& other) noexcept
    : path_(std::move(other.path_)), token_(std::move(other.token_)), file_(std::exchange(other.file_, -1)), size_(other.size_), last_(other.last_),
      entries_(std::move(other.entries_)), left_(std::move(other.left_)) {}
Journal& Journal::operator=(Journal&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(token_, other.token_);
  std::swap(file_, other.file_);
  std::swap(size_, other.size_);
  std::swap(last_, other.last_);
  std::swap(entries_, other.entries_);
  std::swap(left_, other.left_);
  return *this;
}

Result<Journal> Journal::open(fs::path path, std::string token) {
  Journal journal(std::move(path), std::move(token));
  if (journal.path_.empty()) return journal;
  std::error_code code;
  for (bool const newer : {true, false}) {  // a kill between the state's commit and settle() leaves the right one beside
    auto const name = newer ? journal.beside() : journal.path_;
    auto const loaded = journal.load(name);
    if (!loaded) return tl::unexpected(loaded.error());
    if (*loaded && newer) fs::rename(name, journal.path_, code);
    if (code) return failure(ErrorCode::broken, name.string() + " cannot be renamed (" + code.message() + ")", "check the rights of its folder");
    if (*loaded) return journal;
    fs::remove(name, code);
  }
  return journal;
}

/// False: not there, or not of this token.
Result<bool> Journal::load(fs::path const& name) {
  std::ifstream in(name, std::ios::binary);
  if (!in) return false;
  std::string const bytes{std::istreambuf_iterator<char>(in), {}};
  FieldReader fields(bytes);
  if (fields.text() != token_ || !fields.ok()) return false;
  auto const here = [&] { return static_cast<std::uint64_t>(bytes.size() - fields.left().size()); };
  for (size_ = here(); !fields.left().empty(); size_ = here()) {
    auto const kind = fields.text();
    auto const answer = static_cast<std::uint64_t>(fields.number());
    if (kind == "kept") {
      auto const place = fields.text();
      if (!fields.ok()) break;
      if (auto const entry = entries_.find(answer); entry != entries_.end()) entry->second.place = place;
      continue;
    }
    auto const sum = fields.number();
    auto const payload = fields.text();
    auto entry = fields.ok() && kind == "answer" && sum == sum_of(payload) ? from_bytes(payload) : std::nullopt;
    if (!entry) break;
    entries_[answer] = {here() - payload.size(), payload.size(), {}};
    last_ = std::max(last_, answer);
    entry->task.answer = answer;
    left_.push_back(std::move(entry->task));
  }
  file_ = ::open(name.c_str(), O_RDWR | O_APPEND | O_CLOEXEC);
  if (file_ < 0 || ::ftruncate(file_, static_cast<off_t>(size_)) != 0) return cannot_write(name);
  return true;
}

Result<void> Journal::begin(fs::path const& name) {
  int const file = ::open(name.c_str(), O_RDWR | O_APPEND | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return cannot_write(name);
  if (file_ >= 0) ::close(file_);
  file_ = file;
  size_ = 0;
  return append(FieldWriter().text(token_).bytes());
}

Result<void> Journal::append(std::string_view bytes) {
  for (auto left = bytes; !left.empty();) {
    auto const n = ::write(file_, left.data(), left.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      auto const why = cannot_write(path_);
      if (::ftruncate(file_, static_cast<off_t>(size_)) != 0) return failure(ErrorCode::broken, path_.string() + " is cut short", "run it again");
      return why;
    }
    left.remove_prefix(static_cast<std::size_t>(n));
  }
  size_ += bytes.size();
  return {};
}

Result<std::uint64_t> Journal::add(Task const& task, fetch::Resource const& resource) {
  if (path_.empty()) return std::uint64_t{0};
  if (file_ < 0)
    if (auto begun = begin(path_); !begun) return tl::unexpected(begun.error());
  auto const payload = to_bytes(task, resource);
  auto const head = answer_head(last_ + 1, payload);
  auto const offset = size_ + head.size();
  return append(head + payload).map([&] {
    entries_[++last_] = {offset, payload.size(), {}};
    return last_;
  });
}

Result<void> Journal::kept(std::uint64_t answer, std::string_view place) {
  auto const entry = entries_.find(answer);
  if (entry == entries_.end() || entry->second.place == place) return {};
  entry->second.place = place;
  return append(FieldWriter().text("kept").number(static_cast<std::int64_t>(answer)).text(place).bytes());
}

std::string Journal::place(std::uint64_t answer) const {
  auto const entry = entries_.find(answer);
  return entry == entries_.end() ? std::string{} : entry->second.place;
}

Result<std::string> Journal::payload(Entry const& entry) const {
  std::string bytes(entry.length, '\0');
  for (std::size_t at = 0; at < bytes.size();) {
    auto const n = ::pread(file_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(entry.offset + at));
    if (n <= 0) return failure(ErrorCode::unreadable, path_.string() + " cannot be read", "check the disk, or move the file away");
    at += static_cast<std::size_t>(n);
  }
  return bytes;
}

Result<fetch::Resource> Journal::read(std::uint64_t answer) const {
  auto const at = entries_.find(answer);
  auto const bytes = at == entries_.end() ? Result<std::string>(std::string{}) : payload(at->second);
  if (!bytes) return tl::unexpected(bytes.error());
  auto entry = from_bytes(*bytes);
  if (!entry) return failure(ErrorCode::unreadable, path_.string() + " is damaged", "move the file away");
  return std::move(entry->resource);
}

Result<std::string> Journal::prepare() {
  if (path_.empty() || file_ < 0) return token_;
  token_ = new_token();
  if (entries_.empty()) return token_;
  Journal next(beside(), token_);
  if (auto begun = next.begin(next.path_); !begun) return tl::unexpected(begun.error());
  for (auto const& [answer, entry] : entries_) {
    auto const bytes = payload(entry);
    if (!bytes) return tl::unexpected(bytes.error());
    auto const head = answer_head(answer, *bytes);
    next.entries_[answer] = {next.size_ + head.size(), bytes->size(), {}};
    if (auto added = next.append(head + *bytes); !added) return tl::unexpected(added.error());
    if (auto noted = next.kept(answer, entry.place); !noted) return tl::unexpected(noted.error());
  }
  std::swap(file_, next.file_);
  std::swap(entries_, next.entries_);
  size_ = next.size_;
  return token_;
}

Result<void> Journal::settle() {
  if (path_.empty() || file_ < 0) return {};
  std::error_code code;
  if (!entries_.empty()) fs::rename(beside(), path_, code);
  else {
    fs::remove(path_, code);
    ::close(std::exchange(file_, -1));
    size_ = 0;
  }
  if (code) return failure(ErrorCode::broken, path_.string() + " cannot be replaced (" + code.message() + ")", "check the rights of its folder");
  return {};
}

}  // namespace bifrons::crawl
