// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a mail that its writer did not write for this text: header lines, quoted replies, the signature.
#pragma once

#include "indexer/extract/flat_lines.hpp"
#include "indexer/extract/raw_lines.hpp"

namespace bifrons::extract {

/// Gives those lines their reason and reads the head. Text that is no mail stays as it is, but for a signature at its end.
[[nodiscard]] MailHead mark_mail(RawLines& lines);

}  // namespace bifrons::extract
