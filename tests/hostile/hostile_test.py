#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The crawler against a hundred badly behaved servers, judged by the server's log and by what was stored. --case ID… runs only those, --table prints all."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from judge import judge  # noqa: E402
from server import CASES, Web  # noqa: E402

ROOT = pathlib.Path(os.environ.get("BIFRONS_SOURCE", HERE.parents[1]))
BIFRONS = pathlib.Path(os.environ.get("BIFRONS_BUILD", ROOT / "build" / "test")) / "bifrons"
MEMORY_MIB = 256
FILE_SECONDS = 120
# name of a run: options of its crawl, seconds until it must have ended
RUNS = {"quick": ([], 60), "slow": ([], 75), "twice": ([], 60), "calendar": (["--max-pages", "100"], 60), "starve": (["--max-pages", "50"], 45), "kill": ([], 60)}


class Crawl:
    """One `bifrons crawl` as a process of its own, with its peak memory."""

    def __init__(self, web, kb, hosts, options, limit):
        self.limit, self.killed = limit, False
        self.errors = tempfile.TemporaryFile()
        command = [BIFRONS, "crawl", "--kb", kb, "--proxy", web.proxy, "--delay", "0", *options, *(f"http://{host}.test/" for host in hosts)]
        self.begin = time.monotonic()
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=self.errors, cwd=kb.parent)

    def wait(self):
        """(exit status or minus signal, seconds, peak MiB, messages)"""
        timer = threading.Timer(self.limit, self.process.kill)
        timer.start()
        _, status, usage = os.wait4(self.process.pid, 0)
        timer.cancel()
        self.process.returncode = os.waitstatus_to_exitcode(status)  # told, so that nobody waits for it again
        self.errors.seek(0)
        text = self.errors.read().decode("utf-8", "replace")
        self.errors.close()
        return {"status": self.process.returncode, "seconds": time.monotonic() - self.begin, "rss_mib": usage.ru_maxrss / 1024, "messages": text, "begin": self.begin}


def lines_of(verb, kb):
    done = subprocess.run([BIFRONS, verb, "--kb", kb, *(["--format", "jsonl"] if verb == "failed" else [])], capture_output=True, timeout=60, check=False)
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def run_cases(name, cases, folder):
    """Crawls the cases of one run together; gives what the judge wants to know."""
    options, limit = RUNS[name]
    web = Web().start()
    kb = folder / name / "kb"
    kb.parent.mkdir()
    hosts = [case["id"] for case in cases]
    crawls, stored = [], []
    rounds = {"twice": 2, "kill": 2}.get(name, 1)
    for web.epoch in range(rounds):
        crawl = Crawl(web, kb, hosts, options, limit)
        if name == "kill" and web.epoch == 0:
            while crawl.process.poll() is None and sum(entry["path"].startswith("/p") for entry in web.log) < 100:
                time.sleep(0.01)
            crawl.process.kill()
        crawls.append(crawl.wait())
        stored.append(lines_of("export", kb))
    web.shutdown()
    web.server_close()
    return {"log": web.log, "crawls": crawls, "stored": stored, "failed": lines_of("failed", kb), "memories": web.memories, "folder": folder, "name": name}


def shared_ids():
    shared = os.environ.get("BIFRONS_SHARED")
    table = pathlib.Path(shared) / "suites/hostile-http/cases.jsonl" if shared else None
    return [json.loads(line)["id"] for line in table.read_text(encoding="utf-8").splitlines() if line] if table and table.exists() else []


def main():
    cases = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))
    if "--case" in sys.argv:
        wanted = set(sys.argv[sys.argv.index("--case") + 1:])
        cases = [case for case in cases if case["id"] in wanted]
    faults = [f"{case}: nobody plays it" for case in {c["id"] for c in cases} | set(shared_ids()) if case not in CASES]
    begin = time.monotonic()
    results = {}
    with tempfile.TemporaryDirectory(prefix="bifrons-hostile-") as place:
        folder = pathlib.Path(place)
        runs = {name: [case for case in cases if case["run"] == name] for name in RUNS}

        def work(names):
            for name in names:
                if runs[name]:
                    results[name] = run_cases(name, runs[name], folder)
        # the slow ones wait for their servers most of the time: beside them the others, one after the other
        aside = threading.Thread(target=work, args=(["slow"],))
        aside.start()
        work([name for name in RUNS if name != "slow"])
        aside.join()
        judged = [(case, judge(case, results[case["run"]])) for name in RUNS for case in runs[name]]
    for name, result in results.items():
        for crawl in result["crawls"][1 if name == "kill" else 0:]:
            print(f"{name}: {len(runs[name])} hosts, {crawl['seconds']:.1f} s, {crawl['rss_mib']:.0f} MiB, exit {crawl['status']}")
            if crawl["rss_mib"] > MEMORY_MIB:
                faults.append(f"run {name}: {crawl['rss_mib']:.0f} MiB of memory")
            if crawl["status"] not in (0, 6, 7):
                faults.append(f"run {name}: ended with {crawl['status']}: {crawl['messages'][-2000:]}")
    seconds = time.monotonic() - begin
    if seconds > FILE_SECONDS:
        faults.append(f"all together took {seconds:.0f} s")
    groups = {}
    for case, wrong in judged:
        passed, total = groups.get(case["group"], (0, 0))
        groups[case["group"]] = (passed + (not wrong), total + 1)
        faults += [f"{case['id']} ({case['plays']}): {sentence}" for sentence in wrong]
        if "--table" in sys.argv:
            print("ok  " if not wrong else "FAIL", case["id"])
    print(", ".join(f"{group} {passed}/{total}" for group, (passed, total) in groups.items()), f"- {seconds:.0f} s")
    for fault in faults:
        print("FAULT", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
