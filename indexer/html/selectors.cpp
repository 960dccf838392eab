// SPDX-License-Identifier: GPL-3.0-or-later
// The parser library's own selector engine, held within bounds.
#include "indexer/html/selectors.hpp"

#include <lexbor/css/css.h>
#include <lexbor/selectors/selectors.h>

#include <algorithm>
#include <memory>
#include <string>

#include "indexer/html/dom.hpp"

namespace bifrons::html {
namespace {

constexpr std::size_t longest = 1'000, most_matches = 100'000;

struct Free {
  void operator()(lxb_css_parser_t* parser) const noexcept { static_cast<void>(lxb_css_parser_destroy(parser, true)); }
  void operator()(lxb_selectors_t* engine) const noexcept { static_cast<void>(lxb_selectors_destroy(engine, true)); }
  void operator()(lxb_css_selector_list_t* list) const noexcept { lxb_css_selector_list_destroy_memory(list); }
};

lxb_status_t add_match(lxb_dom_node_t* node, lxb_css_selector_specificity_t /*specificity*/, void* context) {
  auto& out = *static_cast<std::vector<std::uint32_t>*>(context);
  if (out.size() >= most_matches) return LXB_STATUS_STOP;
  out.push_back(static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(node->user)));
  return LXB_STATUS_OK;
}

}  // namespace

Result<std::vector<std::uint32_t>> run_selectors(std::string_view selectors, lxb_dom_node* root) {
  auto const refused = [&] {
    return failure(ErrorCode::bad_input, "\"" + std::string(selectors.substr(0, 200)) + "\" is no CSS selector", "write it as in: article .post-body, #related");
  };
  if (selectors.size() > longest) return failure(ErrorCode::bad_input, "a selector has over 1000 bytes", "split it");
  std::unique_ptr<lxb_css_parser_t, Free> const parser(lxb_css_parser_create());
  std::unique_ptr<lxb_selectors_t, Free> const engine(lxb_selectors_create());
  if (!parser || !engine || lxb_css_parser_init(parser.get(), nullptr) != LXB_STATUS_OK || lxb_selectors_init(engine.get()) != LXB_STATUS_OK)
    return failure(ErrorCode::unreadable, "no memory is left for selectors");
  std::unique_ptr<lxb_css_selector_list_t, Free> const list(
      lxb_css_selectors_parse(parser.get(), reinterpret_cast<lxb_char_t const*>(selectors.data()), selectors.size()));
  if (!list || parser->status != LXB_STATUS_OK) return refused();
  std::vector<std::uint32_t> out;
  if (root == nullptr) return out;
  if (lxb_selectors_find(engine.get(), root, list.get(), add_match, &out) != LXB_STATUS_OK && out.size() < most_matches) return refused();
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Result<void> check_selectors(std::string_view selectors) {
  if (auto read = run_selectors(selectors, nullptr); !read) return tl::unexpected(read.error());
  return {};
}

}  // namespace bifrons::html
