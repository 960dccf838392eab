// SPDX-License-Identifier: GPL-3.0-or-later
// A small tag scanner: it changes attributes that hold addresses and leaves all else as it came.
#include "indexer/source/markup.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

#include "corpus/charset/charset.hpp"
#include "corpus/charset/utf.hpp"
#include "corpus/url/url.hpp"
#include "indexer/source/reference.hpp"

namespace bifrons::source {
namespace {

constexpr std::string_view white = " \t\r\n\f";
constexpr auto address_attributes = std::to_array<std::string_view>(
    {"action", "background", "cite", "classid", "codebase", "data", "href", "longdesc", "poster", "profile", "src", "usemap", "xlink:href"});
constexpr auto script_schemes = std::to_array<std::string_view>({"javascript", "jscript", "livescript", "mocha", "vbscript"});
constexpr auto void_tags = std::to_array<std::string_view>(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"});

template <class Table>
bool is_one_of(Table const& table, std::string_view name) {
  return std::ranges::find(table, name) != table.end();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view s) {
  std::string out(s);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string_view trim(std::string_view s) {
  auto const first = s.find_first_not_of(white);
  return first == std::string_view::npos ? std::string_view{} : s.substr(first, s.find_last_not_of(white) - first + 1);
}

void append_escaped(std::string& out, std::string_view text, bool attribute) {
  for (char const c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"' && attribute) out += "&quot;";
    else out += c;
  }
}

/// Whether text, that starts with an &, is a reference up to its semicolon.
bool is_reference(std::string_view text) {
  constexpr std::size_t longest = 32;
  auto const end = text.substr(0, longest).find(';');
  if (end == std::string_view::npos || end < 2) return false;
  auto const name = text.substr(text[1] == '#' ? 2 : 1, end - (text[1] == '#' ? 2 : 1));
  return !name.empty() && std::ranges::all_of(name, [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

/// One tag from its "<" on, rewritten into out.
class Tag {
 public:
  /// drawing: within SVG or MathML, where names keep their case. base: "" leaves addresses as they are.
  Tag(std::string_view rest, std::string_view base, bool& drawing, std::string& out) : rest_(rest), base_(base), drawing_(drawing), out_(out) {}

  /// Bytes taken; 0 where no tag starts here.
  std::size_t rewrite() {
    std::size_t const name_at = rest_.size() > 1 && rest_[1] == '/' ? 2 : 1;
    if (name_at >= rest_.size() || !is_letter(rest_[name_at])) return 0;
    auto const name_end = std::min(rest_.find_first_of(" \t\r\n\f/>", name_at), rest_.size());
    auto const written = rest_.substr(name_at, name_end - name_at);
    auto const name = drawing_ ? std::string(written) : lower(written);
    bool const opens = name_at == 1;
    bool const draws = name == "svg" || name == "math";
    if (draws) drawing_ = opens;
    out_ += opens ? "<" : "</";
    out_ += name;
    at_ = name_end;
    while (skip_blank(), at_ < rest_.size() && rest_[at_] != '>') attribute();
    if (opens && !base_.empty()) declare_spaces(draws ? name : std::string_view{});
    write_attributes();
    bool const is_void = opens && is_one_of(void_tags, name);
    if (is_void) out_ += " /";
    out_ += '>';
    // "<p/>" is meant as XML; with attributes nothing tells a stray slash from one that is meant.
    bool const is_empty = opens && !is_void && !drawing_ && attributes_.empty() && at_ > name_end && at_ < rest_.size() && rest_[at_ - 1] == '/';
    if (is_empty) out_.append("</").append(name).append(">");
    return std::min(at_ + 1, rest_.size());
  }

 private:
  struct Attribute {
    std::string name, value;
    bool has_value = false;
  };

  /// Inline SVG and MathML stand alone: with their namespace, and with XLink's where they use it.
  void declare_spaces(std::string_view root) {
    auto const has = [&](std::string_view name) { return std::ranges::find(attributes_, name, &Attribute::name) != attributes_.end(); };
    bool const links = std::ranges::any_of(attributes_, [](auto const& a) { return a.name.starts_with("xlink:"); });
    if (!root.empty() && !has("xmlns")) attributes_.push_back({"xmlns", root == "svg" ? "http://www.w3.org/2000/svg" : "http://www.w3.org/1998/Math/MathML", true});
    if (links && !has("xmlns:xlink")) attributes_.push_back({"xmlns:xlink", "http://www.w3.org/1999/xlink", true});
  }

  void write_attributes() {
    std::ranges::stable_sort(attributes_, {}, &Attribute::name);
    for (auto const& [name, value, has_value] : attributes_) {
      out_ += ' ' + name;
      if (has_value) append_value(value);
    }
  }

  /// A value with the signs escaped that would end it or mean something; references stay.
  void append_value(std::string_view value) {
    out_ += "=\"";
    for (std::size_t i = 0; i < value.size(); ++i) {
      char const c = value[i];
      if (c == '<') out_ += "&lt;";
      else if (c == '>') out_ += "&gt;";
      else if (c == '"') out_ += "&quot;";
      else if (c == '&' && !is_reference(value.substr(i))) out_ += "&amp;";
      else out_ += c;
    }
    out_ += '"';
  }

  void skip_blank() {
    while (at_ < rest_.size() && (rest_[at_] == '/' || white.find(rest_[at_]) != std::string_view::npos)) ++at_;
  }

  void attribute() {
    auto const end = std::min(rest_.find_first_of(" \t\r\n\f/>=", at_ + 1), rest_.size());
    auto const name = drawing_ ? std::string(rest_.substr(at_, end - at_)) : lower(rest_.substr(at_, end - at_));
    at_ = end;
    while (at_ < rest_.size() && white.find(rest_[at_]) != std::string_view::npos) ++at_;
    if (attributes_.size() >= most_attributes) attributes_.pop_back();
    attributes_.push_back({name, {}, false});
    if (at_ >= rest_.size() || rest_[at_] != '=') return;
    ++at_;
    while (at_ < rest_.size() && white.find(rest_[at_]) != std::string_view::npos) ++at_;
    auto const written = value();
    attributes_.back() = {name, is_one_of(address_attributes, name) ? absolute(trim(written), base_) : std::string(written), true};
  }

  /// A quote that is never closed ends with the tag.
  std::string_view value() {
    auto const start = at_;
    if (at_ < rest_.size() && (rest_[at_] == '"' || rest_[at_] == '\'')) {
      auto const close = rest_.substr(0, start + longest_value).find(rest_[start], start + 1);
      if (close != std::string_view::npos) {
        at_ = close + 1;
        return rest_.substr(start + 1, close - start - 1);
      }
      at_ = std::min(rest_.find('>', start), rest_.size());
      return rest_.substr(start + 1, at_ - start - 1);
    }
    at_ = std::min(rest_.find_first_of(" \t\r\n\f>", start), rest_.size());
    auto value = rest_.substr(start, at_ - start);
    while (value.ends_with('"') || value.ends_with('\'')) value.remove_suffix(1);  // opened by nothing
    return value;
  }

  static constexpr std::size_t longest_value = 64u << 10, most_attributes = 256;
  std::string_view rest_, base_;
  bool& drawing_;
  std::string& out_;
  std::vector<Attribute> attributes_;
  std::size_t at_ = 0;
};

/// Text with its references to C1 numbers turned into those of the windows-1252 characters that were meant.
void append_text(std::string& out, std::string_view text) {
  for (auto at = text.find("&#"); at != std::string_view::npos; at = text.find("&#")) {
    out += text.substr(0, at);
    text.remove_prefix(at);
    unsigned number = 0;
    bool const hex = text.size() > 2 && (text[2] | 0x20) == 'x';
    auto const* const first = text.data() + std::min<std::size_t>(hex ? 3 : 2, text.size());
    auto const [end, error] = std::from_chars(first, text.data() + text.size(), number, hex ? 16 : 10);
    auto const length = static_cast<std::size_t>(end - text.data());
    bool const is_c1 = error == std::errc{} && end != first && number >= 0x80 && number < 0xA0 && length < text.size() && text[length] == ';';
    if (is_c1) {
      std::size_t start = 0;
      auto const meant = charset::next_code_point(charset::decode(std::string(1, static_cast<char>(number)), "windows-1252"), start);
      std::array<char, 8> digits{};
      auto const written = std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<unsigned>(meant), 16);
      out.append("&#x").append(digits.data(), written.ptr).append(";");
    } else {
      out += text.substr(0, 2);
    }
    text.remove_prefix(is_c1 ? length + 1 : 2);
  }
  out += text;
}

/// "<!" that begins no declaration is text.
bool is_stray_declaration(std::string_view html) {
  return html.starts_with("<!") && !html.starts_with("<![") && lower(html.substr(2, 7)) != "doctype";
}

}  // namespace

std::string absolute(std::string_view href, std::string_view base) {
  if (auto const colon = href.find(':'); colon != std::string_view::npos && colon < href.find_first_of("/?#")) {
    if (is_one_of(script_schemes, lower(trim(href.substr(0, colon))))) return {};
    if (url::parse(href)) return std::string(href);
  }
  if (base.empty()) return std::string(href);
  auto const is_ascii = [](std::string_view s) { return std::ranges::all_of(s, [](char c) { return static_cast<unsigned char>(c) < 0x80; }); };
  auto resolved = url::resolve(href, base);
  if (resolved && !(is_ascii(href) && is_ascii(base))) return resolved_reference(href, base);
  return resolved ? std::move(*resolved) : std::string(href);
}

std::string resolved_markup(std::string_view html, std::string_view base) {
  std::string out;
  out.reserve(html.size() + 64);
  bool drawing = false;
  // Short links on a long base swell the text: past this they stay as they are.
  auto const bound = html.size() * 4 + (64u << 10);
  while (!html.empty()) {
    if (out.size() > bound) base = {};
    auto const open = std::min(html.find('<'), html.size());
    append_text(out, html.substr(0, open));
    html.remove_prefix(open);
    if (html.empty()) break;
    if (html.starts_with("<!--")) {
      auto const end = html.find("-->");
      html.remove_prefix(end == std::string_view::npos ? html.size() : end + 3);
    } else if (auto const taken = Tag(html, base, drawing, out).rewrite(); taken != 0) {
      html.remove_prefix(taken);
    } else {
      out += is_stray_declaration(html) ? "&lt;" : "<";
      html.remove_prefix(1);
    }
  }
  return out;
}

namespace {

void open_tag(std::string& out, xml::Element const& element) {
  out += '<' + element.name;
  for (auto const& a : element.attributes) {
    if (a.name == "xmlns" || a.space.ends_with("/xmlns/")) continue;
    out += ' ' + (a.space.ends_with("/xlink") ? "xlink:" + a.name : a.name) + "=\"";
    append_escaped(out, a.value, true);
    out += '"';
  }
  bool const empty = element.children.empty() && element.text.empty();
  out += empty && is_one_of(void_tags, element.name) ? " />" : ">";
}

void close_tag(std::string& out, xml::Element const& element) {
  if (element.children.empty() && element.text.empty() && is_one_of(void_tags, element.name)) return;
  out += "</" + element.name + '>';
}

std::string_view text_before(xml::Element const& element, std::size_t child) {
  auto const offset = [&](std::size_t i) { return i < element.text_at.size() ? std::min(element.text_at[i], element.text.size()) : element.text.size(); };
  auto const from = child == 0 ? 0 : std::min(offset(child - 1), element.text.size());
  auto const to = child < element.children.size() ? offset(child) : element.text.size();
  return std::string_view(element.text).substr(from, to > from ? to - from : 0);
}

}  // namespace

std::string inner_markup(xml::Element const& root) {
  struct Step {
    xml::Element const* element;
    std::size_t next = 0;
  };
  std::string out;
  std::vector<Step> stack{{&root}};
  while (!stack.empty()) {
    auto& step = stack.back();
    append_escaped(out, text_before(*step.element, step.next), false);
    if (step.next < step.element->children.size()) {
      auto const& child = step.element->children[step.next++];
      open_tag(out, child);
      stack.push_back({&child});
    } else {
      if (stack.size() > 1) close_tag(out, *step.element);
      stack.pop_back();
    }
  }
  return std::string(trim(out));
}

std::string without_c1(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    bool const c1 = utf8[i] == '\xC2' && i + 1 < utf8.size() && static_cast<unsigned char>(utf8[i + 1]) < 0xA0;
    if (c1) out += charset::decode(utf8.substr(++i, 1), "windows-1252");
    else out += utf8[i];
  }
  return out;
}

std::string base64_decoded(std::string_view text) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (char const c : text) {
    if (c == '=' || white.find(c) != std::string_view::npos) continue;
    auto const value = alphabet.find(c);
    if (value == std::string_view::npos) return {};
    bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFF;
    if ((count += 6) < 8) continue;
    count -= 8;
    out += static_cast<char>((bits >> count) & 0xFF);
  }
  return out;
}

}  // namespace bifrons::source
