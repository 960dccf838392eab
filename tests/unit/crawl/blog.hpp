// SPDX-License-Identifier: GPL-3.0-or-later
// blog.test: a tiny blog that a loopback server plays as its proxy, and whose pages change as a test wants.
#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "corpus/article/article.hpp"
#include "tests/support/loopback_server.hpp"

namespace bifrons::testing {

inline std::string article(std::string const& title, std::string const& word) {
  std::string html = "<!doctype html><html lang=en><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1>";
  for (int i = 0; i < 6; ++i)
    html += "<p>The " + word + " of a sales team grows when each deal is written down with care, because what was learned in one meeting " +
            std::to_string(i) + " helps the next person who meets the same customer, and nobody has to ask twice for it.</p>";
  return html + "</article></body></html>";
}

/// The pages of blog.test, with validators made of their text.
class Blog {
 public:
  Blog() : server_([this](Received const& request, LoopbackServer::Send const& send) { answer(request, send); }) {
    put("/", "<html><head><link rel=alternate type=application/rss+xml href=/feed.xml></head><body><ul><li><a href=/1>First</a><li><a href=/2>Second</a>"
             "<li><a href=/secret/3>Third</a></ul></body></html>");
    put("/1", article("First post", "knowledge"));
    put("/2", article("Second post", "memory"));
    put("/4", article("Fourth post", "patience"));
    put("/secret/3", article("Third post", "secret"));
    put("/robots.txt", "User-agent: *\nDisallow: /secret/\n", "text/plain");
    put("/feed.xml", "<rss version='2.0'><channel><title>Blog</title><item><title>Fourth post</title><link>http://blog.test/4</link>"
                     "<author>Aino Aalto</author><pubDate>Mon, 15 Jan 2024 09:30:00 +0200</pubDate></item></channel></rss>", "application/rss+xml");
  }

  void put(std::string path, std::string body, std::string type = "text/html") {
    std::scoped_lock const lock(mutex_);
    pages_[std::move(path)] = {std::move(body), std::move(type), {}};
  }
  /// Octets that are sent as they are.
  void put_raw(std::string path, std::string answer) {
    std::scoped_lock const lock(mutex_);
    pages_[std::move(path)] = {{}, {}, std::move(answer)};
  }
  void remove(std::string const& path) {
    std::scoped_lock const lock(mutex_);
    pages_.erase(path);
  }
  void link(std::string const& path) {
    std::scoped_lock const lock(mutex_);
    auto& front = pages_["/"].body;
    front.insert(front.find("</ul>"), "<li><a href=" + path + ">more</a>");
  }
  [[nodiscard]] std::string address() const { return server_.address(); }
  [[nodiscard]] std::size_t asked(std::string const& path) const {
    auto const requests = server_.requests();
    return static_cast<std::size_t>(std::ranges::count(requests, "http://blog.test" + path, &Received::target));
  }
  [[nodiscard]] std::size_t unconditional() const {
    auto const requests = server_.requests();
    return static_cast<std::size_t>(std::ranges::count_if(requests, [](Received const& r) {
      return r.head.find("if-none-match") == std::string::npos && !r.target.ends_with("/robots.txt") && !r.target.ends_with("/sitemap.xml");
    }));
  }
  void forget_requests() { server_.forget(); }

 private:
  struct Content {
    std::string body, type, raw;
  };

  void answer(Received const& request, LoopbackServer::Send const& send) {
    Content page;
    {
      std::scoped_lock const lock(mutex_);
      auto const at = pages_.find(request.target.substr(std::string_view("http://blog.test").size()));
      if (at == pages_.end()) return (void)send(http_answer(404, "nothing here"));
      page = at->second;
    }
    if (!page.raw.empty()) return (void)send(page.raw);
    auto const etag = "\"" + content_hash(page.body) + "\"";
    if (request.head.find("if-none-match: " + etag) != std::string::npos) return (void)send(http_answer(304, "", "ETag: " + etag + "\r\n"));
    send(http_answer(200, page.body, "Content-Type: " + page.type + "\r\nETag: " + etag + "\r\n"));
  }

  std::mutex mutex_;
  std::map<std::string, Content> pages_;
  LoopbackServer server_;
};

}  // namespace bifrons::testing
