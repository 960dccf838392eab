// SPDX-License-Identifier: GPL-3.0-or-later
// What a crawl remembers between runs: sources, every page it knows, what came of each. One SQLite file, safe under kill -9.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/base/result.hpp"

namespace bifrons::source {

/// A remembered source. run counts its crawls; complete says that the last one came to its end.
struct SourceRow {
  std::int64_t id = 0;
  std::string url, kind;  ///< kind: site, feed, sitemap, page, or "" before the first answer
  std::string prefix;     ///< path that its pages start with, "" for the whole host
  std::int64_t run = 0;
  bool complete = true;
};

/// What a page was taken for when it was last read.
enum class PageRole : std::uint8_t { unknown, article, list, feed, sitemap, other };

struct PageRow {
  std::string key;  ///< url::canonical
  std::string url;  ///< as it is fetched
  std::int64_t source = 0;
  int depth = 0;
  PageRole role = PageRole::unknown;
  std::string etag, last_modified;
  std::string content_hash;  ///< of what was stored for it: the text's, ":", that of the whole
  std::string article_id;    ///< "" where nothing is stored
  int status = 0;            ///< last HTTP status, 0 where there was none
  std::string error;         ///< why the last try failed, "" where it did not
  std::string fetched;       ///< ISO 8601 time of the last answer, "" before the first
  std::string next_due;      ///< ISO 8601 time, "" for the next run
  int tries = 0;             ///< failed in a row
  int misses = 0;            ///< answers 404 in a row
  std::int64_t run = 0;      ///< the source's run in which it was last dealt with
  std::string hint;          ///< what feeds say of it, as the crawl wrote it
};

/// Where the newest kept copy of a page lies.
struct CaptureRow {
  std::string key;       ///< url::canonical
  std::string where;     ///< "FILE#OFFSET" in the archive
  std::string digest;    ///< archive::sha1_digest() of the body
  std::string captured;  ///< ISO 8601 time
};

/// Of one thread. Changes become durable together with commit(); what was not committed is as if it never was.
class State {
 public:
  /// Opens or makes the file. broken names it and the mend; version where a newer program wrote it.
  [[nodiscard]] static Result<State> open(std::filesystem::path const&);
  ~State();
  State(State&&) noexcept;
  State& operator=(State&&) noexcept;

  /// The source of that address, made where there is none.
  [[nodiscard]] Result<SourceRow> source(std::string_view url);
  [[nodiscard]] Result<std::vector<SourceRow>> sources();
  [[nodiscard]] Result<void> put(SourceRow const&);
  /// Forgets a source and its pages.
  [[nodiscard]] Result<void> forget(std::int64_t source);

  [[nodiscard]] Result<std::optional<PageRow>> page(std::string_view key);
  [[nodiscard]] Result<void> put(PageRow const&);
  [[nodiscard]] Result<void> each_page(std::int64_t source, std::function<void(PageRow const&)> const&);
  [[nodiscard]] Result<std::vector<PageRow>> failed();
  /// Pages of any source whose stored article is this one.
  [[nodiscard]] Result<std::vector<PageRow>> pages_of_article(std::string_view id);
  /// Pages of a source that hold an article whose content_hash begins with hash and ":". At most ten.
  [[nodiscard]] Result<std::vector<PageRow>> pages_of_content(std::int64_t source, std::string_view content_hash);
  /// The date at which a sitemap last said that the page had changed, as it stood there.
  [[nodiscard]] Result<std::optional<std::string>> sitemap_date(std::string_view key);
  [[nodiscard]] Result<void> put_sitemap_date(std::string_view key, std::string_view date);
  /// What a feed last said of a page, by a hash.
  [[nodiscard]] Result<std::optional<std::string>> told(std::string_view feed_key, std::string_view key);
  [[nodiscard]] Result<void> put_told(std::string_view feed_key, std::string_view key, std::string_view hash);
  /// Another address (key) of a page: a redirect that led there.
  [[nodiscard]] Result<void> alias(std::string_view key, std::string_view page_key);
  [[nodiscard]] Result<std::optional<std::string>> aliased(std::string_view key);

  [[nodiscard]] Result<std::optional<CaptureRow>> capture(std::string_view key);
  [[nodiscard]] Result<void> put(CaptureRow const&);

  /// A word of the caller's that is committed with the rest, "" before the first.
  [[nodiscard]] Result<std::string> mark(std::string_view name);
  [[nodiscard]] Result<void> put_mark(std::string_view name, std::string_view value);
  /// Requests to a host on a day ("2009-10-09", in UTC). Earlier days are forgotten as days are added.
  [[nodiscard]] Result<std::size_t> requests(std::string_view host, std::string_view day);
  [[nodiscard]] Result<void> add_requests(std::string_view host, std::string_view day, std::size_t count);

  /// The furniture of a site (extract::SiteKeys), which every page of it is read with.
  [[nodiscard]] Result<std::vector<std::uint64_t>> site_keys(std::string_view site);
  [[nodiscard]] Result<void> add_site_keys(std::string_view site, std::vector<std::uint64_t> const& keys);
  /// How far a site's furniture is behind its articles.
  enum class Lesson : std::uint8_t { learned, new_articles, new_keys };
  /// Sites whose lesson is not learned, in order.
  [[nodiscard]] Result<std::vector<std::pair<std::string, Lesson>>> lessons();
  /// new_articles does not hide new_keys that are still to be applied.
  [[nodiscard]] Result<void> put_lesson(std::string_view site, Lesson);

  [[nodiscard]] Result<void> commit();

 private:
  struct Impl;
  explicit State(std::unique_ptr<Impl>) noexcept;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bifrons::source
