// SPDX-License-Identifier: GPL-3.0-or-later
// Parts are found by their boundary alone; nothing is copied.
#include "searchd/api/form_data.hpp"

#include <algorithm>

namespace bifrons::api {
namespace {

/// The value of name="…" (or name=…) in a header line.
std::optional<std::string> attribute(std::string_view line, std::string_view name) {
  for (auto at = line.find(';'); at != std::string_view::npos; at = line.find(';', at + 1)) {
    auto rest = line.substr(at + 1);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (!rest.starts_with(name) || rest.size() <= name.size() || rest[name.size()] != '=') continue;
    rest.remove_prefix(name.size() + 1);
    bool const quoted = rest.starts_with('"');
    if (quoted) rest.remove_prefix(1);
    return std::string(rest.substr(0, std::min(rest.find_first_of(quoted ? "\"" : "; \r"), rest.size())));
  }
  return std::nullopt;
}

std::optional<UploadedFile> read_part(std::string_view part) {
  auto const head_end = part.find("\r\n\r\n");
  if (head_end == std::string_view::npos) return std::nullopt;
  auto const head = part.substr(0, head_end);
  auto name = attribute(head, "filename");
  if (!name) return std::nullopt;
  return UploadedFile{std::move(*name), part.substr(head_end + 4)};
}

}  // namespace

std::optional<UploadedFile> uploaded_file(std::string_view content_type, std::string_view body) {
  if (!content_type.starts_with("multipart/form-data")) return std::nullopt;
  auto const boundary = attribute(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > 70) return std::nullopt;
  auto const line = "--" + *boundary;
  for (auto at = body.find(line); at != std::string_view::npos;) {
    auto const start = at + line.size();
    auto const next = body.find("\r\n" + line, start);
    if (next == std::string_view::npos || body.substr(start, 2) == "--") return std::nullopt;
    if (auto file = read_part(body.substr(start, next - start))) return file;
    at = next + 2;
  }
  return std::nullopt;
}

}  // namespace bifrons::api
