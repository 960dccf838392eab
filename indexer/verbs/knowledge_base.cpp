// SPDX-License-Identifier: GPL-3.0-or-later
// One way from --kb to an open knowledge base, for all verbs of this wing.
#include "indexer/verbs/knowledge_base.hpp"

#include <ostream>
#include <system_error>

namespace bifrons::indexer_verbs {
namespace fs = std::filesystem;

Result<kb::Layout> open_chosen(command::Arguments const& arguments) { return kb::open(kb::chosen(arguments.value("kb"))); }

Result<kb::Layout> open_or_make(command::Arguments const& arguments, command::Console& console) {
  auto const root = kb::chosen(arguments.value("kb"));
  std::error_code code;
  if (!fs::exists(root, code) || (fs::is_directory(root, code) && fs::is_empty(root, code)) || kb::is_half_made(root)) {
    auto made = kb::init(root);
    if (!made) return tl::unexpected(made.error());
    if (*made) console.err << "made a new knowledge base at " << root.string() << '\n';
  }
  return kb::open(root);
}

}  // namespace bifrons::indexer_verbs
