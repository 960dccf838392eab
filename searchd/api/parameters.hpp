// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of a route as rows of a table, and what a request gave for them, checked.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "searchd/http/problem.hpp"
#include "searchd/http/target.hpp"

namespace bifrons::api {

/// text: once · words: alternatives by comma or repetition, "-x" leaves out · integer · flag: 1, 0, true, false, or bare · date: ISO, as exact as wanted · choice: one of choices
enum class ParameterType : std::uint8_t { text, words, integer, flag, date, choice };

struct ParameterRow {
  std::string_view name;
  ParameterType type = ParameterType::text;
  std::string_view help;
  long least = 0, most = 0;       ///< integer
  std::string_view choices = {};  ///< choice: "relevance|date"; words: where the values are known, those
  std::string_view fallback = {}; ///< what stands for it where it is not given, for the description
  bool built = true;              ///< false: given, it is answered 501
};

/// Longest value of a parameter, in bytes.
inline constexpr std::size_t max_value_bytes = 4096;
/// Most alternatives of one parameter.
inline constexpr std::size_t max_values = 50;

class Parameters {
 public:
  /// 400 names an unknown parameter, a repeated one, or a value out of type or bounds; 501 one that is not built.
  /// Empty values count as not given: forms send them.
  [[nodiscard]] static tl::expected<Parameters, http::Problem> check(std::vector<http::Parameter> const& given, std::span<ParameterRow const> rows);

  [[nodiscard]] std::string text(std::string_view name, std::string_view fallback = {}) const;
  [[nodiscard]] long number(std::string_view name, long fallback) const;
  [[nodiscard]] bool flag(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> words(std::string_view name) const;  ///< commas split, trimmed, none empty
  [[nodiscard]] bool has(std::string_view name) const;
  /// Those given and not empty, in order.
  [[nodiscard]] std::vector<http::Parameter> const& given() const noexcept { return given_; }

 private:
  std::vector<http::Parameter> given_;
};

/// "a|b|c" as its parts.
[[nodiscard]] std::vector<std::string_view> split_choices(std::string_view);

}  // namespace bifrons::api
