#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A paragraph that ends every post of a site and that nothing in the page names: learned from the site, in no stored article."""
import http.server
import json
import pathlib
import random
import signal
import subprocess
import threading
import unittest

from harness import BUILD, bifrons, temporary_directory

HOST, POSTS = "blog.test", 12
SUBSCRIBE = "Every second Friday a letter with the newest of these stories goes out, and whoever leaves an address below gets it."
BIOGRAPHY = "Aino Aalto sold harbour cranes for nineteen years, and has written down what she learned since."
UPGRADE = "Whoever has the older price list at hand needs to add nothing, and can read on."


def post(number):
    said = "".join(f"<p>Remark {i} on matter {number}: what was learned in one meeting helps the next person who meets the same customer, "
                   f"case {number * 31 + i}, and nobody has to ask twice for it when the notes are kept.</p>" + (f"<p>{UPGRADE}</p>" if i == 4 else "") for i in range(9))
    return (f"<html lang=en><head><title>Matter {number}</title></head><body><article><h1>Matter {number}</h1>{said}<p>{BIOGRAPHY}</p>"
            f"<p>{SUBSCRIBE}</p></article></body></html>")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16

    def do_GET(self):
        path = self.path.removeprefix(f"http://{HOST}")
        name, _, number = path.strip("/").partition("-")
        body, status = "nothing here", 404
        if path == "/":
            body, status = "<html><body><ul>" + "".join(f'<li><a href="/post-{i}">Matter {i}</a>' for i in range(self.server.posts)) + "</ul></body></html>", 200
        elif name == "post" and int(number) < self.server.posts:
            body, status = post(int(number)), 200
        tag = f'"{hash(body) & 0xffffffff:x}"'
        validated = path != "/post-1"  # which is sent in full each time
        if validated and self.headers.get("If-None-Match") == tag:
            body, status = "", 304
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        if validated:
            self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


class Web(http.server.ThreadingHTTPServer):
    daemon_threads, posts = True, POSTS

    def handle_error(self, *_):
        """A killed crawl hangs up."""


class SiteFurniture(unittest.TestCase):
    def setUp(self):
        place = temporary_directory()
        self.addCleanup(place.cleanup)
        self.kb = pathlib.Path(place.name) / "kb"
        self.web = Web(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.web.serve_forever, daemon=True).start()
        self.addCleanup(self.web.server_close)
        self.addCleanup(self.web.shutdown)
        self.command = ["crawl", "--proxy", f"http://127.0.0.1:{self.web.server_address[1]}", "--delay", "0", f"http://{HOST}/"]

    def crawl(self):
        done = bifrons(*self.command, kb=self.kb)
        self.assertEqual(0, done.returncode, done.stderr)
        return done.stderr

    def stored(self):
        """All but when each was fetched and where it is kept."""
        articles = map(json.loads, bifrons("export", kb=self.kb).stdout.splitlines())
        return {article["url"]: {name: value for name, value in article.items() if name not in ("fetched", "archived")} for article in articles}

    def assert_clean(self, articles, count):
        self.assertEqual({f"http://{HOST}/post-{i}" for i in range(count)}, set(articles))
        for url, article in articles.items():
            self.assertNotIn(SUBSCRIBE, article["text"], url)
            self.assertNotIn(BIOGRAPHY, article["text"], url)
            self.assertIn(UPGRADE, article["text"], "a sentence repeated inside the posts is theirs")
            self.assertIn("Remark 8 on matter", article["text"])

    def test_the_first_crawl_a_later_post_and_the_archive_read_again(self):
        self.crawl()
        first = self.stored()
        self.assert_clean(first, POSTS)
        self.assertEqual("0", bifrons("count", '"harbour cranes"', kb=self.kb).stdout.strip(), "it is not findable")
        self.assertIn("0 stored", self.crawl())
        self.assertEqual(first, self.stored(), "the second crawl touches nothing")

        self.web.posts += 1
        self.assertIn("1 stored", self.crawl())
        second = self.stored()
        self.assert_clean(second, POSTS + 1)
        self.assertEqual(first, {url: article for url, article in second.items() if url in first}, "the new post alone is touched")

        self.assertEqual(0, bifrons("reindex", kb=self.kb).returncode)
        self.assertEqual(second, self.stored(), "reindex knows the furniture")

    def test_a_kill_at_any_moment(self):
        seed = random.randrange(1 << 30)
        chance = random.Random(seed)
        for _ in range(8):
            process = subprocess.Popen([BUILD / "bifrons", self.command[0], "--kb", self.kb, *self.command[1:]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=chance.uniform(0.02, 0.4))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
        self.crawl()
        articles = self.stored()
        with self.subTest(seed=seed):
            self.assert_clean(articles, POSTS)
        self.crawl()
        self.assertEqual(articles, self.stored(), "the next crawl touches nothing")


if __name__ == "__main__":
    unittest.main()
