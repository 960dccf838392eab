// SPDX-License-Identifier: GPL-3.0-or-later
// What was found for a book's outline, in every form that is built.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "corpus/base/result.hpp"
#include "searchd/outline/outline.hpp"
#include "searchd/render/terminal.hpp"

namespace bifrons::render {

using Findings = std::span<outline::Finding const>;

/// {"nodes":[{"id","path","text","query","sources","coverage","reasons"}]}
[[nodiscard]] std::string outline_json(Findings);
[[nodiscard]] std::string outline_text(Findings, Style);
/// A node's row for each source; one row without source where there is none.
[[nodiscard]] std::string outline_csv(Findings);
[[nodiscard]] std::string outline_markdown(Findings);
/// A whole page that stands alone, without style.
[[nodiscard]] std::string outline_html(Findings);

struct OutlineFormat {
  std::string_view name, content_type;
  std::string (*write)(Findings, Style);  ///< null: promised, not built yet
};
[[nodiscard]] std::span<OutlineFormat const> outline_formats();
/// bad_input lists the names there are; not_built where it is still to come.
[[nodiscard]] Result<OutlineFormat const*> find_outline_format(std::string_view name);

}  // namespace bifrons::render
