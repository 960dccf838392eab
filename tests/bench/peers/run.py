#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ranks the development collections with bifrons and its peers in one sitting: nDCG@10 side by side, leads with their p.

Use: run.py BIFRONS RETRIEVAL_FOLDER [--jars LUCENE_JARS] [--peers bm25s,tantivy,sqlite,xapian] [--variants]
     [COLLECTION…]
RETRIEVAL_FOLDER holds *.docs.jsonl.xz, *.queries.jsonl.xz, *.qrels.tsv.xz, collections.json and retrieval_eval.py. The peers
are Python packages (bm25s, PyStemmer, tantivy, and Debian's python3-xapian) of a virtual environment outside the tree; the
jars come from `mvn dependency:copy-dependencies -DoutputDirectory=LUCENE_JARS` on lucene/pom.xml. Each peer is tried in several
set-ups and stands with its best one: the comparison favours it.
"""
import argparse
import importlib.util
import json
import lzma
import pathlib
import subprocess
import sys
import tempfile

import engines

COLLECTIONS = ["squad-fi", "bc-fi-desc", "danet-ru", "bc-ru-desc", "xquad-ru", "squad-en", "bc-en-desc"]
PEERS = {"bm25s": engines.with_bm25s, "tantivy": engines.with_tantivy, "sqlite": engines.with_sqlite, "xapian": engines.with_xapian}


def lines_of(path):
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def scorer(folder):
    spec = importlib.util.spec_from_file_location("retrieval_eval", folder / "retrieval_eval.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ours(program, documents, queries):
    with tempfile.TemporaryDirectory() as folder:
        kb, asked = pathlib.Path(folder) / "kb", pathlib.Path(folder) / "queries"
        asked.write_text("".join(json.dumps(query, ensure_ascii=False) + "\n" for query in queries), encoding="utf-8")
        lines = "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
        subprocess.run([program, "import", "--kb", kb, "-"], input=lines.encode(), check=True, capture_output=True)
        found = subprocess.run([program, "search", "--kb", kb, "--queries", asked, "--format", "trec", "--limit", "100"], check=True, capture_output=True, text=True)
    run = {}
    for line in found.stdout.splitlines():
        qid, _, name, _, score, _ = line.split(" ")
        run.setdefault(qid, []).append((name, float(score)))
    return run


def scores(evaluation, run, qrels):
    return evaluation.evaluate({qid: [name for name, _ in hits] for qid, hits in run.items()}, qrels)


def peer_runs(options, lang, documents, queries):
    rows = [(str(d["id"]), d.get("title") or "", d["text"]) for d in documents]
    asked = [(str(q["id"]), q["text"]) for q in queries]
    for name in filter(None, options.peers.split(",")):
        yield from PEERS[name](lang, rows, asked)
    if options.jars:
        yield from engines.with_lucene(lang, rows, asked, options.jars)


def compare(options, evaluation, name, about):
    folder = options.folder
    documents, queries = lines_of(folder / f"{about['docs']}.docs.jsonl.xz"), lines_of(folder / f"{name}.queries.jsonl.xz")
    qrels = evaluation.load_qrels(str(folder / f"{name}.qrels.tsv.xz"))
    own = scores(evaluation, ours(options.bifrons, documents, queries), qrels)
    best = {}
    for variant, run in peer_runs(options, about["lang"], documents, queries):
        peer, per = variant.split("-")[0], scores(evaluation, run, qrels)
        figure = evaluation.mean(per, 0)
        if options.variants:
            print(f"    {variant:34} {figure:.4f}", flush=True)
        if peer not in best or figure > best[peer][0]:
            best[peer] = (figure, variant, per)
    print(f"{name}: {len(qrels)} queries\n  {'bifrons':10} {evaluation.mean(own, 0):.4f}")
    for peer, (figure, variant, per) in sorted(best.items(), key=lambda item: -item[1][0]):
        lead, p, interval, won, lost = evaluation.compare(own, per, 0)
        print(f"  {peer:10} {figure:.4f}  lead {lead:+.4f}  p {p:.4f}  [{interval[0]:+.3f}, {interval[1]:+.3f}]  {won}/{lost}  {variant}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bifrons")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("collections", nargs="*", default=COLLECTIONS)
    parser.add_argument("--jars")
    parser.add_argument("--peers", default=",".join(PEERS))
    parser.add_argument("--variants", action="store_true", help="print every set-up of every peer")
    options = parser.parse_args()
    evaluation = scorer(options.folder)
    collections = json.loads((options.folder / "collections.json").read_text())
    for name in options.collections:
        if name not in collections:
            sys.exit(f"there is no collection {name} in {options.folder}")
        compare(options, evaluation, name, collections[name])


if __name__ == "__main__":
    main()
