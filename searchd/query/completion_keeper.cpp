// SPDX-License-Identifier: GPL-3.0-or-later
// One thread at a time reads; what it made is swapped in.
#include "searchd/query/completion_keeper.hpp"

#include <xapian.h>

#include <new>
#include <utility>

#include "searchd/query/completions.hpp"

namespace bifrons::query {
namespace {

constexpr int rest = 9;  ///< times as long as reading took
constexpr std::chrono::milliseconds after_failure{1000};

}  // namespace

CompletionKeeper::CompletionKeeper(std::filesystem::path index) : index_(std::move(index)) {
  std::lock_guard const lock(mutex_);
  start();
}

CompletionKeeper::~CompletionKeeper() {
  if (thread_.joinable()) thread_.join();
}

std::shared_ptr<Completions const> CompletionKeeper::get(std::string const& revision) {
  std::lock_guard const lock(mutex_);
  if (!reading_ && Clock::now() >= next_ && (!kept_ || revision != revision_)) start();
  return kept_;
}

/// With the lock held, while nobody reads.
void CompletionKeeper::start() {
  if (thread_.joinable()) thread_.join();  // it is past its last lock
  reading_ = true;
  thread_ = std::thread([this] { read(); });
}

void CompletionKeeper::read() {
  auto const began = Clock::now();
  std::shared_ptr<Completions const> made;
  std::string revision;
  try {
    Xapian::Database const database(index_.string());
    made = std::make_shared<Completions const>(database);
    revision = revision_of(database);
  } catch (Xapian::Error const&) {  // no index yet, or commits overtook the reading: the next question tries again
  } catch (std::bad_alloc const&) {
  }
  std::lock_guard const lock(mutex_);
  next_ = Clock::now() + (made ? rest * (Clock::now() - began) : after_failure);
  if (made) {
    kept_ = std::move(made);
    revision_ = std::move(revision);
  }
  reading_ = false;
}

}  // namespace bifrons::query
