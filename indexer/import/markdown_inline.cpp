// SPDX-License-Identifier: GPL-3.0-or-later
// Running Markdown: one pass with a bounded look ahead at each mark, so that no text takes quadratic time.
#include <array>
#include <utility>

#include "indexer/import/letters.hpp"
#include "indexer/import/markdown_text.hpp"

namespace bifrons::import {
namespace {

constexpr std::size_t look_ahead = 2'000;

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> entities = {{
    {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", " "}, {"&mdash;", "—"}, {"&ndash;", "–"}, {"&hellip;", "…"}}};

class Line {
 public:
  Line(std::string_view in, std::vector<std::string>& tags) : in_(in), tags_(tags) {}

  std::string run() {
    while (at_ < in_.size()) {
      if (at_ == close_text_) skip_to(std::exchange(close_end_, 0)), close_text_ = in_.npos;
      else if (!step(in_[at_])) out_ += in_[at_++] == '\n' ? ' ' : in_[at_ - 1];
    }
    return std::string(trimmed(out_));
  }

 private:
  bool step(char c) {
    switch (c) {
      case '\\': return escape();
      case '`': return code();
      case '!': return image();
      case '[': return link();
      case '<': return tag();
      case '*': case '_': case '~': case '=': return emphasis(c);
      case '&': return entity();
      case '#': return hash_tag();
      case '{': return shortcode();
      default: return false;
    }
  }

  [[nodiscard]] std::size_t find(std::string_view sign, std::size_t from) const {
    auto const found = in_.substr(0, std::min(in_.size(), at_ + look_ahead)).find(sign, from);
    return found;
  }
  bool skip_to(std::size_t to) { return at_ = to, true; }
  [[nodiscard]] char before() const { return at_ == 0 ? ' ' : in_[at_ - 1]; }
  [[nodiscard]] char behind(std::size_t at) const { return at < in_.size() ? in_[at] : ' '; }

  bool escape() {
    static constexpr std::string_view escapable = "\\`*_{}[]()#+-.!|<>~=\"'&:;,/?@^$%";
    if (escapable.find(behind(at_ + 1)) == escapable.npos) return false;
    out_ += in_[at_ + 1];
    return skip_to(at_ + 2);
  }

  bool code() {
    std::size_t const ticks = std::min(in_.find_first_not_of('`', at_), in_.size()) - at_;
    if (ticks > 8) return out_.append(in_.substr(at_, ticks)), skip_to(at_ + ticks);
    std::size_t const end = find(in_.substr(at_, ticks), at_ + ticks);
    if (end == in_.npos) return skip_to(at_ + ticks);
    out_ += trimmed(in_.substr(at_ + ticks, end - at_ - ticks));
    return skip_to(end + ticks);
  }

  bool image() {
    if (in_.substr(at_).starts_with("![[")) {
      std::size_t const end = find("]]", at_);
      return end != in_.npos && skip_to(end + 2);
    }
    if (behind(at_ + 1) != '[') return false;
    std::size_t const close = find("](", at_);
    std::size_t const end = close == in_.npos ? close : find(")", close);
    return end != in_.npos && skip_to(end + 1);
  }

  /// The label of [label](address), [label][name] and [[page|label]] goes on as text; what follows it is left out.
  bool link() {
    if (behind(at_ + 1) == '[') return page_link();
    if (behind(at_ + 1) == '^') {
      std::size_t const end = find("]", at_);
      return end != in_.npos && end - at_ < 64 && skip_to(end + 1);
    }
    if (close_text_ != in_.npos) return false;
    std::size_t const close = label_end();
    char const next = close == in_.npos ? ' ' : behind(close + 1);
    if (next != '(' && next != '[') return false;
    std::size_t const end = next == '(' ? address_end(close + 1) : find("]", close + 2);
    if (end == in_.npos) return false;
    close_text_ = close;
    close_end_ = end + 1;
    return skip_to(at_ + 1);
  }

  [[nodiscard]] std::size_t label_end() const {
    std::size_t depth = 0;
    for (std::size_t i = at_; i < in_.size() && i < at_ + look_ahead; ++i) {
      if (in_[i] == '\\') ++i;
      else if (in_[i] == '[') ++depth;
      else if (in_[i] == ']' && --depth == 0) return i;
    }
    return in_.npos;
  }

  [[nodiscard]] std::size_t address_end(std::size_t open) const {
    std::size_t depth = 0;
    for (std::size_t i = open; i < in_.size() && i < open + look_ahead; ++i) {
      if (in_[i] == '(') ++depth;
      else if (in_[i] == ')' && --depth == 0) return i;
    }
    return in_.npos;
  }

  bool page_link() {
    std::size_t const end = find("]]", at_);
    if (end == in_.npos) return false;
    std::string_view label = in_.substr(at_ + 2, end - at_ - 2);
    if (auto const bar = label.rfind('|'); bar != label.npos) label.remove_prefix(bar + 1);
    out_ += label;
    return skip_to(end + 2);
  }

  /// An HTML tag shows nothing, <https://…> its address.
  bool tag() {
    char const next = behind(at_ + 1);
    std::size_t const end = find(">", at_);
    if (end == in_.npos || !(is_word_byte(next) || next == '/' || next == '!')) return false;
    std::string_view const inside = in_.substr(at_ + 1, end - at_ - 1);
    if (inside.find("://") != inside.npos && inside.find_first_of(" \n\"") == inside.npos) out_ += inside;
    else if (inside.starts_with("br") && !out_.ends_with(' ')) out_ += ' ';
    return skip_to(end + 1);
  }

  /// Marks stand at the edge of a word; what stands free or inside one is a sign of the text.
  bool emphasis(char c) {
    std::size_t const end = std::min(in_.find_first_not_of(c, at_), in_.size());
    bool const doubled = end - at_ >= 2;
    if ((c == '~' || c == '=') && end - at_ != 2) return out_.append(in_.substr(at_, end - at_)), skip_to(end);
    bool const left_blank = is_blank(before()), right_blank = end >= in_.size() || is_blank(in_[end]);
    bool const inside_word = is_word_byte(before()) && end < in_.size() && is_word_byte(in_[end]);
    if ((left_blank && right_blank) || (c == '_' && inside_word && !doubled)) out_.append(in_.substr(at_, end - at_));
    return skip_to(end);
  }

  bool entity() {
    for (auto const& [name, sign] : entities)
      if (in_.substr(at_).starts_with(name)) return out_.append(sign), skip_to(at_ + name.size());
    return false;
  }

  /// "#tag" stays as text without its sign being taken for a heading, and is noted.
  bool hash_tag() {
    if (!is_blank(before())) return false;
    std::size_t end = at_ + 1;
    bool lettered = false;
    for (; end < in_.size() && end - at_ < 100 && (is_word_byte(in_[end]) || in_[end] == '-' || in_[end] == '/'); ++end)
      lettered = lettered || !is_digit(in_[end]);
    if (end == at_ + 1 || !lettered || tags_.size() > 1'000) return false;
    tags_.emplace_back(in_.substr(at_ + 1, end - at_ - 1));
    return false;
  }

  bool shortcode() {
    char const second = behind(at_ + 1), third = behind(at_ + 2);
    bool const hugo = second == '{' && (third == '<' || third == '%'), liquid = second == '%';
    if (!hugo && !liquid) return false;
    std::size_t const end = find(hugo ? "}}" : "%}", at_);
    return end != in_.npos && skip_to(end + 2);
  }

  std::string_view in_;
  std::vector<std::string>& tags_;
  std::string out_;
  std::size_t at_ = 0;
  std::size_t close_text_ = std::string_view::npos, close_end_ = 0;  ///< of the open link's label
};

}  // namespace

std::string inline_text(std::string_view markdown, std::vector<std::string>& tags) { return Line(markdown, tags).run(); }

}  // namespace bifrons::import
