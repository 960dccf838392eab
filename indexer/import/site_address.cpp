// SPDX-License-Identifier: GPL-3.0-or-later
// Reads url and baseurl of _config.yml, baseURL of Hugo's settings, from the nearest folder that has them.
#include "indexer/import/site_address.hpp"

#include <fstream>

#include "corpus/url/url.hpp"
#include "indexer/import/front_matter.hpp"

namespace bifrons::import {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_settings_bytes = 128U << 10, max_depth = 64;
constexpr char const* settings_names[] = {"_config.yml", "_config.yaml", "hugo.toml", "hugo.yaml", "hugo.yml", "config.toml", "config.yaml", "config.yml"};

std::string read_settings(fs::path const& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return {};
  std::string text(max_settings_bytes, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

std::string address_in(fs::path const& path) {
  std::string const text = read_settings(path);
  if (text.empty()) return {};
  std::string_view const fence = path.extension() == ".toml" ? "+++\n" : "---\n";
  auto const matter = read_front_matter(std::string(fence) + text + "\n" + std::string(fence));
  if (!matter) return {};
  std::string address = matter->first("baseurl");
  // Jekyll's baseurl is a path below its url.
  if (!address.starts_with("http")) address = matter->first("url") + address;
  if (!url::canonical(address)) return {};
  return address.ends_with('/') ? address : address + '/';
}

}  // namespace

std::string SiteAddresses::of(fs::path const& file) {
  fs::path folder = file.parent_path();
  for (std::size_t depth = 0; depth < max_depth; ++depth) {
    auto [at, first] = known_.try_emplace(folder);
    if (first)
      for (auto const* name : settings_names)
        if (at->second.empty()) at->second = address_in(folder / name);
    if (!at->second.empty()) return at->second;
    if (folder == root_ || !folder.has_relative_path() || folder.parent_path() == folder) break;
    folder = folder.parent_path();
  }
  return {};
}

}  // namespace bifrons::import
