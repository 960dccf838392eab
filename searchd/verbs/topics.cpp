// SPDX-License-Identifier: GPL-3.0-or-later
// topics: the taxonomy with its counts, one topic, or why an article has its topics.
#include "corpus/topics/taxonomy.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/input.hpp"
#include "searchd/render/json_writer.hpp"
#include "searchd/render/terminal.hpp"
#include "searchd/render/topics.hpp"
#include "searchd/verbs/request.hpp"
#include "searchd/verbs/rows.hpp"

namespace bifrons::searchd_verbs {
namespace {

namespace exit_status = command::exit_status;

constexpr std::size_t most_taxonomy_bytes = 1U << 20;

int print(std::span<query::TopicCount const> topics, std::string const& format, command::Console& console) {
  std::string written;
  if (format == "json") written = render::topics_json(topics);
  else if (format == "jsonl") written = render::topics_jsonl(topics);
  else if (format == "tsv") written = render::topics_tsv(topics);
  else written = render::topics_text(topics, {console.colour, 80});
  console.out << written << (written.empty() || written.ends_with('\n') ? "" : "\n");
  return exit_status::done;
}

/// The topics named, each with those under it.
std::vector<query::TopicCount> with_children(std::vector<query::TopicCount> const& all, std::string const& id) {
  std::vector<query::TopicCount> chosen;
  std::vector<std::string> ids{id};
  for (std::size_t i = 0; i < ids.size(); ++i)  // parents have no circle: each id comes once
    for (auto const& topic : all) {
      if (topic.id == ids[i]) chosen.push_back(topic);
      else if (topic.parent == ids[i]) ids.push_back(topic.id);
    }
  if (!chosen.empty()) chosen.front().parent.clear();
  return chosen;
}

int list(command::Arguments const& arguments, std::string const* id, command::Console& console) {
  auto searcher = open_searcher(arguments);
  if (!searcher) return command::report(searcher.error(), console);
  auto const all = searcher->topics();
  if (!all) return command::report(all.error(), console);
  if (id == nullptr) return print(*all, arguments.format(), console);
  auto const chosen = with_children(*all, *id);
  if (chosen.empty()) return command::report({ErrorCode::not_found, "there is no topic " + *id, "bifrons topics lists them"}, console);
  return print(chosen, arguments.format(), console);
}

int run(command::Arguments const& arguments, command::Console& console) {
  auto const& words = arguments.words;
  if (words.empty() || (words.size() == 1 && words.front() == "list")) return list(arguments, nullptr, console);
  if (words.size() == 2 && words.front() == "show") return list(arguments, &words[1], console);
  return command::report({ErrorCode::bad_input, "topics does not know \"" + arguments.text() + "\"", "use topics list, topics show TOPIC, topics why ID or topics apply [--dry-run]"}, console);
}

Result<topics::Taxonomy> taxonomy_of(kb::Layout const& layout) {
  auto const text = command::read_file(layout.topics(), most_taxonomy_bytes);
  if (!text) return tl::unexpected(text.error());
  auto taxonomy = topics::Taxonomy::parse(*text);
  if (!taxonomy) return failure(taxonomy.error().code, layout.topics().string() + ": " + taxonomy.error().what, taxonomy.error().hint);
  return taxonomy;
}

void print_reasons(Article const& article, std::vector<topics::Reason> const& reasons, std::string const& format, command::Console& console) {
  if (format == "json") {
    render::JsonWriter json;
    json.object().key("id").value(article.id).key("reasons").array();
    for (auto const& reason : reasons) json.object().key("topic").value(reason.topic).key("kind").value(reason.kind).key("evidence").value(reason.evidence).key("weight").value(reason.weight).end_object();
    json.end_array().end_object();
    console.out << json.take() << '\n';
    return;
  }
  render::Style const style{console.colour, 80};
  if (format == "text") console.out << render::styled(render::one_line(article.title), "1", style) << '\n';
  for (auto const& reason : reasons) {
    if (format == "tsv") console.out << reason.topic << '\t' << reason.kind << '\t' << render::one_line(reason.evidence) << '\t' << reason.weight << '\n';
    else console.out << "  " << render::styled(reason.topic, "36", style) << ": " << reason.kind << " \"" << render::one_line(reason.evidence) << "\", weight " << reason.weight << '\n';
  }
}

int why(command::Arguments const& arguments, command::Console& console) {
  if (arguments.words.size() != 1) return command::report({ErrorCode::bad_input, "topics why needs the id of one article", "bifrons search --format tsv WORDS shows ids"}, console);
  auto const layout = open_chosen(arguments);
  if (!layout) return command::report(layout.error(), console);
  auto const taxonomy = taxonomy_of(*layout);
  if (!taxonomy) return command::report(taxonomy.error(), console);
  auto searcher = query::Searcher::open(*layout);
  if (!searcher) return command::report(searcher.error(), console);
  auto const article = searcher->article(arguments.words.front());
  if (!article) return command::report(article.error(), console);
  auto const reasons = taxonomy->why(*article);
  print_reasons(*article, reasons, arguments.format(), console);
  return reasons.empty() ? exit_status::nothing : exit_status::done;
}

}  // namespace

command::Verb topics_row() {
  return {"topics", group_topics, "[list|show TOPIC]", "the taxonomy with its counts",
          "list, or no word at all, prints every topic with the number of its articles, children under their parents; show TOPIC prints one topic and those under it. "
          "topics why ID tells why an article has its topics, topics apply assigns them again after an edit of topics.toml.\n\n"
          "  bifrons topics\n"
          "  bifrons topics show marketing --format json\n"
          "  bifrons topics why k3f9a0c11b2d4e5f\n"
          "  bifrons topics apply --dry-run",
          {}, "text|json|jsonl|tsv", run};
}

command::Verb topics_why_row() {
  return {"topics why", group_topics, "ID", "why an article has its topics",
          "Prints the evidence: the publisher's tag, the words of title and text, or the child topic. Exit status 1 where it has none.\n\n"
          "  bifrons topics why k3f9a0c11b2d4e5f",
          {}, "text|json|tsv", why};
}

}  // namespace bifrons::searchd_verbs
