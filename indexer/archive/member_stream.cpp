// SPDX-License-Identifier: GPL-3.0-or-later
// Members inflated over a window of the file; after damage the next one is looked for by its first octets.
#include "indexer/archive/member_stream.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "corpus/packed/inflater.hpp"

namespace bifrons::archive {
namespace {

constexpr std::size_t piece_bytes = 64u << 10;
constexpr std::size_t window_bytes = 4u << 20;         // of a member, kept so that a search after damage can start at its head
constexpr std::uint64_t reread_bound = 64u << 20;      // octets read a second time in one file: the work stays linear
constexpr std::string_view magic{"\x1F\x8B\x08", 3};

using Step = packed::Inflater::State;

}  // namespace

struct MemberStream::State {
  Read read;
  std::function<void(Mark)> tell;
  packed::Inflater inflater{packed::Wrapping::gzip};
  std::string window;             ///< of the file; window[0] lies at base
  std::uint64_t base = 0, out_at = 0, reread = 0;
  std::size_t at = 0, member = 0; ///< in the window: the next octet, the start of the member at hand
  bool started = false, gzip = false, inside = false, ended = false;

  State(Read r, std::function<void(Mark)> t) : read(std::move(r)), tell(std::move(t)) {}

  void mark(Mark::Kind kind, std::size_t where) { tell({kind, out_at, base + where}); }

  /// Reads a piece of the file; false at its end.
  bool fill() {
    if (ended) return false;
    auto const keep = inside && at - member <= window_bytes ? member : at;
    if (keep >= window.size() / 2) {
      window.erase(0, keep);
      base += keep;
      at -= keep;
      member = member > keep ? member - keep : 0;
    }
    auto const before = window.size();
    window.resize(before + piece_bytes);
    auto const n = read(window.data() + before, piece_bytes);
    window.resize(before + static_cast<std::size_t>(std::max<std::ptrdiff_t>(n, 0)));
    ended = n <= 0;
    return !ended;
  }

  /// The head of a member at or after here; false where there is none to the end.
  bool find_member() {
    for (;;) {
      auto const found = window.find(magic, at);
      if (found != window.npos) return at = found, true;
      at = std::max(at, window.size() - std::min(window.size(), magic.size() - 1));
      if (!fill()) return false;
    }
  }

  bool begin_member() {
    while (window.size() - at < magic.size() && fill()) {
    }
    auto const left = std::string_view(window).substr(at);
    if (left.empty()) return false;
    if (!left.starts_with(magic)) {
      mark(Mark::Kind::junk, at);
      if (!find_member()) return false;
    }
    inflater.restart();
    inside = true;
    member = at;
    mark(Mark::Kind::member, member);
    return true;
  }

  void lose_member() {
    inside = false;
    mark(Mark::Kind::lost, at);
    auto const length = at - member;
    if (length <= window_bytes && length > 0 && reread + length <= reread_bound) reread += length, at = member + 1;
    if (!find_member()) at = window.size();
  }

  bool inflate_piece(std::string& out) {
    if (!inside && !begin_member()) return false;
    if (at == window.size()) fill();
    auto const step = inflater.step(std::string_view(window).substr(at), out);
    at += step.taken;
    out_at += step.given;
    bool const cut_short = step.state == Step::running && step.taken == 0 && step.given == 0 && ended;
    if (cut_short) mark(Mark::Kind::lost, at), at = window.size();
    if (step.state == Step::ended || cut_short) inside = false;
    else if (step.state == Step::damaged) lose_member();
    return true;
  }

  bool plain_piece(std::string& out) {
    if (at == window.size() && !fill()) return false;
    out.append(window, at);
    out_at += window.size() - at;
    at = window.size();
    return true;
  }
};

MemberStream::MemberStream(Read read, std::function<void(Mark)> mark) : state_(std::make_unique<State>(std::move(read), std::move(mark))) {}
MemberStream::~MemberStream() = default;
MemberStream::MemberStream(MemberStream&&) noexcept = default;
MemberStream& MemberStream::operator=(MemberStream&&) noexcept = default;

bool MemberStream::more(std::string& out) {
  auto& s = *state_;
  if (!s.started) {
    while (s.window.size() < magic.size() && s.fill()) {
    }
    s.started = true;
    s.gzip = s.window.starts_with(magic);
  }
  return s.gzip ? s.inflate_piece(out) : s.plain_piece(out);
}

bool MemberStream::packed() const noexcept { return state_->gzip; }

}  // namespace bifrons::archive
