// SPDX-License-Identifier: GPL-3.0-or-later
// Written by hand rather than by a library's serializer: two buffers, one system call.
#include "searchd/http/message.hpp"

#include <array>
#include <chrono>
#include <cstdio>

#include "searchd/http/gzip.hpp"
#include "searchd/http/problem.hpp"

namespace bifrons::http {
namespace {

void put(std::string& head, std::string_view name, std::string_view value) {
  head += name;
  head += ": ";
  for (char c : value)
    if (c == '\t' || static_cast<unsigned char>(c) >= 0x20U) head += c;
  head += "\r\n";
}

bool has_no_body(int status) { return status == 204 || status == 304; }

}  // namespace

std::string http_date() {
  using namespace std::chrono;
  constexpr std::array<char const*, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<char const*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  auto const now = floor<seconds>(system_clock::now());
  auto const today = floor<days>(now);
  year_month_day const date{today};
  hh_mm_ss const time{now - today};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT", weekdays[weekday{today}.c_encoding()], unsigned{date.day()},
                months[unsigned{date.month()} - 1], int{date.year()}, static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return text.data();
}

Message compose(Response response, Form form) {
  Message message;
  message.close = form.close;
  auto& head = message.head;
  head.reserve(512);
  head = "HTTP/1.1 " + std::to_string(response.status) + " ";
  head += phrase_of(response.status);
  head += "\r\n";
  put(head, "Date", http_date());
  put(head, "Server", "bifrons");
  if (!response.content_type.empty() && !has_no_body(response.status)) put(head, "Content-Type", response.content_type);
  if (response.body.size() >= gzip_threshold && is_compressible(response.content_type)) {
    put(head, "Vary", "Accept-Encoding");
    if (auto packed = form.gzip ? gzip(response.body) : std::string{}; !packed.empty()) {
      response.body = std::move(packed);
      put(head, "Content-Encoding", "gzip");
    }
  }
  for (auto const& [name, value] : response.headers) put(head, name, value);
  if (!has_no_body(response.status)) put(head, "Content-Length", std::to_string(response.body.size()));
  if (form.close) put(head, "Connection", "close");
  else if (form.old_keep_alive) put(head, "Connection", "keep-alive");
  head += "\r\n";
  if (!form.head_only && !has_no_body(response.status)) message.body = std::move(response.body);
  return message;
}

}  // namespace bifrons::http
