// SPDX-License-Identifier: GPL-3.0-or-later
// The one unit that is compiled anew when the version changes.
#include "searchd/api/version.hpp"

namespace bifrons::api {

std::string_view version() noexcept { return BIFRONS_VERSION; }

}  // namespace bifrons::api
