// SPDX-License-Identifier: GPL-3.0-or-later
// The octets of an archive file, unpacked member by member where it is gzip; damage costs the member it is in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace bifrons::archive {

/// Fills at most size octets; 0 at the end, below 0 on an error.
using Read = std::function<std::ptrdiff_t(char* into, std::size_t size)>;

class MemberStream {
 public:
  /// Something about the stream, at a position of the unpacked octets.
  struct Mark {
    enum class Kind : std::uint8_t {
      member,  ///< a member starts here
      lost,    ///< the member before is damaged or cut short: it goes no further than here
      junk     ///< what lay between two members is no gzip
    } kind{};
    std::uint64_t at = 0, raw = 0;  ///< raw: the position in the file
  };

  MemberStream(Read read, std::function<void(Mark)> mark);
  ~MemberStream();
  MemberStream(MemberStream&&) noexcept;
  MemberStream& operator=(MemberStream&&) noexcept;

  /// Appends a piece to out, after the marks that lie before its end; false at the end of the file.
  [[nodiscard]] bool more(std::string& out);
  [[nodiscard]] bool packed() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bifrons::archive
