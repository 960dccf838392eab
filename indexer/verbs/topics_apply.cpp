// SPDX-License-Identifier: GPL-3.0-or-later
// topics apply: the topics of all articles again, after topics.toml was edited.
#include <algorithm>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/input.hpp"
#include "corpus/command/interrupt.hpp"
#include "corpus/topics/taxonomy.hpp"
#include "indexer/verbs/knowledge_base.hpp"
#include "indexer/verbs/rows.hpp"
#include "indexer/verbs/stored_articles.hpp"
#include "indexer/write/writer.hpp"

namespace bifrons::indexer_verbs {
namespace {

namespace exit_status = command::exit_status;

constexpr command::Option options[] = {{"dry-run", {}, "show the difference, change nothing"}};
constexpr std::size_t most_taxonomy_bytes = 1U << 20;

std::vector<std::string> ids_of(std::vector<TopicScore> const& topics) {
  std::vector<std::string> ids;
  for (auto const& topic : topics) ids.push_back(topic.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

/// "k3f9  +crm -sales  Title"; empty where the topics are the same.
std::string difference(Article const& article, std::vector<TopicScore> const& assigned) {
  auto const before = ids_of(article.topics), after = ids_of(assigned);
  std::string changes;
  for (auto const& id : after)
    if (!std::binary_search(before.begin(), before.end(), id)) changes += " +" + id;
  for (auto const& id : before)
    if (!std::binary_search(after.begin(), after.end(), id)) changes += " -" + id;
  return changes.empty() ? changes : article.id + " " + changes + "  " + article.title + "\n";
}

Result<topics::Taxonomy> taxonomy_of(kb::Layout const& layout) {
  auto const text = command::read_file(layout.topics(), most_taxonomy_bytes);
  if (!text) return tl::unexpected(text.error());
  auto taxonomy = topics::Taxonomy::parse(*text);
  if (!taxonomy) return failure(taxonomy.error().code, layout.topics().string() + ": " + taxonomy.error().what, taxonomy.error().hint);
  return taxonomy;
}

/// All articles whose topics or scores differ, put again; the snapshot that is walked stays as it was.
Result<std::size_t> apply(kb::Layout const& layout, topics::Taxonomy const& taxonomy, write::Writer* writer, command::Console& console) {
  std::size_t changed = 0;
  auto const visit = [&](Article article) -> Result<void> {
    if (command::interrupted()) return failure(ErrorCode::refused, "interrupted");
    auto const assigned = taxonomy.assign(article);
    if (assigned == article.topics) return {};
    auto const line = difference(article, assigned);
    if (!line.empty()) ++changed;
    console.out << line;
    if (writer == nullptr) return {};
    if (auto put = writer->put(std::move(article)); !put) return tl::unexpected(put.error());
    return {};
  };
  auto const walked = each_stored(layout, visit, [&](Error const& error) { command::report(error, console); });
  if (!walked && !command::interrupted()) return tl::unexpected(walked.error());
  if (writer != nullptr)
    if (auto committed = writer->commit(); !committed) return tl::unexpected(committed.error());
  return changed;
}

int run(command::Arguments const& arguments, command::Console& console) {
  if (arguments.words.size() > 0) return command::report({ErrorCode::bad_input, "topics apply takes no argument", "edit topics.toml, then run: bifrons topics apply --dry-run"}, console);
  bool const dry = arguments.has("dry-run");
  auto const layout = open_chosen(arguments);
  if (!layout) return command::report(layout.error(), console);
  auto const taxonomy = taxonomy_of(*layout);
  if (!taxonomy) return command::report(taxonomy.error(), console);
  std::optional<write::Writer> writer;
  if (!dry) {
    auto opened = write::Writer::open(*layout);
    if (!opened) return command::report(opened.error(), console);
    writer.emplace(std::move(*opened));
  }
  command::InterruptGuard const guard;
  auto const changed = apply(*layout, *taxonomy, writer ? &*writer : nullptr, console);
  if (!changed) return command::report(changed.error(), console);
  console.err << *changed << (*changed == 1 ? " article" : " articles") << (dry ? " would change\n" : " changed\n");
  return command::interrupted() ? exit_status::interrupted : exit_status::done;
}

}  // namespace

command::Verb topics_apply_row() {
  return {"topics apply", group_topics, "", "give every article its topics again, after an edit of topics.toml",
          "Reads topics.toml, assigns topics to every article and prints a line for each whose topics change, with what comes (+) and goes (-).\n\n"
          "  bifrons topics apply --dry-run\n"
          "  bifrons topics apply",
          options, {}, run};
}

}  // namespace bifrons::indexer_verbs
