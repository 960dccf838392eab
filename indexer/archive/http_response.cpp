// SPDX-License-Identifier: GPL-3.0-or-later
// The head of the answer, then its codings from the outermost in.
#include "indexer/archive/http_response.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "corpus/packed/content_coding.hpp"

namespace bifrons::archive {
namespace {

/// "gzip, br" as its words in lower case.
std::vector<std::string> words(std::string_view list) {
  std::vector<std::string> out(1);
  for (char const c : list) {
    if (c == ',') out.emplace_back();
    else if (c != ' ' && c != '\t') out.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  std::erase(out, std::string());
  return out;
}

int status_of(std::string_view line) {
  auto const blank = line.find(' ');
  int status = 0;
  if (blank != line.npos) std::from_chars(line.data() + blank + 1, line.data() + line.size(), status);
  return status;
}

}  // namespace

std::optional<std::string> join_chunks(std::string_view body) {
  std::string out;
  for (bool first = true;; first = false) {
    std::uint64_t size = 0;
    auto const [end, error] = std::from_chars(body.data(), body.data() + std::min<std::size_t>(body.size(), 16), size, 16);
    auto const line = body.find('\n');
    auto const after = static_cast<std::size_t>(end - body.data());
    bool const is_size = error == std::errc{} && line != body.npos && (body[after] == '\r' || body[after] == '\n' || body[after] == ';' || body[after] == ' ');
    if (!is_size) return first ? std::nullopt : std::optional(std::move(out));
    body.remove_prefix(line + 1);
    if (size == 0) return out;
    auto const there = body.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(size, body.size())));
    out += there;
    body.remove_prefix(there.size());
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
}

std::optional<HttpResponse> parse_http_response(std::string_view block) {
  if (!block.starts_with("HTTP/")) return std::nullopt;
  auto const end = std::min(head_end(block), block.size());
  HttpResponse response;
  auto const line = std::min(block.find('\n'), end);
  response.status = status_of(block.substr(0, line));
  response.fields = parse_fields(block.substr(line, end - line));
  auto body = block.substr(end);
  std::optional<std::string> joined;
  auto const framing = words(field(response.fields, "transfer-encoding"));
  if (std::ranges::find(framing, "chunked") != framing.end() && (joined = join_chunks(body))) body = *joined;
  auto codings = field(response.fields, "content-encoding");
  for (auto const& coding : framing)
    if (coding != "chunked") codings += ',' + coding;
  response.body = packed::salvage(codings, body, max_block_bytes);
  return response;
}

}  // namespace bifrons::archive
