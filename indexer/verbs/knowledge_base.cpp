// SPDX-License-Identifier: GPL-3.0-or-later
// One way from --kb to an open knowledge base, for all verbs of this wing.
#include "indexer/verbs/knowledge_base.hpp"

#include <ostream>
#include <system_error>

#include "corpus/kb/settings.hpp"

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

Result<extract::SiteRules> site_rules(kb::Layout const& layout) {
  auto const settings = kb::Settings::read(layout.settings());
  if (!settings) return tl::unexpected(settings.error());
  extract::SiteRules out;
  for (auto const& rule : settings->site_rules())
    if (auto added = out.add(rule.site, {rule.keep, rule.drop}); !added) {
      auto error = added.error();
      error.what = layout.settings().string() + ": " + error.what;
      return tl::unexpected(std::move(error));
    }
  return out;
}

}  // namespace bifrons::indexer_verbs
