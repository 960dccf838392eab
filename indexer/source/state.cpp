// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the crawl state. One transaction stands open from commit to commit.
#include "indexer/source/state.hpp"

#include "embedded/crawl_state_schema.hpp"
#include "indexer/source/sqlite.hpp"

namespace bifrons::source {
namespace {

constexpr std::int64_t schema_version = 1;
constexpr std::string_view page_columns =
    "key, url, source, depth, role, etag, last_modified, content_hash, article_id, status, error, fetched, next_due, tries, misses, run, hint";

PageRow read_page(Statement const& s) {
  PageRow p;
  p.key = s.text(0);
  p.url = s.text(1);
  p.source = s.number(2);
  p.depth = static_cast<int>(s.number(3));
  p.role = static_cast<PageRole>(s.number(4));
  p.etag = s.text(5);
  p.last_modified = s.text(6);
  p.content_hash = s.text(7);
  p.article_id = s.text(8);
  p.status = static_cast<int>(s.number(9));
  p.error = s.text(10);
  p.fetched = s.text(11);
  p.next_due = s.text(12);
  p.tries = static_cast<int>(s.number(13));
  p.misses = static_cast<int>(s.number(14));
  p.run = s.number(15);
  p.hint = s.text(16);
  return p;
}

SourceRow read_source(Statement const& s) { return {s.number(0), s.text(1), s.text(2), s.text(3), s.number(4), s.number(5) != 0}; }

std::string select_pages(std::string_view condition) {
  return "SELECT " + std::string(page_columns) + " FROM pages WHERE " + std::string(condition);
}

}  // namespace

struct State::Impl {
  std::filesystem::path path;
  Connection db;
  Statement source_by_url, add_source, all_sources, put_source, forget_source;
  Statement page_by_key, put_page, pages_by_source, failed_pages, pages_by_article, pages_by_content, put_alias, alias_by_key, capture_by_key, put_capture, date_by_key, put_date, mark_by_name, put_mark, requests_by_host, add_requests, forget_days;
  Statement keys_of_site, add_key, open_lessons, put_lesson;

  Impl(std::filesystem::path p, Connection connection)
      : path(std::move(p)), db(std::move(connection)),
        source_by_url(db.get(), "SELECT id, url, kind, prefix, run, complete FROM sources WHERE url = ?"),
        add_source(db.get(), "INSERT INTO sources(url) VALUES (?)"),
        all_sources(db.get(), "SELECT id, url, kind, prefix, run, complete FROM sources ORDER BY id"),
        put_source(db.get(), "UPDATE sources SET kind = ?, prefix = ?, run = ?, complete = ? WHERE id = ?"),
        forget_source(db.get(), "DELETE FROM sources WHERE id = ?"),
        page_by_key(db.get(), select_pages("key = ?")),
        put_page(db.get(), "INSERT OR REPLACE INTO pages(" + std::string(page_columns) + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
        pages_by_source(db.get(), select_pages("source = ? ORDER BY depth, key")),
        failed_pages(db.get(), select_pages("error <> '' ORDER BY key")),
        pages_by_article(db.get(), select_pages("article_id = ? ORDER BY key")),
        pages_by_content(db.get(), select_pages("content_hash >= ? AND content_hash < ? AND source = ? AND article_id <> '' ORDER BY key LIMIT 10")),
        put_alias(db.get(), "INSERT OR REPLACE INTO aliases(key, page) VALUES (?, ?)"),
        alias_by_key(db.get(), "SELECT page FROM aliases WHERE key = ?"),
        capture_by_key(db.get(), "SELECT key, place, digest, captured FROM captures WHERE key = ?"),
        put_capture(db.get(), "INSERT OR REPLACE INTO captures(key, place, digest, captured) VALUES (?,?,?,?)"),
        date_by_key(db.get(), "SELECT date FROM sitemap_dates WHERE key = ?"),
        put_date(db.get(), "INSERT OR REPLACE INTO sitemap_dates(key, date) VALUES (?, ?)"),
        mark_by_name(db.get(), "SELECT value FROM marks WHERE name = ?"),
        put_mark(db.get(), "INSERT OR REPLACE INTO marks(name, value) VALUES (?, ?)"),
        requests_by_host(db.get(), "SELECT requests FROM host_days WHERE host = ? AND day = ?"),
        add_requests(db.get(), "INSERT INTO host_days(host, day, requests) VALUES (?, ?, ?) ON CONFLICT(host, day) DO UPDATE SET requests = requests + excluded.requests"),
        forget_days(db.get(), "DELETE FROM host_days WHERE host = ? AND day < ?"),
        keys_of_site(db.get(), "SELECT key FROM site_keys WHERE site = ? ORDER BY key"),
        add_key(db.get(), "INSERT OR IGNORE INTO site_keys(site, key) VALUES (?, ?)"),
        open_lessons(db.get(), "SELECT site, lesson FROM site_lessons WHERE lesson <> 0 ORDER BY site"),
        put_lesson(db.get(), "INSERT INTO site_lessons(site, lesson) VALUES (?, ?) ON CONFLICT(site) DO UPDATE SET lesson = CASE excluded.lesson WHEN 0 THEN 0 ELSE max(lesson, excluded.lesson) END") {
    execute(db.get(), "BEGIN");
  }

  [[nodiscard]] tl::unexpected<Error> error(SqliteError const& e) const {
    return failure(ErrorCode::broken, "The crawl state " + path.string() + " could not be used: " + e.what + ".",
                   e.code == SQLITE_FULL ? "Free some space and run it again." : "Move the file away to start a new one; the index is not touched.");
  }

  /// The room's seam: what SQLite throws becomes an Error.
  template <class Function>
  auto guarded(Function function) -> Result<decltype(function())> {
    try {
      if constexpr (std::is_void_v<decltype(function())>) return function(), Result<void>{};
      else return function();
    } catch (SqliteError const& e) {
      return error(e);
    }
  }
};

Result<State> State::open(std::filesystem::path const& path) {
  try {
    auto db = open_sqlite(path);
    execute(db.get(), "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON");
    Statement version(db.get(), "PRAGMA user_version");
    version.step();
    auto const found = version.number(0);
    version.run();
    if (found > schema_version)
      return failure(ErrorCode::version, "The crawl state " + path.string() + " was written by a newer bifrons.", "Use that version, or move the file away.");
    if (found == 0) {
      execute(db.get(), "BEGIN IMMEDIATE");
      execute(db.get(), std::string(embedded::crawl_state_schema).c_str());
      execute(db.get(), "COMMIT");
    }
    // Younger than version 1, and no hindrance to programs that do not know it.
    execute(db.get(), "CREATE TABLE IF NOT EXISTS captures (key TEXT PRIMARY KEY, place TEXT NOT NULL, digest TEXT NOT NULL, captured TEXT NOT NULL) WITHOUT ROWID");
    execute(db.get(), "CREATE TABLE IF NOT EXISTS sitemap_dates (key TEXT PRIMARY KEY, date TEXT NOT NULL) WITHOUT ROWID");
    execute(db.get(), "CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
    execute(db.get(), "CREATE TABLE IF NOT EXISTS host_days (host TEXT NOT NULL, day TEXT NOT NULL, requests INTEGER NOT NULL, PRIMARY KEY (host, day)) WITHOUT ROWID");
    execute(db.get(), "CREATE TABLE IF NOT EXISTS site_keys (site TEXT NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (site, key)) WITHOUT ROWID");
    execute(db.get(), "CREATE TABLE IF NOT EXISTS site_lessons (site TEXT PRIMARY KEY, lesson INTEGER NOT NULL) WITHOUT ROWID");
    return State(std::make_unique<Impl>(path, std::move(db)));
  } catch (SqliteError const& e) {
    return failure(ErrorCode::broken, "The crawl state " + path.string() + " could not be opened: " + e.what + ".",
                   "Move the file away to start a new one; the index is not touched.");
  }
}

State::State(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
State::~State() = default;
State::State(State&&) noexcept = default;
State& State::operator=(State&&) noexcept = default;

Result<SourceRow> State::source(std::string_view url) {
  return impl_->guarded([&] {
    for (int round = 0;; ++round) {
      impl_->source_by_url.bind(url);
      SourceRow row;
      while (impl_->source_by_url.step()) row = read_source(impl_->source_by_url);
      if (row.id != 0 || round == 1) return row;
      impl_->add_source.bind(url).run();
    }
  });
}

Result<std::vector<SourceRow>> State::sources() {
  return impl_->guarded([&] {
    std::vector<SourceRow> rows;
    while (impl_->all_sources.step()) rows.push_back(read_source(impl_->all_sources));
    return rows;
  });
}

Result<void> State::put(SourceRow const& s) {
  return impl_->guarded([&] { impl_->put_source.bind(s.kind).bind(s.prefix).bind(s.run).bind(std::int64_t{s.complete}).bind(s.id).run(); });
}

Result<void> State::forget(std::int64_t source) {
  return impl_->guarded([&] { impl_->forget_source.bind(source).run(); });
}

Result<std::optional<PageRow>> State::page(std::string_view key) {
  return impl_->guarded([&] {
    std::optional<PageRow> row;
    impl_->page_by_key.bind(key);
    while (impl_->page_by_key.step()) row = read_page(impl_->page_by_key);
    return row;
  });
}

Result<void> State::put(PageRow const& p) {
  return impl_->guarded([&] {
    impl_->put_page.bind(p.key).bind(p.url).bind(p.source).bind(p.depth).bind(static_cast<std::int64_t>(p.role)).bind(p.etag).bind(p.last_modified)
        .bind(p.content_hash).bind(p.article_id).bind(p.status).bind(p.error).bind(p.fetched).bind(p.next_due).bind(p.tries).bind(p.misses)
        .bind(p.run).bind(p.hint).run();
  });
}

Result<void> State::each_page(std::int64_t source, std::function<void(PageRow const&)> const& function) {
  return impl_->guarded([&] {
    impl_->pages_by_source.bind(source);
    while (impl_->pages_by_source.step()) function(read_page(impl_->pages_by_source));
  });
}

Result<std::vector<PageRow>> State::failed() {
  return impl_->guarded([&] {
    std::vector<PageRow> rows;
    while (impl_->failed_pages.step()) rows.push_back(read_page(impl_->failed_pages));
    return rows;
  });
}

Result<std::vector<PageRow>> State::pages_of_article(std::string_view id) {
  return impl_->guarded([&] {
    std::vector<PageRow> rows;
    impl_->pages_by_article.bind(id);
    while (impl_->pages_by_article.step()) rows.push_back(read_page(impl_->pages_by_article));
    return rows;
  });
}

Result<std::vector<PageRow>> State::pages_of_content(std::int64_t source, std::string_view content_hash) {
  return impl_->guarded([&] {
    std::vector<PageRow> rows;
    auto const hash = std::string(content_hash);
    impl_->pages_by_content.bind(hash + ':').bind(hash + ';').bind(source);
    while (impl_->pages_by_content.step()) rows.push_back(read_page(impl_->pages_by_content));
    return rows;
  });
}

Result<std::optional<std::string>> State::sitemap_date(std::string_view key) {
  return impl_->guarded([&] {
    std::optional<std::string> date;
    impl_->date_by_key.bind(key);
    while (impl_->date_by_key.step()) date = impl_->date_by_key.text(0);
    return date;
  });
}

/// Feeds share the table of the sitemaps: no address holds a blank.
Result<std::optional<std::string>> State::told(std::string_view feed_key, std::string_view key) { return sitemap_date(std::string(feed_key) + ' ' + std::string(key)); }

Result<void> State::put_told(std::string_view feed_key, std::string_view key, std::string_view hash) {
  return put_sitemap_date(std::string(feed_key) + ' ' + std::string(key), hash);
}

Result<void> State::put_sitemap_date(std::string_view key, std::string_view date) {
  return impl_->guarded([&] { impl_->put_date.bind(key).bind(date).run(); });
}

Result<void> State::alias(std::string_view key, std::string_view page_key) {
  return impl_->guarded([&] { impl_->put_alias.bind(key).bind(page_key).run(); });
}

Result<std::optional<std::string>> State::aliased(std::string_view key) {
  return impl_->guarded([&] {
    std::optional<std::string> page;
    impl_->alias_by_key.bind(key);
    while (impl_->alias_by_key.step()) page = impl_->alias_by_key.text(0);
    return page;
  });
}

Result<std::optional<CaptureRow>> State::capture(std::string_view key) {
  return impl_->guarded([&] {
    std::optional<CaptureRow> row;
    auto& found = impl_->capture_by_key;
    found.bind(key);
    while (found.step()) row = CaptureRow{found.text(0), found.text(1), found.text(2), found.text(3)};
    return row;
  });
}

Result<void> State::put(CaptureRow const& c) {
  return impl_->guarded([&] { impl_->put_capture.bind(c.key).bind(c.where).bind(c.digest).bind(c.captured).run(); });
}

Result<std::string> State::mark(std::string_view name) {
  return impl_->guarded([&] {
    std::string value;
    impl_->mark_by_name.bind(name);
    while (impl_->mark_by_name.step()) value = impl_->mark_by_name.text(0);
    return value;
  });
}

Result<void> State::put_mark(std::string_view name, std::string_view value) {
  return impl_->guarded([&] { impl_->put_mark.bind(name).bind(value).run(); });
}

Result<std::size_t> State::requests(std::string_view host, std::string_view day) {
  return impl_->guarded([&] {
    std::size_t count = 0;
    impl_->requests_by_host.bind(host).bind(day);
    while (impl_->requests_by_host.step()) count = static_cast<std::size_t>(impl_->requests_by_host.number(0));
    return count;
  });
}

Result<void> State::add_requests(std::string_view host, std::string_view day, std::size_t count) {
  return impl_->guarded([&] {
    impl_->forget_days.bind(host).bind(day).run();
    impl_->add_requests.bind(host).bind(day).bind(static_cast<std::int64_t>(count)).run();
  });
}

Result<std::vector<std::uint64_t>> State::site_keys(std::string_view site) {
  return impl_->guarded([&] {
    std::vector<std::uint64_t> keys;
    impl_->keys_of_site.bind(site);
    while (impl_->keys_of_site.step()) keys.push_back(static_cast<std::uint64_t>(impl_->keys_of_site.number(0)));
    return keys;
  });
}

Result<void> State::add_site_keys(std::string_view site, std::vector<std::uint64_t> const& keys) {
  return impl_->guarded([&] {
    for (auto const key : keys) impl_->add_key.bind(site).bind(static_cast<std::int64_t>(key)).run();
  });
}

Result<std::vector<std::pair<std::string, State::Lesson>>> State::lessons() {
  return impl_->guarded([&] {
    std::vector<std::pair<std::string, Lesson>> rows;
    while (impl_->open_lessons.step()) rows.emplace_back(impl_->open_lessons.text(0), impl_->open_lessons.number(1) == 1 ? Lesson::new_articles : Lesson::new_keys);
    return rows;
  });
}

Result<void> State::put_lesson(std::string_view site, Lesson lesson) {
  return impl_->guarded([&] { impl_->put_lesson.bind(site).bind(static_cast<std::int64_t>(lesson)).run(); });
}

Result<void> State::commit() {
  return impl_->guarded([&] { execute(impl_->db.get(), "COMMIT; BEGIN"); });
}

}  // namespace bifrons::source
