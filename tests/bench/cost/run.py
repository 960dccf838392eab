#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The cost of indexing in one sitting: bifrons beside plain Xapian and Tantivy, each figure with its aim.

Use: run.py BIFRONS PLAIN_XAPIAN SMALL.jsonl [--large LARGE.jsonl] [--tantivy PYTHON] [--rounds N] [--work DIR]
BIFRONS and PLAIN_XAPIAN are the built programs, PYTHON an interpreter that has the package tantivy. Ratios are of CPU time, each program on
one core, the best of the rounds (on a busy machine others only add); two cores are told by the wall clock, and mean something where
nobody else computes. Plain stems: no dictionary (BIFRONS_LEMMAS=off) and one topic without words. Exit status 1 where an aim is missed.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

POST_SECONDS, POST_CPU_MS = 1.0, 30


class Used:
    def __init__(self, cpu, wall, peak_mb, output):
        self.cpu, self.wall, self.peak_mb, self.output = cpu, wall, peak_mb, output


def run(command, cores=1, env=None):
    """One program to its end, on so many cores."""
    chosen = sorted(os.sched_getaffinity(0))[:cores]
    started = time.monotonic()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([str(part) for part in command], stdout=out, stderr=subprocess.DEVNULL, env={**os.environ, **(env or {})},
                                   preexec_fn=lambda: os.sched_setaffinity(0, chosen))
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        output = out.read().decode()
    if process.returncode != 0:
        sys.exit(f"{command[0]}: exit status {process.returncode}")
    return Used(used.ru_utime + used.ru_stime, time.monotonic() - started, used.ru_maxrss / 1024, output)


def bytes_in(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def texts_of(path):
    count = size = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            count += 1
            size += len(article["text"].encode())
    return count, size


class Bench:
    def __init__(self, options, work):
        self.options, self.work, self.missed = options, work, []

    def fresh(self, name):
        folder = self.work / name
        shutil.rmtree(folder, ignore_errors=True)
        return folder

    def ours(self, path, cores=1, plain=False, name="kb"):
        kb, env = self.fresh(name), {"BIFRONS_LEMMAS": "off"} if plain else {}
        run([self.options.bifrons, "init", "--kb", kb], env=env)
        if plain:
            (kb / "topics.toml").write_text('[[topic]]\nid = "none"\nlabels = { en = "None" }\n')
        return run([self.options.bifrons, "import", "--kb", kb, path], cores, env)

    def xapian(self, path):
        return run([self.options.plain_xapian, "index", self.fresh("xapian"), path])

    def tantivy(self, path):
        return run([self.options.tantivy, pathlib.Path(__file__).with_name("tantivy_peer.py"), "index", self.fresh("tantivy"), path])

    def say(self, what, value, unit, aim=None, least=True):
        kept = aim is None or (value >= aim if least else value <= aim)
        told = "" if aim is None else f"   aim {'≥' if least else '≤'} {aim:g}{'' if kept else '   MISSED'}"
        print(f"{what:64}{value:10.2f} {unit:10}{told}", flush=True)
        if not kept:
            self.missed.append(what)

    def small(self, path):
        """docs/CPU-second of the whole recipe."""
        count, size = texts_of(path)
        best = {}
        for _ in range(self.options.rounds):
            runs = {"xapian": self.xapian(path), "whole": self.ours(path), "plain": self.ours(path, plain=True, name="stems"), "two": self.ours(path, cores=2, name="two")}
            if self.options.tantivy:
                runs["tantivy"] = self.tantivy(path)
            for name, used in runs.items():
                if name not in best or used.cpu < best[name].cpu:
                    best[name] = used
        for name, used in best.items():
            self.say(f"{name}: posts a CPU second", count / used.cpu, f"({used.cpu:.1f} s)")
        self.say("import, whole recipe: × plain Xapian", best["xapian"].cpu / best["whole"].cpu, "", 1.0)
        self.say("import, plain stems: × plain Xapian", best["xapian"].cpu / best["plain"].cpu, "", 1.6)
        self.say("import, two cores: × one core, by the clock", best["whole"].wall / best["two"].wall, "", 1.7)
        self.say("peak of memory", best["two"].peak_mb, "MB", 150, least=False)
        self.say("index: × text", bytes_in(self.work / "two" / "index") / size, "", 2.5, least=False)
        self.say("plain Xapian's index: × text", bytes_in(self.work / "xapian") / size, "")
        return count / best["whole"].cpu

    def large(self, path, small_speed):
        count, size = texts_of(path)
        used = self.ours(path, cores=2, name="large")
        self.say("large: posts a CPU second", count / used.cpu, f"({used.cpu:.0f} s)")
        self.say("large: docs/s against the small one", count / used.cpu / small_speed, "", 0.8)
        self.say("large: peak of memory", used.peak_mb, "MB", 300, least=False)
        self.say("large: index × text", bytes_in(self.work / "large" / "index") / size, "", 2.5, least=False)
        self.one_post(self.work / "large")

    def one_post(self, kb):
        """A post added to a large index; the word that it alone has is asked for at once."""
        cpu, wall = [], []
        for number in range(5):
            post = self.work / "one.jsonl"
            post.write_text(json.dumps({"id": f"one-{number}", "title": "One more", "text": f"A post of its own with the word zyxwvq{number}. " * 20, "lang": "en"}) + "\n")
            started = time.monotonic()
            cpu.append(run([self.options.bifrons, "import", "--kb", kb, post]).cpu * 1e3)
            found = run([self.options.bifrons, "count", "--kb", kb, f"zyxwvq{number}"]).output.strip()
            wall.append(time.monotonic() - started)
            if found != "1":
                sys.exit(f"the post added was found {found} times")
        self.say("one post more: CPU", min(cpu), "ms", POST_CPU_MS, least=False)
        self.say("one post more: added and found", min(wall), "s", POST_SECONDS, least=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bifrons", type=pathlib.Path)
    parser.add_argument("plain_xapian", type=pathlib.Path)
    parser.add_argument("small", type=pathlib.Path)
    parser.add_argument("--large", type=pathlib.Path)
    parser.add_argument("--tantivy", metavar="PYTHON")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        bench = Bench(options, pathlib.Path(folder))
        speed = bench.small(options.small)
        if options.large:
            bench.large(options.large, speed)
        else:
            bench.one_post(pathlib.Path(folder) / "two")
    return 1 if bench.missed else 0


if __name__ == "__main__":
    sys.exit(main())
