# SPDX-License-Identifier: GPL-3.0-or-later
"""Renders and serves the real sample blogs, so that a slip in a post, a template or the server shows before a crawl does."""

from __future__ import annotations

import filecmp
import gzip
import http.client
import json
import re
import subprocess
import sys
import tempfile
import threading
import unittest
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpus" / "samples"
sys.path.insert(0, str(ROOT / "scripts"))

import render_samples  # noqa: E402
import serve_samples  # noqa: E402
from sample_web import markup  # noqa: E402
from sample_web.posts import SampleError, read_post  # noqa: E402
from sample_web.site import read_site  # noqa: E402
from sample_web.template import Template, TemplateError  # noqa: E402

LEAST_POSTS = {"en": 16, "fi": 10, "ru": 10}
PAGE_PARTS = re.compile(r"<(script|style|title)\b.*?</\1>|<head>.*?</head>", re.S)


def visible(html: str) -> str:
    """All text of a page outside its head, white space squeezed."""
    return " ".join(markup.blocks(PAGE_PARTS.sub(" ", html)))


class Rendered(unittest.TestCase):
    """One rendering shared by all tests of a class."""

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.out = Path(cls.temporary.name) / "web"
        cls.facts = render_samples.render(SAMPLES / "sites", cls.out)
        cls.sites = {host: read_site(SAMPLES / "sites" / host) for host in cls.facts}

    def page(self, url: str) -> str:
        parts = urlsplit(url)
        path = unquote(parts.path)
        file = self.out / parts.netloc / (path + "index.html" if path.endswith("/") else path).lstrip("/")
        return file.read_bytes().decode(self.sites[parts.netloc].charset)

    def each_post(self):
        for host, site in self.sites.items():
            by_url = {fact["url"]: fact for fact in self.facts[host]["posts"]}
            for post in site.posts:
                yield host, post, by_url[site.url(post.path)]


class TestPosts(Rendered):
    def test_enough_posts_of_each_language(self):
        counts = dict.fromkeys(LEAST_POSTS, 0)
        for _, post, _ in self.each_post():
            counts[post.lang] += 1
        for lang, least in LEAST_POSTS.items():
            self.assertGreaterEqual(counts[lang], least, lang)

    def test_posts_are_of_blog_length(self):
        for _, post, fact in self.each_post():
            self.assertGreaterEqual(fact["words"], 300, post.file)

    def test_page_holds_the_whole_post(self):
        for _, post, fact in self.each_post():
            text = visible(self.page(fact["url"]))
            for part in [post.title, fact["first_words"], fact["last_words"]] + markup.blocks(post.body):
                self.assertIn(markup.squeeze(part), text, post.file)

    def test_links_between_sample_sites_lead_somewhere(self):
        known = {fact["url"] for _, _, fact in self.each_post()}
        for facts in self.facts.values():
            known.update(facts["pages_that_are_not_posts"])
        for host, post, _ in self.each_post():
            for link in markup.links(post.body + post.tail):
                url = f"http://{host}{link}" if link.startswith("/") else link.split("#")[0]
                if urlsplit(url).netloc in self.facts:
                    self.assertIn(url, known, post.file)

    def test_copies_share_their_body(self):
        posts = {post.url: post for _, post, _ in self.each_post()}
        copies = [post for post in posts.values() if post.copy_of]
        self.assertTrue(copies)
        for copy in copies:
            self.assertEqual(markup.blocks(copy.body), markup.blocks(posts[copy.copy_of].body))
            self.assertNotEqual(copy.host, posts[copy.copy_of].host)

    def test_tail_phrases_are_on_the_page_but_not_in_the_body(self):
        seen = 0
        for _, post, fact in self.each_post():
            for phrase in fact["tail_phrases"]:
                seen += 1
                self.assertNotIn(phrase, " ".join(markup.blocks(post.body)))
                self.assertIn(phrase, visible(self.page(fact["url"])))
        self.assertGreater(seen, 3)

    def test_undated_post_shows_no_date(self):
        undated = [(post, fact) for _, post, fact in self.each_post() if post.date is None]
        self.assertTrue(undated)
        for post, fact in undated:
            self.assertIsNone(fact["published"])
            page = self.page(fact["url"])
            for part in [self.sites[post.host].settings["text"]["copyright"], post.body]:
                self.assertIn(part, page)
                page = page.replace(part, "")
            page = re.sub(r'href="[^"]*"', "", page)
            self.assertNotRegex(page, r"\b(?:19|20)\d\d\b|datePublished|<time")


class TestFurniture(Rendered):
    def test_phrases_are_on_pages_and_in_no_body(self):
        bodies = {post.file: " ".join(markup.blocks(post.title + " " + post.body)).lower()
                  for _, post, _ in self.each_post()}
        for host, facts in self.facts.items():
            pages = [visible(self.page(fact["url"])) for fact in facts["posts"]]
            self.assertGreaterEqual(len(facts["furniture_phrases"]), 8, host)
            for phrase in facts["furniture_phrases"]:
                self.assertTrue(any(phrase in page for page in pages), f"{host}: on no page: {phrase}")
                for file, body in bodies.items():
                    self.assertNotIn(phrase.lower(), body, file)

    def test_summaries_and_comments_are_not_repeated_by_bodies(self):
        for _, post, _ in self.each_post():
            body = " ".join(markup.blocks(post.body))
            for text in [post.summary] + [comment.text for comment in post.comments]:
                if text:
                    self.assertNotIn(text, body, post.file)

    def test_other_pages_exist_and_are_no_posts(self):
        for host, facts in self.facts.items():
            posts = {fact["url"] for fact in facts["posts"]}
            self.assertFalse(posts & set(facts["pages_that_are_not_posts"]))
            for path in ("/", "/page/2/", "/404.html"):
                self.assertIn(f"http://{host}{path}", facts["pages_that_are_not_posts"])
            for url in facts["pages_that_are_not_posts"]:
                self.assertIn(self.sites[host].settings["text"]["email"], self.page(url))


class TestFiles(Rendered):
    def test_russian_site_is_windows_1251_and_loses_no_letter(self):
        root = self.out / "znanieprodazh.test"
        for file in root.rglob("*.html"):
            raw = file.read_bytes()
            self.assertIn(b"charset=windows-1251", raw)
            self.assertIn("Знание продаж", raw.decode("windows-1251"))
            self.assertNotRegex(raw.decode("windows-1251"), "&#1[01]\\d\\d;|\ufffd")
            with self.assertRaises(UnicodeDecodeError):
                raw.decode("utf-8")

    def test_other_pages_are_utf_8(self):
        for host in ("pipelinenotes.test", "knowingteams.test", "myynninmuisti.test"):
            for file in (self.out / host).rglob("*.html"):
                self.assertNotRegex(file.read_bytes().decode("utf-8"), "&#1\\d\\d\\d;|\ufffd|\\{\\{")

    def test_feeds_are_well_formed_and_hold_the_newest(self):
        for host, site in self.sites.items():
            path = site.settings["feed"]["path"].lstrip("/")
            root = ET.parse(self.out / host / (path + "index.xml" if path.endswith("/") else path)).getroot()
            atom = "{http://www.w3.org/2005/Atom}"
            links = [item.findtext("link") for item in root.iter("item")]
            links += [entry.find(atom + "link").get("href") for entry in root.iter(atom + "entry")]
            self.assertEqual(links, [site.url(post.path) for post in site.dated[:6]], host)

    def test_sitemaps_are_well_formed_and_list_every_post(self):
        space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
        for host, facts in self.facts.items():
            files = sorted((self.out / host).glob("sitemap*.xml"))
            self.assertEqual(len(files), {"index": 3, "single": 1, None: 0}[self.sites[host].settings["sitemap"]])
            listed = {row.findtext(space + "loc"): row.findtext(space + "lastmod")
                      for file in files for row in ET.parse(file).getroot().iter(space + "url")}
            for fact in facts["posts"] if files else []:
                self.assertEqual(listed[fact["url"]], fact["modified"] or fact["published"])

    def test_json_ld_is_json(self):
        for fact in self.facts["pipelinenotes.test"]["posts"]:
            found = re.search(r'<script type="application/ld\+json">(.*?)</script>', self.page(fact["url"]), re.S)
            data = json.loads(found.group(1))
            self.assertEqual((data["headline"], data.get("datePublished")), (fact["title"], fact["published"]))

    def test_rendering_is_deterministic(self):
        again = Path(self.temporary.name) / "again"
        render_samples.render(SAMPLES / "sites", again)
        names = sorted(str(file.relative_to(self.out)) for file in self.out.rglob("*") if file.is_file())
        same, different, failed = filecmp.cmpfiles(self.out, again, names, shallow=False)
        self.assertEqual((len(same), different, failed), (len(names), [], []))

    def test_outlines_hold_the_same_tree(self):
        def of_map(node):
            note = node.find("richcontent[@TYPE='NOTE']")
            text = " ".join("".join(note.itertext()).split()) if note is not None else None
            return node.get("TEXT"), text, [of_map(child) for child in node.findall("node")]

        def of_opml(node):
            return node.get("text"), node.get("_note"), [of_opml(child) for child in node.findall("outline")]

        folder = SAMPLES / "outline"
        tree = of_map(ET.parse(folder / "sales-knowledge.mm").getroot().find("node"))
        self.assertEqual(tree, of_opml(ET.parse(folder / "sales-knowledge.opml").getroot().find("body/outline")))
        self.assertGreaterEqual(sum(1 for _ in ET.parse(folder / "sales-knowledge.mm").getroot().iter("node")), 30)


class TestMistakes(unittest.TestCase):
    GOOD = "---\ntitle: A\npath: /a/\ndate: 2011-03-14T09:20:00+02:00\n---\n<p>Body.</p>\n"

    def read(self, text: str):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "01-a.html"
            file.write_text(text, encoding="utf-8")
            return read_post(file, "a.test", "en")

    def test_a_good_post_is_read(self):
        post = self.read(self.GOOD + "<!-- tail -->\n<ul><li>More</li></ul>\n<!-- comments\nLukija | 2011-03-15 | Hm | yes.\n-->\n")
        self.assertEqual((post.body, post.tail), ("<p>Body.</p>", "<ul><li>More</li></ul>"))
        self.assertEqual(post.comments[0].text, "Hm | yes.")

    def test_mistakes_name_file_and_line(self):
        for line, old, new in ((2, "title: A", "titel: A"), (3, "/a/", "a"), (4, "2011-03-14T", "14.3.2011 "),
                               (4, "+02:00", ""), (6, "</p>", ""), (6, "Body", "R&D"), (6, "Body", "1 < 2"),
                               (6, "p>", "section>"), (6, "Body", "<ul><li>a</li></ul>"), (6, "Body", "a\u0308"),
                               (7, "Body.</p>\n", "Body.</p>\n<!-- tale -->\n"), (1, "date: 2011-03-14T09:20:00+02:00\n", ""), (1, "---\ntitle", "title"),
                               (8, "Body.</p>\n", "Body.</p>\n<!-- comments\nwho | 15.3.2011 | text\n")):
            with self.subTest(new), self.assertRaisesRegex(SampleError, rf"01-a\.html:{line}: "):
                self.read(self.GOOD.replace(old, new))

    def test_template_mistakes_are_errors(self):
        self.assertEqual(Template("{{#a}}{{b}}{{{b}}}{{/a}}{{^c}}-{{/c}}", "t").render({"a": [{"b": "&"}], "c": None}), "&amp;&-")
        for source in ("{{nothing}}", "{{#a}}{{/a}}"):
            with self.assertRaises(TemplateError):
                Template(source, "t").render({})
        for source in ("{{#a}}", "{{/a}}", "{{#a}}{{/b}}"):
            with self.assertRaises(TemplateError):
                Template(source, "t")


class TestServer(Rendered):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.log = Path(cls.temporary.name) / "log.jsonl"
        cls.server = serve_samples.Server(cls.out, 0, str(cls.log))
        thread = threading.Thread(target=cls.server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        cls.addClassCleanup(thread.join)
        cls.addClassCleanup(cls.server.server_close)
        cls.addClassCleanup(cls.server.shutdown)

    def setUp(self):
        self.connection = http.client.HTTPConnection("127.0.0.1", self.server.server_address[1], timeout=10)
        self.addCleanup(self.connection.close)

    def ask(self, target: str, method: str = "GET", **headers: str):
        self.connection.request(method, target, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = self.connection.getresponse()
        return response, response.read()

    def test_proxy_and_host_header_give_the_same(self):
        by_proxy = self.ask("http://pipelinenotes.test/")
        by_host = self.ask("/", Host="PipelineNotes.test:8080")
        self.assertEqual((by_proxy[0].status, by_host[0].status), (200, 200))
        self.assertEqual(by_proxy[1], by_host[1])

    def test_other_hosts_are_refused(self):
        for target in ("http://example.org/", "http://pipelinenotes.test.example.org/", "https://pipelinenotes.test/"):
            self.assertEqual(self.ask(target)[0].status, 502, target)
        self.assertEqual(self.ask("/facts.json")[0].status, 502)
        self.assertEqual(self.ask("example.org:443", "CONNECT")[0].status, 502)

    def test_every_page_is_served_in_its_charset(self):
        for host, facts in self.facts.items():
            for url in [fact["url"] for fact in facts["posts"]] + facts["pages_that_are_not_posts"]:
                response, body = self.ask(url)
                charset = self.sites[host].charset
                self.assertEqual((response.status, response.getheader("Content-Type")), (200, f"text/html; charset={charset}"))
                self.assertEqual(body.decode(charset), self.page(url))

    def test_media_types(self):
        for path, kind in (("pipelinenotes.test/feed/", "application/rss+xml"), ("pipelinenotes.test/robots.txt", "text/plain"),
                           ("knowingteams.test/feeds/posts/default", "application/atom+xml"),
                           ("myynninmuisti.test/sitemap.xml", "application/xml")):
            response, _ = self.ask("http://" + path)
            self.assertEqual((response.status, response.getheader("Content-Type")), (200, kind))

    def test_conditional_requests(self):
        url = "http://pipelinenotes.test/2011/03/what-a-lost-deal-still-knows/"
        first, _ = self.ask(url)
        self.assertEqual(first.getheader("Last-Modified"), "Mon, 14 Mar 2011 07:20:00 GMT")
        for headers, status in (({"If_None_Match": first.getheader("ETag")}, 304), ({"If_None_Match": '"other"'}, 200),
                                ({"If_Modified_Since": first.getheader("Last-Modified")}, 304),
                                ({"If_Modified_Since": "Sun, 13 Mar 2011 00:00:00 GMT"}, 200),
                                ({"If_Modified_Since": "nonsense"}, 200),
                                ({"If_None_Match": '"other"', "If_Modified_Since": first.getheader("Last-Modified")}, 200)):
            response, body = self.ask(url, **headers)
            self.assertEqual(response.status, status, headers)
            self.assertEqual(bool(body), status == 200)

    def test_gzip_head_redirect_and_missing(self):
        url = "http://znanieprodazh.test/"
        plain, packed = self.ask(url), self.ask(url, Accept_Encoding="deflate, gzip")
        self.assertEqual(packed[0].getheader("Content-Encoding"), "gzip")
        self.assertEqual(gzip.decompress(packed[1]), plain[1])
        head, nothing = self.ask(url, "HEAD")
        self.assertEqual((head.getheader("Content-Length"), nothing), (str(len(plain[1])), b""))
        moved, _ = self.ask("http://pipelinenotes.test/about")
        self.assertEqual((moved.status, moved.getheader("Location")), (301, "http://pipelinenotes.test/about/"))
        missing, body = self.ask("http://pipelinenotes.test/nothing/")
        self.assertEqual(missing.status, 404)
        self.assertIn(b"has left the pipeline", body)
        for target in ("http://pipelinenotes.test/../facts.json", "http://pipelinenotes.test/%2e%2e/facts.json"):
            self.assertEqual(self.ask(target)[0].status, 404)
        self.assertEqual(self.ask("http://pipelinenotes.test/subscribe", "POST", Content_Length="0")[0].status, 405)

    def test_requests_are_logged(self):
        self.ask("http://myynninmuisti.test/tietoa/", User_Agent="tester", If_None_Match='"x"')
        entries = [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]
        mine = [entry for entry in entries if entry["ua"] == "tester"]
        self.assertEqual([(entry["host"], entry["path"], entry["status"], entry["inm"], entry["ims"]) for entry in mine],
                         [("myynninmuisti.test", "/tietoa/", 200, '"x"', None)])

    def test_program_writes_its_port_and_ends_on_sigterm(self):
        port_file = Path(self.temporary.name) / "port"
        command = [sys.executable, str(ROOT / "scripts" / "serve_samples.py"), str(self.out), "--port-file", str(port_file)]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            try:
                self.assertIn(b"pipelinenotes.test", process.stderr.readline())
                self.assertRegex(port_file.read_text(), r"\A\d+\n\Z")
            finally:
                process.terminate()
                self.assertEqual(process.wait(10), 0)


class TestLicence(unittest.TestCase):
    def test_every_file_but_posts_names_its_licence(self):
        files = [file for folder in ("corpus/samples", "scripts/sample_web", "tests/samples")
                 for file in (ROOT / folder).rglob("*") if file.is_file() and file.parent.name not in ("posts", "__pycache__")]
        for file in files + [ROOT / "scripts" / "render_samples.py", ROOT / "scripts" / "serve_samples.py"]:
            head = file.read_text(encoding="utf-8").splitlines()[:3]
            self.assertIn("SPDX-License-Identifier", "\n".join(head), file)


if __name__ == "__main__":
    unittest.main()
