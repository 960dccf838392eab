// SPDX-License-Identifier: GPL-3.0-or-later
// Names that stay: an article's id and the hash of its content.
#include "corpus/article/article.hpp"

#include <array>
#include <cstdint>

namespace bifrons {
namespace {

/// FNV-1a, 64 bits, finished by the splitmix64 mixer: stable over machines and builds, spread well enough for names.
/// Sources: Fowler, Noll, Vo (offset basis and prime); Steele, Lea, Flood 2014 (mixer).
class NameHash {
 public:
  void add(std::string_view bytes) {
    for (char c : bytes) {
      state_ ^= static_cast<unsigned char>(c);
      state_ *= 0x100000001B3ULL;
    }
  }

  [[nodiscard]] std::string hex() const {
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
    mixed ^= mixed >> 31U;
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out(16, '0');
    for (auto place = out.rbegin(); place != out.rend(); ++place, mixed >>= 4U) *place = digits[mixed & 0xFU];
    return out;
  }

 private:
  std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string article_id(Article const& article) {
  NameHash hash;
  if (!article.url.empty()) {
    hash.add(article.url);
  } else {
    hash.add(article.title);
    hash.add("\n");
    hash.add(article.text);
  }
  return hash.hex();
}

std::string content_hash(std::string_view text) {
  NameHash hash;
  std::array<char, 4096> buffer{};
  std::size_t used = 0;
  bool gap = false, any = false;
  auto put = [&](char c) {
    buffer[used++] = c;
    if (used == buffer.size()) {
      hash.add({buffer.data(), used});
      used = 0;
    }
  };
  for (char c : text) {
    if (is_space(c)) {
      gap = any;
      continue;
    }
    if (gap) put(' ');
    gap = false;
    any = true;
    put(lower(c));
  }
  hash.add({buffer.data(), used});
  return hash.hex();
}

}  // namespace bifrons
