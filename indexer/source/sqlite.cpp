// SPDX-License-Identifier: GPL-3.0-or-later
// Every non-success of SQLite becomes one exception type.
#include "indexer/source/sqlite.hpp"

namespace bifrons::source {
namespace {

void check(sqlite3* db, int code) {
  if (code != SQLITE_OK) throw SqliteError{code, sqlite3_errmsg(db)};
}

}  // namespace

Statement::Statement(sqlite3* db, std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  int const code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  handle_.reset(raw);
  check(db, code);
}

Statement& Statement::bind(std::string_view text) {
  auto* const db = sqlite3_db_handle(handle_.get());
  check(db, sqlite3_bind_text64(handle_.get(), ++bound_, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind(std::int64_t number) {
  check(sqlite3_db_handle(handle_.get()), sqlite3_bind_int64(handle_.get(), ++bound_, number));
  return *this;
}

bool Statement::step() {
  int const code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  bound_ = 0;
  int const reset = sqlite3_reset(handle_.get());
  if (code != SQLITE_DONE) throw SqliteError{reset, sqlite3_errmsg(sqlite3_db_handle(handle_.get()))};
  return false;
}

std::string Statement::text(int column) const {
  auto const size = static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column));
  auto const* const data = static_cast<char const*>(sqlite3_column_blob(handle_.get(), column));
  return data == nullptr ? std::string{} : std::string(data, size);
}

Connection open_sqlite(std::filesystem::path const& path) {
  sqlite3* raw = nullptr;
  int const code = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Connection db(raw);
  check(raw, code);
  sqlite3_busy_timeout(raw, 5'000);
  return db;
}

void execute(sqlite3* db, char const* sql) { check(db, sqlite3_exec(db, sql, nullptr, nullptr, nullptr)); }

}  // namespace bifrons::source
