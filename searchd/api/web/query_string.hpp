// SPDX-License-Identifier: GPL-3.0-or-later
// Links of a page that keep what was asked and change one thing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/target.hpp"

namespace bifrons::api::web {

/// The parameters of a page as a value; each call gives a changed copy.
class QueryString {
 public:
  explicit QueryString(std::vector<http::Parameter> given = {});

  /// name once, with value; gone where value is empty. Every change but to offset starts again at the first page.
  [[nodiscard]] QueryString with(std::string_view name, std::string_view value) const;
  /// One more alternative of name.
  [[nodiscard]] QueryString adding(std::string_view name, std::string_view value) const;
  /// One alternative less, however it was given (comma or repetition).
  [[nodiscard]] QueryString dropping(std::string_view name, std::string_view value) const;
  [[nodiscard]] bool holds(std::string_view name, std::string_view value) const;
  [[nodiscard]] std::string value(std::string_view name) const;  ///< the first, or ""

  [[nodiscard]] std::vector<http::Parameter> const& parameters() const noexcept { return given_; }
  [[nodiscard]] std::string address() const;  ///< "/?q=…"

 private:
  std::vector<http::Parameter> given_;  ///< comma lists taken apart
};

}  // namespace bifrons::api::web
