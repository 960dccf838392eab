// SPDX-License-Identifier: GPL-3.0-or-later
// Terms and slot values: the small encodings that the writer and the searcher share.
#include "corpus/schema/bytes.hpp"
#include "corpus/schema/document.hpp"
#include "corpus/text/unicode.hpp"

namespace bifrons::schema {
namespace {

constexpr std::size_t longest_term = 245;

/// FNV-1a with a final mix: the same on every machine, for ever.
std::uint64_t hash_bytes(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (char const c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93U;
  return hash ^ (hash >> 32);
}

/// What Xapian's back end makes of a term: each NUL takes two bytes.
std::size_t stored_size(std::string_view bytes) {
  std::size_t size = bytes.size();
  for (char const c : bytes) size += c == '\0' ? 1U : 0U;
  return size;
}

}  // namespace

std::string term(std::string_view prefix, std::string_view value) {
  std::string out;
  append_term(out, prefix, value);
  return out;
}

void append_term(std::string& out, std::string_view prefix, std::string_view value) {
  out.append(prefix);
  if (2 * (prefix.size() + value.size()) <= longest_term || stored_size(prefix) + stored_size(value) <= longest_term) {
    out.append(value);
    return;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  out.push_back('#');
  auto hash = hash_bytes(value);
  for (int i = 0; i < 16; ++i, hash <<= 4) out.push_back(digits[hash >> 60]);
}

std::string exact_value(std::string_view value) { return text::squeeze(text::fold(value)); }

std::vector<std::string> author_names(std::string_view author) {
  std::vector<std::string> names;
  while (!author.empty()) {
    auto const end = author.find("; ");
    if (auto name = text::squeeze(author.substr(0, end)); !name.empty()) names.push_back(std::move(name));
    author = end == std::string_view::npos ? std::string_view() : author.substr(end + 2);
  }
  return names;
}

std::string encode_values(std::vector<std::string> const& values) {
  std::string out;
  for (auto const& value : values) put_string(out, value);
  return out;
}

std::vector<std::string> decode_values(std::string_view slot) {
  std::vector<std::string> values;
  Reader in(slot);
  while (in.ok() && !in.at_end()) {
    auto const value = in.string();
    if (in.ok()) values.emplace_back(value);
  }
  return values;
}

std::string encode_count(std::uint32_t count) {
  std::string out;
  if (count > 0) put_number(out, count);
  return out;
}

std::uint32_t decode_count(std::string_view slot) {
  if (slot.empty()) return 0;
  auto const number = Reader(slot).number();
  return number > UINT32_MAX ? 0 : static_cast<std::uint32_t>(number);
}

}  // namespace bifrons::schema
