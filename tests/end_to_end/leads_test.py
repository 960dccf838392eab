#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bookmarks and feed lists: found by their titles at once, and by the pages' own text after the next update."""
import json
import pathlib
import unittest

from harness import SampleWeb, bifrons, temporary_directory


def words_in(text):
    return " ".join(text.split())


class Leads(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = temporary_directory()
        cls.folder = pathlib.Path(cls.place.name)
        cls.web = SampleWeb(cls.folder)
        cls.kb = cls.folder / "kb"

    @classmethod
    def tearDownClass(cls):
        cls.web.stop()
        cls.place.cleanup()

    def stored(self):
        exported = bifrons("export", kb=self.kb)
        return {article["url"]: article for article in map(json.loads, exported.stdout.splitlines())}

    def test_leads_and_feeds_are_fetched_at_the_next_update(self):
        hosts = sorted(self.web.facts)
        kept = self.web.facts[hosts[0]]["posts"][0]
        bookmarks = self.folder / "bookmarks.html"
        bookmarks.write_text("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p>"
                             f'<DT><A HREF="{kept["url"]}" ADD_DATE="1705311000" TAGS="kept">Quokka shelf</A></DL>', encoding="utf-8")
        feeds = self.folder / "feeds.opml"
        feeds.write_text(f'<opml version="2.0"><body><outline type="rss" text="f" xmlUrl="http://{hosts[1]}/feed.xml"/></body></opml>', encoding="utf-8")

        done = bifrons("import", bookmarks, feeds, kb=self.kb)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("1 lead and 1 feed are fetched at the next bifrons update", done.stderr)
        self.assertEqual([], self.web.requests(), "import uses no network")
        self.assertEqual("1", bifrons("count", "quokka", kb=self.kb).stdout.strip())
        self.assertNotIn("published", self.stored()[kept["url"]], "the day of keeping is no date of the page")

        updated = bifrons("update", "--proxy", self.web.proxy, "--delay", "0", kb=self.kb)
        self.assertEqual(0, updated.returncode, updated.stderr)
        stored = self.stored()
        self.assertIn(words_in(kept["last_words"]), words_in(stored[kept["url"]]["text"]))
        self.assertEqual(kept["title"], stored[kept["url"]]["title"])
        of_feed = [post for post in self.web.facts[hosts[1]]["posts"] if post["url"] in stored]
        self.assertTrue(of_feed, "a post of the feed")
        self.assertEqual([], [post["url"] for post in self.web.facts[hosts[0]]["posts"][1:] if post["url"] in stored], "no link of a lead is followed")

        again = bifrons("import", bookmarks, feeds, kb=self.kb)
        self.assertEqual(0, again.returncode, again.stderr)
        self.assertEqual(stored[kept["url"]]["text"], self.stored()[kept["url"]]["text"], "a stand-in replaces no page")

    def test_a_lead_to_an_article_that_is_there_already_is_not_fetched(self):
        kb = self.folder / "kept"
        address = "http://kept.test/a"
        bifrons("import", "-", kb=kb, stdin=json.dumps({"url": address, "title": "Kept", "text": "The whole text, pasted by hand."}).encode())
        done = bifrons("import", "-", kb=kb, stdin=f"Title,URL\nA bookmark,{address}\nAnother,http://kept.test/b\n".encode())
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("1 lead is fetched at the next bifrons update", done.stderr)


if __name__ == "__main__":
    unittest.main()
