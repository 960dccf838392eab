// SPDX-License-Identifier: GPL-3.0-or-later
// Atom's text constructs, RSS's escaped markup and mail-style authors.
#include "indexer/source/feed_text.hpp"

#include <algorithm>

#include "corpus/url/url.hpp"
#include "indexer/source/markup.hpp"

namespace bifrons::source {
namespace {

constexpr std::string_view white = " \t\r\n\f";

std::string_view trim(std::string_view s) {
  auto const first = s.find_first_not_of(white);
  return first == std::string_view::npos ? std::string_view{} : s.substr(first, s.find_last_not_of(white) - first + 1);
}

std::string lower(std::string_view s) {
  std::string out(s);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

bool has_markup(std::string_view s) { return s.find('<') != std::string_view::npos || s.find("&#") != std::string_view::npos; }

std::string with_addresses(std::string text, std::string_view base) { return has_markup(text) ? resolved_markup(text, base) : text; }

std::string media_type(std::string_view type) {
  if (type.empty() || type == "text") return "text/plain";
  if (type == "html") return "text/html";
  if (type == "xhtml") return "application/xhtml+xml";
  return std::string(type);
}

bool is_base64(std::string_view type, std::string_view mode) {
  if (mode == "base64") return true;
  return mode.empty() && type.find('/') != std::string_view::npos && !type.starts_with("text/") && !type.ends_with("xml");
}

/// The wrapper <div> of Atom 1.0's xhtml is not part of the text.
xml::Element const& unwrapped(xml::Element const& element) {
  bool const lone = element.children.size() == 1 && trim(element.text).empty() && element.children[0].name == "div";
  return lone ? element.children[0] : element;
}

/// Only addresses of the web can be a base, and none so long that every link would swell; another leaves the outer one in force.
std::string base_of(std::string_view written, std::string const& outer) {
  constexpr std::size_t longest_base = 512;
  if (written.size() > longest_base || outer.size() > longest_base) return outer;
  auto inner = absolute(written, outer);
  auto const parts = url::parse(inner);
  return parts && (parts->protocol == "http:" || parts->protocol == "https:") ? inner : outer;
}

}  // namespace

FeedScope FeedScope::inside(xml::Element const& element) const {
  FeedScope scope = *this;
  for (auto const& a : element.attributes) {
    if (!a.space.ends_with("/namespace") && a.name != "xml:base" && a.name != "xml:lang") continue;
    if (a.name == "base" || a.name == "xml:base") scope.base = base_of(trim(a.value), base);
    if (a.name == "lang" || a.name == "xml:lang") {
      scope.lang = trim(a.value);
      std::ranges::replace(scope.lang, '_', '-');
    }
  }
  return scope;
}

std::string feed_attribute(xml::Element const& element, std::string_view name) {
  for (auto const& a : element.attributes)
    if (lower(a.name) == name) return std::string(trim(a.value));
  return {};
}

std::string plain_text(xml::Element const& element) {
  if (!element.children.empty()) return without_c1(inner_markup(element));
  return without_c1(trim(element.text));
}

std::string html_text(xml::Element const& element, FeedScope const& scope) { return with_addresses(plain_text(element), scope.base); }

FeedContent atom_text(xml::Element const& element, FeedScope const& scope, bool atom10) {
  auto const type = lower(feed_attribute(element, "type")), mode = lower(feed_attribute(element, "mode"));
  FeedContent content{{}, media_type(type), scope.lang, {}};
  if (auto src = feed_attribute(element, "src"); !src.empty()) content.src = absolute(src, scope.base);
  if (is_base64(type, mode)) {
    content.value = with_addresses(std::string(trim(base64_decoded(element.text))), scope.base);
  } else if (type == "html" && !element.children.empty()) {
    content.value = with_addresses(std::string(trim(element.all_text())), scope.base);
  } else if (!element.children.empty()) {
    content.value = resolved_markup(inner_markup(atom10 && type == "xhtml" ? unwrapped(element) : element), scope.base);
  } else {
    bool const markup = type == "html" || type == "xhtml" || content.type != "text/plain";
    auto const text = without_c1(trim(element.text));
    content.value = markup ? with_addresses(text, scope.base) : text;
  }
  return content;
}

Person person_of(std::string_view written) {
  written = trim(written);
  Person person;
  auto const is_mail = [](std::string_view s) { return s.find('@') != std::string_view::npos && s.find(' ') == std::string_view::npos; };
  auto const open = written.find_first_of("(<");
  if (open == std::string_view::npos) {
    (is_mail(written) ? person.email : person.name) = written;
    return person;
  }
  auto const close = std::min(written.find_first_of(")>", open), written.size());
  auto const outer = trim(written.substr(0, open)), inner = trim(written.substr(open + 1, close - open - 1));
  bool const mail_first = is_mail(outer);
  person.email = mail_first ? outer : inner;
  person.name = mail_first ? inner : outer;
  if (!is_mail(person.email)) return {std::string(written), {}, {}};
  return person;
}

std::string Person::printed() const {
  if (!name.empty() && !email.empty()) return name + " (" + email + ')';
  return name.empty() ? email : name;
}

}  // namespace bifrons::source
