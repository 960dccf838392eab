// SPDX-License-Identifier: GPL-3.0-or-later
// Comma lists are taken apart once, so that each link is a plain list edit.
#include "searchd/api/web/query_string.hpp"

#include <algorithm>

namespace bifrons::api::web {
namespace {

bool is_list(std::string_view name) { return name == "lang" || name == "topic" || name == "site" || name == "author" || name == "tag"; }

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

}  // namespace

QueryString::QueryString(std::vector<http::Parameter> given) {
  for (auto& parameter : given) {
    if (!is_list(parameter.name)) {
      given_.push_back(std::move(parameter));
      continue;
    }
    std::string_view rest = parameter.value;
    while (!rest.empty()) {
      auto const end = std::min(rest.find(','), rest.size());
      if (auto value = trimmed(rest.substr(0, end)); !value.empty()) given_.push_back({parameter.name, std::move(value)});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

QueryString QueryString::with(std::string_view name, std::string_view value) const {
  QueryString out = *this;
  std::erase_if(out.given_, [name](auto const& p) { return p.name == name || p.name == "offset"; });
  if (!value.empty()) out.given_.push_back({std::string(name), std::string(value)});
  return out;
}

QueryString QueryString::adding(std::string_view name, std::string_view value) const {
  auto out = with("offset", {});
  if (!holds(name, value)) out.given_.push_back({std::string(name), std::string(value)});
  return out;
}

QueryString QueryString::dropping(std::string_view name, std::string_view value) const {
  auto out = with("offset", {});
  std::erase_if(out.given_, [&](auto const& p) { return p.name == name && p.value == value; });
  return out;
}

bool QueryString::holds(std::string_view name, std::string_view value) const {
  return std::any_of(given_.begin(), given_.end(), [&](auto const& p) { return p.name == name && p.value == value; });
}

std::string QueryString::value(std::string_view name) const {
  auto const found = std::find_if(given_.begin(), given_.end(), [name](auto const& p) { return p.name == name; });
  return found == given_.end() ? std::string{} : found->value;
}

std::string QueryString::address() const {
  std::string out = "/";
  for (auto const& parameter : given_) {
    out += out.size() == 1 ? '?' : '&';
    out += http::escape(parameter.name) + "=" + http::escape(parameter.value);
  }
  return out;
}

}  // namespace bifrons::api::web
