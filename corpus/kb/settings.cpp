// SPDX-License-Identifier: GPL-3.0-or-later
// One table of settings, read over from file and environment, each value checked where it comes in.
#include "corpus/kb/settings.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <sstream>
#include <toml++/toml.h>

namespace bifrons::kb {
namespace {

bool is_number_row(SettingRow const& row) { return row.least < row.most; }

std::string environment_name(std::string_view setting) {
  std::string name = "BIFRONS_";
  for (char c : setting) name += c == '.' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return name;
}

std::string number_text(double number) {
  std::ostringstream out;
  out << number;
  return out.str();
}

Result<double> as_number(SettingRow const& row, std::string const& value, std::string const& origin) {
  char* end = nullptr;
  double const number = std::strtod(value.c_str(), &end);
  if (value.empty() || *end != '\0' || !std::isfinite(number) || number < row.least || number > row.most)
    return failure(ErrorCode::bad_input, origin + ": " + std::string(row.name) + " = \"" + value + "\" is no number from " + number_text(row.least) + " to " + number_text(row.most),
                   "set it to " + std::string(row.built_in) + ", the built-in value, or take the line out");
  return number;
}

std::string place(std::string const& file, toml::source_region const& source) { return file + ", line " + std::to_string(source.begin.line); }

/// The nearest known name, for a mend; empty where none is near.
std::string_view near_name(std::string_view unknown) {
  for (auto const& row : setting_rows()) {
    auto const same = std::mismatch(row.name.begin(), row.name.end(), unknown.begin(), unknown.end());
    auto const front = static_cast<std::size_t>(same.first - row.name.begin());
    if (front + 3 >= row.name.size() && front + 3 >= unknown.size()) return row.name;
  }
  return {};
}

class Reader {
 public:
  Reader(std::string file, std::vector<Setting>& settings, std::vector<SiteRule>& rules) : file_(std::move(file)), settings_(settings), rules_(rules) {}

  /// prefix: "" or "crawl."; nesting ends at two levels because no setting has more.
  Result<void> table(toml::table const& table, std::string const& prefix) {
    for (auto const& [key, node] : table) {
      std::string const name = prefix + std::string(key.str());
      if (prefix.empty() && name == "site") {
        if (auto read = sites(node); !read) return read;
      } else if (node.is_table() && prefix.empty()) {
        if (auto read = this->table(*node.as_table(), name + "."); !read) return read;
      } else if (auto read = value(name, node); !read) {
        return read;
      }
    }
    return {};
  }

 private:
  Result<void> sites(toml::node const& node) {
    if (!node.is_table()) return wrong_rule(node, "site");
    for (auto const& [host, rules] : *node.as_table()) {
      SiteRule rule{std::string(host.str()), {}, {}};
      if (rule.site.starts_with("www.")) rule.site.erase(0, 4);
      if (!rules.is_table()) return wrong_rule(rules, "site." + rule.site);
      for (auto const& [key, list] : *rules.as_table()) {
        auto* into = key.str() == "keep" ? &rule.keep : key.str() == "drop" ? &rule.drop : nullptr;
        if (into == nullptr) return wrong_rule(list, "site." + rule.site + "." + std::string(key.str()));
        if (auto read = selectors(list, *into); !read) return read;
      }
      rules_.push_back(std::move(rule));
    }
    return {};
  }

  /// A text, or a list of them.
  Result<void> selectors(toml::node const& node, std::vector<std::string>& into) {
    if (auto const one = node.value<std::string>()) return static_cast<void>(into.push_back(*one)), Result<void>{};
    if (!node.is_array()) return wrong_rule(node, "a rule");
    for (auto const& item : *node.as_array()) {
      auto const one = item.value<std::string>();
      if (!one) return wrong_rule(item, "a rule");
      into.push_back(*one);
    }
    return {};
  }

  Result<void> wrong_rule(toml::node const& node, std::string const& name) const {
    return failure(ErrorCode::bad_input, place(file_, node.source()) + ": " + name + " is no rule for a site", "write it as in: [site.\"example.com\"], then keep = [\"article\"] or drop = [\".related\"]");
  }

  Result<void> value(std::string const& name, toml::node const& node) {
    auto const at = place(file_, node.source());
    auto const row = std::find_if(setting_rows().begin(), setting_rows().end(), [&](auto const& r) { return r.name == name; });
    if (row == setting_rows().end()) {
      auto const near = near_name(name);
      return failure(ErrorCode::bad_input, at + ": there is no setting " + name, near.empty() ? "bifrons config lists all settings" : "did you mean " + std::string(near) + "?");
    }
    std::string text;
    if (auto const string = node.value<std::string>()) text = *string;
    else if (auto const whole = node.value_exact<std::int64_t>()) text = std::to_string(*whole);
    else if (auto const real = node.value_exact<double>()) text = number_text(*real);
    else return failure(ErrorCode::bad_input, at + ": " + name + " is neither a text nor a number", "write it as in: " + name + " = \"" + std::string(row->built_in) + "\"");
    if (is_number_row(*row))
      if (auto number = as_number(*row, text, at); !number) return tl::unexpected(number.error());
    auto& setting = settings_[static_cast<std::size_t>(row - setting_rows().begin())];
    setting.value = std::move(text);
    setting.origin = "bifrons.toml";
    return {};
  }

  std::string file_;
  std::vector<Setting>& settings_;
  std::vector<SiteRule>& rules_;
};

}  // namespace

std::vector<SettingRow> const& setting_rows() {
  static std::vector<SettingRow> const rows{
      {"crawl.delay", "1", "seconds between two requests to one host", 0, 3600},
      {"crawl.connections_per_host", "1", "requests to one host at once", 1, 4},
      {"crawl.daily_requests", "20000", "requests to one host in a day (UTC), over all runs", 1, 1e7},
      {"crawl.revisit_min_hours", "1", "hours after which a page that keeps changing is asked for again", 0.1, 8760},
      {"crawl.revisit_max_days", "30", "days after which a page that never changes is asked for again; 7 at most where no feed and no sitemap tells of changes", 0.01, 3650},
      {"crawl.max_pages", "5000", "pages fetched at most in one run", 1, 1e7},
      {"crawl.depth", "20", "links from the start at most", 0, 1000},
      {"crawl.page_bytes", "16777216", "bytes of one page at most, unpacked", 1024, 1e9},
      {"crawl.page_seconds", "30", "seconds that one page may take", 1, 3600},
      {"crawl.proxy", "", "address of an HTTP proxy; empty: as http_proxy says", 0, 0},
      {"crawl.contact", "", "an address that site owners may write to, sent with each request", 0, 0},
      {"serve.listen", "127.0.0.1:8420", "address and port of the daemon", 0, 0},
      {"serve.workers", "2", "threads that answer queries", 1, 256},
      {"serve.queue", "64", "requests that may wait; beyond it the daemon answers 503", 1, 100000},
      {"search.limit", "10", "hits a page", 1, 100},
  };
  return rows;
}

std::string default_settings() {
  std::string out = "# Settings of this knowledge base. Every line is optional: what is commented out has its built-in value, shown here.\n"
                    "# An option on the command line wins over BIFRONS_… in the environment, and that over this file.\n";
  std::string_view section;
  for (auto const& row : setting_rows()) {
    auto const dot = row.name.find('.');
    if (row.name.substr(0, dot) != section) {
      section = row.name.substr(0, dot);
      out += "\n[" + std::string(section) + "]\n";
    }
    std::string const value = is_number_row(row) ? std::string(row.built_in) : "\"" + std::string(row.built_in) + "\"";
    out += "# " + std::string(row.help) + "\n# " + std::string(row.name.substr(dot + 1)) + " = " + value + "\n";
  }
  out += "\n# Where the article on a site's pages is not found as it should be: CSS selectors of what to keep, of what to drop.\n"
         "# `bifrons extract PAGE --explain` shows what was kept and why; `bifrons reindex` reads the kept pages again.\n"
         "# [site.\"example.com\"]\n# keep = [\"article .post-body\"]\n# drop = [\".related\", \"#promo\"]\n";
  return out;
}

Result<Settings> Settings::read(std::filesystem::path const& path) {
  Settings settings;
  for (auto const& row : setting_rows()) settings.settings_.push_back({std::string(row.name), std::string(row.built_in), "built in"});
  std::error_code code;
  if (std::filesystem::exists(path, code)) {
    try {
      auto const table = toml::parse_file(path.string());
      if (auto read = Reader(path.string(), settings.settings_, settings.site_rules_).table(table, ""); !read) return tl::unexpected(read.error());
    } catch (toml::parse_error const& error) {
      return failure(ErrorCode::bad_input, place(path.string(), error.source()) + ": " + std::string(error.description()), "mend that line, or comment it out with #");
    }
  }
  for (std::size_t i = 0; i < settings.settings_.size(); ++i) {
    auto const& row = setting_rows()[i];
    auto const variable = environment_name(row.name);
    char const* value = std::getenv(variable.c_str());  // NOLINT(concurrency-mt-unsafe): read at start, before threads
    if (value == nullptr) continue;
    if (is_number_row(row))
      if (auto number = as_number(row, value, "environment " + variable); !number) return tl::unexpected(number.error());
    settings.settings_[i] = {std::string(row.name), value, "environment " + variable};
  }
  return settings;
}

std::string const& Settings::text(std::string_view name) const {
  auto const found = std::find_if(settings_.begin(), settings_.end(), [&](auto const& s) { return s.name == name; });
  return found->value;
}

double Settings::number(std::string_view name) const { return std::strtod(text(name).c_str(), nullptr); }

}  // namespace bifrons::kb
