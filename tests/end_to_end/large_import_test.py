# SPDX-License-Identifier: GPL-3.0-or-later
"""An import that goes by way of side indexes: readers go on meanwhile, a kill loses nothing that was there, and it ends small."""
import json
import pathlib
import random
import subprocess
import tempfile
import time
import unittest

from harness import BUILD, Daemon, bifrons

BEFORE, POSTS, KILLS = 200, 24_000, 3  # the first ten thousand go into the knowledge base's own index


def write_posts(path):
    rng = random.Random(5)
    words = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("lan", "ser", "tok", "min", "ra")]
    with open(path, "w", encoding="utf-8") as lines:
        for number in range(POSTS):
            lines.write(json.dumps({"id": f"p{number}", "title": f"Post {number}", "text": "common " + " ".join(rng.choices(words, k=12)), "lang": "en"}) + "\n")


class LargeImport(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = pathlib.Path(place.name)
        self.kb, self.posts = self.folder / "kb", self.folder / "posts.jsonl"
        write_posts(self.posts)

    def count(self, query="common"):
        return int(bifrons("count", query, kb=self.kb).stdout)

    def start(self):
        return subprocess.Popen([BUILD / "bifrons", "import", "--kb", self.kb, self.posts], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def wait_for_sides(self, process):
        while process.poll() is None and not (self.kb / "index.part").exists():
            time.sleep(0.005)

    def test_a_kill_at_any_moment_and_a_daemon_beside_it(self):
        first = "".join(json.dumps({"id": f"kept{n}", "text": f"kept for ever {n}"}) + "\n" for n in range(BEFORE))
        self.assertEqual(0, bifrons("import", "-", kb=self.kb, stdin=first.encode()).returncode)
        daemon = Daemon(self.kb, self.folder)
        self.addCleanup(daemon.process.stop)

        def seen(query):
            return json.loads(daemon.get(f"/search?q={query}&limit=1").content)["total"]

        chance, stored = random.Random(11), 0
        for _ in range(KILLS):
            killed = self.start()
            self.wait_for_sides(killed)
            time.sleep(chance.uniform(0, 1.5))
            self.assertEqual(BEFORE, seen("kept"), "while it is imported")
            killed.kill()
            killed.wait()
            self.assertEqual(0, bifrons("check", kb=self.kb).returncode)
            self.assertEqual(BEFORE, self.count("kept"))
            self.assertGreaterEqual(self.count(), stored)
            stored = self.count()
            self.assertEqual(stored, seen("common"), "the daemon has what the command line has")
        last = self.start()
        self.assertEqual(0, last.wait())
        self.assertEqual((POSTS, BEFORE), (self.count(), self.count("kept")))
        self.assertEqual((POSTS, BEFORE), (seen("common"), seen("kept")))
        self.assertFalse((self.kb / "index.part").exists())
        size = sum(path.stat().st_size for path in (self.kb / "index").iterdir())
        self.assertEqual(0, bifrons("compact", kb=self.kb).returncode)
        compact = sum(path.stat().st_size for path in (self.kb / "index").iterdir())
        self.assertLess(size, 1.1 * compact, "there is little left to compact")

    def test_an_index_without_dictionaries_says_so(self):
        plain = {"BIFRONS_LEMMAS": "off"}
        post = json.dumps({"id": "a", "text": "Myyjien taloissa puhutaan", "lang": "fi"}).encode()
        self.assertEqual(0, bifrons("import", "-", kb=self.kb, stdin=post, env=plain).returncode)
        self.assertEqual("1", bifrons("count", "taloissa", kb=self.kb, env=plain).stdout.strip())
        refused = bifrons("count", "taloissa", kb=self.kb)
        if refused.returncode == 0:
            self.skipTest("no dictionary is installed")
        self.assertIn("bifrons upgrade", refused.stderr)
        self.assertEqual(0, bifrons("upgrade", kb=self.kb).returncode)
        self.assertEqual("1", bifrons("count", "talo", kb=self.kb).stdout.strip())


if __name__ == "__main__":
    unittest.main()
