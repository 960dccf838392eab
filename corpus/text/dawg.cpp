// SPDX-License-Identifier: GPL-3.0-or-later
// A state is an index into an array of units: where its children begin, whether a key ends here, the byte that led to it.
#include "corpus/text/dawg.hpp"

#include <cstring>

namespace bifrons::text {
namespace {

constexpr std::size_t unit_bytes = 4, guide_bytes = 2, longest_completion = 32;
constexpr std::uint32_t leaf_bit = 1U << 8U, extension_bit = 1U << 9U, value_bit = 1U << 31U;

std::uint32_t little_endian(std::string_view bytes) noexcept {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << 8 * i;
  return number;
}

std::uint32_t offset_of(std::uint32_t unit) noexcept { return (unit >> 10U) << ((unit & extension_bit) >> 6U); }

// A part of the file: a number of items, then the items.
std::optional<std::string_view> take_part(std::string_view& file, std::size_t item_bytes) {
  if (file.size() < 4) return std::nullopt;
  auto const bytes = std::size_t{little_endian(file)} * item_bytes;
  if (file.size() - 4 < bytes) return std::nullopt;
  auto const part = file.substr(4, bytes);
  file.remove_prefix(4 + bytes);
  return part;
}

}  // namespace

std::optional<Dawg> Dawg::read(std::string_view file) {
  auto const units = take_part(file, unit_bytes);
  if (!units || units->empty()) return std::nullopt;
  Dawg dawg;
  dawg.units_ = *units;
  if (file.empty()) return dawg;
  auto const guides = take_part(file, guide_bytes);
  if (!guides) return std::nullopt;
  dawg.guides_ = *guides;
  return dawg;
}

// A state outside the file is a dead end: no byte leads to its unit, nothing leads on.
std::uint32_t Dawg::unit(State at) const noexcept {
  auto const byte = std::size_t{at} * unit_bytes;
  return byte < units_.size() ? little_endian(units_.substr(byte, unit_bytes)) : value_bit;
}

unsigned char Dawg::guide(State at, std::size_t which) const noexcept {
  auto const byte = std::size_t{at} * guide_bytes + which;
  return byte < guides_.size() ? static_cast<unsigned char>(guides_[byte]) : 0;
}

std::optional<Dawg::State> Dawg::follow(State from, std::string_view path) const noexcept {
  for (auto const byte : path) {
    auto const label = static_cast<unsigned char>(byte);
    auto const next = from ^ offset_of(unit(from)) ^ label;
    if ((unit(next) & (value_bit | 0xFFU)) != label) return std::nullopt;
    from = next;
  }
  return from;
}

std::optional<std::uint32_t> Dawg::value(State at) const noexcept {
  auto const here = unit(at);
  if ((here & leaf_bit) == 0) return std::nullopt;
  auto const leaf = unit(at ^ offset_of(here));
  if ((leaf & value_bit) == 0) return std::nullopt;
  return leaf & ~value_bit;
}

std::vector<std::string> Dawg::completions(State from, std::size_t most) const {
  std::vector<std::string> found;
  std::vector<State> path{from};  // the states after each byte of key
  std::string key;
  std::size_t steps = (longest_completion + 1) * (most + 1) * 2;  // a damaged guide may lead in circles
  auto const descend = [&](unsigned char label) {
    auto const next = label == 0 || key.size() >= longest_completion ? std::nullopt : follow(path.back(), std::string_view(reinterpret_cast<char const*>(&label), 1));
    if (next) path.push_back(*next), key.push_back(static_cast<char>(label));
    return next.has_value();
  };
  for (bool down = true; steps > 0 && found.size() < most; --steps) {
    if (down && (unit(path.back()) & leaf_bit) != 0) found.push_back(key);
    if (down && descend(guide(path.back(), 0))) continue;
    if (key.empty()) break;
    auto const sibling = guide(path.back(), 1);
    path.pop_back();
    key.pop_back();
    down = descend(sibling);
  }
  return found;
}

}  // namespace bifrons::text
