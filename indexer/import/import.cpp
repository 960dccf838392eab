// SPDX-License-Identifier: GPL-3.0-or-later
// One run: paths to files, files to kinds, kinds to readers.
#include "indexer/import/import.hpp"

#include <algorithm>
#include <filesystem>

#include "indexer/import/batch.hpp"
#include "indexer/import/input.hpp"
#include "indexer/import/kinds.hpp"
#include "indexer/import/readers.hpp"
#include "indexer/import/site_address.hpp"
#include "indexer/import/walk.hpp"

namespace bifrons::import {
namespace {

constexpr std::size_t max_file_bytes = 64U << 20;

Result<void> check(Options const& options) {
  for (auto const& field : options.ignore)
    if (std::find(std::begin(ignorable_fields), std::end(ignorable_fields), field) == std::end(ignorable_fields))
      return failure(ErrorCode::bad_input, "\"" + field + "\" is no field that can be ignored.", "give some of: tags, topics, section");
  return {};
}

}  // namespace

void read_input(Input& input, std::string_view name, bool met, Batch& batch) {
  ++batch.summary().files;
  auto const kind = kind_of(input.head(head_bytes), name);
  if (input.error() && input.head(1).empty()) return batch.fail(name, *input.error());
  if (!kind && met) return batch.leave_out(name, "it " + kind.error().what);
  if (!kind) return batch.fail(name, kind.error());
  if (met && !(*kind)->in_folders) return batch.leave_out(name, "feeds in folders repeat the posts beside them");
  if (auto const* stream = std::get_if<1>(&(*kind)->read)) return (*stream)(input, name, batch);
  auto const bytes = input.rest(max_file_bytes);
  if (input.error()) return batch.fail(name, *input.error());
  if (!bytes) return batch.fail(name, bytes.error());
  std::get<0>((*kind)->read)({.name = name, .bytes = *bytes}, batch);
}

namespace {

void read_file(std::string const& path, bool met, Batch& batch) {
  auto input = Input::open(path);
  if (!input) return batch.fail(input.error());
  read_input(*input, path == "-" ? "standard input" : std::string_view(path), met, batch);
}

void read_path(std::string const& path, Batch& batch) {
  std::error_code ignored;
  if (path == "-" || !std::filesystem::is_directory(path, ignored)) return read_file(path, false, batch);
  SiteAddresses sites(std::filesystem::path(path).lexically_normal());
  auto visit = [&](std::filesystem::path const& file) {
    batch.set_site(sites.of(file.lexically_normal()));
    if (worth_opening(file.native()) && is_draft_name(file.lexically_relative(path).native())) batch.leave_out(file.native(), "it is a draft");
    else if (worth_opening(file.native())) read_file(file.native(), true, batch);
    return !batch.over();
  };
  auto const walked = walk_folder(path, visit, [&batch](Error const& error) { batch.fail(error); });
  batch.set_site({});
  if (!walked) batch.fail(walked.error());
}

}  // namespace

Result<Summary> import_paths(std::span<std::string const> paths, Options const& options, Sink const& sink) {
  if (auto good = check(options); !good) return tl::unexpected(good.error());
  Batch batch(options, sink);
  for (auto const& path : paths)
    if (!batch.over()) read_path(path, batch);
  if (batch.stop()) return tl::unexpected(*batch.stop());
  return batch.summary();
}

Result<Summary> import_bytes(std::string_view bytes, std::string_view name, Options const& options, Sink const& sink) {
  if (auto good = check(options); !good) return tl::unexpected(good.error());
  Batch batch(options, sink);
  Input input(bytes);
  read_input(input, name, false, batch);
  if (batch.stop()) return tl::unexpected(*batch.stop());
  return batch.summary();
}

}  // namespace bifrons::import
