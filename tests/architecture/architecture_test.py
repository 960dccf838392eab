#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the plan of the house: includes go down only, files and functions stay readable, every file says why it exists.

Use: architecture_test.py      (BIFRONS_SOURCE names another root)
"""
import os
import re
import subprocess
import sys
import unittest

ROOT = os.path.abspath(os.environ.get("BIFRONS_SOURCE", os.path.join(os.path.dirname(__file__), "..", "..")))

# The floors, lowest first. A folder may include what stands on a lower floor, or itself.
FLOORS = [
    ["corpus/base"],
    ["corpus/charset", "corpus/packed", "corpus/url", "corpus/text", "corpus/command"],
    ["corpus/xml", "corpus/article"],
    ["corpus/topics"],
    ["corpus/schema"],
    ["corpus/kb"],
    ["indexer/dates", "indexer/html", "indexer/fetch", "searchd/query", "searchd/http"],
    ["indexer/archive", "indexer/source", "indexer/extract", "indexer/write", "searchd/outline"],
    ["indexer/import", "indexer/crawl", "searchd/render"],
    ["searchd/api/web"],
    ["searchd/api"],
    ["indexer/verbs", "searchd/verbs"],
    ["searchd"],
    ["."],
]
FLOOR = {folder: number for number, floor in enumerate(FLOORS) for folder in floor}
MAX_LINES = 500
FORBIDDEN_NAMES = {"util", "utils", "common", "helper", "helpers", "misc", "types"}
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
CODE = (".cpp", ".hpp")
COMMENTED = CODE + (".py", ".sh", ".cmake", ".txt")


def tracked():
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "--cached", "--others", "--exclude-standard"],
                            capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return [p for p in listed.stdout.splitlines() if os.path.isfile(os.path.join(ROOT, p))]
    found = []
    for folder, subfolders, names in os.walk(ROOT):
        subfolders[:] = [s for s in subfolders if s != "build" and not s.startswith(".")]
        found += [os.path.relpath(os.path.join(folder, name), ROOT) for name in names]
    return found


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


FILES = tracked()
SOURCES = [p for p in FILES if p.endswith(CODE) and not p.startswith("tests/")]


class Architecture(unittest.TestCase):
    def test_includes_go_down(self):
        wrong = []
        for path in SOURCES:
            here = os.path.dirname(path) or "."
            self.assertIn(here, FLOOR, f"{path} stands in a folder that the plan does not know")
            for target in INCLUDE.findall(read(path)):
                there = os.path.dirname(target) or "."
                if target.startswith("embedded/") or there == here:
                    continue
                wings = {here.split("/")[0], there.split("/")[0]}
                if wings == {"indexer", "searchd"}:
                    wrong.append(f"{path} includes {target}: the wings never see each other")
                elif there not in FLOOR:
                    wrong.append(f"{path} includes {target}, which is no room (write includes from the root)")
                elif FLOOR[there] >= FLOOR[here]:
                    wrong.append(f"{path} includes {target}, which stands no lower")
        self.assertEqual([], wrong)

    def test_foreign_libraries_stay_behind_their_room(self):
        foreign = re.compile(r"#\s*include\s*<(xapian|unicode/|curl/|boost/beast|boost/asio|sqlite3|lexbor/|libxml/|ada|zlib|zip\.h|brotli/)")
        inside = {p for p in SOURCES if p.endswith(".hpp") and foreign.search(read(p))}
        shown = [f"{path} includes {target}, which shows a foreign library" for path in SOURCES for target in INCLUDE.findall(read(path))
                 if target in inside and os.path.dirname(target) != os.path.dirname(path)]
        self.assertEqual([], shown)

    def test_files_can_be_read_in_a_sitting(self):
        long = [p for p in FILES if p.endswith(CODE + (".py",)) and read(p).count("\n") > MAX_LINES]
        self.assertEqual([], long)

    def test_every_file_names_its_licence_and_its_reason(self):
        bare = []
        for path in FILES:
            if not path.endswith(COMMENTED) or path.startswith("corpus/samples/") or "/data/" in path or "/seeds/" in path:
                continue
            head = read(path).split("\n", 6)[:6]
            if path.endswith(".txt") and not path.endswith("CMakeLists.txt"):
                continue
            if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in head):
                bare.append(path)
        self.assertEqual([], bare)

    def test_no_drawer_for_everything(self):
        parts = ((p, os.path.splitext(part)[0]) for p in FILES for part in p.split("/"))
        self.assertEqual([], [p for p, name in parts if name in FORBIDDEN_NAMES])


if __name__ == "__main__":
    unittest.main()
