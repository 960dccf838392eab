#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page archive as a user meets it: kept pages are imported elsewhere, extracted again without the network, and outlast a kill."""
import gzip
import json
import pathlib
import shutil
import subprocess
import unittest

from harness import BUILD, SampleWeb, bifrons, temporary_directory, wait_for


def crawl(kb, web, *options):
    return bifrons("crawl", "--proxy", web.proxy, "--delay", "0", *options, *web.seeds(), kb=kb)


def articles(kb):
    return {a["id"]: a for a in map(json.loads, bifrons("export", kb=kb).stdout.splitlines())}


def files(kb):
    return sorted((kb / "archive").glob("*.warc.gz"))


class Archive(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = temporary_directory()
        cls.folder = pathlib.Path(cls.place.name)
        cls.web = SampleWeb(cls.folder)
        cls.kb = cls.folder / "kb"
        cls.first, cls.second = crawl(cls.kb, cls.web), crawl(cls.kb, cls.web)
        cls.articles = articles(cls.kb)
        cls.web.stop()

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def test_each_article_says_where_its_page_is_kept(self):
        self.assertEqual(0, self.first.returncode, self.first.stderr)
        for article in self.articles.values():
            name, offset = article["archived"].rsplit("#", 1)
            with open(self.kb / "archive" / name, "rb") as file:
                file.seek(int(offset))
                record = gzip.GzipFile(fileobj=file).read(4096).decode("utf-8", "replace")
            self.assertTrue(record.startswith("WARC/1.1\r\nWARC-Type: response\r\n"), record)
            self.assertIn("WARC-Target-URI: " + article["url"], record)

    def test_an_unchanged_page_is_a_revisit(self):
        text = b"".join(gzip.open(file).read() for file in files(self.kb)).decode("utf-8", "replace")
        self.assertEqual(text.count("WARC-Type: response"), text.count("revisit/server-not-modified"))

    def test_imported_elsewhere_it_gives_the_same_articles(self):
        other = self.folder / "imported"
        done = bifrons("import", *files(self.kb), kb=other)
        self.assertEqual(0, done.returncode, done.stderr)
        got = articles(other)
        self.assertEqual(sorted(self.articles), sorted(got))
        for key, article in self.articles.items():
            for name in ("url", "title", "text", "lang", "author", "published", "tags", "fetched", "archived"):
                self.assertEqual(article.get(name), got[key].get(name), f"{article['url']}: {name}")

    def test_reindex_without_network_gives_the_same_export(self):
        kb = self.folder / "copy"
        shutil.copytree(self.kb, kb)
        done = bifrons("reindex", kb=kb)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual(self.articles, articles(kb))

    def test_reindex_brings_back_an_index_from_the_archive(self):
        for name, remembered in (("with-state", ["crawl.sqlite"]), ("archive-alone", [])):
            kb = self.folder / name
            bifrons("init", kb=kb)
            shutil.copytree(self.kb / "archive", kb / "archive")
            for file in remembered:
                shutil.copy(self.kb / file, kb / file)
            self.assertEqual(0, bifrons("reindex", kb=kb).returncode)
            self.assertEqual(self.articles, articles(kb), name)

    def test_reindex_leaves_what_is_not_in_the_archive(self):
        kb = self.folder / "more"
        shutil.copytree(self.kb, kb)
        bifrons("import", "-", kb=kb, stdin=json.dumps({"id": "own", "text": "kept as it is"}).encode())
        self.assertEqual(0, bifrons("reindex", kb=kb).returncode)
        self.assertEqual(len(self.articles) + 1, len(articles(kb)))

    def test_damage_is_named_and_the_rest_is_read(self):
        kb = self.folder / "damaged"
        shutil.copytree(self.kb, kb)
        with open(files(kb)[0], "r+b") as file:
            file.seek(int(next(iter(self.articles.values()))["archived"].rsplit("#", 1)[1]) + 200)
            file.write(b"damage" * 4)
        done = bifrons("reindex", kb=kb)
        self.assertEqual(7, done.returncode, done.stderr)
        self.assertIn("damaged:", done.stderr)
        self.assertEqual(self.articles, articles(kb))

    def test_an_empty_archive_is_said(self):
        kb = self.folder / "empty"
        bifrons("init", kb=kb)
        self.assertEqual(1, bifrons("reindex", kb=kb).returncode)
        self.assertEqual(2, bifrons("reindex", "word", kb=kb).returncode)


class KilledCrawl(unittest.TestCase):
    def test_kill_leaves_a_readable_archive_that_goes_on(self):
        with temporary_directory() as name:
            folder = pathlib.Path(name)
            web, kb = SampleWeb(folder), folder / "kb"
            try:
                command = [BUILD / "bifrons", "crawl", "--kb", kb, "--proxy", web.proxy, "--delay", "0.02", *web.seeds()]
                killed = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                wait_for(lambda: len(web.requests()) > 25, "the crawl's first pages")
                killed.kill()
                killed.wait()
                with open(files(kb)[-1], "ab") as file:  # half of a next record, as a kill in the middle of a write leaves it
                    file.write(files(kb)[-1].read_bytes()[:150])
                self.assertEqual(0, crawl(kb, web).returncode)
                for file in files(kb):
                    self.assertTrue(gzip.open(file).read().startswith(b"WARC/1.1\r\n"))
                again = bifrons("import", *files(kb), kb=folder / "again")
                self.assertEqual(0, again.returncode, again.stderr)
                self.assertEqual(sorted(articles(kb)), sorted(articles(folder / "again")))
            finally:
                web.stop()


if __name__ == "__main__":
    unittest.main()
