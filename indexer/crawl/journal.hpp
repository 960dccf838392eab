// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that have come and are not committed yet: what a kill leaves here is gone on with, and not asked for again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"
#include "indexer/crawl/frontier.hpp"
#include "indexer/fetch/resource.hpp"

namespace bifrons::crawl {

/// One file beside the crawl state. Each answer is written to it the moment it is whole, and leaves it with the commit after it
/// was dealt with. The state keeps a token; entries of another one belong to another past, and count as nothing.
class Journal {
 public:
  /// path "": keeps nothing. token: the state's. broken where the file cannot be opened; a cut or damaged end is dropped.
  [[nodiscard]] static Result<Journal> open(std::filesystem::path path, std::string token);
  ~Journal();
  Journal(Journal&&) noexcept;
  Journal& operator=(Journal&&) noexcept;

  /// What an earlier run left, in order, each with its number in Task::answer.
  [[nodiscard]] std::vector<Task> const& left() const noexcept { return left_; }
  /// The answer of that number, 0 of none. unreadable where its file was damaged.
  [[nodiscard]] Result<fetch::Resource> read(std::uint64_t answer) const;
  /// Where the archive keeps its body, "" where it does not yet.
  [[nodiscard]] std::string place(std::uint64_t answer) const;

  /// Gives its number, 0 where nothing is kept.
  [[nodiscard]] Result<std::uint64_t> add(Task const&, fetch::Resource const&);
  [[nodiscard]] Result<void> kept(std::uint64_t answer, std::string_view place);
  /// It was dealt with: the next commit has no need of it.
  void done(std::uint64_t answer) { entries_.erase(answer); }

  /// Octets of the file.
  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
  /// Writes what is not done under a new token, which the state is to keep with its commit; settle() follows that.
  [[nodiscard]] Result<std::string> prepare();
  [[nodiscard]] Result<void> settle();

 private:
  struct Entry {
    std::uint64_t offset = 0, length = 0;
    std::string place;
  };
  Journal(std::filesystem::path path, std::string token) : path_(std::move(path)), token_(std::move(token)) {}
  [[nodiscard]] std::filesystem::path beside() const { return path_.string() + ".new"; }
  Result<bool> load(std::filesystem::path const&);
  Result<void> begin(std::filesystem::path const&);
  Result<void> append(std::string_view bytes);
  [[nodiscard]] Result<std::string> payload(Entry const&) const;

  std::filesystem::path path_;
  std::string token_;
  int file_ = -1;
  std::uint64_t size_ = 0, last_ = 0;
  std::map<std::uint64_t, Entry> entries_;  ///< not done
  std::vector<Task> left_;
};

}  // namespace bifrons::crawl
