// SPDX-License-Identifier: GPL-3.0-or-later
// RFC 1952 by hand around zlib's deflate: ten octets, the extra field, the data, the checksum.
#define ZLIB_CONST
#include "indexer/archive/gzip_member.hpp"

#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <new>

#include "corpus/packed/inflater.hpp"

namespace bifrons::archive {
namespace {

constexpr int text_level = 3, no_level = 0;  ///< the crawl waits for it
constexpr std::string_view head{"\x1F\x8B\x08\x04\0\0\0\0\0\xFF" "\x0C\0" "sl" "\x08\0", 16};  // extra field: 12 octets, "sl" with 8
constexpr std::size_t head_bytes = head.size() + 8, foot_bytes = 8;

void put_number(std::string& to, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) to += static_cast<char>(value >> shift & 0xFF);
}

std::uint32_t number_at(std::string_view from, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i > 0; --i) value = value << 8 | static_cast<unsigned char>(from[at + i - 1]);
  return value;
}

/// Appends as much as comes out of z with flush; there is room for all of it.
class Deflater {
 public:
  Deflater(std::string& out, std::size_t most) : out_(out) {
    if (deflateInit2(&z_, text_level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
    begin_ = out_.size();
    out_.resize(begin_ + deflateBound(&z_, most) + slack);
    z_.next_out = reinterpret_cast<Bytef*>(out_.data() + begin_);
    z_.avail_out = static_cast<uInt>(out_.size() - begin_);
  }
  ~Deflater() { deflateEnd(&z_); }
  Deflater(Deflater const&) = delete;
  Deflater& operator=(Deflater const&) = delete;

  void add(Part const& part) {
    deflateParams(&z_, part.packed ? no_level : text_level, Z_DEFAULT_STRATEGY);
    z_.next_in = reinterpret_cast<Bytef const*>(part.bytes.data());
    z_.avail_in = static_cast<uInt>(part.bytes.size());
    deflate(&z_, Z_NO_FLUSH);
  }
  void end() {
    if (deflate(&z_, Z_FINISH) != Z_STREAM_END) throw std::bad_alloc();
    out_.resize(begin_ + z_.total_out);
  }

 private:
  static constexpr std::size_t slack = 4'096;  ///< each change of level ends a block
  std::string& out_;
  std::size_t begin_ = 0;
  z_stream z_{};
};

/// The member unpacks to its end and to the length that it states.
bool is_sound(std::string_view member) {
  packed::Inflater inflater(packed::Wrapping::gzip);
  std::string piece;
  for (;;) {
    piece.clear();
    auto const step = inflater.step(member, piece);
    member.remove_prefix(step.taken);
    if (step.state != packed::Inflater::State::running) return step.state == packed::Inflater::State::ended;
    if (step.taken == 0 && step.given == 0) return false;
  }
}

}  // namespace

std::string gzip_member(std::span<Part const> parts) {
  std::size_t size = 0;
  uLong sum = crc32(0, nullptr, 0);
  for (auto const& part : parts) {
    if (part.bytes.empty()) continue;  // to the checksum no octets mean a new start
    size += part.bytes.size();
    sum = crc32(sum, reinterpret_cast<Bytef const*>(part.bytes.data()), static_cast<uInt>(part.bytes.size()));
  }
  std::string member(head), lengths;
  member.append(head_bytes - head.size(), '\0');
  Deflater deflater(member, size);
  for (auto const& part : parts) deflater.add(part);
  deflater.end();
  put_number(lengths, static_cast<std::uint32_t>(member.size() + foot_bytes));
  put_number(lengths, static_cast<std::uint32_t>(size));
  member.replace(head.size(), lengths.size(), lengths);
  put_number(member, static_cast<std::uint32_t>(sum));
  put_number(member, static_cast<std::uint32_t>(size));
  return member;
}

Result<Tail> look_at_tail(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return failure(ErrorCode::broken, path.string() + " cannot be read", "check its rights, or move it away");
  auto const size = static_cast<std::uint64_t>(file.tellg());
  Tail tail;
  std::string start(head_bytes, '\0'), last;
  std::uint64_t last_at = 0;
  auto const read = [&](std::uint64_t at, std::string& into) { return file.seekg(static_cast<std::streamoff>(at)) && file.read(into.data(), static_cast<std::streamsize>(into.size())); };
  while (tail.whole < size) {
    start.resize(std::min<std::uint64_t>(head_bytes, size - tail.whole));
    if (!read(tail.whole, start)) return failure(ErrorCode::broken, path.string() + " cannot be read to its end", "check the disk, or move the file away");
    bool const ours = start.starts_with(head.substr(0, start.size()));
    auto const length = start.size() == head_bytes ? number_at(start, head.size()) : 0;
    if (!ours || (length != 0 && length < head_bytes + foot_bytes)) return tail.foreign = true, tail;
    if (length == 0 || length > size - tail.whole) return tail.cut_short = true, tail;
    last_at = tail.whole;
    tail.whole += length;
  }
  last.resize(tail.whole - last_at);
  if (!last.empty() && (!read(last_at, last) || !is_sound(last))) tail.whole = last_at, tail.cut_short = true;
  return tail;
}

}  // namespace bifrons::archive
