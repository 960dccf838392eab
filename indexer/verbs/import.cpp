// SPDX-License-Identifier: GPL-3.0-or-later
// import: files and folders into the knowledge base.
#include "indexer/import/import.hpp"

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/command/exit_status.hpp"
#include "corpus/command/interrupt.hpp"
#include "indexer/crawl/leads.hpp"
#include "indexer/verbs/knowledge_base.hpp"
#include "indexer/verbs/rows.hpp"
#include "indexer/verbs/stored_articles.hpp"
#include "indexer/write/writer.hpp"

namespace bifrons::indexer_verbs {
namespace {

namespace exit_status = command::exit_status;

constexpr command::Option options[] = {
    {"ignore", "FIELD", "leave a field unread: tags, topics, section", true},
};

constexpr std::size_t progress_step = 500;

std::size_t all(write::Tally const& tally) { return tally.added + tally.replaced + tally.unchanged; }

std::string number_of(std::size_t count, std::string const& noun) { return std::to_string(count) + " " + noun + (count == 1 ? "" : "s"); }

/// An article that the writer refuses as such is a failed item; a writer that cannot write ends the run.
bool ends_the_run(Error const& error) { return error.code != ErrorCode::bad_input && error.code != ErrorCode::unreadable; }

constexpr std::size_t leads_at_once = 1'000;

/// Where a run's items go: articles to the writer; leads to both the writer, as stand-ins, and the crawl; feeds to the crawl.
class Intake {
 public:
  Intake(kb::Layout const& layout, write::Writer& writer, command::Console& console) : layout_(layout), writer_(writer), console_(console) {}

  Result<void> take(import::Item item) {
    if (command::interrupted()) return failure(ErrorCode::refused, "interrupted");
    switch (item.kind) {
      case import::ItemKind::article: return put(std::move(item.article));
      case import::ItemKind::lead: return take_lead(std::move(item.article));
      case import::ItemKind::feed: return take_feed(std::move(item.article.url));
      case import::ItemKind::mention: break;
    }
    leave_out(item.article.title, "it has neither an address nor an abstract");
    return {};
  }

  void leave_out(std::string_view name, std::string_view why) {
    ++left_out_;
    if (console_.progress) console_.err << "left out: " << name << " (" << why << ")\n";
  }

  /// Commits the index, then what the next update fetches: a lead without its stand-in is not yet kept.
  Result<void> finish() {
    if (auto committed = writer_.commit(); !committed) return committed;
    return remember();
  }

  [[nodiscard]] std::size_t put_count() const { return put_; }
  [[nodiscard]] std::size_t refused() const { return refused_; }
  [[nodiscard]] std::size_t left_out() const { return left_out_; }
  [[nodiscard]] std::size_t kept() const { return kept_; }
  [[nodiscard]] crawl::Remembered const& remembered() const { return remembered_; }

 private:
  Result<void> put(Article article) {
    if (stored_) stored_->insert_or_assign(article.id, content_hash(article.text));
    auto const taken = writer_.put(std::move(article));
    if (!taken && ends_the_run(taken.error())) return taken;
    if (!taken) {
      ++refused_;
      command::report(taken.error(), console_);
      return {};
    }
    if (++put_ % progress_step == 0 && console_.progress) console_.err << '\r' << number_of(put_, "article") << std::flush;
    return {};
  }

  /// A stand-in never replaces what stands there, and where that is more than a stand-in there is nothing to fetch.
  Result<void> take_lead(Article article) {
    if (!stored_)
      if (auto read = read_stored(); !read) return read;
    ++kept_;
    auto const stands = stored_->find(article.id);
    if (stands != stored_->end() && stands->second != content_hash(article.text)) {
      ++remembered_.known;
      return {};
    }
    leads_.push_back({article.url, article.title, article.tags, article.author, article.published, article.id});
    if (stands == stored_->end())
      if (auto taken = put(std::move(article)); !taken) return taken;
    return leads_.size() >= leads_at_once ? remember() : Result<void>();
  }

  Result<void> take_feed(std::string address) {
    feeds_.push_back(std::move(address));
    ++kept_;
    return feeds_.size() >= leads_at_once ? remember() : Result<void>();
  }

  Result<void> read_stored() {
    stored_.emplace();
    if (auto committed = writer_.commit(); !committed) return committed;
    auto const visit = [this](Article article) -> Result<void> { return stored_->emplace(std::move(article.id), std::move(article.content_hash)), Result<void>(); };
    auto const walked = each_stored(layout_, visit, [](Error const&) {});
    return walked ? Result<void>() : tl::unexpected(walked.error());
  }

  Result<void> remember() {
    if (leads_.empty() && feeds_.empty()) return {};
    auto const done = crawl::remember(layout_, leads_, feeds_);
    if (!done) return tl::unexpected(done.error());
    remembered_.leads += done->leads;
    remembered_.feeds += done->feeds;
    remembered_.known += done->known;
    leads_.clear();
    feeds_.clear();
    return {};
  }

  kb::Layout const& layout_;
  write::Writer& writer_;
  command::Console& console_;
  std::size_t put_ = 0, refused_ = 0, left_out_ = 0, kept_ = 0;
  std::optional<std::unordered_map<std::string, std::string>> stored_;  ///< id to content hash of all that is stored; read where a lead asks for it
  std::vector<crawl::Lead> leads_;
  std::vector<std::string> feeds_;
  crawl::Remembered remembered_;
};

import::Sink sink_of(Intake& intake, command::Console& console) {
  return {.take = [&intake](import::Item item) { return intake.take(std::move(item)); },
          .failed = [&console](Error const& error) { command::report(error, console); },
          .left_out = [&intake](std::string_view name, std::string_view why) { intake.leave_out(name, why); }};
}

void tell_leads(crawl::Remembered const& remembered, command::Console& console) {
  std::string what;
  if (remembered.leads > 0) what = number_of(remembered.leads, "lead");
  if (remembered.feeds > 0) what += (what.empty() ? "" : " and ") + number_of(remembered.feeds, "feed");
  if (what.empty()) return;
  console.err << what << (remembered.leads + remembered.feeds == 1 ? " is" : " are") << " fetched at the next bifrons update\n";
}

void tell(write::Tally const& tally, Intake const& intake, std::size_t failed, command::Console& console) {
  console.err << (console.progress ? "\r" : "") << "imported " << number_of(all(tally), "article") << ": " << tally.added << " new, " << tally.replaced << " changed, " << tally.unchanged << " as before";
  if (intake.left_out() > 0) console.err << "; " << intake.left_out() << " left out";
  if (failed > 0) console.err << "; " << failed << " failed, named above";
  console.err << '\n';
  tell_leads(intake.remembered(), console);
}

int run(command::Arguments const& arguments, command::Console& console) {
  if (arguments.words.empty()) return command::report({ErrorCode::bad_input, "import needs a file or a folder, or - for standard input", "write it as in: bifrons import articles.jsonl"}, console);
  import::Options what{arguments.values("ignore"), {}};
  for (auto const& field : what.ignore)
    if (std::ranges::find(import::ignorable_fields, field) == std::end(import::ignorable_fields))
      return command::report({ErrorCode::bad_input, "--ignore knows no field \"" + field + "\"", "choose from tags, topics, section"}, console);
  auto const layout = open_or_make(arguments, console);
  if (!layout) return command::report(layout.error(), console);
  auto rules = site_rules(*layout);
  if (!rules) return command::report(rules.error(), console);
  what.rules = std::move(*rules);
  auto writer = write::Writer::open(*layout);
  if (!writer) return command::report(writer.error(), console);
  command::InterruptGuard const guard;
  Intake intake(*layout, *writer, console);
  auto const summary = import::import_paths(arguments.words, what, sink_of(intake, console));
  if (!summary && !command::interrupted()) return command::report(summary.error(), console);
  if (auto finished = intake.finish(); !finished) return command::report(finished.error(), console);
  auto const failed = intake.refused() + (summary ? summary->failed : 0);
  tell(writer->tally(), intake, failed, console);
  if (command::interrupted()) return exit_status::interrupted;
  if (failed == 0) return exit_status::done;
  return intake.put_count() + intake.kept() == 0 ? exit_status::usage : exit_status::in_part;
}

}  // namespace

command::Verb import_row() {
  return {"import", group_gather, "PATH…", "take in files and folders: articles, pages, exports, bookmarks, references",
          "Reads article JSON lines, HTML pages, Markdown with front matter, plain text, WARC and WACZ, exports of WordPress, Blogger, Ghost and Movable Type, each also as .gz or in a .zip; "
          "the kind is found by the content. Folders are walked, - is standard input. An article with a known id replaces the one that stands there. "
          "Drafts, private posts, comments and attachments stay out.\n\n"
          "Leads are addresses that somebody kept: browser bookmarks, tables of Pocket, Instapaper, Readwise and any other with a column named url, a text with an address in each line, "
          "and references (BibTeX, RIS, CSL JSON, Zotero RDF, EndNote) with an address or a DOI. Each is found at once by its title, note and tags, and the next bifrons update fetches the page in its place. "
          "The feeds of an OPML list become sources. A reference with an abstract alone is an article; one with neither is left out.\n\n"
          "What cannot be read is named (a bad JSON line by its number) and the rest goes on: exit status 7, or 2 where nothing could be read. "
          "A missing knowledge base is made first. Topics in article lines count as the publisher's tags; --ignore topics leaves them to be assigned anew.\n\n"
          "  bifrons import articles.jsonl notes/ old-blog.xml.gz\n"
          "  bifrons import bookmarks.html feeds.opml references.bib && bifrons update\n"
          "  bifrons export --kb old | bifrons import --kb new --ignore topics -",
          options, {}, run};
}

}  // namespace bifrons::indexer_verbs
