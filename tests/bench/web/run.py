#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Crawls the development sites of the public test web three times and prints what was found, and how politely.

Use: run.py BIFRONS WEB [--root UNPACKED] [--kb DIR] [--site HOST]... [--faults] [--delay S]
WEB: the folder with web_dev.tar.xz, facts/, serve_web.py, check_log.py. First crawl: posts found, missing and extra of each
site; second: share of conditional requests; third, after one post was changed: what is touched. Only loopback is used.
"""
import argparse
import collections
import contextlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import urllib.parse

SEEDS = {"datafusion.apache.org": ["/blog/"], "bc-docs.test": ["/en/", "/fi/", "/ru/"]}
VERDICT = ("fetched_twice", "forbidden_fetched", "max_parallel", "retried_too_early", "min_gap_ms", "busiest_second", "robots_first")


def key_of(address):
    parts = urllib.parse.urlsplit(address)
    return parts.netloc.removeprefix("www."), urllib.parse.unquote(parts.path).removesuffix("index.html")


def posts_of(facts):
    return {key_of(post["url"]) for post in facts["posts"]}


def split_twins(missing, extra):
    """/post and /post.html and /post/ are one page."""
    def bare(key):
        return key[0], key[1].removesuffix("/").removesuffix(".html")
    spare = {bare(key): key for key in extra}
    for key in list(missing):
        if bare(key) in spare:
            missing.discard(key)
            extra.discard(spare.pop(bare(key)))


class Web:
    """The server, its log and the knowledge base that is crawled into."""

    def __init__(self, options, work):
        self.web, self.program = pathlib.Path(options.web), options.bifrons
        self.root = pathlib.Path(options.root) if options.root else work / "root"
        self.kb = pathlib.Path(options.kb) if options.kb else work / "kb"
        self.log, self.delay = work / "access.jsonl", options.delay
        self.faults = self.web / "faults.json" if options.faults else None
        if not options.root:
            with tarfile.open(self.web / "web_dev.tar.xz") as packed:
                packed.extractall(self.root)
        self.facts = {}
        for path in sorted((self.web / "facts").glob("*.json")):
            facts = json.loads(path.read_text(encoding="utf-8"))
            if not options.site or facts["host"] in options.site:
                self.facts[facts["host"]] = facts
        self.seeds = [f"http://{host}{path}" for host in self.facts for path in SEEDS.get(host, ["/"])]

    @contextlib.contextmanager
    def served(self, work):
        port = work / "port"
        command = [sys.executable, self.web / "serve_web.py", self.root, "--port", "0", "--port-file", port, "--log", self.log]
        server = subprocess.Popen(command + (["--faults", self.faults] if self.faults else []), stdout=subprocess.DEVNULL)
        try:
            while not port.exists():
                time.sleep(0.05)
            self.proxy = f"http://127.0.0.1:{port.read_text()}"
            yield
        finally:
            server.terminate()
            server.wait()

    def crawl(self):
        start = time.time()
        told = subprocess.run([self.program, "crawl", "--kb", self.kb, "--proxy", self.proxy, "--delay", str(self.delay), *self.seeds],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        time.sleep(0.3)
        return start, time.time() - start, told.stderr

    def stored(self):
        lines = subprocess.run([self.program, "export", "--kb", self.kb], stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines()
        return {article["url"]: article for article in map(json.loads, lines)}

    def requests_since(self, start):
        with open(self.log, encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        return [row for row in rows if row["ts"] >= start and row["method"] == "GET"]

    def verdict(self, start):
        command = [sys.executable, self.web / "check_log.py", self.log, "--facts", self.web / "facts", "--root", self.root, "--since", str(start), "--json"]
        judged = subprocess.run(command + (["--faults", self.faults] if self.faults else []), stdout=subprocess.PIPE, check=True, text=True)
        return json.loads(judged.stdout)


def compare(web, verbose):
    stored = {key_of(address) for address in web.stored()}
    totals = collections.Counter()
    for host, facts in web.facts.items():
        here = {key for key in stored if key[0] == host.removeprefix("www.")}
        wanted = posts_of(facts)
        missing, extra = wanted - here, here - wanted
        split_twins(missing, extra)
        totals.update(found=len(wanted) - len(missing), missing=len(missing), extra=len(extra))
        print(f"{host:24} found {len(wanted) - len(missing):4}  missing {len(missing):3}  extra {len(extra):3}")
        for name, keys in (("missing", missing), ("extra", extra)):
            for key in sorted(keys) if verbose else []:
                print(f"    {name} {key[1]}")
    print("all: " + ", ".join(f"{count} {name}" for name, count in totals.items()))


def print_verdict(rows):
    for row in rows:
        print(f"  {row['host']:24} " + ", ".join(f"{name} {row[name]}" for name in VERDICT)
              + f", requests {row['requests']}, conditional {row['conditional']}, 304 {row['not_modified']}, posts reached {row.get('posts_reached')}/{row.get('posts')}")


def change_one_post(web):
    """A paragraph more in one post of the first site; its address."""
    for host, facts in web.facts.items():
        for post in facts["posts"]:
            path = web.root / host / key_of(post["url"])[1].strip("/")
            path = path / "index.html" if path.is_dir() else path
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            paragraphs = re.findall(r"<p>[^<]{200,}</p>", text)
            at = text.find(paragraphs[0]) + len(paragraphs[0]) - len("</p>") if paragraphs else 0
            if at > 0:
                changed = text[:at] + " An added remark about porcupines and their habits in winter." + text[at:]
                path.write_text(changed, encoding="utf-8")
                return post["url"], path, text
    raise SystemExit("no post to change")


def touched(before, after):
    def body(article):
        return {name: value for name, value in article.items() if name not in ("fetched", "archived")}
    return [address for address in before.keys() | after.keys() if body(before.get(address, {})) != body(after.get(address, {}))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bifrons")
    parser.add_argument("web")
    parser.add_argument("--root", help="where the sites are unpacked already")
    parser.add_argument("--kb", help="a knowledge base to keep")
    parser.add_argument("--site", action="append", help="this host alone")
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--delay", type=float, default=0)
    parser.add_argument("--verbose", action="store_true", help="names each wrong page")
    parser.add_argument("--first", action="store_true", help="the first crawl alone")
    options = parser.parse_args()
    work = pathlib.Path(tempfile.mkdtemp())
    try:
        web = Web(options, work)
        with web.served(work):
            start, seconds, told = web.crawl()
            print(f"first crawl: {seconds:.1f} s; {told.strip().splitlines()[-1] if told.strip() else ''}")
            if options.kb:
                (web.kb / "crawl.err").write_text(told)
            compare(web, options.verbose)
            print_verdict(web.verdict(start))
            if options.first:
                return
            before = web.stored()
            start, seconds, _ = web.crawl()
            rows = [row for row in web.requests_since(start) if row["url"] != "/robots.txt"]
            asked = [row for row in rows if row["status"] in (200, 304)]
            plain = [row for row in asked if "inm" not in row and "ims" not in row]
            print(f"second crawl: {seconds:.1f} s, {len(rows)} requests, {len(asked) - len(plain)} of {len(asked)} answered ones conditional, {len(touched(before, web.stored()))} articles touched")
            print("".join(f"    plain {row['host']}{row['url']}\n" for row in plain[:20]), end="")
            address, path, text = change_one_post(web)
            start, seconds, _ = web.crawl()
            path.write_text(text, encoding="utf-8")
            full = [row["host"] + row["url"] for row in web.requests_since(start) if row["status"] == 200 and row["url"] != "/robots.txt"]
            print(f"third crawl: changed {address}; sent in full: {full[:10]}; articles touched: {touched(before, web.stored())[:10]}")
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
