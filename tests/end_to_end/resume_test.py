#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 at any moment of a crawl: nothing is lost, and only what was on its way is asked for twice."""
import collections
import contextlib
import http.server
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from harness import BUILD, bifrons, temporary_directory  # noqa: E402

ROUNDS = int(os.environ.get("BIFRONS_KILL_ROUNDS", "3"))
HOSTS = ("one.test", "two.test", "three.test")
POSTS = 60


def post(host, number):
    text = "".join(f"<p>Remark {i} on matter {number} of {host}: what was learned in one meeting helps the next person who meets the same "
                   f"customer, case {number * 31 + i}, and nobody has to ask twice for it when the notes are kept with care.</p>" for i in range(7))
    older = f'<p><a href="/post-{number + 1}">older</a> <a href="/moved-{number}">moved</a> <a href="/gone-{number}">gone</a></p>'
    return f"<html lang=en><head><title>Matter {number} of {host}</title></head><body><article><h1>Matter {number}</h1>{text}</article>{older}</body></html>"


def answer_for(host, path):
    """Status, type, body or target."""
    name, _, number = path.strip("/").partition("-")
    if path == "/":
        return 200, "text/html", "<html><body><ul>" + "".join(f'<li><a href="/post-{i}">Matter {i}</a>' for i in range(0, POSTS, 4)) + "</ul></body></html>"
    if path == "/robots.txt":
        return 200, "text/plain", "User-agent: *\nDisallow:\n"
    if path == "/sitemap.xml" and host == "two.test":
        return 200, "text/xml", "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + "".join(f"<url><loc>http://{host}/map-{i}</loc></url>" for i in range(20)) + "</urlset>"
    if name == "moved" and int(number) % 9 == 0:
        return 301, "", f"/target-{number}"
    if name in ("post", "target") and int(number) < POSTS or name == "map":
        return 200, "text/html", post(host, int(number) + (0 if name == "post" else 1_000 * len(name)))
    return 404, "text/html", "nothing here"


class Web(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests = []  # (time, host, path, conditional)
        self.lock = threading.Lock()
        self.proxy = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_):
        pass  # the other side was killed


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # one packet an answer

    def do_GET(self):
        host, _, rest = self.path.removeprefix("http://").partition("/")
        path = "/" + rest
        with self.server.lock:
            self.server.requests.append((time.monotonic(), host, path, "If-None-Match" in self.headers))
        status, kind, body = answer_for(host, path)
        tag = f'"{hash(body) & 0xffffffff:x}"'
        target, body = (body, b"") if status == 301 else ("", body.encode())
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Location", target), ("ETag", tag if status in (200, 304) else ""), ("Content-Length", str(len(body)))):
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Resume(unittest.TestCase):
    def setUp(self):
        place = temporary_directory()
        self.addCleanup(place.cleanup)
        self.kb = pathlib.Path(place.name) / "kb"
        self.web = Web()
        self.addCleanup(self.web.server_close)
        self.addCleanup(self.web.shutdown)
        self.command = ["crawl", "--proxy", self.web.proxy, "--delay", "0", *(f"http://{host}/" for host in HOSTS)]

    def kill_after(self, seconds):
        """False where the crawl had come to its end; else what may have been on its way: the last request of each host."""
        process = subprocess.Popen([BUILD / "bifrons", self.command[0], "--kb", self.kb, *self.command[1:]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            pass
        process.send_signal(signal.SIGKILL)
        if process.wait() != -signal.SIGKILL or self.is_complete():
            return False
        time.sleep(0.02)
        return {host: next((path for _, h, path, _ in reversed(self.web.requests) if h == host), None) for host in HOSTS}

    def is_complete(self):
        try:
            with contextlib.closing(sqlite3.connect(self.kb / "crawl.sqlite")) as state:
                return state.execute("SELECT count(*) = ? FROM sources WHERE complete AND run > 0", (len(HOSTS),)).fetchone()[0] == 1
        except sqlite3.OperationalError:
            return False

    def test_a_kill_at_any_moment(self):
        seed = random.randrange(1 << 30)
        chance = random.Random(seed)
        for round_number in range(ROUNDS):
            with self.subTest(round=round_number, seed=seed):
                self.one_round(chance)

    def one_round(self, chance):
        self.web.requests.clear()
        shutil.rmtree(self.kb, ignore_errors=True)
        self.assertEqual(0, bifrons("init", kb=self.kb).returncode)
        underway, kills = collections.Counter(), 0
        while kills < 6:
            last = self.kill_after(chance.uniform(0.02, 0.3))
            if last is False:
                break
            kills += 1
            underway.update((host, path) for host, path in last.items() if path)
        before = len(self.web.requests)
        done = bifrons(*self.command, kb=self.kb)
        if os.environ.get("BIFRONS_KILL_ROUNDS"):
            print(f"{kills} kills, {before} of {len(self.web.requests)} requests before the last run, under way: {sum(underway.values())}", file=sys.stderr)
        self.assertIn(done.returncode, (0, 7), done.stderr)
        asked = collections.Counter((host, path) for _, host, path, _ in self.web.requests if path != "/robots.txt")
        if last is not False:
            twice = {page: count for page, count in asked.items() if count > 1 + underway[page]}
            self.assertEqual({}, twice, f"after {kills} kills")
        self.assertEqual(self.expected(), {article["url"] for article in map(json.loads, bifrons("export", kb=self.kb).stdout.splitlines())})
        self.web.requests.clear()
        bifrons(*self.command, kb=self.kb)
        fresh = {path for _, host, path, conditional in self.web.requests if not conditional and answer_for(host, path)[0] == 200}
        self.assertLessEqual(fresh, {"/robots.txt"}, "the next crawl is conditional throughout")

    @staticmethod
    def expected():
        urls = {f"http://{host}/post-{i}" for host in HOSTS for i in range(POSTS)}
        urls |= {f"http://{host}/target-{i}" for host in HOSTS for i in range(0, POSTS, 9)}
        return urls | {f"http://two.test/map-{i}" for i in range(20)}


if __name__ == "__main__":
    unittest.main()
