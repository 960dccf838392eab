# SPDX-License-Identifier: GPL-3.0-or-later
"""What a case's limits mean: each looks at the requests to its host and at the articles stored of it, and says what is wrong."""
from urllib.parse import urlsplit


class Facts:
    """One case's part of a run."""

    def __init__(self, case, run):
        self.host = case["id"] + ".test"
        self.requests = [entry for entry in run["log"] if entry["host"] == self.host]
        self.epochs = [[entry for entry in self.requests if entry["epoch"] == epoch] for epoch in range(len(run["crawls"]))]
        self.stored = [[article for article in articles if urlsplit(article["url"]).hostname == self.host] for articles in run["stored"]]
        self.reasons = [row["reason"] for row in run["failed"] if urlsplit(row["url"]).hostname == self.host]
        self.messages = "\n".join(line for crawl in run["crawls"] for line in crawl["messages"].splitlines() if self.host in line)
        self.run = run

    @property
    def last(self):
        return self.stored[-1]

    def gaps(self, path=None):
        times = [entry["begin"] for entry in self.requests if path is None or entry["path"] == path]
        return [b - a for a, b in zip(times, times[1:])]

    def seconds(self):
        """From the crawl's begin to the end of the last request to this host."""
        return max((entry.get("end", entry["begin"]) for entry in self.requests), default=0) - self.run["crawls"][0]["begin"]


def expect(true, sentence):
    return [] if true else [sentence]


def recrawl(facts, wanted):
    again = [entry for entry in facts.epochs[1] if entry["path"] != "/robots.txt"]
    known = {entry["path"] for entry in facts.epochs[0] if entry["status"] == 200}
    if wanted == "304":
        return expect(again, "not asked at the second crawl") + [f"{e['path']} answered {e['status']} at the second crawl" for e in again if e["path"] in known and e["status"] != 304]
    return expect(facts.stored[0] == facts.stored[1], "the second crawl stored something new")


def growing(facts, path):
    gaps = facts.gaps(path)
    return expect(len(gaps) == 2 and gaps[1] > gaps[0] > 0.3, f"gaps between the tries: {gaps}")


def clean(facts, _):
    texts = [article["text"] + (article.get("title") or "") for article in facts.last]
    return expect(all(text.isprintable() for text in " ".join(texts).split("\n")) and not any("\ufffd" in text for text in texts), "stored what is no text")


def first_again(facts, path):
    pages = [entry["path"] for entry in facts.epochs[1] if entry["path"].startswith("/p")]
    return expect(pages[:1] == [path], f"order of the second crawl: {pages}")


RULES = {
    "requests_max": lambda f, n: expect(len(f.requests) <= n, f"{len(f.requests)} requests: {[e['path'] for e in f.requests][:40]}"),
    "stored": lambda f, n: expect(len(f.last) == n, f"{len(f.last)} stored, not {n}: {[a['url'] for a in f.last][:10]}; {f.messages or 'no message'}"),
    "stored_first": lambda f, n: expect(len(f.stored[0]) == n, f"{len(f.stored[0])} stored at the first crawl"),
    "stored_max": lambda f, n: expect(len(f.last) <= n, f"{len(f.last)} stored: {[a['url'] for a in f.last][:10]}"),
    "at": lambda f, path: expect([urlsplit(a["url"]).path for a in f.last] == [path], f"stored at {[a['url'] for a in f.last]}"),
    "seconds_max": lambda f, n: expect(f.seconds() <= n, f"{f.seconds():.0f} s"),
    "min_gap_s": lambda f, n: expect(f.gaps(f.gap_path) and min(f.gaps(f.gap_path)) >= n, f"gaps {f.gaps(f.gap_path)}"),
    "forbidden": lambda f, path: expect(not any(e["path"].startswith(path) and e["path"] != "/robots.txt" for e in f.requests), f"asked for {[e['path'] for e in f.requests]}"),
    "recrawl": recrawl,
    "growing": growing,
    "clean": clean,
    "first_again": first_again,
    "says": lambda f, words: expect(words in " ".join(f.reasons) + f.messages, f"says nothing of \"{words}\": {f.reasons} {f.messages}"),
    "never_host": lambda f, host: expect(all(e["host"] != host for e in f.run["log"]), f"{host} was asked"),
    "no_fragment": lambda f, _: expect(all("#" not in e["path"] for e in f.requests), "a fragment was sent"),
    "without": lambda f, words: expect(all(words not in a["text"] for a in f.last), f"stored \"{words}\""),
    "sent_max": lambda f, n: expect(f.run["memories"][f.host].get("sent", 0) <= n, f"took {f.run['memories'][f.host].get('sent', 0)} bytes"),
    "no_file": lambda f, name: expect(not list(f.run["folder"].rglob(name)), f"{name} was written"),
    "since": lambda f, value: expect(all(e["if_modified_since"] == value for e in f.epochs[1] if e["path"] == "/"), "the date was not sent as it came"),
    "fetched": lambda f, paths: expect(set(paths.split(",")) <= {e["path"] for e in f.requests}, f"asked for {[e['path'] for e in f.requests]} alone"),
    "gap_from": lambda f, path: [],
}


def judge(case, run):
    facts = Facts(case, run)
    facts.gap_path = case["limits"].get("gap_from")
    wrong = [sentence for name, value in case["limits"].items() for sentence in RULES[name](facts, value)]
    if case["id"] == "slow-host-starves":
        wrong += starved(run)
    if case["id"] == "kill-resume":
        wrong += resumed(facts)
    return wrong + expect(facts.requests, "never asked")


def starved(run):
    fast = [entry["begin"] for entry in run["log"] if entry["host"] == "many-links.test"]
    return expect(len(fast) >= 40 and max(fast) - min(fast) < 10, f"{len(fast)} requests of the fast host in {max(fast, default=0) - min(fast, default=0):.0f} s")


def resumed(facts):
    """What was committed before the kill is asked for no second time; a commit's interval of work may be lost."""
    before, after = ({entry["path"] for entry in epoch if entry["path"].startswith("/p")} for epoch in facts.epochs)
    stored_before = {urlsplit(article["url"]).path for article in facts.stored[0]}
    return (expect(len(before | after) == 300, f"{len(before | after)} of 300 pages asked for") + expect(not stored_before & after - {"/"}, f"stored and asked again: {sorted(stored_before & after)[:10]}")
            + expect(len(before & after) <= len(before) // 3, f"{len(before & after)} of {len(before)} pages asked for twice"))
