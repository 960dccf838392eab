// SPDX-License-Identifier: GPL-3.0-or-later
// Joins lines that a program broke: a line is full where the next one's first word would not have fitted.
#include "indexer/extract/flat_lines.hpp"

#include <algorithm>

#include "indexer/extract/letters.hpp"
#include "indexer/extract/mail_lines.hpp"
#include "indexer/extract/raw_lines.hpp"
#include "indexer/extract/run_on.hpp"
#include "indexer/extract/unglue.hpp"

namespace bifrons::extract {
namespace {

/// First words that keep the hyphen of a broken compound: well-known, e-mail, северо-запад.
bool keeps_hyphen(std::string_view left, std::string_view right, std::string_view text) {
  auto const word_at = left.find_last_of(" (\"") + 1;  // npos + 1 is 0
  auto const word = lowered(left.substr(word_at));
  if (word.find('-') != std::string::npos) return true;
  for (std::string_view const first : {"well", "self", "non", "ex", "co", "e", "so", "half", "high", "low", "long", "short", "cross", "кое", "северо", "юго", "по", "во"})
    if (word == first) return true;
  auto const part = lowered(right.substr(0, right.find_first_of(" .,;:!?)")));
  for (std::string_view const last : {"то", "нибудь", "либо", "ка", "таки"})
    if (part == last) return true;
  auto const whole = std::string(left.substr(word_at)) + "-" + std::string(right.substr(0, right.find_first_of(" .,;:!?)")));
  return text.find(whole) != std::string_view::npos;  // the text writes it so where no line ends
}

class Joiner {
 public:
  Joiner(RawLines const& lines, std::uint32_t width, std::string_view text) : lines_(lines), width_(width), text_(text.substr(0, searched_bytes)) {}

  std::vector<FlatLine> join();

 private:
  static constexpr std::size_t searched_bytes = 1u << 20, hyphens_max = 2000;

  void append(std::string& text, std::string_view next);
  bool goes_on(RawLine const& line, RawLine const& next, bool over_page) const;
  static FlatLine flat(RawLine const& line);

  RawLines const& lines_;
  std::uint32_t width_;
  std::string_view text_;
  std::size_t hyphens_ = 0;
};

void Joiner::append(std::string& text, std::string_view next) {
  constexpr std::string_view soft = "\xC2\xAD", hyphen = "\xE2\x80\x90";
  if (text.ends_with(soft)) {
    text.resize(text.size() - soft.size());
  } else if ((text.ends_with('-') || text.ends_with(hyphen)) && begins_small(next)) {
    auto const left = std::string_view(text).substr(0, text.size() - (text.ends_with('-') ? 1 : hyphen.size()));
    bool const broken = !left.empty() && (ascii_alnum(left.back()) || static_cast<unsigned char>(left.back()) >= 0x80) && !(left.back() >= '0' && left.back() <= '9');
    if (!broken) text += ' ';
    else if (++hyphens_ > hyphens_max || !keeps_hyphen(left.substr(left.size() > 100 ? left.size() - 100 : 0), next.substr(0, 100), text_)) text.resize(left.size());
  } else if (!text.ends_with('-') || text.ends_with(" -")) {
    text += ' ';
  }
  text += next;
}

bool Joiner::goes_on(RawLine const& line, RawLine const& next, bool over_page) const {
  if (width_ == 0 || next.item || line.quoted != next.quoted) return false;
  bool const hyphen = line.text.ends_with('-') && begins_small(next.text);
  bool const begun = !ends_sentence(line.text) && begins_small(next.text);
  if (next.after_blank || over_page) return over_page && (begun || hyphen) && line.chars * 10 >= width_ * 6;
  if (next.indent >= line.indent + 2 && !line.item && ends_sentence(line.text)) return false;  // a paragraph begins
  auto const first_word = count_code_points(std::string_view(next.text).substr(0, next.text.find(' ')));
  if ((line.chars + 1 + first_word) * 20 > width_ * 17) return true;
  return begun && line.chars * 2 >= width_;
}

FlatLine Joiner::flat(RawLine const& line) {
  FlatLine out{line.text, line.after_blank, line.item ? BlockKind::item : line.quoted ? BlockKind::quote : BlockKind::paragraph, {}};
  if (line.reason != Reason::none) out.mark = {Role::furniture, line.reason};
  return out;
}

/// Marked lines between two halves of a paragraph come behind it.
std::vector<FlatLine> Joiner::join() {
  std::vector<FlatLine> out, held;
  RawLine const* last = nullptr;  // the raw line that the open paragraph ends with
  for (auto const& line : lines_) {
    if (line.reason != Reason::none) {
      (last != nullptr && line.reason == Reason::running_head ? held : out).push_back(flat(line));
      if (line.reason != Reason::running_head) last = nullptr;
      continue;
    }
    if (last != nullptr && goes_on(*last, line, !held.empty())) {
      append(out.back().text, line.text);
    } else {
      std::ranges::move(held, std::back_inserter(out));
      held.clear();
      out.push_back(flat(line));
    }
    last = &line;
  }
  std::ranges::move(held, std::back_inserter(out));
  return out;
}

/// Glued words apart; where furniture was glued on, it becomes a line of its own.
std::vector<FlatLine> unglued(std::vector<FlatLine> lines, std::string_view text) {
  Unglue unglue(text);
  std::vector<FlatLine> out;
  out.reserve(lines.size());
  for (auto& line : lines) {
    auto const apart = cut_run_on(unglue(line.text));
    std::string_view rest = apart;
    for (bool first = true; !rest.empty(); first = false) {
      auto const end = std::min(rest.find('\n'), rest.size());
      out.push_back({std::string(trimmed(rest.substr(0, end))), first && line.after_blank, line.kind, line.mark});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return out;
}

}  // namespace

FlatText read_flat_text(std::string_view utf8) {
  FlatText out;
  auto lines = split_lines(utf8);
  out.mail = mark_mail(lines);
  auto width = wrap_width(lines);
  mark_paging(lines, width > 0);
  width = wrap_width(lines);
  out.lines = unglued(Joiner(lines, width, utf8).join(), utf8);
  return out;
}

}  // namespace bifrons::extract
