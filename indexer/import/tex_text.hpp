// SPDX-License-Identifier: GPL-3.0-or-later
// TeX as BibTeX files hold it, as the text that a reader sees.
#pragma once

#include <string>
#include <string_view>

namespace bifrons::import {

/// Accents ({\"o}, \'{e}, \v c), letters (\ss, \o, \aa), escaped signs, dashes and ties read; braces, $ and other commands gone.
/// UTF-8 in NFC; linear time.
[[nodiscard]] std::string tex_text(std::string_view tex);

/// An address: \url{…} and braces off, escaped signs bare, the rest as it is.
[[nodiscard]] std::string tex_address(std::string_view tex);

}  // namespace bifrons::import
