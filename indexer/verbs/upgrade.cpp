// SPDX-License-Identifier: GPL-3.0-or-later
// upgrade and compact: the index written anew beside itself, then put in its place.
#include <filesystem>
#include <ostream>
#include <string>
#include <system_error>
#include <utility>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/interrupt.hpp"
#include "indexer/verbs/index_copy.hpp"
#include "indexer/verbs/knowledge_base.hpp"
#include "indexer/verbs/rows.hpp"
#include "indexer/verbs/stored_articles.hpp"
#include "indexer/write/writer.hpp"

namespace bifrons::indexer_verbs {
namespace {

namespace fs = std::filesystem;
namespace exit_status = command::exit_status;

constexpr std::size_t progress_step = 500;

/// A folder inside the knowledge base that is gone when its work is done or given up.
class SideFolder {
 public:
  explicit SideFolder(fs::path path) : path_(std::move(path)) { clear(); }
  ~SideFolder() { clear(); }
  SideFolder(SideFolder const&) = delete;
  SideFolder& operator=(SideFolder const&) = delete;
  [[nodiscard]] fs::path const& path() const noexcept { return path_; }

 private:
  void clear() const noexcept {
    std::error_code code;
    fs::remove_all(path_, code);
  }
  fs::path path_;
};

struct Rebuilt {
  std::size_t articles = 0, broken = 0;
};

/// Every stored article written anew, by this program's analysis and the topics as they are now, into a knowledge base of its own at side.
Result<Rebuilt> rebuild(kb::Layout const& layout, kb::Layout const& side, command::Console& console) {
  if (auto made = kb::init(side.root); !made) return tl::unexpected(made.error());
  std::error_code code;
  fs::copy_file(layout.topics(), side.topics(), fs::copy_options::overwrite_existing, code);
  auto writer = write::Writer::open(side);
  if (!writer) return tl::unexpected(writer.error());
  Rebuilt done;
  auto const visit = [&](Article article) -> Result<void> {
    if (command::interrupted()) return failure(ErrorCode::refused, "interrupted");
    if (++done.articles % progress_step == 0 && console.progress) console.err << '\r' << done.articles << " articles" << std::flush;
    return writer->put(std::move(article));
  };
  auto const walked = each_stored(layout, visit, [&](Error const& error) {
    ++done.broken;
    command::report(error, console);
  });
  if (!walked) return tl::unexpected(walked.error());
  if (auto committed = writer->commit(); !committed) return tl::unexpected(committed.error());
  return done;
}

int upgrade(command::Arguments const& arguments, command::Console& console) {
  if (!arguments.words.empty()) return command::report({ErrorCode::bad_input, "upgrade takes no argument", "write it as in: bifrons upgrade --kb notes"}, console);
  auto const layout = kb::open_older(kb::chosen(arguments.value("kb")));
  if (!layout) return command::report(layout.error(), console);
  auto const lock = kb::WriteLock::take(*layout);
  if (!lock) return command::report(lock.error(), console);
  command::InterruptGuard const guard;
  SideFolder const side(layout->root / "upgrade.part");
  kb::Layout const fresh{side.path() / "kb"};
  auto const done = rebuild(*layout, fresh, console);
  if (console.progress) console.err << "\r\x1b[K";
  if (!done && command::interrupted()) {
    console.err << "interrupted: nothing was changed\n";
    return exit_status::interrupted;
  }
  if (!done) return command::report(done.error(), console);
  auto const compact = side.path() / "index";
  auto const replaced = copy_index(fresh.index(), compact).and_then([&] { return kb::replace_index(*layout, compact); }).and_then([&] { return kb::mark_upgraded(*layout); });
  if (!replaced) return command::report(replaced.error(), console);
  console.err << "upgraded " << layout->root.string() << ": " << done->articles << (done->articles == 1 ? " article" : " articles") << " written anew";
  if (done->broken > 0) console.err << "; " << done->broken << " could not be read, named above";
  console.err << '\n';
  return done->broken > 0 ? exit_status::in_part : exit_status::done;
}

std::uintmax_t bytes_in(fs::path const& folder) {
  std::uintmax_t bytes = 0;
  std::error_code code;
  for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code))
    if (auto const size = at->file_size(code); !code) bytes += size;
  return bytes;
}

int compact(command::Arguments const& arguments, command::Console& console) {
  if (!arguments.words.empty()) return command::report({ErrorCode::bad_input, "compact takes no argument", "write it as in: bifrons compact --kb notes"}, console);
  auto const layout = open_chosen(arguments);
  if (!layout) return command::report(layout.error(), console);
  auto const lock = kb::WriteLock::take(*layout);
  if (!lock) return command::report(lock.error(), console);
  SideFolder const side(layout->root / "compact.part");
  auto const before = bytes_in(layout->index());
  auto const replaced = copy_index(layout->index(), side.path()).and_then([&] { return kb::replace_index(*layout, side.path()); });
  if (!replaced) return command::report(replaced.error(), console);
  constexpr std::uintmax_t kilobyte = 1'000;
  console.err << "compacted " << layout->root.string() << ": the index has " << bytes_in(layout->index()) / kilobyte << " kB, it had " << before / kilobyte << '\n';
  return exit_status::done;
}

}  // namespace

command::Verb upgrade_row() {
  return {"upgrade", group_keep, "", "write the index anew in this program's format",
          "For a knowledge base of an older format, or made by another analysis (a dictionary was installed or removed since). Every stored article is analysed anew, with the topics of topics.toml as it is now, "
          "into an index beside the old one, which it then replaces; until then nothing is changed, and an interrupt or a kill leaves the old one whole. Nothing is fetched or extracted. "
          "Needs room for a second index. Exit status 7 where a stored article could not be read; it is named.\n\n"
          "  bifrons upgrade --kb notes",
          {}, {}, upgrade};
}

command::Verb compact_row() {
  return {"compact", group_keep, "", "give disk space back",
          "Writes the index compactly beside itself, then puts that in its place. Large imports end so by themselves, and growth by a quarter does it, too; it is worth it after many changes. Readers and the daemon go on meanwhile and find the new one at their next question.\n\n"
          "  bifrons compact --kb notes",
          {}, {}, compact};
}

}  // namespace bifrons::indexer_verbs
