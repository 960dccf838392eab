// SPDX-License-Identifier: GPL-3.0-or-later
// A word leads through the graph to pairs (paradigm, place in it); the paradigm's first place spells the lemma.
#include "corpus/text/lemma_russian.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

#include "corpus/text/dawg.hpp"
#include "corpus/text/lemma_choice.hpp"
#include "corpus/text/mapped_file.hpp"
#include "corpus/text/unicode.hpp"

namespace bifrons::text {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_spellings = 16, most_parses = 32, longest_word_bytes = 128;
constexpr std::string_view ye = "\xD0\xB5", yo = "\xD1\x91", payload_mark = "\x01";
constexpr auto prefixes = std::to_array<std::string_view>({"", "по", "наи"});  // compile_options of the dictionary's meta.json

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::uint16_t half_at(std::string_view bytes, std::size_t index) noexcept {
  auto const low = static_cast<unsigned char>(bytes[2 * index]), high = static_cast<unsigned char>(bytes[2 * index + 1]);
  return static_cast<std::uint16_t>(low | high << 8U);
}

/// Three numbers for each of a paradigm's forms: ending, tag, prefix; all endings first, then all tags, then all prefixes.
struct Paradigm {
  std::string_view halves;
  [[nodiscard]] std::size_t forms() const noexcept { return halves.size() / 6; }
  [[nodiscard]] std::size_t ending(std::size_t form) const noexcept { return half_at(halves, form); }
  [[nodiscard]] std::size_t tag(std::size_t form) const noexcept { return half_at(halves, forms() + form); }
  [[nodiscard]] std::size_t prefix(std::size_t form) const noexcept { return half_at(halves, 2 * forms() + form); }
};

// Nothing where the lengths in the file lead out of it.
std::optional<std::vector<Paradigm>> read_paradigms(std::string_view file) {
  if (file.size() < 2) return std::nullopt;
  std::vector<Paradigm> paradigms(half_at(file, 0));
  std::size_t at = 2;
  for (auto& paradigm : paradigms) {
    if (file.size() - at < 2) return std::nullopt;
    auto const bytes = std::size_t{2} * half_at(file.substr(at), 0);
    at += 2;
    if (file.size() - at < bytes) return std::nullopt;
    paradigm.halves = file.substr(at, bytes);
    at += bytes;
  }
  return paradigms;
}

int digit_value(char c) noexcept {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  auto const found = digits.find(c);
  return found == std::string_view::npos ? -1 : static_cast<int>(found);
}

struct Place {
  std::size_t paradigm, form;
};

// Two big-endian numbers of two bytes in base 64.
std::optional<Place> read_place(std::string_view payload) {
  std::uint64_t bits = 0;
  if (payload.size() < 6) return std::nullopt;
  for (auto const c : payload.substr(0, 6)) {
    auto const value = digit_value(c);
    if (value < 0) return std::nullopt;
    bits = bits << 6U | static_cast<std::uint64_t>(value);
  }
  auto const number = static_cast<std::uint32_t>(bits >> 4U);
  return Place{number >> 16U, number & 0xFFFFU};
}

/// The word as the dictionary spells it (ё where it says so), and where that leads.
struct Spelling {
  std::string word;
  Dawg::State state = Dawg::root;
};

std::vector<Spelling> spellings_of(Dawg const& words, std::string_view folded) {
  std::vector<Spelling> ways{{}};
  auto const step = [&](Spelling way, std::string_view letter, std::vector<Spelling>& out) {
    auto const next = words.follow(way.state, letter);
    if (!next || out.size() == most_spellings) return;
    way.word += letter;
    way.state = *next;
    out.push_back(std::move(way));
  };
  for (std::size_t at = 0; at < folded.size() && !ways.empty();) {
    auto const letter = folded.substr(at, 2);  // all that it knows are Cyrillic letters of two bytes, or one byte that fails as two
    std::vector<Spelling> next;
    for (auto const& way : ways) step(way, letter, next);
    if (letter == ye) {
      for (auto const& way : ways) step(way, yo, next);
    }
    ways = std::move(next);
    at += letter.size();
  }
  return ways;
}

}  // namespace

struct RussianLemmas::Impl {
  std::vector<MappedFile> files;
  Dawg words, likelihoods;
  std::vector<Paradigm> paradigms;
  std::vector<std::string_view> endings, tags;

  // How likely the tag is for the word, in millionths; 0 where no text was tagged so.
  [[nodiscard]] std::uint32_t likelihood(std::string_view folded, std::size_t tag) const {
    auto at = tag < tags.size() ? likelihoods.follow(Dawg::root, folded) : std::nullopt;
    if (at) at = likelihoods.follow(*at, ":");
    if (at) at = likelihoods.follow(*at, tags[tag]);
    return at ? likelihoods.value(*at).value_or(0) : 0;
  }

  [[nodiscard]] std::optional<std::pair<std::string_view, std::string_view>> affixes(Paradigm const& paradigm, std::size_t form) const {
    if (form >= paradigm.forms() || paradigm.ending(form) >= endings.size() || paradigm.prefix(form) >= prefixes.size()) return std::nullopt;
    return std::pair(prefixes[paradigm.prefix(form)], endings[paradigm.ending(form)]);
  }

  [[nodiscard]] std::string lemma(std::string_view word, Place place) const {
    auto const& paradigm = paradigms[place.paradigm];
    auto const here = affixes(paradigm, place.form), first = affixes(paradigm, 0);
    if (!here || !first || word.size() < here->first.size() + here->second.size()) return {};
    if (!word.starts_with(here->first) || !word.ends_with(here->second)) return {};
    word.remove_prefix(here->first.size());
    word.remove_suffix(here->second.size());
    return std::string(first->first).append(word).append(first->second);
  }
};

RussianLemmas::RussianLemmas(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
RussianLemmas::~RussianLemmas() = default;
RussianLemmas::RussianLemmas(RussianLemmas&&) noexcept = default;
RussianLemmas& RussianLemmas::operator=(RussianLemmas&&) noexcept = default;

std::optional<RussianLemmas> RussianLemmas::open(fs::path const& folder) {
  auto impl = std::make_unique<Impl>();
  for (auto const* name : {"words.dawg", "p_t_given_w.intdawg", "paradigms.array", "suffixes.txt", "tags.txt"}) {
    auto file = MappedFile::open(folder / name);
    if (!file) return std::nullopt;
    impl->files.push_back(std::move(*file));
  }
  auto const words = Dawg::read(impl->files[0].bytes()), likelihoods = Dawg::read(impl->files[1].bytes());
  auto paradigms = read_paradigms(impl->files[2].bytes());
  if (!words || !likelihoods || !paradigms) return std::nullopt;
  impl->words = *words;
  impl->likelihoods = *likelihoods;
  impl->paradigms = std::move(*paradigms);
  impl->endings = lines_of(impl->files[3].bytes());
  impl->tags = lines_of(impl->files[4].bytes());
  return RussianLemmas(std::move(impl));
}

RussianLemmas const* RussianLemmas::installed() {
  static auto const found = []() -> std::optional<RussianLemmas> {
    if (!lemmas_are_wanted()) return std::nullopt;
    std::vector<fs::path> roots;
    if (auto const* named = std::getenv("BIFRONS_DATA"); named != nullptr && *named != '\0') roots.emplace_back(named);
    std::error_code code;
    if (auto const program = fs::read_symlink("/proc/self/exe", code); !code) roots.push_back(program.parent_path().parent_path() / "share" / "bifrons");
    roots.emplace_back(BIFRONS_INSTALLED_DATA);
    roots.emplace_back(BIFRONS_BUILT_DATA);
    for (auto const& root : roots) {
      if (auto opened = open(root / "opencorpora")) return opened;
    }
    return std::nullopt;
  }();
  return found ? &*found : nullptr;
}

std::string RussianLemmas::first_lemma(std::string_view folded) const {
  if (folded.empty() || folded.size() > longest_word_bytes) return {};
  std::string best;
  std::uint32_t most_likely = 0;
  for (auto const& spelling : spellings_of(impl_->words, folded)) {
    auto const end = impl_->words.follow(spelling.state, payload_mark);
    if (!end) continue;
    for (auto const& payload : impl_->words.completions(*end, most_parses)) {
      auto const place = read_place(payload);
      if (!place || place->paradigm >= impl_->paradigms.size()) continue;
      auto lemma = impl_->lemma(spelling.word, *place);
      if (lemma.empty()) continue;
      auto const likely = impl_->likelihood(folded, impl_->paradigms[place->paradigm].tag(place->form));
      if (!best.empty() && likely <= most_likely) continue;
      best = std::move(lemma);
      most_likely = likely;
    }
  }
  return fold(best);
}

}  // namespace bifrons::text
