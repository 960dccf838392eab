// SPDX-License-Identifier: GPL-3.0-or-later
// Names that the page declares, and the parts of its host.
#include "indexer/extract/site_names.hpp"

#include <algorithm>

#include "corpus/url/url.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::extract {

std::string comparison_key(std::string_view text) {
  std::string out;
  for (char const c : lowered(text))
    if (ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80) out += c;
  return out;
}

SiteNames::SiteNames(Sources const& sources) {
  for (auto const name : {sources.meta.first({"og:site_name"}), sources.meta.first({"application-name"}), sources.meta.first({"apple-mobile-web-app-title"}),
                          std::string_view(sources.json_ld.publisher), std::string_view(sources.json_ld.site)})
    if (auto key = comparison_key(name); !key.empty()) keys_.push_back(std::move(key));
  auto const host = url::site(sources.url);
  auto const dot = host.find('.');
  if (dot == std::string::npos) return;
  auto const last = host.rfind('.');
  keys_.push_back(comparison_key(host));
  keys_.push_back(comparison_key(host.substr(0, last)));
  if (dot != last) keys_.push_back(comparison_key(host.substr(dot + 1, last - dot - 1)));
}

bool SiteNames::names(std::string_view text) const {
  auto const key = comparison_key(text);
  if (key.empty()) return true;
  return std::ranges::any_of(keys_, [&key](std::string const& site) {
    return key == site || (key.size() >= 5 && site.starts_with(key)) || (site.size() >= 5 && key.starts_with(site) && key.size() < site.size() + 12);
  });
}

bool SiteNames::is_one(std::string_view text) const { return std::ranges::find(keys_, comparison_key(text)) != keys_.end(); }

}  // namespace bifrons::extract
