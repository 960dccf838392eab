// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over TeX: an accent waits for its letter and follows it as a combining mark, which NFC then joins.
#include "indexer/import/tex_text.hpp"

#include <array>
#include <utility>

#include "corpus/text/unicode.hpp"
#include "indexer/import/letters.hpp"

namespace bifrons::import {
namespace {

using Row = std::pair<std::string_view, std::string_view>;

/// Commands that set a mark on the letter behind them.
constexpr std::array<Row, 14> accents = {{{"\"", "\u0308"}, {"'", "\u0301"}, {"`", "\u0300"}, {"^", "\u0302"}, {"~", "\u0303"}, {"=", "\u0304"}, {".", "\u0307"},
                                          {"u", "\u0306"}, {"v", "\u030C"}, {"H", "\u030B"}, {"c", "\u0327"}, {"k", "\u0328"}, {"r", "\u030A"}, {"d", "\u0323"}}};

/// Commands that are letters or signs themselves.
constexpr std::array<Row, 40> letters = {{{"ss", "ß"}, {"o", "ø"}, {"O", "Ø"}, {"aa", "å"}, {"AA", "Å"}, {"ae", "æ"}, {"AE", "Æ"}, {"oe", "œ"}, {"OE", "Œ"}, {"l", "ł"}, {"L", "Ł"},
                                          {"i", "i"}, {"j", "j"}, {"dh", "ð"}, {"DH", "Ð"}, {"th", "þ"}, {"TH", "Þ"}, {"dj", "đ"}, {"DJ", "Đ"}, {"ng", "ŋ"},
                                          {"textendash", "–"}, {"textemdash", "—"}, {"textquoteright", "’"}, {"textquoteleft", "‘"}, {"textquotedblleft", "“"}, {"textquotedblright", "”"},
                                          {"ldots", "…"}, {"dots", "…"}, {"textellipsis", "…"}, {"textasciitilde", "~"}, {"textunderscore", "_"}, {"textbackslash", "\\"},
                                          {"textregistered", "®"}, {"texttrademark", "™"}, {"copyright", "©"}, {"pounds", "£"}, {"euro", "€"}, {"S", "§"}, {"guillemotleft", "«"}, {"guillemotright", "»"}}};

template <std::size_t n>
std::string_view find_row(std::array<Row, n> const& rows, std::string_view name) {
  for (auto const& [key, value] : rows)
    if (key == name) return value;
  return {};
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Reader {
 public:
  explicit Reader(std::string_view tex) : tex_(tex) {}

  std::string read() {
    while (at_ < tex_.size()) step();
    return text::squeeze(text::to_nfc(out_));
  }

 private:
  void step() {
    char const c = tex_[at_];
    if (c == '\\') return command();
    if (c == '{' || c == '}' || c == '$') {
      ++at_;
    } else if (c == '~') {
      put(" ");
      ++at_;
    } else if (tex_.substr(at_, 2) == "--") {
      bool const wide = tex_.substr(at_, 3) == "---";
      put(wide ? "—" : "–");
      at_ += wide ? 3 : 2;
    } else if (tex_.substr(at_, 2) == "``" || tex_.substr(at_, 2) == "''") {
      put(c == '`' ? "“" : "”");
      at_ += 2;
    } else if (is_blank(c) && !mark_.empty()) {
      ++at_;
    } else {
      std::size_t n = 1;
      while (at_ + n < tex_.size() && (static_cast<unsigned char>(tex_[at_ + n]) & 0xC0U) == 0x80U) ++n;
      put(tex_.substr(at_, n));
      at_ += n;
    }
  }

  void command() {
    std::size_t end = at_ + 1;
    while (end < tex_.size() && is_letter(tex_[end])) ++end;
    bool const word = end > at_ + 1;
    if (!word) end = std::min(at_ + 2, tex_.size());
    std::string_view const name = tex_.substr(at_ + 1, end - at_ - 1);
    at_ = end;
    // The blank behind a command's name belongs to it.
    if (word && at_ < tex_.size() && is_blank(tex_[at_])) ++at_;
    if (auto const mark = find_row(accents, name); !mark.empty()) mark_ = mark;
    else if (auto const letter = find_row(letters, name); !letter.empty()) put(letter);
    else if (!word && !name.empty() && name != "-" && name != "/" && name != ",") put(name == "\\" || is_blank(name[0]) ? " " : name);
    else if (name == ",") put(" ");
  }

  void put(std::string_view letter) {
    out_ += letter;
    out_ += std::exchange(mark_, {});
  }

  std::string_view tex_, mark_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string tex_text(std::string_view tex) { return Reader(tex).read(); }

std::string tex_address(std::string_view tex) {
  tex = trimmed(tex);
  if (auto const wrapped = tex.find("\\url{"); wrapped != tex.npos) {
    tex.remove_prefix(wrapped + 5);
    tex = tex.substr(0, tex.rfind('}'));
  }
  std::string out;
  for (std::size_t i = 0; i < tex.size(); ++i) {
    if (tex[i] == '{' || tex[i] == '}') continue;
    if (tex.substr(i).starts_with("\\textunderscore")) {
      out += '_';
      i += 14;
      while (i + 1 < tex.size() && is_blank(tex[i + 1])) ++i;
      continue;
    }
    if (tex[i] == '\\' && i + 1 < tex.size() && !is_letter(tex[i + 1])) continue;
    out += tex[i];
  }
  return std::string(trimmed(out));
}

}  // namespace bifrons::import
