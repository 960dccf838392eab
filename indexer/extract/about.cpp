// SPDX-License-Identifier: GPL-3.0-or-later
// Declarations first; of links in the text only those that say rel=license, or that lead to a public licence from outside the
// body: inside it they are about its pictures.
#include "indexer/extract/about.hpp"

#include <initializer_list>
#include <utility>

#include "corpus/text/unicode.hpp"
#include "corpus/url/url.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/surroundings.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t value_bytes = 4000;

/// As an http address; "" where it is none.
std::string address(std::string_view written, std::string_view base) {
  auto found = url::resolve(trimmed(written.substr(0, value_bytes)), base);
  return found && (found->starts_with("http://") || found->starts_with("https://")) ? std::move(*found) : std::string();
}

/// An address resolved; a licence in words stays as it is.
std::string address_or_words(std::string_view written, std::string_view base) {
  written = trimmed(written.substr(0, value_bytes));
  bool const words = written.find(' ') != std::string_view::npos || (written.find('/') == std::string_view::npos && written.find(':') == std::string_view::npos);
  return words ? text::to_nfc(written) : address(written, base);
}

bool is_public_licence(std::string_view href) {
  if (href.find(".org/") == std::string_view::npos) return false;
  for (std::string_view const place : {"creativecommons.org/licenses/", "creativecommons.org/publicdomain/", "gnu.org/licenses/", "gnu.org/copyleft/", "opensource.org/licenses/"})
    if (ifind(href, place) != std::string_view::npos) return true;
  return false;
}

bool has_license_word(std::string_view rel) {
  auto const at = ifind(rel, "license");
  return at != std::string_view::npos && (at == 0 || rel[at - 1] == ' ') && (at + 7 == rel.size() || rel[at + 7] == ' ');
}

/// Whether the element stands in a block of the body, at its beginning or amid its text.
bool in_body(PageTree const& page, Content const& content, NodeId i) {
  auto const b = page.blocks_in(i).first;
  auto const holds = [&](std::size_t at) { return page.blocks()[at].first < page.node(i).end && page.blocks()[at].last > i && content.role(at) == Role::body; };
  return (b < page.blocks().size() && holds(b)) || (b > 0 && holds(b - 1));
}

Signal linked_licence(PageTree const& page, Content const& content, std::string_view base) {
  Signal weaker;
  for (NodeId i = 0; i < page.size(); ++i) {
    auto const tag = page.tag(i);
    if (tag != Tag::a && tag != Tag::link) continue;
    auto const href = page.attribute(i, "href");
    if (href.empty()) continue;
    bool const said = has_license_word(page.attribute(i, "rel"));
    if (tag == Tag::link) {
      if (said)
        if (auto found = address(href, base); !found.empty()) return {std::move(found), "meta"};
      continue;
    }
    if ((!said && (!is_public_licence(href) || !weaker.value.empty())) || is_elsewhere(page, content, i)) continue;
    if (!said && in_body(page, content, i)) continue;
    if (auto found = address(href, base); !found.empty()) {
      if (said) return {std::move(found), "text"};
      weaker = {std::move(found), "text"};
    }
  }
  return weaker;
}

class Reader {
 public:
  Reader(Sources const& sources, About& out) : s_(sources), out_(out) {}

  void put(std::string About::*field, char const* name, std::string value, char const* from) {
    if (value.empty() || !(out_.*field).empty()) return;
    out_.*field = std::move(value);
    out_.from[name] = from;
  }
  std::string meta(std::initializer_list<std::string_view> names) const { return text::to_nfc(s_.meta.first(names).substr(0, value_bytes)); }

 private:
  Sources const& s_;
  About& out_;
};

}  // namespace

About read_about(Sources const& s, Content const& content, std::string_view base) {
  About out;
  Reader reader(s, out);
  reader.put(&About::site_name, "site_name", reader.meta({"og:site_name"}), "og");
  reader.put(&About::site_name, "site_name", text::to_nfc(s.json_ld.site.empty() ? s.json_ld.publisher : s.json_ld.site), "json-ld");
  reader.put(&About::site_name, "site_name", reader.meta({"application-name", "apple-mobile-web-app-title"}), "meta");

  reader.put(&About::description, "description", reader.meta({"og:description"}), "og");
  reader.put(&About::description, "description", reader.meta({"description"}), "meta");
  reader.put(&About::description, "description", text::to_nfc(s.json_ld.description.substr(0, value_bytes)), "json-ld");
  reader.put(&About::description, "description", reader.meta({"dc.description", "dcterms.description"}), "dublin-core");

  if (auto const image = s.meta.first({"og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"}); !image.empty())
    reader.put(&About::image, "image", address(image, base), "og");
  if (!s.json_ld.image.empty()) reader.put(&About::image, "image", address(s.json_ld.image, base), "json-ld");
  if (auto const image = s.meta.first({"itemprop:image"}); !image.empty()) reader.put(&About::image, "image", address(image, base), "microdata");

  if (!s.json_ld.licence.empty()) reader.put(&About::licence, "licence", address_or_words(s.json_ld.licence, base), "json-ld");
  auto linked = linked_licence(s.page, content, base);
  if (linked.from == "meta") reader.put(&About::licence, "licence", linked.value, "meta");
  for (std::string_view const name : {"dcterms.license", "dc.rights.license", "dc.license", "dcterms.rights", "dc.rights"})
    if (auto const said = s.meta.first({name}); !said.empty()) reader.put(&About::licence, "licence", address_or_words(said, base), "dublin-core");
  reader.put(&About::licence, "licence", std::move(linked.value), "text");
  return out;
}

}  // namespace bifrons::extract
