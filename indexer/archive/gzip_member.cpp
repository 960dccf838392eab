// SPDX-License-Identifier: GPL-3.0-or-later
// RFC 1952 by hand around zlib's deflate: ten octets, the extra field, the data, the checksum.
#define ZLIB_CONST
#include "indexer/archive/gzip_member.hpp"

#include <zlib.h>

#include <array>
#include <fstream>
#include <iterator>
#include <memory>
#include <new>

namespace bifrons::archive {
namespace {

constexpr int level = 5;
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

std::string deflated(std::string_view bytes) {
  z_stream z{};
  if (deflateInit2(&z, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  std::unique_ptr<z_stream, int (*)(z_streamp)> const owner(&z, &deflateEnd);
  std::string out(deflateBound(&z, bytes.size()), '\0');
  z.next_in = reinterpret_cast<Bytef const*>(bytes.data());
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  return out;
}

/// The member unpacks to its end and to the length that it states.
bool is_sound(std::string_view member) {
  z_stream z{};
  if (inflateInit2(&z, 16 + MAX_WBITS) != Z_OK) return false;
  std::unique_ptr<z_stream, int (*)(z_streamp)> const owner(&z, &inflateEnd);
  z.next_in = reinterpret_cast<Bytef const*>(member.data());
  z.avail_in = static_cast<uInt>(member.size());
  std::array<Bytef, 1u << 15> piece;
  int code = Z_OK;
  while (code == Z_OK) {
    z.next_out = piece.data();
    z.avail_out = static_cast<uInt>(piece.size());
    code = inflate(&z, Z_NO_FLUSH);
  }
  return code == Z_STREAM_END;
}

}  // namespace

std::string gzip_member(std::string_view bytes) {
  auto const data = deflated(bytes);
  std::string member(head);
  put_number(member, static_cast<std::uint32_t>(head_bytes + data.size() + foot_bytes));
  put_number(member, static_cast<std::uint32_t>(bytes.size()));
  member += data;
  put_number(member, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<Bytef const*>(bytes.data()), static_cast<uInt>(bytes.size()))));
  put_number(member, static_cast<std::uint32_t>(bytes.size()));
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
