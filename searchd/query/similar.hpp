// SPDX-License-Identifier: GPL-3.0-or-later
// Articles on the same subject: a query made of what is typical of one article.
#pragma once

#include <xapian.h>

namespace bifrons::query {

/// Its most telling stems, itself and its copies left out; empty where it says nothing telling.
[[nodiscard]] Xapian::Query similar_query(Xapian::Database const&, Xapian::docid);

}  // namespace bifrons::query
