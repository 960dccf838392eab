#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the public conformance suites through the built program and holds each at the share that it has reached.

Use: shared_suites_test.py      BIFRONS_SHARED names the folder with suites/ (skipped, saying so, where it is not set).
floors.json says what share of each suite must pass; raise a floor when a suite gets better.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77


def main():
    shared = os.environ.get("BIFRONS_SHARED")
    if not shared or not pathlib.Path(shared, "suites").is_dir():
        print("skipped: BIFRONS_SHARED does not name a folder that holds the public suites")
        return SKIPPED
    build = pathlib.Path(os.environ.get("BIFRONS_BUILD", HERE.parents[1] / "build" / "test"))
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    suites = pathlib.Path(shared, "suites")
    with tempfile.NamedTemporaryFile(suffix=".json") as figures:
        subprocess.run([sys.executable, suites / "suite_run.py", "--vectors", suites, "--suites", ",".join(floors), "--json", figures.name,
                        "--cmd", f"{build}/bifrons-conformance {{suite}}"], check=True)
        measured = json.load(open(figures.name, encoding="utf-8"))
    fallen = [f"{suite}: {share(measured, suite):.1f}% is below its floor of {floor}%" for suite, floor in floors.items() if share(measured, suite) + 0.05 < floor]
    print("\n".join(fallen))
    return 1 if fallen else 0


def share(measured, suite):
    found = measured[suite]
    return 100.0 * found["passed"] / max(1, found["records"])


sys.exit(main())
