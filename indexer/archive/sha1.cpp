// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-1 by the library that TLS needs anyway, base32 as RFC 4648 has it.
#include "indexer/archive/sha1.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <memory>
#include <new>
#include <span>

namespace bifrons::archive {
namespace {

using Digest = std::array<unsigned char, 20>;

std::string base32(Digest const& digest) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  std::uint32_t buffer = 0;
  int bits = 0;
  for (auto const octet : digest) {
    buffer = (buffer << 8 | octet) & 0xFFFF;
    for (bits += 8; bits >= 5; bits -= 5) out += letters[buffer >> (bits - 5) & 31];
  }
  return out;  // 160 bits are 32 letters, none left over
}

}  // namespace

std::string sha1_digest(std::string_view bytes, std::string_view more) {
  std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> const context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  Digest digest{};
  bool const made = context && EVP_DigestInit_ex(context.get(), EVP_sha1(), nullptr) == 1 && EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1 &&
                    EVP_DigestUpdate(context.get(), more.data(), more.size()) == 1 && EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1;
  if (!made) throw std::bad_alloc();
  return "sha1:" + base32(digest);
}

}  // namespace bifrons::archive
