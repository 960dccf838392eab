// SPDX-License-Identifier: GPL-3.0-or-later
// A small blog page to hang single cases on.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/extract.hpp"

namespace bifrons::extract {

inline constexpr std::string_view first_paragraph =
    "The estimator retired on a Friday, and by Tuesday nobody could say how the last three quotations had been reached, which surprised us.";
inline constexpr std::string_view second_paragraph =
    "We asked him back for coffee. He drew the whole calculation on a napkin, with two corrections that no document of ours had ever mentioned.";

[[nodiscard]] inline std::string paragraphs() {
  return "<p>" + std::string(first_paragraph) + "</p><p>" + std::string(second_paragraph) + "</p>";
}

[[nodiscard]] inline std::string body_text() { return std::string(first_paragraph) + "\n\n" + std::string(second_paragraph); }

/// A page with that head and body, read as http://blog.test/2011/03/napkin/.
[[nodiscard]] inline Extraction read_post(std::string_view head, std::string_view body, std::string_view url = "http://blog.test/2011/03/napkin/") {
  std::string const html = "<!DOCTYPE html><html><head><meta charset=utf-8>" + std::string(head) + "</head><body>" + std::string(body) + "</body></html>";
  auto found = extract({html, url, "text/html; charset=utf-8"});
  return found ? std::move(*found) : Extraction{};
}

}  // namespace bifrons::extract
