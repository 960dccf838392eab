// SPDX-License-Identifier: GPL-3.0-or-later
// What Xapian throws, as one of our errors. Inside the room only.
#pragma once

#include <xapian.h>

#include "corpus/base/result.hpp"
#include "corpus/kb/kb.hpp"

namespace bifrons::write {

/// With the mend that its cause asks for.
[[nodiscard]] tl::unexpected<Error> index_failure(kb::Layout const&, Xapian::Error const&);

}  // namespace bifrons::write
