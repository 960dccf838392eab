// SPDX-License-Identifier: GPL-3.0-or-later
// Element names to numbers, and what kind of element each is.
#include "indexer/extract/tags.hpp"

#include <algorithm>
#include <array>

namespace bifrons::extract {
namespace {

// In the order of the enumeration, which is the alphabet's.
constexpr std::string_view names[] = {
    "", "a", "address", "article", "aside", "audio", "base", "blockquote", "body", "br", "button", "canvas", "caption", "center", "code", "datalist",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "embed", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "iframe", "img", "input", "label", "legend", "li", "link", "main", "map",
    "math", "menu", "meta", "meter", "nav", "noframes", "noscript", "object", "ol", "optgroup", "option", "p", "picture", "pre", "progress", "rp", "script",
    "search", "section", "select", "source", "style", "summary", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time",
    "title", "tr", "ul", "video"};
static_assert(std::size(names) == static_cast<std::size_t>(Tag::video) + 1);
static_assert(std::ranges::is_sorted(names));

}  // namespace

Tag tag_of(std::string_view name) noexcept {
  auto const* const at = std::ranges::lower_bound(names, name);
  return at != std::end(names) && *at == name ? static_cast<Tag>(at - std::begin(names)) : Tag::other;
}

bool holds_no_text(Tag tag) noexcept {
  switch (tag) {
    case Tag::audio: case Tag::button: case Tag::canvas: case Tag::datalist: case Tag::embed: case Tag::frame: case Tag::frameset:
    case Tag::head: case Tag::iframe: case Tag::input: case Tag::link: case Tag::map: case Tag::meta: case Tag::meter: case Tag::noframes:
    case Tag::noscript: case Tag::object: case Tag::optgroup: case Tag::option: case Tag::progress: case Tag::rp: case Tag::script: case Tag::select:
    case Tag::style: case Tag::svg: case Tag::template_: case Tag::textarea: case Tag::title: case Tag::video:
      return true;
    default:
      return false;
  }
}

bool is_block(Tag tag) noexcept {
  switch (tag) {
    case Tag::address: case Tag::article: case Tag::aside: case Tag::blockquote: case Tag::body: case Tag::caption: case Tag::center: case Tag::dd:
    case Tag::details: case Tag::dialog: case Tag::dir: case Tag::div: case Tag::dl: case Tag::dt: case Tag::fieldset: case Tag::figcaption:
    case Tag::figure: case Tag::footer: case Tag::form: case Tag::h1: case Tag::h2: case Tag::h3: case Tag::h4: case Tag::h5: case Tag::h6:
    case Tag::header: case Tag::hgroup: case Tag::hr: case Tag::html: case Tag::legend: case Tag::li: case Tag::main: case Tag::menu: case Tag::nav:
    case Tag::ol: case Tag::p: case Tag::pre: case Tag::search: case Tag::section: case Tag::summary: case Tag::table: case Tag::tbody:
    case Tag::td: case Tag::tfoot: case Tag::th: case Tag::thead: case Tag::tr: case Tag::ul:
      return true;
    default:
      return false;
  }
}

int heading_level(Tag tag) noexcept {
  return tag >= Tag::h1 && tag <= Tag::h6 ? static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1 : 0;
}

}  // namespace bifrons::extract
