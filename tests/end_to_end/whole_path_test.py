#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the sample blogs' pages to answers at every door: crawl, search, daemon, recrawl, kill."""
import json
import pathlib
import signal
import subprocess
import time
import unittest
from urllib.parse import quote

from harness import BUILD, Daemon, SampleWeb, bifrons, temporary_directory, wait_for


def crawl(kb, web, *options):
    return bifrons("crawl", "--proxy", web.proxy, "--delay", "0", *options, *web.seeds(), kb=kb)


class WholePath(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = temporary_directory()
        cls.folder = pathlib.Path(cls.place.name)
        cls.web = SampleWeb(cls.folder)
        cls.kb = cls.folder / "kb"
        cls.first = crawl(cls.kb, cls.web)
        exported = bifrons("export", kb=cls.kb)
        cls.articles = {a["url"]: a for a in map(json.loads, exported.stdout.splitlines())}

    @classmethod
    def tearDownClass(cls):
        cls.web.stop()
        cls.place.cleanup()

    def search(self, *words, **more):
        done = bifrons("search", "--format", "json", *words, kb=self.kb, **more)
        return done, (json.loads(done.stdout) if done.stdout else None)

    def test_crawl_stores_every_post_and_nothing_else(self):
        self.assertEqual(0, self.first.returncode, self.first.stderr)
        self.assertEqual(sorted(p["url"] for p in self.web.posts()), sorted(self.articles))

    def test_every_post_has_its_whole_body(self):
        for post in self.web.posts():
            text = " ".join(self.articles[post["url"]]["text"].split())
            for end in ("first_words", "last_words"):
                self.assertIn(" ".join(post[end].split()), text, f"{post['url']}: {end}")

    def test_titles_authors_and_languages_are_the_posts_own(self):
        for post in self.web.posts():
            article = self.articles[post["url"]]
            self.assertEqual(post["title"], article["title"], post["url"])
            self.assertEqual(post["author"], article.get("author"), post["url"])
            self.assertEqual(post["lang"], article["lang"], post["url"])

    def test_dates_are_right_as_far_as_the_page_tells_and_never_invented(self):
        for post in self.web.posts():
            article = self.articles[post["url"]]
            if post["published"] is None:
                self.assertNotIn("published", article, post["url"])
            else:
                self.assertEqual(post["published"][:10], article["published"][:10], post["url"])
                self.assertIn("published", article["from"], post["url"])

    def test_no_furniture_is_findable(self):
        texts = {url: " ".join(a["text"].split()).casefold() for url, a in self.articles.items()}
        for host in self.web.facts.values():
            for phrase in host["furniture_phrases"]:
                holders = [url for url, text in texts.items() if " ".join(phrase.split()).casefold() in text]
                self.assertEqual([], holders, phrase)
        for post in self.web.posts():
            for phrase in post["tail_phrases"]:
                self.assertNotIn(" ".join(phrase.split()).casefold(), texts[post["url"]], post["url"])

    def test_search_finds_inflected_words_in_three_languages(self):
        for query, mark in (("salespeople adoption CRM", "CRM"), ("hiljaisesta tiedosta", "<mark>"), ("неявным знаниям", "<mark>")):
            done, answer = self.search(query)
            self.assertEqual(0, done.returncode, done.stderr)
            self.assertIn(mark, " ".join(item["snippet"] for item in answer["items"]))

    def test_one_query_may_mix_languages(self):
        _, answer = self.search("myyntiputki воронка pipeline", "--limit", "30")
        self.assertEqual({"en", "fi", "ru"}, {item["lang"] for item in answer["items"]})

    def test_filters_facets_and_totals_agree(self):
        _, everything = self.search("", "--facets", "lang,topic,site", "--limit", "100")
        counts = {value["value"]: value["count"] for value in everything["facets"]["lang"]}
        self.assertEqual(everything["total"], sum(counts.values()))
        for lang, count in counts.items():
            _, narrowed = self.search("", "--lang", lang, "--limit", "1")
            self.assertEqual(count, narrowed["total"], lang)
        for topic in everything["facets"]["topic"]:
            _, narrowed = self.search(f"topic:{topic['value']}", "--limit", "1")
            self.assertEqual(topic["count"], narrowed["total"], topic)

    def test_total_is_the_same_on_every_page_and_pages_do_not_overlap(self):
        pages = [self.search("sales knowledge", "--limit", "5", "--offset", str(5 * n))[1] for n in range(3)]
        self.assertEqual(1, len({page["total"] for page in pages}))
        ids = [item["id"] for page in pages for item in page["items"]]
        self.assertEqual(len(ids), len(set(ids)))

    def test_copies_are_one_hit_with_the_original_first(self):
        copy = next(p for p in self.web.posts() if p["copy_of"])
        _, answer = self.search(copy["title"])
        urls = [item["url"] for item in answer["items"]]
        self.assertEqual(copy["copy_of"], urls[0])
        self.assertNotIn(copy["url"], urls)

    def test_undated_posts_come_last_by_date(self):
        for order in ("date", "-date"):
            _, answer = self.search("", "--sort", order, "--limit", "100")
            dated = [item["published"] is not None for item in answer["items"]]
            self.assertEqual(sorted(dated, reverse=True), dated)
            days = [item["published"][:10] for item in answer["items"] if item["published"]]
            self.assertEqual(sorted(days, reverse=order == "-date"), days)

    def test_outline_tells_what_is_missing(self):
        done = bifrons("outline", "--format", "json", pathlib.Path(__file__).parents[2] / "corpus/samples/outline/sales-knowledge.mm", kb=self.kb)
        nodes = json.loads(done.stdout)["nodes"]
        graded = {node["text"]: node["coverage"] for node in nodes}
        self.assertGreater(sum(grade != "missing" for grade in graded.values()), 15)
        for subject in ("loyalty tokens", "shelf audits", "eterinary"):
            grades = [grade for text, grade in graded.items() if subject in text]
            self.assertEqual(["missing"], grades, subject)

    def test_second_crawl_is_conditional_and_a_changed_post_alone_is_written(self):
        kb = self.folder / "kb2"
        self.assertEqual(0, crawl(kb, self.web).returncode)
        before = len(self.web.requests())
        again = crawl(kb, self.web)
        self.assertEqual(0, again.returncode, again.stderr)
        pages = [r for r in self.web.requests()[before:] if not r["path"].endswith("robots.txt")]
        self.assertTrue(all(r["inm"] or r["ims"] for r in pages if r["status"] in (200, 304)), [r["path"] for r in pages if not (r["inm"] or r["ims"])])
        post = next(p for p in self.web.posts() if p["url"].startswith("http://pipelinenotes.test/2012/"))
        page = self.web.folder / post["url"].removeprefix("http://") / "index.html"
        original = page.read_text(encoding="utf-8")
        try:
            page.write_text(original.replace(post["last_words"], post["last_words"] + " Zyzzyva."), encoding="utf-8")
            self.assertEqual(0, crawl(kb, self.web).returncode)
            found = bifrons("search", "--format", "urls", "zyzzyva", kb=kb)
            self.assertEqual(post["url"], found.stdout.strip())
        finally:
            page.write_text(original, encoding="utf-8")


class TheDaemon(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = temporary_directory()
        cls.folder = pathlib.Path(cls.place.name)
        cls.kb = cls.folder / "kb"
        lines = [{"id": f"p{n}", "title": f"Post {n}", "text": f"Knowledge of sales number {n}.", "lang": "en"} for n in range(30)]
        cls.lines = "\n".join(map(json.dumps, lines)).encode()
        bifrons("import", "-", kb=cls.kb, stdin=cls.lines)
        cls.daemon = Daemon(cls.kb, cls.folder)

    @classmethod
    def tearDownClass(cls):
        cls.daemon.stop()
        cls.place.cleanup()

    def test_sees_a_commit_within_a_second(self):
        line = json.dumps({"id": "new", "title": "Fresh", "text": "quokka"}).encode()
        self.assertEqual(0, bifrons("import", "-", kb=self.kb, stdin=line).returncode)
        started = time.monotonic()
        wait_for(lambda: self.daemon.json("/search?q=quokka")[1]["total"] == 1, "the new post's arrival")
        self.assertLess(time.monotonic() - started, 1.0)

    def test_fails_no_request_while_a_writer_commits(self):
        writer = subprocess.Popen([BUILD / "bifrons", "import", "--kb", str(self.kb), "-"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        many = "\n".join(json.dumps({"id": f"w{n}", "title": "Burst", "text": f"burst of posts {n} " * 20}) for n in range(4500)).encode()
        writer.stdin.write(many)
        writer.stdin.close()
        statuses = set()
        while writer.poll() is None:
            statuses.add(self.daemon.get("/search?q=knowledge+sales+burst&facets=lang,topic").status)
        self.assertEqual({200}, statuses)
        self.assertEqual(0, writer.returncode)

    def test_answers_the_same_as_the_command_line(self):
        _, over_http = self.daemon.json("/search?q=" + quote("knowledge number") + "&limit=5")
        typed = json.loads(bifrons("search", "--format", "json", "--limit", "5", "knowledge number", kb=self.kb).stdout)
        for answer in (over_http, typed):
            answer.pop("took_ms")
        self.assertEqual(over_http, typed)

    def test_problems_name_the_parameter(self):
        for target, status, named in (("/search?q=x&limit=1000", 400, "limit"), ("/search?q=x&colour=red", 400, "colour"), ("/search?q=title:(", 400, "column"),
                                      ("/search?q=x&from=soon", 400, "from"), ("/documents/nowhere", 404, "nowhere"), ("/nowhere", 404, "openapi.json"),
                                      ("/gaps", 501, "")):
            got, problem = self.daemon.json(target)
            self.assertEqual(status, got, target)
            self.assertIn(named, json.dumps(problem), target)
        self.assertEqual(405, self.daemon.get("/search", method="DELETE").status)
        self.assertTrue(self.daemon.get("/search", method="DELETE").headers["Allow"])

    def test_unchanged_index_answers_304(self):
        first = self.daemon.get("/search?q=knowledge")
        again = self.daemon.get("/search?q=knowledge", headers={"If-None-Match": first.headers["ETag"]})
        self.assertEqual(304, again.status)
        self.assertEqual(b"", again.content)

    def test_killed_daemon_comes_back_to_the_same_answers(self):
        with temporary_directory() as folder:
            before = Daemon(self.kb, folder)
            first = before.json("/search?q=knowledge&limit=3")[1]["items"]
            before.stop(signal.SIGKILL)
            after = Daemon(self.kb, folder)
            try:
                self.assertEqual(first, after.json("/search?q=knowledge&limit=3")[1]["items"])
            finally:
                self.assertEqual(0, after.stop())


class KilledWriters(unittest.TestCase):
    def test_kill_during_import_leaves_the_last_commit_whole(self):
        with temporary_directory() as name:
            folder = pathlib.Path(name)
            kb = folder / "kb"
            bifrons("import", "-", kb=kb, stdin=json.dumps({"id": "first", "text": "kept for ever"}).encode())
            writer = subprocess.Popen([BUILD / "bifrons", "import", "--kb", str(kb), "-"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
            for n in range(500):
                writer.stdin.write(json.dumps({"id": f"p{n}", "text": f"half way {n} " * 50}).encode() + b"\n")
            writer.stdin.flush()
            writer.kill()
            writer.wait()
            writer.stdin.close()
            self.assertEqual("1", bifrons("count", "kept", kb=kb).stdout.strip())
            self.assertEqual(0, bifrons("import", "-", kb=kb, stdin=json.dumps({"id": "second", "text": "kept too"}).encode()).returncode)
            self.assertEqual("2", bifrons("count", "kept", kb=kb).stdout.strip())

    def test_kill_during_crawl_loses_no_post_after_the_next_crawl(self):
        with temporary_directory() as name:
            folder = pathlib.Path(name)
            web, kb = SampleWeb(folder), folder / "kb"
            try:
                command = [BUILD / "bifrons", "crawl", "--kb", kb, "--proxy", web.proxy, "--delay", "0.02", *web.seeds()]
                killed = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                wait_for(lambda: len(web.requests()) > 25, "the crawl's first pages")
                killed.kill()
                killed.wait()
                self.assertEqual(0, crawl(kb, web).returncode)
                self.assertEqual(str(len(web.posts())), bifrons("count", kb=kb).stdout.strip())
            finally:
                web.stop()


if __name__ == "__main__":
    unittest.main()
