// SPDX-License-Identifier: GPL-3.0-or-later
// An end of one member begins the next.
#include "corpus/packed/gzip.hpp"

namespace bifrons::packed {

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"); }

GzipStream::State GzipStream::add(std::string_view bytes, std::string& out, std::size_t bound) {
  while (!padding_) {
    if (ended_) {
      if (bytes.empty()) return State::good;
      if (bytes.front() != '\x1F') break;
      inflater_.restart();
      ended_ = false;
    }
    auto const step = inflater_.step(bytes, out);
    bytes.remove_prefix(step.taken);
    if (step.state == Inflater::State::damaged) return State::damaged;
    if (out.size() > bound) return State::too_large;
    if (step.state == Inflater::State::ended) ended_ = true;
    else if (step.given == 0 && step.taken == 0) return State::good;
  }
  padding_ = true;
  return State::good;
}

Result<std::string> gunzip(std::string_view bytes, std::size_t bound) {
  GzipStream stream;
  std::string text;
  if (stream.add(bytes, text, bound) == GzipStream::State::too_large)
    return failure(ErrorCode::refused, "The gzip file unpacks to more than " + std::to_string(bound) + " bytes.");
  if (text.empty() && !stream.complete()) return failure(ErrorCode::unreadable, "The gzip file is damaged from its start.");
  return text;
}

}  // namespace bifrons::packed
