// SPDX-License-Identifier: GPL-3.0-or-later
// Where a Jekyll or Hugo site stands on the web, told by the settings in the folder that is walked.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace bifrons::import {

/// The settings of the folders of one walk; each folder is looked at once.
class SiteAddresses {
 public:
  /// root: no folder above it is looked at.
  explicit SiteAddresses(std::filesystem::path root) : root_(std::move(root)) {}

  /// The address of the site that file belongs to, with a slash at its end ("https://e.example/blog/"); "" where none is told.
  [[nodiscard]] std::string of(std::filesystem::path const& file);

 private:
  std::filesystem::path root_;
  std::map<std::filesystem::path, std::string> known_;
};

}  // namespace bifrons::import
