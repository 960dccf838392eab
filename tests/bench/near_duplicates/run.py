# SPDX-License-Identifier: GPL-3.0-or-later
"""How well near copies are folded: the labelled pairs of make_pairs.py, imported into one knowledge base, asked for over HTTP pair by pair.

    BIFRONS_BUILD=build/test python3 tests/bench/near_duplicates/run.py [--seed 7] [--shared DIR] [--wrong 20]
"""
import argparse
import collections
import http.client
import json
import os
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "end_to_end")]
import harness  # noqa: E402
import make_pairs  # noqa: E402


def tagged(articles, pairs):
    """Each article with the names of its pairs as tags: a search for one tag sees one pair."""
    tags = collections.defaultdict(list)
    for pair in pairs:
        for article in (pair.first, pair.second):
            tags[article].append(pair.name)
    return ({**article, "tags": tags[article["id"]]} for article in articles)


def totals(kb, folder, targets):
    log = folder / "daemon.log"
    daemon = harness.Process([harness.BUILD / "bifrons-searchd" if (harness.BUILD / "bifrons-searchd").exists() else harness.BUILD / "bifrons", *([] if (harness.BUILD / "bifrons-searchd").exists() else ["serve"]), "--kb", kb, "--listen", "127.0.0.1:0"], log)
    try:
        port = harness.wait_for(lambda: (found := [w for w in log.read_text().split() if w.startswith("http://")]) and int(found[0].rstrip("/").rsplit(":", 1)[1]), "the daemon's start")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        for target in targets:
            connection.request("GET", target)
            yield json.loads(connection.getresponse().read())["total"]
    finally:
        daemon.stop()


def groups_of(articles, folded):
    """How many groups there are where these pairs are folded and no others."""
    parent = {a["id"]: a["id"] for a in articles}

    def root(name):
        while parent[name] != name:
            parent[name] = name = parent[parent[name]]
        return name

    for pair in folded:
        parent[root(pair.first)] = root(pair.second)
    return len({root(name) for name in parent})


def show(pairs, folded, names):
    wrong = collections.defaultdict(list)
    count = collections.Counter(pair.kind for pair in pairs)
    for pair in pairs:
        if pair.copy != (pair in folded):
            wrong[pair.kind].append(pair)
    right = sum(p.copy for p in folded)
    precision, recall = right / max(1, len(folded)), right / max(1, sum(p.copy for p in pairs))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{len(pairs)} pairs, {sum(p.copy for p in pairs)} of copies: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    for kind, of_kind in count.items():
        label = "copies" if any(p.copy for p in pairs if p.kind == kind) else "others"
        print(f"  {label}  {kind:28} {of_kind - len(wrong[kind]):4} of {of_kind:4} right", *(f"{p.first}/{p.second}" for p in wrong[kind][:names]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--shared", default=os.environ.get("BIFRONS_SHARED"))
    parser.add_argument("--wrong", type=int, default=0, help="so many wrong pairs named of each kind")
    parser.add_argument("--keep", help="write the articles to this file")
    options = parser.parse_args()
    articles, pairs = make_pairs.make(options.seed, options.shared)
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        lines = "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in tagged(articles, pairs)).encode()
        if options.keep:
            pathlib.Path(options.keep).write_bytes(lines)
        harness.bifrons("init", folder / "kb")
        done = harness.bifrons("import", "-", kb=folder / "kb", stdin=lines, timeout=600)
        if done.returncode != 0:
            sys.exit(done.stderr)
        found = list(totals(folder / "kb", folder, ["/search?limit=0", *(f"/search?tag={pair.name}&limit=0" for pair in pairs)]))
    folded = {pair for pair, total in zip(pairs, found[1:]) if total == 1}
    show(pairs, folded, options.wrong)
    print(f"  folds between posts of no pair: {groups_of(articles, folded) - found[0]}")


if __name__ == "__main__":
    main()
