#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes questions for blog posts out of what their authors and linkers say of them, and tells how high the posts come.

Use: run.py BIFRONS [--samples SITES] [--web WEB [--root UNPACKED]] [--kb DIR] [--queries FILE] [--misses]
SITES: corpus/samples/sites; WEB: the folder with web_dev.tar.xz and facts/. A question is a post's summary (front matter or
meta description) where the text does not repeat it, or the words under which another post links to it where these are no
title. Nothing is drawn by lot: the same pages make the same questions. Prints success at 1 and at 10 and MRR@10, by kind and language.
"""
import argparse
import collections
import gzip
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import urllib.parse

LEAST_WORDS = {"summary": 4, "link": 3}
MOST_LINKS = 2  # questions a post


def key_of(address):
    parts = urllib.parse.urlsplit(address)
    path = urllib.parse.unquote(parts.path).removesuffix("index.html").removesuffix(".html").rstrip("/")
    return parts.netloc.removeprefix("www."), path


def words_of(text):
    return re.findall(r"\w+", text.lower())


class Page(html.parser.HTMLParser):
    """The description of a page, and its links with their words."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.description, self.links, self.open = "", [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "meta" and (attrs.get("name") or attrs.get("property") or "").lower() in ("description", "og:description"):
            self.description = self.description or attrs.get("content") or ""
        if tag == "a" and attrs.get("href"):
            self.open = [attrs["href"], ""]

    def handle_data(self, data):
        if self.open:
            self.open[1] += data

    def handle_endtag(self, tag):
        if tag == "a" and self.open:
            self.links.append((self.open[0], " ".join(self.open[1].split())))
            self.open = None


def file_of(root, address):
    parts = urllib.parse.urlsplit(address)
    at = root / parts.netloc / urllib.parse.unquote(parts.path).lstrip("/")
    for path in (at, at / "index.html", at.with_name(at.name + ".html")):
        if path.is_file():
            return path
    return None


def pages_of_web(web, root):
    """(address, language, bytes) of every post."""
    for facts in sorted((web / "facts").glob("*.json")):
        for post in json.loads(facts.read_text(encoding="utf-8"))["posts"]:
            path = file_of(root, post["url"])
            if path:
                yield post["url"], post["lang"], path.read_bytes()


def warc_of(pages):
    for address, _, body in pages:
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        yield (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
               f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n").encode() + answer + b"\r\n\r\n"


def front_matter(path):
    values = {}
    for line in path.read_text(encoding="utf-8").split("---\n")[1].splitlines():
        name, _, value = line.partition(":")
        values[name.strip()] = value.strip().strip('"')
    return values


class Base:
    """The knowledge base of one run."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def call(self, *words):
        done = subprocess.run([self.program, *words], capture_output=True, text=True)
        if done.returncode not in (0, 7):
            sys.exit(done.stderr)
        return done.stdout

    def take_in(self, *paths):
        self.call("import", "--kb", self.folder, *paths)

    def articles(self):
        return [json.loads(line) for line in self.call("export", "--kb", self.folder).splitlines()]

    def ranks(self, questions, work):
        asked = work / "queries.jsonl"
        lines = [json.dumps({"id": str(i), "lang": q["lang"], "text": q["text"]}, ensure_ascii=False) for i, q in enumerate(questions)]
        asked.write_text("\n".join(lines) + "\n", encoding="utf-8")
        ranks = [0] * len(questions)
        for line in self.call("search", "--kb", self.folder, "--queries", asked, "--format", "trec", "--limit", "10").splitlines():
            number, _, article, rank, _, _ = line.split(" ")
            if article == questions[int(number)]["article"]:
                ranks[int(number)] = int(rank)
        return ranks


def question(kind, article, text):
    return {"kind": kind, "lang": article["lang"][:2], "article": article["id"], "text": text}


def summary_question(article, summary):
    summary = " ".join(summary.split())
    words = words_of(summary)
    if len(words) < LEAST_WORDS["summary"] or words == words_of(article.get("title") or ""):
        return []
    text = " ".join(words_of(article["text"]))
    return [] if " ".join(words[:8]) in text else [question("summary", article, summary)]


def link_questions(pages, articles):
    """Words that lead to one post alone, and are neither its title nor an address."""
    targets = collections.defaultdict(set)
    for address, _, body in pages:
        for href, text in Page(body.decode("utf-8", "replace")).links:
            target = key_of(urllib.parse.urljoin(address, href))
            if target in articles and target != key_of(address):
                targets[text].add(target)
    made = collections.Counter()
    for text in sorted(targets):
        if len(targets[text]) != 1:
            continue
        target = next(iter(targets[text]))
        title, words = set(words_of(articles[target].get("title") or "")), words_of(text)
        if len(words) < LEAST_WORDS["link"] or len(words) > 30 or "://" in text or set(words) >= title or set(words) <= title:
            continue
        made[target] += 1
        if made[target] <= MOST_LINKS:
            yield question("link", articles[target], text)


def questions_of_web(base, options, work):
    web, root = pathlib.Path(options.web), pathlib.Path(options.root) if options.root else work / "root"
    if not options.root:
        with tarfile.open(web / "web_dev.tar.xz") as packed:
            packed.extractall(root, filter="data") if hasattr(tarfile, "data_filter") else packed.extractall(root)
    pages = list(pages_of_web(web, root))
    archive = work / "pages.warc.gz"
    with gzip.open(archive, "wb", compresslevel=1) as out:
        out.writelines(warc_of(pages))
    base.take_in(archive)
    articles = {key_of(article["url"]): article for article in base.articles() if article.get("url")}
    summaries = [(key_of(address), Page(body.decode("utf-8", "replace")).description) for address, _, body in pages]
    said = collections.Counter(text for _, text in summaries)
    found = [q for key, text in summaries if key in articles and said[text] == 1 for q in summary_question(articles[key], text)]
    return found + list(link_questions(pages, articles))


def questions_of_samples(base, sites):
    base.take_in(sites)
    articles = {article.get("title"): article for article in base.articles()}
    found = []
    for path in sorted(pathlib.Path(sites).glob("*/posts/*.html")):
        values = front_matter(path)
        if values.get("title") in articles and values.get("summary"):
            found += summary_question(articles[values["title"]], values["summary"])
    return found


def report(questions, ranks):
    groups = collections.defaultdict(list)
    for q, rank in zip(questions, ranks):
        for group in ((q["kind"], q["lang"]), (q["kind"], "all"), ("all", "all")):
            groups[group].append(rank)
    print(f"{'kind':10}{'lang':6}{'questions':>10}{'first':>8}{'in ten':>8}{'MRR@10':>8}")
    for (kind, lang), found in sorted(groups.items()):
        count = len(found)
        first, ten, mrr = sum(r == 1 for r in found), sum(r > 0 for r in found), sum(1 / r for r in found if r)
        print(f"{kind:10}{lang:6}{count:10}{first / count:8.3f}{ten / count:8.3f}{mrr / count:8.3f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bifrons")
    parser.add_argument("--samples")
    parser.add_argument("--web")
    parser.add_argument("--root", help="where web_dev.tar.xz is unpacked already")
    parser.add_argument("--kb", help="keep the knowledge base here")
    parser.add_argument("--queries", help="write the questions here, with the ids sought")
    parser.add_argument("--misses", action="store_true", help="print the questions whose post is not among the first ten")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        base = Base(options.bifrons, options.kb or work / "kb")
        questions = questions_of_samples(base, options.samples) if options.samples else []
        questions += questions_of_web(base, options, work) if options.web else []
        if not questions:
            sys.exit("Neither --samples nor --web gave a question.")
        ranks = base.ranks(questions, work)
        if options.queries:
            lines = [json.dumps(q | {"rank": rank}, ensure_ascii=False) for q, rank in zip(questions, ranks)]
            pathlib.Path(options.queries).write_text("\n".join(lines) + "\n", encoding="utf-8")
    report(questions, ranks)
    if options.misses:
        for q, rank in zip(questions, ranks):
            if not rank:
                print(f"  {q['kind']} {q['lang']} {q['article']}: {q['text']}")


if __name__ == "__main__":
    main()
