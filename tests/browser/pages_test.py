#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages for people in Debian's Chromium, scripts off: desk and phone, three languages, no hits, an error.

BIFRONS_SHOTS names a folder for screenshots (none are kept without it).
"""
import os
import pathlib
import shutil
import sys
import unittest
from urllib.parse import parse_qs, quote, urlsplit

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "end_to_end"))
from harness import Daemon, SampleWeb, bifrons, temporary_directory, wait_for  # noqa: E402
from webdriver import Browser  # noqa: E402

DESK, PHONE = (1280, 1000), (390, 844)


@unittest.skipUnless(shutil.which("chromedriver") and shutil.which("chromium"), "chromium and chromium-driver are not installed (scripts/deps --test)")
class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = temporary_directory()
        folder = pathlib.Path(cls.place.name)
        web = SampleWeb(folder)
        try:
            crawled = bifrons("crawl", "--proxy", web.proxy, "--delay", "0", *web.seeds(), kb=folder / "kb")
        finally:
            web.stop()
        if crawled.returncode != 0:
            raise AssertionError(crawled.stderr)
        cls.daemon = Daemon(folder / "kb", folder)
        cls.base = f"http://127.0.0.1:{cls.daemon.port}"
        cls.desk, cls.phone = Browser(*DESK, javascript=False), Browser(*PHONE, javascript=False)

    @classmethod
    def tearDownClass(cls):
        cls.desk.close()
        cls.phone.close()
        cls.daemon.stop()
        cls.place.cleanup()

    def see(self, browser, target):
        browser.open(self.base + target)
        shots = os.environ.get("BIFRONS_SHOTS")
        if shots:
            size = "desk" if browser is self.desk else "phone"
            browser.screenshot(pathlib.Path(shots) / f"{self.id().rsplit('.', 1)[1]}-{size}.png")

    def fits(self, browser):
        return browser.script("return document.documentElement.scrollWidth <= window.innerWidth")

    def test_a_person_types_words_and_reads_ranked_hits(self):
        self.see(self.desk, "/")
        self.desk.type("input[name=q]", "CRM adoption")
        self.desk.click("form[role=search] button")
        wait_for(lambda: "q=" in self.desk.url(), "the page of answers")
        self.assertEqual(["CRM adoption"], parse_qs(urlsplit(self.desk.url()).query)["q"])
        self.assertTrue(any("CRM" in mark for mark in self.desk.text("mark")))
        self.assertGreaterEqual(len(self.desk.find("article h2 a, li h2 a, .hit h2 a")), 3)
        self.see(self.desk, "/?q=CRM+adoption")

    def test_inflected_words_are_marked_in_finnish_and_russian(self):
        for query, inflected in (("hiljainen tieto", "tietoa"), ("неявные знания", "знаниями")):
            for browser in (self.desk, self.phone):
                self.see(browser, "/?q=" + quote(query))
                marks = {mark.casefold() for mark in browser.text("mark")}
                self.assertTrue(any(inflected in mark for mark in marks), marks)

    def test_no_page_is_wider_than_its_window(self):
        for target in ("/", "/?q=CRM+adoption", "/?q=" + quote("неявные знания"), "/?q=xyzzyq", "/?q=" + quote("title:("), "/?q=" + "x" * 300, "/outline"):
            for browser in (self.desk, self.phone):
                browser.open(self.base + target)
                self.assertTrue(self.fits(browser), target)

    def test_filters_narrow_by_a_link_and_can_be_taken_back(self):
        self.see(self.desk, "/?q=CRM")
        everything = self.daemon.json("/search?q=CRM")[1]["total"]
        self.desk.click("aside a[href*='lang=fi']")
        wait_for(lambda: "lang=fi" in self.desk.url(), "the narrowed page")
        finnish = self.daemon.json("/search?q=CRM&lang=fi")[1]["total"]
        self.assertLess(finnish, everything)
        self.assertIn(str(finnish), " ".join(self.desk.text("main")))
        undo = [href for href in self.desk.attribute("main a", "href") if "q=CRM" in href and "lang=" not in href]
        self.assertTrue(undo)

    def test_no_hits_says_what_may_help(self):
        for browser in (self.desk, self.phone):
            self.see(browser, "/?q=xyzzyq&lang=fi")
            text = " ".join(browser.text("main"))
            self.assertIn("Nothing was found", text)
            self.assertTrue(browser.find("main a"))

    def test_an_error_names_the_place_and_the_mend(self):
        for browser in (self.desk, self.phone):
            self.see(browser, "/?q=" + quote("title:("))
            self.assertIn("column", " ".join(browser.text("main")))
            self.assertEqual(["title:("], browser.attribute("input[name=q]", "value"))

    def test_a_document_page_shows_the_text_and_where_each_field_came_from(self):
        hit = self.daemon.json("/search?q=CRM+adoption&limit=1")[1]["items"][0]
        self.see(self.phone, "/documents/" + hit["id"])
        text = " ".join(self.phone.text("main"))
        self.assertIn(hit["title"], " ".join(self.phone.text("h1")))
        self.assertIn(hit["site"], text)
        self.assertTrue(self.fits(self.phone))

    def test_words_of_a_page_are_never_markup(self):
        self.see(self.desk, "/?q=" + quote("<script>document.title='owned'</script><img src=x>"))
        self.assertEqual([], self.desk.find("main img"))
        self.assertNotIn("owned", self.desk.title().replace("document.title='owned'", ""))

    def test_every_input_has_a_name_for_those_who_cannot_see_it(self):
        for target in ("/", "/?q=CRM", "/outline"):
            self.desk.open(self.base + target)
            nameless = self.desk.script("return [...document.querySelectorAll('input:not([type=hidden]),select,textarea')]"
                                        ".filter(e => !e.labels.length && !e.getAttribute('aria-label')).map(e => e.outerHTML)")
            self.assertEqual([], nameless, target)
            self.assertEqual(1, len(self.desk.find("h1")), target)


if __name__ == "__main__":
    unittest.main()
