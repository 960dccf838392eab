// SPDX-License-Identifier: GPL-3.0-or-later
// A download that broke off reads like a whole export with fewer posts; only its missing last tag tells.
#include "indexer/import/letters.hpp"
#include "indexer/import/readers.hpp"

namespace bifrons::import {

void name_if_cut_short(File const& file, std::string_view root, Batch& batch) {
  std::string_view const bytes = file.bytes;
  if (bytes.find('\0') != bytes.npos) return;  // UTF-16: its tags are not looked for
  std::size_t const last = bytes.rfind("</");
  std::size_t const end = last == bytes.npos ? last : bytes.find('>', last);
  if (end != bytes.npos) {
    std::string_view name = trimmed(bytes.substr(last + 2, end - last - 2));
    name.remove_prefix(name.find(':') + 1);
    if (lowered(name) == lowered(root)) return;
  }
  batch.fail(file.name, Error{ErrorCode::unreadable, "is cut short: its last element has no end", "export or fetch it again; what could be read is kept"});
}

}  // namespace bifrons::import
