// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite held by RAII: a connection and its prepared statements. Inside the room only.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/base/result.hpp"

namespace bifrons::source {

/// A prepared statement, bound from left to right and stepped through.
class Statement {
 public:
  Statement(sqlite3*, std::string_view sql);
  Statement& bind(std::string_view text);
  Statement& bind(std::int64_t number);
  /// True while there is a row; resets itself at the end. Throws SqliteError.
  bool step();
  void run() { while (step()) {} }
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::int64_t number(int column) const { return sqlite3_column_int64(handle_.get(), column); }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* s) const noexcept { sqlite3_finalize(s); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
  int bound_ = 0;
};

/// Caught at the room's seam, never leaves it.
struct SqliteError {
  int code;
  std::string what;
};

struct CloseSqlite {
  void operator()(sqlite3* db) const noexcept { sqlite3_close(db); }
};
using Connection = std::unique_ptr<sqlite3, CloseSqlite>;

/// Opens or makes the file. Throws SqliteError.
[[nodiscard]] Connection open_sqlite(std::filesystem::path const&);
void execute(sqlite3*, char const* sql);

}  // namespace bifrons::source
