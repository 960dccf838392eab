// SPDX-License-Identifier: GPL-3.0-or-later
// Entities without a DTD machine: HTML's names, the document's own short ones, and numbers as browsers read them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace bifrons::xml {

/// What an & may stand for in one document. Declared entities expand three deep and to 1 MiB a document, then to nothing.
class Entities {
 public:
  /// Reads the <!ENTITY name "value"> of an internal subset; those from outside and parameter entities are left out.
  void declare(std::string_view internal_subset);

  /// Appends the XML for the reference or stray & at position at, and moves past it. In attributes markup stays text.
  void append(std::string& out, std::string_view text, std::size_t& at, bool in_attribute);

 private:
  bool append_named(std::string& out, std::string_view name, bool in_attribute, int depth);
  void append_value(std::string& out, std::string_view value, bool in_attribute, int depth);

  std::map<std::string, std::string, std::less<>> declared_;
  std::size_t budget_ = 1u << 20;
};

}  // namespace bifrons::xml
