// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says of its own encoding: the meta prescan, the XML declaration, the Content-Type.
#include <algorithm>
#include <cstddef>

#include "corpus/charset/charset.hpp"

namespace bifrons::charset {
namespace {

// The standard scans 1,024 octets ahead, and lets a later meta change the encoding while it parses: one longer look does both.
constexpr std::size_t prescan_bytes = 16u << 10;
constexpr std::string_view space = " \t\n\f\r";

bool is_space(char c) { return space.find(c) != std::string_view::npos; }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return lower(c); });
  return out;
}

struct Attribute {
  std::string name, value;
};

/// The encoding in a content attribute: charset, =, a quoted or bare label.
std::string_view label_in_content(std::string_view content) {
  std::string const small = lower(content);
  for (std::size_t at = small.find("charset"); at != std::string::npos; at = small.find("charset", at)) {
    at += 7;
    std::size_t const equals = small.find_first_not_of(space, at);
    if (equals == std::string::npos) return {};
    if (small[equals] != '=') continue;
    std::size_t const start = small.find_first_not_of(space, equals + 1);
    if (start == std::string::npos) return {};
    if (small[start] == '"' || small[start] == '\'') {
      std::size_t const end = small.find(small[start], start + 1);
      return end == std::string::npos ? std::string_view{} : content.substr(start + 1, end - start - 1);
    }
    std::size_t const end = std::min(small.find_first_of("; \t\n\f\r", start), small.size());
    return content.substr(start, end - start);
  }
  return {};
}

/// The prescan of the HTML standard over the first octets of a page.
class Prescan {
 public:
  explicit Prescan(std::string_view html) : bytes_(html.substr(0, prescan_bytes)) {}

  std::optional<std::string_view> run() {
    while (at_ < bytes_.size()) {
      if (starts("<!--")) skip_comment();
      else if (starts("<meta") && at_ + 5 < bytes_.size() && (is_space(bytes_[at_ + 5]) || bytes_[at_ + 5] == '/')) {
        at_ += 5;
        if (auto const found = read_meta()) return found;
      } else if (is_tag()) skip_tag();
      else if (starts("<!") || starts("</") || starts("<?")) skip_to('>');
      else ++at_;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool starts(std::string_view word) const {
    return bytes_.size() - at_ >= word.size() &&
           std::ranges::equal(word, bytes_.substr(at_, word.size()), {}, {}, [](char c) { return lower(c); });
  }

  [[nodiscard]] bool is_tag() const {
    std::size_t const name = at_ + (starts("</") ? 2 : 1);
    return bytes_[at_] == '<' && name < bytes_.size() && is_letter(bytes_[name]);
  }

  void skip_to(char c) { at_ = std::min(bytes_.find(c, at_), bytes_.size() - 1) + 1; }

  /// The dashes that open a comment may be those that close it.
  void skip_comment() {
    std::size_t const end = bytes_.find("-->", at_ + 2);
    at_ = end == std::string_view::npos ? bytes_.size() : end + 3;
  }

  void skip_tag() {
    at_ = std::min(bytes_.find_first_of(" \t\n\f\r>", at_), bytes_.size());
    while (read_attribute()) {}
    if (at_ < bytes_.size()) ++at_;
  }

  std::optional<Attribute> read_attribute() {
    while (at_ < bytes_.size() && (is_space(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
    if (at_ >= bytes_.size() || bytes_[at_] == '>') return std::nullopt;
    Attribute attribute;
    while (at_ < bytes_.size() && (bytes_[at_] != '=' || attribute.name.empty())) {
      char const c = bytes_[at_];
      if (is_space(c) || c == '/' || c == '>') break;
      attribute.name += lower(c);
      ++at_;
    }
    std::size_t const equals = std::min(bytes_.find_first_not_of(space, at_), bytes_.size());
    if (equals < bytes_.size() && bytes_[equals] == '=') {
      at_ = equals + 1;
      if (!read_value(attribute.value)) return std::nullopt;
    } else if (at_ < bytes_.size() && is_space(bytes_[at_])) {
      at_ = equals;
    }
    return at_ >= bytes_.size() ? std::nullopt : std::optional(attribute);
  }

  /// False where the value runs past the end of what is scanned.
  bool read_value(std::string& value) {
    at_ = std::min(bytes_.find_first_not_of(space, at_), bytes_.size());
    if (at_ >= bytes_.size()) return false;
    char const quote = bytes_[at_];
    if (quote == '"' || quote == '\'') {
      std::size_t const end = bytes_.find(quote, at_ + 1);
      if (end == std::string_view::npos) return at_ = bytes_.size(), false;
      value = bytes_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
      return true;
    }
    std::size_t const end = bytes_.find_first_of(" \t\n\f\r>", at_);
    if (end == std::string_view::npos) return at_ = bytes_.size(), false;
    value = bytes_.substr(at_, end - at_);
    at_ = end;
    return true;
  }

  std::optional<std::string_view> read_meta() {
    bool got_pragma = false;
    std::optional<bool> need_pragma;
    std::optional<std::string_view> encoding;
    std::string seen = " ";
    while (auto const attribute = read_attribute()) {
      if (seen.find(" " + attribute->name + " ") != std::string::npos) continue;
      seen += attribute->name + " ";
      if (attribute->name == "http-equiv") got_pragma = got_pragma || lower(attribute->value) == "content-type";
      else if (attribute->name == "content" && !need_pragma) {
        auto const found = encoding_of_label(label_in_content(attribute->value));
        if (found && !encoding) encoding = found, need_pragma = true;
      } else if (attribute->name == "charset") {
        encoding = encoding_of_label(attribute->value);
        need_pragma = false;
      }
    }
    if (at_ < bytes_.size()) ++at_;
    if (!need_pragma || (*need_pragma && !got_pragma) || !encoding) return std::nullopt;
    if (encoding->starts_with("utf-16")) return "utf-8";
    return *encoding == "x-user-defined" ? "windows-1252" : *encoding;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<std::string_view> meta_charset(std::string_view html) { return Prescan(html).run(); }

std::string_view content_type_label(std::string_view content_type) { return label_in_content(content_type); }

std::string_view xml_declaration_label(std::string_view bytes) {
  std::size_t const start = bytes.find_first_not_of(" \t\n\r\xEF\xBB\xBF");
  if (start == std::string_view::npos || !bytes.substr(start).starts_with("<?xml")) return {};
  std::string_view const head = bytes.substr(start, prescan_bytes);
  std::string_view const declaration = head.substr(0, head.find('>'));
  std::size_t const word = declaration.find("encoding");
  if (word == std::string_view::npos) return {};
  std::size_t const equals = declaration.find_first_not_of(space, word + 8);
  if (equals == std::string_view::npos || declaration[equals] != '=') return {};
  std::size_t const quote = declaration.find_first_not_of(space, equals + 1);
  if (quote == std::string_view::npos || (declaration[quote] != '"' && declaration[quote] != '\'')) return {};
  std::size_t const end = declaration.find(declaration[quote], quote + 1);
  return end == std::string_view::npos ? std::string_view{} : declaration.substr(quote + 1, end - quote - 1);
}

}  // namespace bifrons::charset
