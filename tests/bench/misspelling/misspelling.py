#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one misspelt word a query costs: nDCG@10 of the development collections, clean against misspelt, a row a collection.

Use: misspelling.py BIFRONS RETRIEVAL_FOLDER --kept FOLDER [--seed N] [--queries N] [--wrong FILE] [--clean-only] [COLLECTION…]
The query's rarest word of five letters or more gets one slip at a random place: a letter left out, put in, swapped with the next
or replaced by a neighbour on the language's keyboard. The same seed misspells the same way. "dropped" is the score without that
word: what a program has that knows of no repair. --kept keeps the indexes; --wrong lists the queries that lost, with the slip.
"""
import argparse
import collections
import importlib.util
import json
import lzma
import pathlib
import random
import re
import subprocess
import sys

COLLECTIONS = ["squad-en", "bc-en-desc", "bc-en-title", "squad-fi", "bc-fi-desc", "bc-fi-title", "danet-ru", "bc-ru-desc", "bc-ru-title", "xquad-ru"]
KEYBOARDS = {"en": ["qwertyuiop", "asdfghjkl", "zxcvbnm"], "fi": ["qwertyuiopå", "asdfghjklöä", "zxcvbnm"], "ru": ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"]}
SLIPS = ["delete", "insert", "swap", "replace"]
WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 5


def neighbours(lang):
    """Each letter's keys to the left and right, and those it touches in the rows above and below."""
    rows, out = KEYBOARDS[lang], {}
    for y, row in enumerate(rows):
        for x, letter in enumerate(row):
            touched = [(y, x - 1), (y, x + 1), (y - 1, x), (y - 1, x + 1), (y + 1, x - 1), (y + 1, x)]
            out[letter] = [rows[j][i] for j, i in touched if 0 <= j < len(rows) and 0 <= i < len(rows[j])]
    return out


def misspell(word, lang, slip, dice):
    """word with one slip of the named kind; another kind where this one cannot be."""
    near = neighbours(lang)
    places = list(range(len(word)))
    dice.shuffle(places)
    for at in places:
        letter = word[at].lower()
        if slip == "delete":
            made = word[:at] + word[at + 1:]
        elif slip == "swap":
            made = word[:at] + word[at:at + 2][::-1] + word[at + 2:]
        elif letter not in near:
            continue
        elif slip == "insert":
            made = word[:at + 1] + dice.choice(near[letter]) + word[at + 1:]
        else:
            made = word[:at] + dice.choice(near[letter]) + word[at + 1:]
        if made.lower() != word.lower():
            return made
    return misspell(word, lang, "delete", dice)


def lines_of(path):
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def load_module(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def frequencies(documents):
    counts = collections.Counter()
    for document in documents:
        counts.update(set(WORD.findall(((document.get("title") or "") + " " + document["text"]).lower())))
    return counts


def spoilt(queries, counts, seed):
    """For each query that has a long word: the query with a slip, without the word, and what was done."""
    out = []
    for query in queries:
        words = [match for match in WORD.finditer(query["text"]) if len(match.group()) >= SHORTEST]
        if not words:
            continue
        dice = random.Random(f"{seed}:{query['id']}")
        rarest = min(words, key=lambda match: (counts[match.group().lower()], match.start()))
        slip = dice.choice(SLIPS)
        wrong = misspell(rarest.group(), query["lang"], slip, dice)
        before, after = query["text"][:rarest.start()], query["text"][rarest.end():]
        out.append({"id": query["id"], "clean": query, "slip": slip, "word": rarest.group(), "wrong": wrong, "is_a_word": counts[wrong.lower()] > 0,
                    "misspelt": {**query, "text": before + wrong + after}, "dropped": {**query, "text": before + after}})
    return out


def index(program, documents, kb):
    if kb.exists():
        return
    lines = "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
    subprocess.run([program, "import", "--kb", kb, "-"], input=lines.encode(), check=True, capture_output=True)


def run(program, kb, queries):
    lines = "".join(json.dumps(query, ensure_ascii=False) + "\n" for query in queries)
    found = subprocess.run([program, "search", "--kb", kb, "--queries", "-", "--format", "trec", "--limit", "10"], input=lines.encode(), check=True, capture_output=True)
    hits = {}
    for line in found.stdout.decode().splitlines():
        qid, _, name, *_ = line.split(" ")
        hits.setdefault(qid, []).append(name)
    return hits


def measure(options, name, evaluation, collection):
    folder = options.folder
    documents = lines_of(folder / f"{collection['docs']}.docs.jsonl.xz")
    kb = pathlib.Path(options.kept) / collection["docs"]
    index(options.program, documents, kb)
    qrels = evaluation.load_qrels(str(folder / f"{name}.qrels.tsv.xz"))
    queries = spoilt([query for query in lines_of(folder / f"{name}.queries.jsonl.xz") if query["id"] in qrels], frequencies(documents), options.seed)
    queries = queries[:options.queries]
    wanted = {query["id"]: qrels[query["id"]] for query in queries}
    gains = {}
    for kind in ["clean"] if options.clean_only else ["clean", "misspelt", "dropped"]:
        hits = run(options.program, kb, [query[kind] for query in queries])
        gains[kind] = {qid: evaluation.score(hits.get(qid, []), relevant)[evaluation.METRICS.index("nDCG@10")] for qid, relevant in wanted.items()}
    return queries, gains


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0.0


def report(name, queries, gains, wrong):
    figures = {kind: mean(scores.values()) for kind, scores in gains.items()}
    row = f"{name:12} {len(queries):5} " + " ".join(f"{kind} {value:.4f}" for kind, value in figures.items())
    if "misspelt" in gains:
        row += f"  loss {figures['clean'] - figures['misspelt']:+.4f}  "
        for slip in SLIPS:
            row += f" {slip} {mean(gains['clean'][q['id']] - gains['misspelt'][q['id']] for q in queries if q['slip'] == slip):+.3f}"
        words = [q for q in queries if q["is_a_word"]]
        row += f"  made a word {len(words)}: {mean(gains['clean'][q['id']] - gains['misspelt'][q['id']] for q in words):+.3f}"
        for query in queries:
            lost = gains["clean"][query["id"]] - gains["misspelt"][query["id"]]
            if wrong and lost > 0:
                print(f"{name}\t{lost:.3f}\t{query['slip']}\t{query['word']}\t{query['wrong']}\t{query['is_a_word']}\t{query['clean']['text']}", file=wrong)
    print(row, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("collections", nargs="*", default=COLLECTIONS)
    parser.add_argument("--kept", required=True, help="folder of the indexes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", type=int, help="at most so many a collection")
    parser.add_argument("--wrong", type=argparse.FileType("w", encoding="utf-8"))
    parser.add_argument("--clean-only", action="store_true")
    options = parser.parse_intermixed_args()
    evaluation = load_module(options.folder / "retrieval_eval.py")
    known = json.loads((options.folder / "collections.json").read_text(encoding="utf-8"))
    pathlib.Path(options.kept).mkdir(parents=True, exist_ok=True)
    for name in options.collections:
        report(name, *measure(options, name, evaluation, known[name]), options.wrong)


if __name__ == "__main__":
    sys.exit(main())
