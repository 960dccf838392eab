#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A badly behaved web: one host name a case, as a forward proxy (CASE.test) or by Host header (CASE.localhost), with a log of every request."""
import argparse
import collections
import json
import pathlib
import socketserver
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import bodies  # noqa: E402,F401 (the cases register themselves)
import contents  # noqa: E402,F401
import redirects  # noqa: E402,F401
import rules  # noqa: E402,F401
import timing  # noqa: E402,F401
import traps  # noqa: E402,F401
from exchange import CASES, Exchange, Gone  # noqa: E402


class Web(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, port=0, log_file=None):
        super().__init__(("127.0.0.1", port), Connection)
        self.lock = threading.Lock()
        self.log, self.log_file = [], log_file
        self.memories = collections.defaultdict(dict)
        self.counts = collections.Counter()
        self.epoch = 0  # the crawl that runs: some hosts change between two

    @property
    def proxy(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def start(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def note(self, entry):
        with self.lock:
            self.log.append(entry)

    def write(self, entry):
        if self.log_file:
            with self.lock:
                self.log_file.write(json.dumps(entry) + "\n")
                self.log_file.flush()

    def handle_error(self, request, client_address):
        print("the server itself failed:", file=sys.stderr)
        super().handle_error(request, client_address)


class Connection(socketserver.StreamRequestHandler):
    timeout = 120

    def handle(self):
        try:
            line = self.rfile.readline(65536).decode("latin-1").split()
            headers = {}
            while (text := self.rfile.readline(65536).decode("latin-1").strip()):
                name, _, value = text.partition(":")
                headers[name.lower()] = value.strip()
        except OSError:
            return
        if len(line) < 3:
            return
        host, path = self.target(line[1], headers)
        name = host.rsplit(".", 1)[0]
        web = self.server
        with web.lock:
            web.counts[host, path] += 1
            count = web.counts[host, path]
        entry = {"case": name, "host": host, "path": path, "method": line[0], "begin": time.monotonic(), "epoch": web.epoch,
                 "if_none_match": headers.get("if-none-match"), "if_modified_since": headers.get("if-modified-since"), "agent": headers.get("user-agent")}
        web.note(entry)
        exchange = Exchange(self.connection, host, path, headers, web.memories[host], count)
        exchange.epoch = web.epoch
        try:
            self.play(name, exchange)
        except (Gone, OSError):
            pass
        entry["end"], entry["status"] = time.monotonic(), exchange.status
        web.write(entry)

    @staticmethod
    def target(written, headers):
        if "://" in written:
            host, _, path = written.split("://", 1)[1].partition("/")
            return host.split(":")[0], "/" + path
        return headers.get("host", "").split(":")[0], written

    @staticmethod
    def play(name, exchange):
        function, robots = CASES.get(name, (None, None))
        if function is None:
            return exchange.missing()
        if exchange.path == "/robots.txt" and robots != "own":
            return exchange.answer(robots, kind="text/plain") if robots is not None else exchange.missing()
        return function(exchange)


def main():
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--port", type=int, default=0)
    reader.add_argument("--log", type=argparse.FileType("a", encoding="utf-8"))
    chosen = reader.parse_args()
    web = Web(chosen.port, chosen.log)
    print(web.proxy, flush=True)
    web.serve_forever()


if __name__ == "__main__":
    main()
