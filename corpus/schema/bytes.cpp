// SPDX-License-Identifier: GPL-3.0-or-later
// Writing and checked reading of numbers and strings.
#include "corpus/schema/bytes.hpp"

namespace bifrons::schema {

void put_number(std::string& out, std::uint64_t number) {
  while (number >= 0x80) {
    out.push_back(static_cast<char>((number & 0x7F) | 0x80));
    number >>= 7;
  }
  out.push_back(static_cast<char>(number));
}

void put_string(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out.append(text);
}

std::uint64_t Reader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; ok_ && shift < 64; shift += 7) {
    if (at_ == bytes_.size()) break;
    auto const byte = static_cast<unsigned char>(bytes_[at_++]);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) return value;
  }
  ok_ = false;
  return 0;
}

std::string_view Reader::take(std::size_t size) {
  if (!ok_ || size > bytes_.size() - at_) {
    ok_ = false;
    return {};
  }
  auto const part = bytes_.substr(at_, size);
  at_ += size;
  return part;
}

std::string_view Reader::string() { return take(static_cast<std::size_t>(number())); }

std::uint64_t Reader::count() {
  auto const items = number();
  if (items <= bytes_.size() - at_) return items;
  ok_ = false;
  return 0;
}

}  // namespace bifrons::schema
