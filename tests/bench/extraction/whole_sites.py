#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every post page of the development web against its site's own template: what leaks into the body, and what is lost of it.

Use: whole_sites.py BIFRONS WEB [--crawl] [--root UNPACKED] [--kb DIR] [--site HOST]... [--worst N] [--leaks N]
WEB: the folder with web_dev.tar.xz, facts/, serve_web.py. Without --crawl each page is read by itself with `bifrons extract
--batch`; with it the texts come from a knowledge base that `bifrons crawl` fills over loopback (at DIR, where it is kept); with --kb alone, from one that was filled before.
Leaks are blocks of the body: titles of the site's other posts standing alone, text outside the post's container, comments;
"own links" are such titles inside the container, in lists the author made. Recall: letters of the container's blocks that are
found, and 4-word shingles; precision: shingles. Pages that the extractor takes for no article are left out. What the extractor set apart as leads (a reading list at the end) counts
neither way; "in leads" is its share of the containers' letters.
"""
import argparse
import collections
import json
import multiprocessing
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "web")]
import run as web_run  # noqa: E402
from page_blocks import inside, key_of, read_blocks  # noqa: E402
from site_templates import TEMPLATES  # noqa: E402

SHORTEST_INSIDE = 12  # letters: a shorter block is looked for among whole blocks alone
LEAKS = ("titles", "menu", "comments")


def page_path(root, url):
    host, path = web_run.key_of(url)
    found = root / host / path.strip("/")
    for candidate in (found / "index.html", found, found.with_name(found.name + ".html")):
        if candidate.is_file():
            return candidate
    return None


class Gold:
    """The page's blocks by what they are."""

    def __init__(self, host, post, path):
        template = TEMPLATES[host]
        self.title = key_of(post["title"])
        self.body, self.neutral, self.outside, self.comments = [], [], [], []
        tail = remarks = False
        for block in read_blocks(path):
            within = inside(block.element, template.keep) and not inside(block.element, template.drop) and not template.is_furniture(block.text)
            tail = tail or (within and template.is_tail(block.text))
            remarks = remarks or (within and template.begins_comments(block.text))
            if block.key == self.title:
                self.neutral.append(block)
            elif within:
                (self.comments if remarks else self.neutral if tail else self.body).append(block)
            else:
                self.outside.append(block)
        self.known = {name: self.index(getattr(self, name)) for name in ("body", "neutral", "comments", "outside")}

    @staticmethod
    def index(blocks):
        return {block.key: block for block in blocks}, "".join(block.key for block in blocks)

    def place(self, key):
        """The part a block of the output comes from, and the block where it is one."""
        for name, (whole, joined) in self.known.items():
            if key in whole:
                return name, whole[key]
            if len(key) >= SHORTEST_INSIDE and key in joined:
                return name, None
        return None, None


def shingles(blocks):
    words = re.findall(r"\w+", " ".join(blocks).casefold())
    return collections.Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3))) if words else collections.Counter()


def judge(job):
    """One page: counts, and its leaks as (class, text)."""
    host, post, path, (text, set_apart), titles = job
    gold = Gold(host, post, path)
    aside = key_of(set_apart)
    all_letters = sum(len(block.key) for block in gold.body)
    gold.body = [block for block in gold.body if not (aside and block.key in aside)]
    leaks, kept = [], []
    for block in filter(None, text.split("\n\n")):
        key = key_of(block)
        name, source = gold.place(key)
        other = key in titles and key != gold.title
        if name == "body" and other and source and source.is_linked():
            leaks.append(("own links", block))
        elif name == "neutral" and other:
            leaks.append(("own links", block))
        elif key and name != "body" and other:
            leaks.append(("titles", block))
        elif name in ("comments", "outside"):
            leaks.append(("menu" if name == "outside" else name, block))
        if name != "neutral":
            kept.append(block)
    joined = "".join(map(key_of, kept))
    letters = sum(len(block.key) for block in gold.body)
    found = sum(len(block.key) for block in gold.body if block.key in joined)
    mine, wanted = shingles(kept), shingles([block.text for block in gold.body])
    common = sum((mine & wanted).values())
    return {"url": post["url"], "recall": found / letters if letters else 1.0, "shingle_recall": common / max(1, sum(wanted.values())) if letters else 1.0,
            "precision": common / max(1, sum(mine.values())) if mine else 1.0, "in_leads": 1 - letters / all_letters if all_letters else 0.0, "leaks": leaks,
            "lost": sorted((block.text for block in gold.body if block.key not in joined), key=len, reverse=True)[:3]}


def extracted(options, root, facts):
    """url -> text and leads, each page read by itself."""
    jobs = [(post["url"], page_path(root, post["url"])) for site in facts.values() for post in site["posts"]]
    lines = "".join(json.dumps({"id": url, "url": url, "html_path": str(path)}) + "\n" for url, path in jobs if path)
    done = subprocess.run([options.bifrons, "extract", "--batch"], input=lines, stdout=subprocess.PIPE, text=True, check=False)
    return {article["id"]: (article["text"] or "", article.get("leads") or "") for article in map(json.loads, done.stdout.splitlines()) if article["kind"] == "article"}


def crawled(options, web, work):
    with web.served(work):
        _, seconds, told = web.crawl()
    print(f"crawl: {seconds:.1f} s; {told.strip().splitlines()[-1] if told.strip() else ''}")
    return exported(web)


def bare(address):
    host, path = web_run.key_of(address)
    return host, path.removesuffix("/").removesuffix(".html")


def exported(web):
    by_address = {bare(url): (article["text"] or "", article.get("leads") or "") for url, article in web.stored().items()}
    return {post["url"]: by_address[bare(post["url"])] for site in web.facts.values() for post in site["posts"] if bare(post["url"]) in by_address}


def report(host, pages, options):
    counts = collections.Counter(kind for page in pages for kind, _ in page["leaks"])
    mean = {name: sum(page[name] for page in pages) / max(1, len(pages)) for name in ("recall", "shingle_recall", "precision", "in_leads")}
    leaking = sum(any(kind in LEAKS for kind, _ in page["leaks"]) for page in pages)
    print(f"{host:24} {len(pages):4} pages  leaks {sum(counts[kind] for kind in LEAKS):4} on {leaking:3} (" + ", ".join(f"{kind} {counts[kind]}" for kind in LEAKS)
          + f")  own links {counts['own links']:4}  recall {mean['recall']:.4f}  shingles {mean['shingle_recall']:.4f}  precision {mean['precision']:.4f}  in leads {mean['in_leads']:.4f}")
    texts = collections.Counter((kind, text) for page in pages for kind, text in page["leaks"] if kind in LEAKS)
    for (kind, text), count in texts.most_common(options.leaks):
        page = next(page["url"] for page in pages if (kind, text) in page["leaks"])
        print(f"    {kind} × {count}: {text[:110]!r} {page}")
    for page in sorted(pages, key=lambda page: page["recall"])[:options.worst]:
        if page["recall"] < 0.98:
            print(f"    recall {page['recall']:.3f} {page['url']} lost: " + " / ".join(text[:60] for text in page["lost"]))
    for page in sorted(pages, key=lambda page: page["precision"])[:options.worst]:
        if page["precision"] < 0.95:
            print(f"    precision {page['precision']:.3f} {page['url']}")
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bifrons")
    parser.add_argument("web")
    parser.add_argument("--crawl", action="store_true")
    parser.add_argument("--root", help="where the sites are unpacked already")
    parser.add_argument("--kb", help="a knowledge base: crawled into with --crawl, else crawled before")
    parser.add_argument("--site", action="append", help="this host alone")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--leaks", type=int, default=0, help="names the most frequent ones")
    options = parser.parse_args()
    options.faults, options.delay = False, 0
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        web = web_run.Web(options, work)
        texts = crawled(options, web, work) if options.crawl else exported(web) if options.kb else extracted(options, web.root, web.facts)
        everything = []
        with multiprocessing.Pool() as pool:
            for host, site in web.facts.items():
                titles = {key_of(post["title"]) for post in site["posts"]}
                jobs = [(host, post, page_path(web.root, post["url"]), texts[post["url"]], titles) for post in site["posts"] if post["url"] in texts]
                pages = pool.map(judge, jobs, chunksize=4)
                report(host, pages, options)
                everything += pages
        options.leaks = options.worst = 0
        report("all", everything, options)


if __name__ == "__main__":
    main()
