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

/// An HTTP answer as it came. Kept are pages (status 200), also of what is dead by now, and 301 and 308 with their small bodies, which tell
/// where a page went; the pages of a 404 or 410 tell nothing that the crawl state does not.
struct Answer {
  std::string_view url, head, body;  ///< head: status line and fields as sent; body: as sent, but for the transfer coding
  std::chrono::sys_seconds at;
  std::string_view request{};        ///< the head that asked for it; "" where it is not known any more
};

/// The capture that a revisit speaks of.
struct Original {
  std::string url, date, digest;  ///< date: WARC-Date; digest: sha1_digest() of its body as sent
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

  /// Gives where the record lies, "FILE#OFFSET", for ever; its request follows it in the same write. digest: sha1_digest() of the body.
  /// The transfer coding, which is undone, is renamed in the head (X-Archive-Orig-Transfer-Encoding); a content coding stays.
  /// broken where the disk is full or cannot be written: nothing half-written stays.
  [[nodiscard]] Result<std::string> response(Answer const&, std::string_view digest);
  [[nodiscard]] Result<std::string> revisit(Answer const&, Revisit, Original const&);
  /// What was written outlasts a loss of power when it returns.
  [[nodiscard]] Result<void> sync();

 private:
  WarcWriter(std::filesystem::path folder, std::string software, std::uint64_t bound) noexcept;
  Result<void> open_last();
  Result<void> begin_file();
  Result<std::string> append(std::string head, Answer const&);
  [[nodiscard]] std::string info_line() const;
  [[nodiscard]] std::string request_of(Answer const&, std::string_view answer_head) const;
  Result<void> write(std::string_view members);

  std::filesystem::path folder_, path_;
  std::string software_, info_id_;
  std::uint64_t file_bytes_ = 0, size_ = 0;
  int file_ = -1;
  bool unsynced_ = false;
};

}  // namespace bifrons::archive
