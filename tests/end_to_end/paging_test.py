#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole history of blogs that show a few posts at a time and have no sitemap, each in its own style of paging."""
import http.server
import json
import pathlib
import sys
import threading
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from harness import bifrons, temporary_directory  # noqa: E402

POSTS = 35


def post(number):
    text = "".join(f"<p>Remark {i} on matter {number}: what was learned in one meeting helps the next person who meets the same customer, "
                   f"case {number * 31 + i}, and nobody has to ask twice for it when the notes are kept with care.</p>" for i in range(7))
    return (f"<html lang=en><head><title>Matter {number}</title><meta property='article:published_time' content='2012-01-{number % 28 + 1:02}'></head>"
            f"<body><article><h1>Matter {number}</h1>{text}</article></body></html>")


def some(first, count):
    return range(first, min(first + count, POSTS))


def page(numbers, *links, head=""):
    rows = "".join(f'<li><a href="/post-{n}">Matter {n}</a></li>' for n in numbers)
    return f"<html><head><title>Blog</title>{head}</head><body><ul>{rows}</ul>" + "".join(f'<a href="{link}">older</a>' for link in links) + "</body></html>"


def atom(host, numbers, *links, generator="", numbers_said=""):
    entries = "".join(f"<entry><title>Matter {n}</title><id>{n}</id><link rel='alternate' href='http://{host}/post-{n}'/><updated>2012-01-{n % 28 + 1:02}T09:00:00Z</updated></entry>" for n in numbers)
    said = "".join(f"<link rel='{rel}' href='{href}'/>" for rel, href in links)
    return (f"<feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/'><title>Blog</title>{said}"
            f"{generator}{numbers_said}{entries}</feed>")


def rss(host, numbers):
    items = "".join(f"<item><title>Matter {n}</title><link>http://{host}/post-{n}</link></item>" for n in numbers)
    return f"<rss version='2.0'><channel><title>Blog</title><generator>https://wordpress.org/?v=6.4</generator>{items}</channel></rss>"


FEED = "<link rel=alternate type=application/atom+xml href={}>"


def archived_feed(host, path, query):  # RFC 5005: archives that link back
    if path == "/":
        return page(some(0, 5), head=FEED.format("/feed.atom"))
    if path == "/feed.atom":
        return atom(host, some(0, 5), ("prev-archive", f"http://{host}/archive-1.atom"))
    if path.startswith("/archive-"):
        number = int(path[9:-5])
        older = [("prev-archive", f"http://{host}/archive-{number + 1}.atom")] if (number + 1) * 5 < POSTS else []
        return atom(host, some(number * 5, 5), *older)
    return None


def paged_feed(host, path, query):  # RFC 5005: next
    if path == "/":
        return page(some(0, 5), head=FEED.format("/feed"))
    if path == "/feed":
        number = int(query.get("p", ["0"])[0])
        return atom(host, some(number * 4, 4), *([("next", f"http://{host}/feed?p={number + 1}")] if (number + 1) * 4 < POSTS else []))
    return None


def page_parameter(host, path, query):
    number = int(query.get("page", ["1"])[0])
    return page(some((number - 1) * 5, 5), *([f"/?page={number + 1}"] if number * 5 < POSTS else [])) if path == "/" else None


def page_folder(host, path, query):
    number = 1 if path == "/" else int(path.strip("/").removeprefix("page/")) if path.startswith("/page/") else 0
    return page(some((number - 1) * 5, 5), *([f"/page/{number + 1}/"] if number * 5 < POSTS else [])) if number else None


def wordpress(host, path, query):  # the front page shows the newest alone and leads no further
    if path == "/":
        return page(some(0, 10), head="<link rel=alternate type=application/rss+xml href=/feed/>")
    number = int(query.get("paged", ["1"])[0])
    return rss(host, some((number - 1) * 10, 10)) if path == "/feed/" and (number - 1) * 10 < POSTS else None


def blogger(host, path, query):
    if path == "/robots.txt":
        return "User-agent: *\nDisallow: /search\n"
    if path == "/":
        return page(some(0, 5), f"/search?updated-max=2012&start=5", head=FEED.format("/feeds/posts/default"))
    if path != "/feeds/posts/default":
        return None
    start, size = int(query.get("start-index", ["1"])[0]), int(query.get("max-results", ["10"])[0])
    said = f"<openSearch:totalResults>{POSTS}</openSearch:totalResults><openSearch:startIndex>{start}</openSearch:startIndex><openSearch:itemsPerPage>{size}</openSearch:itemsPerPage>"
    generator = "<generator version='7.00' uri='https://www.blogger.com'>Blogger</generator>"
    links = [("next", f"https://www.blogger.com/feeds/123/posts/default?start-index={start + size}&max-results={size}")] if start + size <= POSTS else []
    return atom(host, some(start - 1, size), *links, generator=generator, numbers_said=said)


STYLES = {"archived.test": archived_feed, "paged.test": paged_feed, "parameter.test": page_parameter, "folder.test": page_folder, "wordpress.test": wordpress, "blogger.test": blogger}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16

    def do_GET(self):
        parts = urllib.parse.urlsplit(self.path)
        self.server.asked.append((parts.netloc, parts.path, parts.query))
        body = STYLES[parts.netloc](parts.netloc, parts.path, urllib.parse.parse_qs(parts.query))
        number = parts.path.removeprefix("/post-")
        if body is None and number.isdigit() and int(number) < POSTS:
            body = post(int(number))
        kind = "text/plain" if parts.path == "/robots.txt" else "text/html" if not body or body.startswith("<html") else "application/xml"
        octets = (body or "nothing here").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(octets)))
        self.end_headers()
        self.wfile.write(octets)

    def log_message(self, *_):
        pass


class Paging(unittest.TestCase):
    def test_the_whole_history_of_each_style_comes_in(self):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads, server.asked = True, []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        place = temporary_directory()
        self.addCleanup(place.cleanup)
        kb = pathlib.Path(place.name) / "kb"
        options = ("--proxy", f"http://127.0.0.1:{server.server_address[1]}", "--delay", "0")
        bifrons("crawl", *options, *(f"http://{host}/" for host in STYLES), kb=kb)
        urls = {json.loads(line)["url"] for line in bifrons("export", kb=kb).stdout.splitlines()}
        for host in STYLES:
            with self.subTest(host=host):
                self.assertEqual(set(), {f"http://{host}/post-{i}" for i in range(POSTS)} - urls)
        self.assertEqual(POSTS * len(STYLES), len(urls), "and nothing else")
        server.asked.clear()
        bifrons("update", *options, kb=kb)
        self.assertEqual([], [asked for asked in server.asked if "post-" in asked[1]], "nothing is due yet")
        self.assertLess(len(server.asked), 5 * len(STYLES), server.asked)


if __name__ == "__main__":
    unittest.main()
