#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Renders the sample blogs of corpus/samples/sites to static files, so that a crawl can be tried without the network.

Use: render_samples.py SITES_DIR OUT_DIR

OUT_DIR/HOST/…     the pages, feeds, sitemaps and robots.txt of each site (what lay there before is replaced)
OUT_DIR/facts.json what is true of each site: its posts, its furniture, its other pages
OUT_DIR/headers.json  charset, media types and Last-Modified dates for serve_samples.py
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from datetime import timezone
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import unquote

from sample_web import feeds, markup
from sample_web.pages import Pages
from sample_web.posts import Post, SampleError, check_copies
from sample_web.site import Site, read_site
from sample_web.template import TemplateError

PHRASE_WORDS = 8
TAIL_PHRASES = 3


class Folder:
    """Writes one site's files and remembers for each address what HTTP should say of it."""

    def __init__(self, root: Path, charset: str):
        self.root, self.charset = root, charset
        self.paths: dict[str, dict] = {}

    def put(self, path: str, text: str, changed=None, kind: str | None = None, charset: str | None = None) -> None:
        if path in self.paths:
            raise ValueError(f"two pages at {self.root.name}{path}")
        name = unquote(path)
        if name.endswith("/"):
            name += "index.xml" if kind else "index.html"
        file = self.root / name.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode(charset or self.charset, "xmlcharrefreplace"))
        entry = {}
        if kind:
            entry["type"] = kind
        if changed:
            entry["modified"] = format_datetime(changed.astimezone(timezone.utc), usegmt=True)
        self.paths[path] = entry


def post_facts(site: Site, post: Post) -> dict:
    blocks = markup.blocks(post.body)
    body = "\n".join(blocks)
    tail = [text for text in markup.blocks(post.tail) if len(text.split()) > 2 and text not in body]
    return {
        "url": site.url(post.path), "title": post.title, "author": post.author,
        "published": post.date.isoformat() if post.date else None,
        "modified": post.modified.isoformat() if post.modified else None,
        "lang": post.lang, "tags": post.tags, "words": markup.words(post.body),
        "first_words": " ".join(blocks[0].split()[:PHRASE_WORDS]),
        "last_words": " ".join(blocks[-1].split()[-PHRASE_WORDS:]),
        "copy_of": post.copy_of, "tail_phrases": tail[-TAIL_PHRASES:],
    }


def render_site(site: Site, root: Path) -> tuple[dict, dict]:
    """Writes the site below `root`; returns its facts and its headers."""
    folder = Folder(root, site.charset)
    pages = Pages(site)
    for path, html, changed in pages.posts():
        folder.put(path, html, changed)
    others = []
    for path, html, changed in pages.others():
        folder.put(path, html, changed)
        others.append(site.url(path))
    path, kind, text = feeds.feed(site)
    folder.put(path, text, site.last_change, kind)
    for path, text in feeds.sitemaps(site):
        folder.put(path, text, site.last_change, feeds.XML, "utf-8")
    folder.put(*feeds.robots(site), kind="text/plain", charset="utf-8")
    facts = {"name": site.settings["name"], "lang": site.settings["lang"],
             "posts": [post_facts(site, post) for post in site.posts],
             "furniture_phrases": site.settings["furniture_phrases"], "pages_that_are_not_posts": others}
    return facts, {"charset": site.charset, "paths": folder.paths}


def render(sites_dir: Path, out: Path) -> dict:
    """Renders every site of `sites_dir` into `out` and returns the facts."""
    folders = sorted(file.parent for file in sites_dir.glob("*/site.json"))
    if not folders:
        raise FileNotFoundError(f"{sites_dir}: no folder with a site.json")
    if out.resolve() == sites_dir.resolve():
        raise ValueError(f"{out}: the pages cannot be written over the sites themselves")
    sites = [read_site(folder) for folder in folders]
    check_copies([post for site in sites for post in site.posts])
    facts, headers = {}, {}
    for site in sites:
        root = out / site.host
        if root.exists():
            shutil.rmtree(root)
        root.mkdir(parents=True)
        facts[site.host], headers[site.host] = render_site(site, root)
    for name, data in (("facts.json", facts), ("headers.json", headers)):
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        (out / name).write_text(text, encoding="utf-8")
    return facts


def main() -> int:
    parser = argparse.ArgumentParser(description="Renders the sample blogs to static files.")
    parser.add_argument("sites_dir", type=Path, metavar="SITES_DIR")
    parser.add_argument("out_dir", type=Path, metavar="OUT_DIR")
    arguments = parser.parse_args()
    try:
        render(arguments.sites_dir, arguments.out_dir)
    except (SampleError, TemplateError, OSError, ValueError) as error:
        print(f"render_samples: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
