// SPDX-License-Identifier: GPL-3.0-or-later
// Reading with bounds, so that no file and no pipe can fill memory.
#include "corpus/command/input.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <streambuf>
#include <system_error>

namespace bifrons::command {
namespace {

Result<std::string> drain(std::istream& in, std::string const& name, std::size_t most) {
  constexpr std::size_t step = 64U << 10;
  std::string bytes;
  while (true) {
    std::size_t const before = bytes.size();
    bytes.resize(before + step);
    in.read(bytes.data() + before, static_cast<std::streamsize>(step));
    bytes.resize(before + static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > most) return failure(ErrorCode::bad_input, name + " is larger than " + std::to_string(most >> 20U) + " MiB", "split it, or leave it out");
    if (in.bad()) return failure(ErrorCode::bad_input, name + " could not be read to its end", "check the file and its disk");
    if (!in) return bytes;
  }
}

}  // namespace

Result<std::string> read_file(std::filesystem::path const& path, std::size_t most) {
  std::error_code code;
  if (std::filesystem::is_directory(path, code)) return failure(ErrorCode::bad_input, path.string() + " is a folder", "name a file in it");
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return failure(ErrorCode::bad_input, path.string() + " could not be opened (" + std::strerror(errno) + ")", "check its name and rights");
  return drain(file, path.string(), most);
}

Result<std::string> read_file_or_stream(std::string const& name, std::istream& in, std::size_t most) {
  if (name == "-") return drain(in, "standard input", most);
  return read_file(name, most);
}

bool Lines::next(std::string& line) {
  line.clear();
  too_long_ = false;
  auto& bytes = *in_.rdbuf();
  using Traits = std::streambuf::traits_type;
  auto c = bytes.sbumpc();
  if (Traits::eq_int_type(c, Traits::eof())) return false;
  ++number_;
  for (; !Traits::eq_int_type(c, Traits::eof()) && c != '\n'; c = bytes.sbumpc()) {
    if (line.size() < most_) line += Traits::to_char_type(c);
    else too_long_ = true;
  }
  if (line.ends_with('\r')) line.pop_back();
  return true;
}

}  // namespace bifrons::command
