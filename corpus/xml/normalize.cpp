// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over the text, piece by piece, with the names of the open elements at hand.
#include "corpus/xml/normalize.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "corpus/xml/entities.hpp"

namespace bifrons::xml {
namespace {

constexpr std::string_view space = " \t\r\n";
constexpr std::size_t longest_value = 64u << 10;
// libxml2 compares each attribute with all others of its element, each prefix with all that are in force.
constexpr std::size_t most_attributes = 256, most_namespaces = 256;

bool is_space(char c) { return space.find(c) != std::string_view::npos; }

bool starts_name(char c) {
  return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return lower(c); });
  return out;
}

bool is_same(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, [](char c) { return lower(c); }, [](char c) { return lower(c); });
}

bool holds(std::span<std::string_view const> names, std::string_view name) {
  return std::ranges::any_of(names, [&](std::string_view known) { return is_same(known, name); });
}

bool needs_care(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '<' || c == '>' || c == '&' || c == '\xEF';
}

class Normalizer {
 public:
  Normalizer(std::string_view text, std::size_t depth, Grammar const& grammar) : text_(text), depth_(depth), grammar_(grammar), mends_(!grammar.records.empty()) { out_.reserve(text.size() + 64); }

  Normalized run() {
    at_ = std::min(text_.find('<'), text_.size());
    // Deeper than the bound the parser refuses the rest.
    while (at_ < text_.size() && !(seen_root_ && open_.empty()) && (mends_ || open_.size() <= depth_)) step();
    unclosed_ = unclosed_ || !open_.empty();
    while (!open_.empty()) close_innermost();
    return {std::move(out_), unclosed_};
  }

 private:
  void step() {
    char const c = text_[at_];
    if (c == '&') return open_.empty() ? skip(1) : entities_.append(out_, text_, at_, false);
    if (c != '<') return copy_text(std::min(text_.find_first_of("<&", at_), text_.size()));
    std::string_view const rest = text_.substr(at_);
    if (rest.starts_with("<!--")) return skip_past("-->", 4);
    if (rest.starts_with("<![CDATA[")) return copy_cdata();
    if (rest.starts_with("<!DOCTYPE") || rest.starts_with("<!doctype")) return skip_doctype();
    if (rest.starts_with("<?")) return skip_instruction();
    if (rest.size() > 1 && starts_name(rest[1]) && is_tag()) return read_start_tag();
    if (rest.size() > 2 && rest[1] == '/' && starts_name(rest[2])) return read_end_tag();
    if (!open_.empty()) out_ += "&lt;";
    ++at_;
  }

  /// A name that runs into another < is text: "x<y</title>".
  [[nodiscard]] bool is_tag() const {
    std::size_t const end = text_.find_first_of(" \t\r\n/><\"'&=", at_ + 1);
    return end == std::string_view::npos || text_[end] != '<';
  }

  void skip(std::size_t count) { at_ += count; }

  void skip_past(std::string_view mark, std::size_t from) {
    std::size_t const end = text_.find(mark, at_ + from);
    at_ = end == std::string_view::npos ? text_.size() : end + mark.size();
  }

  /// An instruction ends with ?>; one of those that forget the ? ends with its line's >.
  void skip_instruction() {
    if (instruction_end_ != std::string_view::npos && instruction_end_ < at_) instruction_end_ = text_.find("?>", at_);
    std::size_t const bracket = std::min(text_.find('>', at_), text_.size());
    bool const is_closed = instruction_end_ != std::string_view::npos &&
                           (instruction_end_ < bracket || text_.find('<', at_ + 1) > instruction_end_);
    at_ = is_closed ? instruction_end_ + 2 : std::min(bracket + 1, text_.size());
  }

  void skip_doctype() {
    std::size_t const subset = std::min(text_.find_first_of("[>", at_), text_.size());
    if (subset >= text_.size() || text_[subset] == '>') return skip_past(">", 0);
    std::size_t const end = std::min(text_.find(']', subset), text_.size());
    // A ] inside an entity's value would end the subset early: look for the one that a > follows.
    std::size_t close = end;
    while (close < text_.size()) {
      std::size_t const next = text_.find_first_not_of(space, close + 1);
      if (next == std::string_view::npos || text_[next] == '>') break;
      close = std::min(text_.find(']', close + 1), text_.size());
    }
    entities_.declare(text_.substr(subset, close - subset));
    at_ = close;
    skip_past(">", 0);
  }

  /// Characters up to end as character data, whatever they are.
  void copy_text(std::size_t end) {
    if (!open_.empty())
      while (at_ < end) copy_piece(end);
    at_ = end;
  }

  /// A run without the characters that need care, or one of those.
  void copy_piece(std::size_t end) {
    std::size_t run = at_;
    while (run < end && !needs_care(text_[run])) ++run;
    out_.append(text_, at_, run - at_);
    at_ = run;
    if (at_ >= end) return;
    std::string_view const rest = text_.substr(at_, end - at_);
    // U+FFFE and U+FFFF are no characters of XML.
    bool const is_noncharacter = rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF");
    if (is_noncharacter) out_ += "\xEF\xBF\xBD";
    else if (rest[0] == '<') out_ += "&lt;";
    else if (rest[0] == '>') out_ += "&gt;";
    else if (rest[0] == '&') out_ += "&amp;";
    else if (rest[0] == '\xEF' || is_space(rest[0])) out_ += rest[0];
    at_ += is_noncharacter ? 3 : 1;
  }

  /// A section that nothing ends is over where its element is.
  void copy_cdata() {
    if (cdata_end_ != std::string_view::npos && cdata_end_ < at_ + 9) cdata_end_ = text_.find("]]>", at_ + 9);
    bool const is_closed = cdata_end_ != std::string_view::npos;
    std::size_t const end = is_closed ? cdata_end_ : std::min(text_.find(open_.empty() ? "<" : "</", at_ + 9), text_.size());
    at_ = std::min(at_ + 9, end);
    copy_text(end);
    if (is_closed) at_ = std::min(end + 3, text_.size());
  }

  std::string_view read_name() {
    std::size_t const end = std::min(text_.find_first_of(" \t\r\n/>=<\"'&", at_), text_.size());
    std::string_view const name = text_.substr(at_, end - at_);
    at_ = end;
    return name;
  }

  void skip_space() { at_ = std::min(text_.find_first_not_of(space, at_), text_.size()); }

  void read_start_tag() {
    ++at_;
    std::string_view const name = read_name();
    seen_root_ = true;
    close_by_grammar(name);
    std::size_t const start = out_.size();
    out_.append("<").append(name);
    attributes_ = declared_here_ = 0;
    while (read_attribute()) {}
    bool const is_empty = at_ < text_.size() && text_[at_] == '/';
    if (is_empty) ++at_;
    if (at_ < text_.size() && text_[at_] == '>') ++at_;
    out_ += is_empty ? "/>" : ">";
    if (is_empty) return;
    if (mends_ && open_.size() >= depth_) return out_.resize(start);  // markup that nobody closes: its text stays
    open_.push_back({name, declared_here_});
    namespaces_ += declared_here_;
    ++open_names_[lower(name)];
  }

  /// False at the end of the tag: at >, at />, at a < that opens another, or at the end of the text.
  bool read_attribute() {
    skip_space();
    if (at_ >= text_.size() || text_[at_] == '>' || text_[at_] == '<') return false;
    if (text_[at_] == '/') {
      if (at_ + 1 < text_.size() && text_[at_ + 1] == '>') return false;
      return ++at_, true;
    }
    if (!starts_name(text_[at_])) return ++at_, true;
    std::string_view const name = read_name();
    skip_space();
    std::size_t const start = out_.size();
    out_.append(" ").append(name).append("=\"");
    if (at_ < text_.size() && text_[at_] == '=') {
      ++at_;
      skip_space();
      read_value();
    }
    out_ += '"';
    bool const declares = name.starts_with("xmlns");
    bool const is_too_many = ++attributes_ > most_attributes || (declares && namespaces_ + declared_here_ >= most_namespaces);
    if (is_too_many) out_.resize(start);
    else if (declares) ++declared_here_;
    return true;
  }

  void read_value() {
    if (at_ >= text_.size()) return;
    char const quote = text_[at_];
    std::string_view const window = text_.substr(0, at_ + longest_value);
    std::size_t end = quote == '"' || quote == '\'' ? window.find(quote, at_ + 1) : std::string_view::npos;
    bool const is_quoted = end != std::string_view::npos;
    if (is_quoted || quote == '"' || quote == '\'') ++at_;
    if (!is_quoted) end = std::min(text_.find_first_of(" \t\r\n>", at_), text_.size());
    std::string_view const value = text_.substr(0, end);
    while (at_ < end) {
      char const c = value[at_];
      if (c == '&') {
        entities_.append(out_, value, at_, true);
        continue;
      }
      if (c == '<') out_ += "&lt;";
      else if (c == '"') out_ += "&quot;";
      else if (static_cast<unsigned char>(c) >= 0x20 || is_space(c)) out_ += c;
      ++at_;
    }
    if (is_quoted) ++at_;
  }

  void read_end_tag() {
    at_ += 2;
    std::string_view const name = read_name();
    at_ = std::min(text_.find_first_of("<>", at_), text_.size());
    if (at_ < text_.size() && text_[at_] == '>') ++at_;
    if (!open_names_.contains(lower(name))) return;  // looked up ahead: many stray end tags within many open elements take linear time
    auto found = std::ranges::find(open_.rbegin(), open_.rend(), name, &Open::name);
    if (found == open_.rend()) found = std::find_if(open_.rbegin(), open_.rend(), [&](Open const& open) { return is_same(open.name, name); });
    if (found == open_.rend()) return;
    unclosed_ = unclosed_ || found != open_.rbegin();
    for (auto left = found - open_.rbegin(); left >= 0; --left) close_innermost();
  }

  void close_by_grammar(std::string_view name) {
    bool const is_record = holds(grammar_.records, name);
    if (!is_record && !holds(grammar_.fields, name)) return;
    std::size_t keep = open_.size();
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (holds(grammar_.containers, open_[i - 1].name)) {
        if (is_record) keep = i;
        break;
      }
      if (is_record) continue;
      if (holds(grammar_.records, open_[i - 1].name)) break;
      if (holds(grammar_.fields, open_[i - 1].name)) keep = i - 1;
    }
    while (open_.size() > keep) close_innermost();
  }

  void close_innermost() {
    auto const [name, declared] = open_.back();
    out_.append("</").append(name).append(">");
    namespaces_ -= declared;
    if (auto const count = open_names_.find(lower(name)); --count->second == 0) open_names_.erase(count);
    open_.pop_back();
  }

  struct Open {
    std::string_view name;
    std::size_t namespaces = 0;  ///< declared by it
  };

  std::string_view text_;
  std::size_t depth_, at_ = 0;
  Grammar grammar_;
  bool mends_;
  std::size_t cdata_end_ = 0;        ///< the next ]]>, kept for the same reason
  std::size_t instruction_end_ = 0;  ///< the next ?>, kept so that many unclosed instructions take linear time
  std::string out_;
  std::vector<Open> open_;
  std::unordered_map<std::string, std::size_t> open_names_;  ///< in lower case
  std::size_t namespaces_ = 0, declared_here_ = 0, attributes_ = 0;
  Entities entities_;
  bool seen_root_ = false, unclosed_ = false;
};

}  // namespace

Normalized normalize(std::string_view text, std::size_t depth, Grammar const& grammar) { return Normalizer(text, depth, grammar).run(); }

}  // namespace bifrons::xml
