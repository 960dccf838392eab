// SPDX-License-Identifier: GPL-3.0-or-later
// Records put together and appended; the file's tail mended at opening.
#include "indexer/archive/warc_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <random>
#include <system_error>
#include <utility>

#include "corpus/article/date.hpp"
#include "indexer/archive/gzip_member.hpp"
#include "indexer/archive/sha1.hpp"
#include "indexer/archive/warc_record.hpp"

namespace bifrons::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".warc.gz", record_end = "\r\n\r\n";
constexpr auto profiles = std::to_array<std::string_view>({"http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
                                                          "http://netpreserve.org/warc/1.1/revisit/server-not-modified"});

std::string new_id() {
  static thread_local std::mt19937_64 random{std::random_device{}()};
  constexpr std::string_view hex = "0123456789abcdef";
  std::string id = "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx";
  for (auto& c : id)
    if (c == 'x') c = hex[random() & 15];
  return "<urn:uuid:" + id + ">";
}

std::string line(std::string_view name, std::string_view value) {
  std::string out(name);
  out.append(": ");
  for (char const c : value) out += c == '\r' || c == '\n' ? ' ' : c;
  return out += "\r\n";
}

bool names(std::string_view field_line, std::string_view name) {
  if (field_line.size() <= name.size() || field_line[name.size()] != ':') return false;
  return std::ranges::equal(field_line.substr(0, name.size()), name, [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

/// The head as it came, but for the transfer coding, which no longer holds. HTTP/2 has no status line of its own; readers know the older one.
struct HttpHead {
  std::string text;
  bool packed = false;  ///< the body has a content coding
};

HttpHead head_of(Answer const& answer) {
  HttpHead head;
  auto left = answer.head;
  bool first = true;
  while (!left.empty()) {
    auto const end = std::min(left.find('\n'), left.size());
    auto text = left.substr(0, end);
    left.remove_prefix(std::min(end + 1, left.size()));
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (text.empty()) break;
    bool const newer = std::exchange(first, false) && text.starts_with("HTTP/") && !text.starts_with("HTTP/1.");
    head.packed = head.packed || names(text, "content-encoding");
    if (newer) head.text.append("HTTP/1.1").append(text.substr(std::min(text.find(' '), text.size())));
    else head.text.append(names(text, "transfer-encoding") ? "X-Archive-Orig-" : "").append(text);
    head.text += "\r\n";
  }
  head.text += "\r\n";
  return head;
}

std::string opening(std::string_view type, std::string_view date) {
  return "WARC/1.1\r\n" + line("WARC-Type", type) + line("WARC-Record-ID", new_id()) + line("WARC-Date", date);
}

/// "<urn:uuid:…>" of a head that opening() began.
std::string_view id_of(std::string_view head) {
  auto const at = head.find("<urn:");
  return head.substr(at, head.find('>', at) + 1 - at);
}

std::string closing(std::string_view digest, std::string_view kind, std::size_t size) {
  return line("WARC-Block-Digest", digest) + line("Content-Type", kind) + line("Content-Length", std::to_string(size)) + "\r\n";
}

std::string reason() { return std::generic_category().message(errno); }

tl::unexpected<Error> cannot_write(fs::path const& path) {
  return failure(ErrorCode::broken, path.string() + " cannot be written (" + reason() + ")", "check free disk space and rights; what was written before is whole");
}

/// The name of a new file: its time first, so that names sort as they were made; a number apart for files of one second.
std::string file_name(int number) {
  std::string stamp;
  for (char const c : iso_now())
    if (c >= '0' && c <= '9') stamp += c;
  auto const digits = std::to_string(number);
  return stamp + '-' + std::string(5 - std::min<std::size_t>(5, digits.size()), '0') + digits + std::string(ending);
}

}  // namespace

WarcWriter::WarcWriter(fs::path folder, std::string software, std::uint64_t bound) noexcept
    : folder_(std::move(folder)), software_(std::move(software)), file_bytes_(bound) {}

WarcWriter::~WarcWriter() {
  if (file_ >= 0) ::close(file_);
}
WarcWriter::WarcWriter(WarcWriter&& other) noexcept
    : folder_(std::move(other.folder_)), path_(std::move(other.path_)), software_(std::move(other.software_)), info_id_(std::move(other.info_id_)),
      file_bytes_(other.file_bytes_), size_(other.size_), file_(std::exchange(other.file_, -1)), unsynced_(other.unsynced_) {}
WarcWriter& WarcWriter::operator=(WarcWriter&& other) noexcept {
  std::swap(folder_, other.folder_);
  std::swap(path_, other.path_);
  std::swap(software_, other.software_);
  std::swap(info_id_, other.info_id_);
  std::swap(file_bytes_, other.file_bytes_);
  std::swap(size_, other.size_);
  std::swap(file_, other.file_);
  std::swap(unsynced_, other.unsynced_);
  return *this;
}

Result<WarcWriter> WarcWriter::open(fs::path folder, std::string software, std::uint64_t bound) {
  WarcWriter writer(std::move(folder), std::move(software), bound);
  if (auto opened = writer.open_last(); !opened) return tl::unexpected(opened.error());
  return writer;
}

Result<void> WarcWriter::open_last() {
  std::error_code code;
  fs::path last;
  for (fs::directory_iterator at(folder_, code), end; !code && at != end; at.increment(code))
    if (at->path().native().ends_with(ending) && at->path() > last) last = at->path();
  if (code && code != std::errc::no_such_file_or_directory) return failure(ErrorCode::broken, folder_.string() + " cannot be read (" + code.message() + ")", "check its rights");
  if (last.empty()) return {};
  auto const tail = look_at_tail(last);
  if (!tail) return tl::unexpected(tail.error());
  if (tail->foreign || (tail->whole >= file_bytes_ && !tail->cut_short)) return {};
  path_ = last;
  file_ = ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  if (file_ < 0) return cannot_write(path_);
  if (tail->cut_short && ::ftruncate(file_, static_cast<off_t>(tail->whole)) != 0) return cannot_write(path_);
  size_ = tail->whole;
  return {};
}

Result<void> WarcWriter::begin_file() {
  if (auto synced = sync(); !synced) return synced;
  if (file_ >= 0) ::close(std::exchange(file_, -1));
  std::error_code code;
  fs::create_directories(folder_, code);
  for (int number = 1; file_ < 0; ++number) {
    path_ = folder_ / file_name(number);
    file_ = ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file_ < 0 && (errno != EEXIST || number >= 99'999)) return cannot_write(path_);
  }
  size_ = 0;
  info_id_.clear();
  auto const block = line("software", software_) + line("format", "WARC File Format 1.1") + line("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/");
  auto head = opening("warcinfo", iso_now()) + line("WARC-Filename", path_.filename().string()) + line("Content-Type", "application/warc-fields");
  std::string const id(id_of(head));
  return write(gzip_member(head + line("Content-Length", std::to_string(block.size())) + "\r\n" + block + std::string(record_end))).map([&] { info_id_ = id; });
}

Result<void> WarcWriter::write(std::string_view members) {
  for (auto left = members; !left.empty();) {
    auto const n = ::write(file_, left.data(), left.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      auto const why = cannot_write(path_);
      if (::ftruncate(file_, static_cast<off_t>(size_)) != 0) ::close(std::exchange(file_, -1));  // mended at the next opening
      return why;
    }
    left.remove_prefix(static_cast<std::size_t>(n));
  }
  size_ += members.size();
  unsynced_ = true;
  return {};
}

/// What a file that an earlier run began says of itself is not looked up.
std::string WarcWriter::info_line() const { return info_id_.empty() ? std::string{} : line("WARC-Warcinfo-ID", info_id_); }

/// As the standard's example has it: what was asked, beside the answer.
std::string WarcWriter::request_of(Answer const& answer, std::string_view answer_head) const {
  if (answer.request.empty()) return {};
  auto record = opening("request", iso_time(answer.at)) + line("WARC-Target-URI", answer.url) + line("WARC-Concurrent-To", id_of(answer_head)) + info_line();
  record += closing(sha1_digest(answer.request), "application/http;msgtype=request", answer.request.size());
  return gzip_member(record.append(answer.request).append(record_end));
}

Result<std::string> WarcWriter::append(std::string head, Answer const& answer) {
  if (file_ < 0 || size_ >= file_bytes_)
    if (auto begun = begin_file(); !begun) return tl::unexpected(begun.error());
  auto const request = request_of(answer, head);
  auto const http = head_of(answer);
  head += info_line();
  head += closing(sha1_digest(http.text, answer.body), "application/http;msgtype=response", http.text.size() + answer.body.size()) + http.text;
  auto const parts = std::to_array<Part>({{head}, {answer.body, http.packed}, {record_end, http.packed}});
  auto where = path_.filename().string() + '#' + std::to_string(size_);
  return write(gzip_member(parts) + request).map([&] { return std::move(where); });
}

Result<std::string> WarcWriter::response(Answer const& answer, std::string_view digest) {
  return append(opening("response", iso_time(answer.at)) + line("WARC-Target-URI", answer.url) + line("WARC-Payload-Digest", digest), answer);
}

Result<std::string> WarcWriter::revisit(Answer const& answer, Revisit kind, Original const& original) {
  auto head = opening("revisit", iso_time(answer.at)) + line("WARC-Target-URI", answer.url) + line("WARC-Profile", profiles[static_cast<std::size_t>(kind)]) +
              line("WARC-Refers-To-Target-URI", original.url) + line("WARC-Refers-To-Date", original.date);
  if (kind == Revisit::identical_payload) head += line("WARC-Payload-Digest", original.digest);
  return append(std::move(head), {answer.url, answer.head, {}, answer.at});
}

Result<void> WarcWriter::sync() {
  if (file_ < 0 || !std::exchange(unsynced_, false)) return {};
  if (::fdatasync(file_) != 0) return cannot_write(path_);
  return {};
}

}  // namespace bifrons::archive
