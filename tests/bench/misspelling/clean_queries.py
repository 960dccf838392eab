#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What repair costs questions without a slip: how many change, by how much nDCG@10, how many get a suggestion; a row a collection.

Use: clean_queries.py BENCH_CLEAN_QUERIES BIFRONS RETRIEVAL_FOLDER --kept FOLDER [--shown FILE] [COLLECTION…]
--kept: the folder of the indexes that misspelling.py keeps. --shown lists each suggestion, and each question whose answer changes.
A suggestion is counted as somebody gets it who types the question and names no language.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

from misspelling import COLLECTIONS, index, lines_of, load_module


def run(program, kb, queries, *more):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(query, ensure_ascii=False) + "\n" for query in queries)
        file.flush()
        out = subprocess.run([program, kb, file.name, *more], check=True, capture_output=True)
    return [json.loads(line) for line in out.stdout.decode().splitlines()]


def measure(options, name, evaluation, collection):
    kb = pathlib.Path(options.kept) / collection["docs"]
    if not kb.exists():
        index(options.bifrons, lines_of(options.folder / f"{collection['docs']}.docs.jsonl.xz"), kb)
    qrels = evaluation.load_qrels(str(options.folder / f"{name}.qrels.tsv.xz"))
    queries = [query for query in lines_of(options.folder / f"{name}.queries.jsonl.xz") if query["id"] in qrels]
    at = evaluation.METRICS.index("nDCG@10")
    gain = lambda query, ids: evaluation.score(ids, qrels[query["id"]])[at]
    changed, lost, won, suggested = 0, 0.0, 0.0, 0
    for query, known, typed in zip(queries, run(options.program, kb, queries), run(options.program, kb, queries, "--any-language")):
        suggested += typed["did_you_mean"] is not None
        if typed["did_you_mean"] is not None and options.shown:
            print(f"{name}\tsuggested\t{query['text']}\t{typed['did_you_mean']}", file=options.shown)
        if known["on"] == known["off"]:
            continue
        changed += 1
        difference = gain(query, known["on"]) - gain(query, known["off"])
        lost += max(0.0, -difference)
        won += max(0.0, difference)
        if options.shown:
            print(f"{name}\tchanged {difference:+.3f}\t{query['text']}\t{known['did_you_mean']}", file=options.shown)
    total = len(queries)
    print(f"{name:12} {total:5} changed {changed:4} ({100 * changed / total:.1f} %)  lost {lost / total:.5f} won {won / total:.5f} nDCG  suggested {suggested:4} ({100 * suggested / total:.1f} %)", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("bifrons")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("collections", nargs="*", default=COLLECTIONS)
    parser.add_argument("--kept", required=True)
    parser.add_argument("--shown", type=argparse.FileType("w", encoding="utf-8"))
    options = parser.parse_intermixed_args()
    evaluation = load_module(options.folder / "retrieval_eval.py")
    known = json.loads((options.folder / "collections.json").read_text(encoding="utf-8"))
    pathlib.Path(options.kept).mkdir(parents=True, exist_ok=True)
    for name in options.collections:
        measure(options, name, evaluation, known[name])


if __name__ == "__main__":
    sys.exit(main())
