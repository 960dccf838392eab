#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Crawls the same loopback blogs with bifrons, wget -r and Scrapy, one after the other, and prints seconds, CPU seconds and pages.

Use: run.py BIFRONS POOL.jsonl.xz [--scrapy PYTHON] [--rounds 3] [--latency 0]
POOL.jsonl.xz: articles as {"h": title, "p": [paragraphs]} or {"title","text"} a line. bifrons extracts and indexes what it
fetches, the others store it alone. Only loopback is used.
"""
import argparse
import json
import lzma
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
SPIDER = '''
import pathlib, sys, scrapy
from scrapy.linkextractors import LinkExtractor
from scrapy.spiders import CrawlSpider, Rule
class Blogs(CrawlSpider):
    name = "blogs"
    start_urls = open({seeds!r}).read().split()
    rules = [Rule(LinkExtractor(), callback="keep", follow=True)]
    custom_settings = {{"ROBOTSTXT_OBEY": True, "CONCURRENT_REQUESTS": 64, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "DOWNLOAD_DELAY": 0,
                       "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False, "COOKIES_ENABLED": False}}
    count = 0
    def keep(self, response):
        Blogs.count += 1
        (pathlib.Path({out!r}) / f"{{Blogs.count}}.html").write_bytes(response.body)
'''


def posts_of(pool, target):
    opened = lzma.open(pool, "rt", encoding="utf-8") if str(pool).endswith(".xz") else open(pool, encoding="utf-8")
    with opened as lines, open(target, "w", encoding="utf-8") as out:
        taken = 0
        for line in lines:
            raw = json.loads(line)
            title, text = (raw.get("h") or raw.get("title") or "").strip(), raw.get("text") or "\n\n".join(raw.get("p", []))
            if not title or not 1_500 <= len(text) <= 12_000:
                continue
            slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:40] or "post"
            out.write(json.dumps({"title": title, "text": text, "slug": slug}, ensure_ascii=False) + "\n")
            taken += 1
            if taken == 3_000:
                return


def timed(command, **how):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **how)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - start, cpu, done


def files_in(folder):
    return sum(1 for path in pathlib.Path(folder).rglob("*") if path.is_file())


def bifrons(program, seeds, work):
    kb = work / "kb"
    seconds, cpu, done = timed([program, "crawl", "--kb", str(kb), "--delay", "0", *seeds])
    told = re.search(r"(\d+) stored", done.stderr)
    return seconds, cpu, int(told[1]) if told else 0


def wget(seeds, work):
    seconds, cpu, _ = timed(["wget", "-r", "-l", "inf", "-nv", "-P", str(work / "wget"), *seeds])
    return seconds, cpu, files_in(work / "wget")


def scrapy(python, seeds, work):
    out = work / "scrapy"
    out.mkdir()
    (work / "seeds").write_text("\n".join(seeds))
    (work / "spider.py").write_text(SPIDER.format(seeds=str(work / "seeds"), out=str(out)))
    seconds, cpu, done = timed([python, "-m", "scrapy", "runspider", str(work / "spider.py")])
    if done.returncode:
        print(done.stderr, file=sys.stderr)
    return seconds, cpu, files_in(out)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bifrons")
    parser.add_argument("pool")
    parser.add_argument("--scrapy", help="a Python that has Scrapy")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--port", type=int, default=8730)
    parser.add_argument("--latency", type=float, default=0, help="milliseconds before each answer")
    options = parser.parse_args()
    os.environ["no_proxy"] = "127.0.0.0/8,*"
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        posts_of(options.pool, work / "posts.jsonl")
        server = subprocess.Popen([sys.executable, HERE / "sites.py", work / "posts.jsonl", "--port", str(options.port), "--latency", str(options.latency)], stdout=subprocess.PIPE, text=True)
        try:
            pages = int(server.stdout.readline().split()[1])
            print(f"{pages} pages on 30 hosts, {options.latency:g} ms before each answer")
            seeds = [f"http://127.0.1.{i + 1}:{options.port}/" for i in range(30)]
            contenders = {"bifrons": lambda w: bifrons(options.bifrons, seeds, w), "wget -r": lambda w: wget(seeds, w)}
            if options.scrapy:
                contenders["scrapy"] = lambda w: scrapy(options.scrapy, seeds, w)
            runs = {name: [] for name in contenders}
            for number in range(options.rounds):
                for name, crawl in contenders.items():
                    place = work / f"{name.split()[0]}{number}"
                    place.mkdir()
                    runs[name].append(crawl(place))
                    shutil.rmtree(place)
            for name, figures in runs.items():
                seconds = statistics.median(f[0] for f in figures)
                cpu = statistics.median(f[1] for f in figures)
                print(f"{name:8}  {pages / seconds:7.1f} pages/s  {seconds:6.2f} s  {cpu:6.2f} s of CPU  {figures[-1][2]} kept")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
