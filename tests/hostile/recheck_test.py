#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""recheck and failed --retry against hosts that change between two visits."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from hostile_test import BIFRONS  # noqa: E402
from server import Web  # noqa: E402


class Recheck(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory(prefix="bifrons-recheck-")
        self.addCleanup(self.place.cleanup)
        self.web = Web().start()
        self.addCleanup(self.web.server_close)
        self.addCleanup(self.web.shutdown)

    def bifrons(self, verb, *arguments):
        command = [BIFRONS, verb, "--kb", pathlib.Path(self.place.name) / "kb", *arguments]
        done = subprocess.run(command, capture_output=True, timeout=60, check=False)
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    def crawl(self, *hosts):
        return self.bifrons("crawl", "--proxy", self.web.proxy, "--delay", "0", *(f"http://{host}.test/" for host in hosts))

    def recheck(self):
        status, out, _ = self.bifrons("recheck", "--proxy", self.web.proxy, "--delay", "0", "--format", "jsonl")
        return status, {row["url"]: row["state"] for row in map(json.loads, out.splitlines())}

    def test_names_the_dead_and_the_moved_and_asks_for_nothing_else(self):
        self.assertEqual(0, self.crawl("s-410", "later-moved", "later-soft404", "etag")[0])
        self.web.epoch = 1
        status, states = self.recheck()
        self.assertEqual(7, status)
        self.assertEqual({"http://s-410.test/": "dead", "http://later-soft404.test/": "soft-404", "http://later-moved.test/": "moved"}, states)
        again = {entry["path"] for entry in self.web.log if entry["epoch"] == 1}
        self.assertEqual({"/robots.txt", "/", "/new"}, again)
        urls = {json.loads(line)["url"] for line in self.bifrons("export")[1].splitlines()}
        self.assertEqual({"http://later-moved.test/new", "http://etag.test/", "http://later-soft404.test/"}, urls, "a soft 404 is believed the second time")
        self.recheck()
        urls = {json.loads(line)["url"] for line in self.bifrons("export")[1].splitlines()}
        self.assertEqual({"http://later-moved.test/new", "http://etag.test/"}, urls)

    def test_is_content_where_all_stands(self):
        self.crawl("etag", "lastmod")
        self.assertEqual((0, {}), self.recheck())

    def test_failed_pages_are_fetched_again_on_request(self):
        self.crawl("later-well")
        self.assertIn("later-well", self.bifrons("failed")[1])
        self.web.epoch = 1
        status, out, _ = self.bifrons("failed", "--retry", "--proxy", self.web.proxy, "--delay", "0")
        self.assertEqual((1, ""), (status, out))
        self.assertIn("later-well", self.bifrons("export")[1])


if __name__ == "__main__":
    unittest.main()
