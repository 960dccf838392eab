// SPDX-License-Identifier: GPL-3.0-or-later
// The records of a WARC (1.0, 1.1) or ARC file, plain or gzip, one by one; what is damaged is passed over with a word.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/archive/member_stream.hpp"
#include "indexer/archive/warc_record.hpp"

namespace bifrons::archive {

/// The start of an unpacked file is that of a web archive.
[[nodiscard]] bool looks_like_archive(std::string_view head);

class WarcReader {
 public:
  /// complain gets a sentence for each stretch that is passed over, "the record at octet 1234 is cut short".
  WarcReader(Read read, std::function<void(std::string)> complain);
  WarcReader(WarcReader const&) = delete;
  WarcReader& operator=(WarcReader const&) = delete;

  /// The next whole record; absent at the end.
  [[nodiscard]] std::optional<Record> next();

 private:
  struct Head {
    Fields fields;
    std::uint64_t start = 0, length = 0;  ///< positions are of the unpacked octets
  };
  [[nodiscard]] std::string_view waiting() const { return std::string_view(buffer_).substr(at_); }
  [[nodiscard]] std::uint64_t here() const { return base_ + at_; }
  bool fill();
  bool have(std::size_t octets);
  void go_to(std::uint64_t position);
  [[nodiscard]] bool at_start();
  [[nodiscard]] bool find_start();
  [[nodiscard]] std::optional<Head> read_head();
  [[nodiscard]] std::optional<Head> read_warc_head();
  [[nodiscard]] std::optional<Head> read_arc_head();
  [[nodiscard]] bool whole(Head const&);
  [[nodiscard]] bool ends_well(Head const&);
  void pass_over(Head const&);
  [[nodiscard]] std::optional<std::uint64_t> mark_inside(MemberStream::Mark::Kind, std::uint64_t first, std::uint64_t last) const;
  [[nodiscard]] std::uint64_t offset_of(std::uint64_t position) const;
  [[nodiscard]] std::optional<std::uint64_t> damage_inside(std::uint64_t first, std::uint64_t end) const;
  void note(MemberStream::Mark);
  void complain_at(std::uint64_t position, std::string_view what);

  std::function<void(std::string)> complain_;
  std::deque<MemberStream::Mark> marks_;
  MemberStream stream_;
  std::string buffer_;
  std::uint64_t base_ = 0;  ///< position of buffer_[0]
  std::size_t at_ = 0;
  bool ended_ = false, arc_ = false, started_ = false;
};

}  // namespace bifrons::archive
