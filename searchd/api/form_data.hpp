// SPDX-License-Identifier: GPL-3.0-or-later
// The one file of a browser's upload form.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bifrons::api {

struct UploadedFile {
  std::string name;         ///< as the browser says; never used as a path
  std::string_view bytes;  ///< into the body
};

/// The first part with a file name of a multipart/form-data body (RFC 7578); absent where there is none, or the body is malformed.
[[nodiscard]] std::optional<UploadedFile> uploaded_file(std::string_view content_type, std::string_view body);

}  // namespace bifrons::api
