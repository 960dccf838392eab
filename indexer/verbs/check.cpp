// SPDX-License-Identifier: GPL-3.0-or-later
// check: whether the knowledge base is whole.
#include <ostream>

#include "corpus/command/exit_status.hpp"
#include "corpus/kb/settings.hpp"
#include "indexer/verbs/knowledge_base.hpp"
#include "indexer/verbs/rows.hpp"
#include "indexer/verbs/stored_articles.hpp"

namespace bifrons::indexer_verbs {
namespace {

int run(command::Arguments const& arguments, command::Console& console) {
  auto const layout = open_chosen(arguments);
  if (!layout) return command::report(layout.error(), console);
  std::size_t faults = 0;
  auto const complain = [&](Error const& error) {
    ++faults;
    command::report(error, console);
  };
  if (auto settings = kb::Settings::read(layout->settings()); !settings) complain(settings.error());
  auto const in_files = index_faults(*layout);
  if (!in_files) return command::report(in_files.error(), console);
  if (*in_files > 0) complain({ErrorCode::broken, "the index has " + std::to_string(*in_files) + " faults in its files", "restore it from a backup, or import again into a new knowledge base"});
  auto const articles = each_stored(*layout, [](Article const&) -> Result<void> { return {}; }, complain);
  if (!articles) return command::report(articles.error(), console);
  console.out << *articles << " articles, " << faults << (faults == 1 ? " fault\n" : " faults\n");
  return faults == 0 ? command::exit_status::done : command::exit_status::broken;
}

}  // namespace

command::Verb check_row() {
  return {"check", group_keep, "", "whether everything is whole",
          "Reads the settings, the files of the index and every stored article, and names what is wrong. It changes nothing. Exit status 3 where there is a fault.\n\n"
          "  bifrons check --kb notes",
          {}, {}, run};
}

}  // namespace bifrons::indexer_verbs
