-- SPDX-License-Identifier: GPL-3.0-or-later
-- The crawl state, version 1.
CREATE TABLE sources (
  id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, kind TEXT NOT NULL DEFAULT '', prefix TEXT NOT NULL DEFAULT '',
  run INTEGER NOT NULL DEFAULT 0, complete INTEGER NOT NULL DEFAULT 1);
CREATE TABLE pages (
  key TEXT PRIMARY KEY, url TEXT NOT NULL, source INTEGER NOT NULL REFERENCES sources(id) ON DELETE CASCADE,
  depth INTEGER NOT NULL, role INTEGER NOT NULL, etag TEXT NOT NULL, last_modified TEXT NOT NULL, content_hash TEXT NOT NULL,
  article_id TEXT NOT NULL, status INTEGER NOT NULL, error TEXT NOT NULL, fetched TEXT NOT NULL, next_due TEXT NOT NULL,
  tries INTEGER NOT NULL, misses INTEGER NOT NULL, run INTEGER NOT NULL, hint TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX pages_source ON pages(source);
CREATE INDEX pages_article ON pages(article_id) WHERE article_id <> '';
CREATE INDEX pages_content ON pages(content_hash) WHERE article_id <> '';
CREATE TABLE aliases (key TEXT PRIMARY KEY, page TEXT NOT NULL) WITHOUT ROWID;
PRAGMA user_version = 1;
