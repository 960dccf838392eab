// SPDX-License-Identifier: GPL-3.0-or-later
// The archive of a knowledge base as it grows: WARC/1.1, a gzip member a record, each flushed before it is spoken of.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "corpus/base/result.hpp"

namespace bifrons::archive {

/// An HTTP answer as it came.
struct Answer {
  std::string_view url, head, body;  ///< head: status line and fields as sent; body: with the transfer and content codings undone
  std::chrono::sys_seconds at;
};

/// The capture that a revisit speaks of.
struct Original {
  std::string url, date, digest;  ///< date: WARC-Date; digest: sha1_digest() of its body
};

enum class Revisit : std::uint8_t { identical_payload, server_not_modified };

/// Of one process and one thread; the knowledge base's write lock is held by the caller.
class WarcWriter {
 public:
  /// Octets after which a new file is begun.
  static constexpr std::uint64_t file_bytes = 256u << 20;

  /// Nothing is made before the first record. A half-written last record (of a process that was killed) is cut off; a file that
  /// ends in something else is left as it is. broken where the folder cannot be read.
  [[nodiscard]] static Result<WarcWriter> open(std::filesystem::path folder, std::string software, std::uint64_t bound = file_bytes);
  ~WarcWriter();
  WarcWriter(WarcWriter&&) noexcept;
  WarcWriter& operator=(WarcWriter&&) noexcept;

  /// Gives where the record lies, "FILE#OFFSET", for ever. Codings that were undone are renamed in the head (X-Archive-Orig-…).
  /// broken where the disk is full or cannot be written: nothing half-written stays.
  [[nodiscard]] Result<std::string> response(Answer const&, std::string_view digest);
  [[nodiscard]] Result<std::string> revisit(Answer const&, Revisit, Original const&);
  /// What was written outlasts a loss of power when it returns.
  [[nodiscard]] Result<void> sync();

 private:
  WarcWriter(std::filesystem::path folder, std::string software, std::uint64_t bound) noexcept;
  Result<void> open_last();
  Result<void> begin_file();
  Result<std::string> append(std::string const& head, std::string_view block);
  Result<void> write_member(std::string_view record);

  std::filesystem::path folder_, path_;
  std::string software_, info_id_;
  std::uint64_t file_bytes_ = 0, size_ = 0;
  int file_ = -1;
  bool unsynced_ = false;
};

}  // namespace bifrons::archive
