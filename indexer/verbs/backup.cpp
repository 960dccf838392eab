// SPDX-License-Identifier: GPL-3.0-or-later
// backup and restore: a whole copy of a knowledge base, which is a knowledge base itself.
#include <filesystem>
#include <ostream>
#include <string>
#include <system_error>

#include "corpus/command/exit_status.hpp"
#include "indexer/source/copy_state.hpp"
#include "indexer/verbs/index_copy.hpp"
#include "indexer/verbs/knowledge_base.hpp"
#include "indexer/verbs/rows.hpp"

namespace bifrons::indexer_verbs {
namespace {

namespace fs = std::filesystem;

Result<void> copy_files(fs::path const& from, fs::path const& to) {
  std::error_code code;
  if (!fs::exists(from, code)) return {};
  fs::copy(from, to, fs::copy_options::recursive, code);
  if (code) return failure(ErrorCode::broken, from.string() + " could not be copied to " + to.string() + " (" + code.message() + ")", "check free disk space and rights");
  return {};
}

Result<void> make_folder(fs::path const& folder) {
  std::error_code code;
  if (fs::exists(folder, code) && !(fs::is_directory(folder, code) && fs::is_empty(folder, code)))
    return failure(ErrorCode::bad_input, folder.string() + " is there already", "give an empty or new directory");
  fs::create_directories(folder, code);
  if (code) return failure(ErrorCode::broken, folder.string() + " could not be made (" + code.message() + ")", "choose another place");
  return {};
}

Result<void> copy_crawl_state(kb::Layout const& from, kb::Layout const& to) {
  std::error_code code;
  if (!fs::exists(from.crawl_state(), code)) return {};
  return source::copy_state(from.crawl_state(), to.crawl_state());
}

/// The crawl state before the index, which a crawl commits first: the copy never remembers a page that it does not hold.
/// The version file comes last, so that half a copy is no knowledge base.
Result<void> copy_whole(kb::Layout const& from, kb::Layout const& to) {
  return make_folder(to.root)
      .and_then([&] { return copy_crawl_state(from, to); })
      .and_then([&] { return copy_index(from.index(), to.index()); })
      .and_then([&] { return copy_files(from.archive(), to.archive()); })
      .and_then([&] { return copy_files(from.settings(), to.settings()); })
      .and_then([&] { return copy_files(from.topics(), to.topics()); })
      .and_then([&] { return copy_files(from.version(), to.version()); });
}

int copy(Result<kb::Layout> const& from, fs::path const& to, std::string_view done, command::Console& console) {
  if (!from) return command::report(from.error(), console);
  if (auto const copied = copy_whole(*from, kb::Layout{to}); !copied) return command::report(copied.error(), console);
  console.err << done << ' ' << from->root.string() << " to " << to.string() << '\n';
  return command::exit_status::done;
}

int backup(command::Arguments const& arguments, command::Console& console) {
  if (arguments.words.size() != 1) return command::report({ErrorCode::bad_input, "backup needs the directory to make", "write it as in: bifrons backup notes-backup"}, console);
  return copy(open_chosen(arguments), arguments.words.front(), "copied", console);
}

int restore(command::Arguments const& arguments, command::Console& console) {
  if (arguments.words.size() != 1) return command::report({ErrorCode::bad_input, "restore needs the directory of a backup", "write it as in: bifrons restore notes-backup --kb notes"}, console);
  return copy(kb::open(arguments.words.front()), kb::chosen(arguments.value("kb")), "restored", console);
}

}  // namespace

command::Verb backup_row() {
  return {"backup", group_keep, "DIR", "copy the knowledge base, also while it is used",
          "Writes a whole copy to a new directory: one commit of the index, compact, with crawl state, archive, settings and topics. Writers and readers go on meanwhile. "
          "The copy is a knowledge base itself.\n\n"
          "  bifrons backup notes-backup --kb notes\n"
          "  bifrons search crm --kb notes-backup",
          {}, {}, backup};
}

command::Verb restore_row() {
  return {"restore", group_keep, "DIR", "bring a backup back",
          "Copies the backup DIR to the place of the knowledge base, which must be empty or new: nothing is overwritten.\n\n"
          "  mv notes notes-broken\n"
          "  bifrons restore notes-backup --kb notes",
          {}, {}, restore};
}

}  // namespace bifrons::indexer_verbs
