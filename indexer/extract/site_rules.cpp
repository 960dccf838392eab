// SPDX-License-Identifier: GPL-3.0-or-later
// Rules looked up by host, then laid over the roles that were found.
#include "indexer/extract/site_rules.hpp"

#include "corpus/url/url.hpp"

namespace bifrons::extract {
namespace {

std::vector<NodeId> matches(std::vector<std::string> const& selectors, PageTree const& page) {
  std::vector<NodeId> out;
  for (auto const& selector : selectors)
    if (auto found = page.document().select(selector)) out.insert(out.end(), found->begin(), found->end());
  return out;
}

void set(std::vector<NodeId> const& elements, PageTree const& page, Mark mark, Content& content) {
  for (auto const element : elements) {
    auto const [begin, end] = page.blocks_in(element);
    for (auto b = begin; b < end; ++b) content.marks[b] = mark;
  }
}

}  // namespace

Result<void> SiteRules::add(std::string site, Rules rules) {
  for (auto const* list : {&rules.keep, &rules.drop})
    for (auto const& selector : *list)
      if (auto checked = html::check_selectors(selector); !checked) {
        auto error = checked.error();
        error.what = "rule for " + site + ": " + error.what;
        return tl::unexpected(std::move(error));
      }
  sites_[std::move(site)] = std::move(rules);
  return {};
}

Rules const* SiteRules::of(std::string_view url) const {
  if (sites_.empty()) return nullptr;
  auto const site = url::site(url);
  for (std::string_view host = site; !host.empty();) {
    if (auto const found = sites_.find(host); found != sites_.end()) return &found->second;
    auto const dot = host.find('.');
    host.remove_prefix(dot == std::string_view::npos ? host.size() : dot + 1);
  }
  return nullptr;
}

bool obey(Rules const& rules, PageTree const& page, Content& content) {
  auto const kept = matches(rules.keep, page);
  if (!kept.empty()) {
    for (auto& mark : content.marks)
      if (mark.role == Role::body) mark = {Role::outside, Reason::not_in_rule};
    set(kept, page, {Role::body, Reason::kept_by_rule}, content);
    content.root = kept.front();
  }
  set(matches(rules.drop, page), page, {Role::furniture, Reason::dropped_by_rule}, content);
  return !kept.empty();
}

}  // namespace bifrons::extract
