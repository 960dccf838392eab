// SPDX-License-Identifier: GPL-3.0-or-later
// JSON written straight into one string: commas and escapes are right by construction, numbers are the shortest.
#pragma once

#include <boost/json/fwd.hpp>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bifrons::render {

/// Calls follow the shape of the value: open, key, value …, close. Strings must be UTF-8.
class JsonWriter {
 public:
  JsonWriter& object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(char const* text) { return value(std::string_view(text)); }
  JsonWriter& value(bool flag);
  JsonWriter& value(double number);  ///< null where it is not finite
  template <std::integral Number>
    requires(!std::same_as<Number, bool>)
  JsonWriter& value(Number number) {
    separate();
    out_ += std::to_string(number);
    return *this;
  }
  JsonWriter& value(boost::json::value const&);  ///< our own values only: it follows their depth
  JsonWriter& null();
  /// Null where text is empty: how unknown fields are told.
  JsonWriter& known(std::string_view text) { return text.empty() ? null() : value(text); }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();

  std::string out_;
  bool needs_comma_ = false;
};

}  // namespace bifrons::render
