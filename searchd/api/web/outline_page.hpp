// SPDX-License-Identifier: GPL-3.0-or-later
// The page that takes a book's outline.
#pragma once

#include <string>

namespace bifrons::api::web {

[[nodiscard]] std::string outline_page();

}  // namespace bifrons::api::web
