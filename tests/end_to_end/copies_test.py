# SPDX-License-Identifier: GPL-3.0-or-later
"""One post on five sites, as syndication leaves it: one hit, the original; each of them on request; and no site fills the answer."""
import json
import pathlib
import random
import tempfile
import unittest

from harness import bifrons

SITES = ("portal.test", "digest.test", "pipelinenotes.test", "mirror.test", "partner.test")


def prose(seed, count):
    rng = random.Random(seed)
    return " ".join(f"{rng.choice('bdfgklmnprst')}{rng.choice('aeiou')}{rng.choice('lmnrs')}{rng.choice('aeiou')}{rng.randrange(400)}x" for _ in range(count))


def posts():
    body = "How sellers share what they know about onboarding. " + prose(1, 250)
    variants = {
        "portal.test": ("2014-03-02", "Subscribe to our newsletter. " + prose(2, 20) + "\n\n" + body),
        "digest.test": ("", " ".join(body.split()[:225])),
        "pipelinenotes.test": ("2012-05-08", body),
        "mirror.test": ("2011-01-01", "Originally published at pipelinenotes.test.\n\n" + body),
        "partner.test": ("2012-06-01", body.replace("a", "á", 3) + "\n\nShare this post with your colleagues."),
    }
    for site in SITES:
        published, text = variants[site]
        yield {"id": site, "url": f"https://{site}/sharing", "title": "How sellers share", "text": text, **({"published": published} if published else {})}
    for number in range(4):
        yield {"id": f"own{number}", "url": f"https://portal.test/own{number}", "title": f"Own post {prose(number, 2)}", "text": "More about onboarding. " + prose(10 + number, 200)}


class Copies(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.place.cleanup)

    def knowledge_base(self, name, lines):
        kb = pathlib.Path(self.place.name) / name
        self.assertEqual(bifrons("init", kb).returncode, 0)
        self.load(kb, lines)
        return kb

    def load(self, kb, lines):
        done = bifrons("import", "-", kb=kb, stdin="".join(json.dumps(line) + "\n" for line in lines).encode())
        self.assertEqual(done.returncode, 0, done.stderr)

    def search(self, kb, *words):
        done = bifrons("search", *words, "--format", "json", kb=kb)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return json.loads(done.stdout)

    def assert_folded(self, kb):
        answer = self.search(kb, "onboarding", "--facets", "site")
        self.assertEqual(answer["total"], 5)
        self.assertEqual(sum(value["count"] for value in answer["facets"]["site"]), 5)
        original = [item for item in answer["items"] if item["title"] == "How sellers share"]
        self.assertEqual([(item["id"], item["duplicates"]) for item in original], [("pipelinenotes.test", 4)])

    def test_five_copies_are_one_hit_and_it_is_the_original_in_any_order(self):
        lines = list(posts())
        for number, order in enumerate((lines, lines[::-1], random.Random(5).sample(lines, len(lines)))):
            self.assert_folded(self.knowledge_base(f"order{number}", order))

    def test_copies_are_shown_on_request_and_by_their_own_site(self):
        kb = self.knowledge_base("shown", posts())
        self.assertEqual(self.search(kb, "onboarding", "--dup", "show")["total"], 9)
        alone = self.search(kb, "onboarding", "--site", "mirror.test")
        self.assertEqual([(item["id"], item["duplicates"]) for item in alone["items"]], [("mirror.test", 0)])

    def test_groups_outlive_removal_replacing_and_upgrade(self):
        kb = self.knowledge_base("kept", posts())
        self.assertEqual(bifrons("remove", "pipelinenotes.test", kb=kb).returncode, 0)
        left = self.search(kb, "onboarding", "--dup", "fold")
        self.assertEqual([(i["id"], i["duplicates"]) for i in left["items"] if i["title"] == "How sellers share"], [("partner.test", 3)])
        self.load(kb, [line for line in posts() if line["id"] == "pipelinenotes.test"])
        self.assert_folded(kb)
        self.assertEqual(bifrons("upgrade", kb=kb).returncode, 0)
        self.assert_folded(kb)
        changed = {"id": "mirror.test", "url": "https://mirror.test/sharing", "title": "How sellers share", "text": "Now another text about onboarding. " + prose(99, 200)}
        self.load(kb, [changed])
        self.assertEqual(self.search(kb, "onboarding")["total"], 6)

    def test_a_site_shows_as_many_hits_as_asked_and_totals_stay(self):
        kb = self.knowledge_base("grouped", posts())
        whole = self.search(kb, "onboarding", "--group", "site:2")
        self.assertEqual((whole["total"], whole["listed"], len(whole["items"])), (5, 3, 3))
        self.assertEqual(sum(item["grouped"] for item in whole["items"]), 2)
        pages = [self.search(kb, "onboarding", "--group", "site:2", "--limit", "1", "--offset", str(at)) for at in range(4)]
        self.assertEqual([item["id"] for page in pages for item in page["items"]], [item["id"] for item in whole["items"]])
        self.assertEqual({page["total"] for page in pages}, {5})
        refused = bifrons("search", "onboarding", "--group", "colour", kb=kb)
        self.assertEqual(refused.returncode, 2)
        self.assertIn("site, lang, author or year", refused.stderr)

    def test_a_run_over_many_queries_folds_nothing(self):
        kb = self.knowledge_base("run", posts())
        queries = pathlib.Path(self.place.name) / "queries.jsonl"
        queries.write_text('{"id":"1","text":"onboarding"}\n')
        run = bifrons("search", "--queries", queries, "--format", "trec", kb=kb)
        self.assertEqual(len(run.stdout.splitlines()), 9)


if __name__ == "__main__":
    unittest.main()
