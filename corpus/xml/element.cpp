// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to an element of the tree.
#include <algorithm>
#include <utility>

#include "corpus/xml/xml.hpp"

namespace bifrons::xml {

std::string_view Element::attribute(std::string_view wanted) const {
  auto const found = std::ranges::find(attributes, wanted, &Attribute::name);
  return found == attributes.end() ? std::string_view{} : std::string_view(found->value);
}

Element const* Element::child(std::string_view wanted) const {
  auto const found = std::ranges::find(children, wanted, &Element::name);
  return found == children.end() ? nullptr : &*found;
}

std::string Element::all_text() const {
  std::string out;
  std::vector<std::pair<Element const*, std::size_t>> path{{this, 0}};
  while (!path.empty()) {
    auto& [element, next] = path.back();
    std::size_t const from = next == 0 ? 0 : element->text_at[next - 1];
    if (next == element->children.size()) {
      out.append(element->text, from);
      path.pop_back();
      continue;
    }
    out.append(element->text, from, element->text_at[next] - from);
    Element const* const into = &element->children[next++];
    path.emplace_back(into, 0);
  }
  return out;
}

}  // namespace bifrons::xml
