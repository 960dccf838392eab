// SPDX-License-Identifier: GPL-3.0-or-later
// Settings: option, then BIFRONS_* in the environment, then bifrons.toml, then the built-in value; each knows its origin.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"

namespace bifrons::kb {

/// One setting that exists: name as in bifrons.toml ("crawl.delay"), built-in value, what it is for (with its unit).
/// A number lies in [least, most]; a text has both at 0.
struct SettingRow {
  std::string_view name, built_in, help;
  double least, most;
};
[[nodiscard]] std::vector<SettingRow> const& setting_rows();

/// A value and where it came from ("built in", "bifrons.toml", "environment BIFRONS_CRAWL_DELAY").
struct Setting {
  std::string name, value, origin;
};

/// [site."example.com"] of bifrons.toml: CSS selectors of what is the article on that site's pages, and of what is none of it.
struct SiteRule {
  std::string site;  ///< a host without "www."
  std::vector<std::string> keep, drop;
};

class Settings {
 public:
  /// Built-in values, then those of the file (which may be absent), then of the environment.
  /// bad_input names file, line, unknown key or wrong type, and the mend.
  [[nodiscard]] static Result<Settings> read(std::filesystem::path const& toml);

  [[nodiscard]] std::string const& text(std::string_view name) const;  ///< name must be one of setting_rows()
  [[nodiscard]] double number(std::string_view name) const;            ///< checked as a number when read
  [[nodiscard]] std::vector<Setting> const& all() const noexcept { return settings_; }
  [[nodiscard]] std::vector<SiteRule> const& site_rules() const noexcept { return site_rules_; }

 private:
  std::vector<Setting> settings_;
  std::vector<SiteRule> site_rules_;
};

/// The commented default bifrons.toml: what `init` writes.
[[nodiscard]] std::string default_settings();

}  // namespace bifrons::kb
