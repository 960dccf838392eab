#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The second peer of every cost: Tantivy with a stemmed field a language, positions and the text stored, one thread.

Use: tantivy_peer.py index FOLDER FILE.jsonl
     tantivy_peer.py query FOLDER QUERIES.jsonl [--no-snippets] [--passes N]
Queries as plain_xapian.cpp reads them: ten hits, a snippet each, and its own exact count. Prints one line of JSON; of several passes
the last one counts. Needs the Python package tantivy.
"""
import argparse
import json
import pathlib
import time

import tantivy

NAMES = {"en": "english", "fi": "finnish", "ru": "russian"}


def schema():
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("lang", stored=False, tokenizer_name="raw")
    builder.add_text_field("topic", stored=False, tokenizer_name="raw")
    builder.add_text_field("date", stored=False, tokenizer_name="raw", fast=True)
    for lang in NAMES:
        builder.add_text_field(f"title_{lang}", stored=True, tokenizer_name=lang)
        builder.add_text_field(f"body_{lang}", stored=True, tokenizer_name=lang)
    return builder.build()


def opened(folder, create):
    if create:
        folder.mkdir(parents=True)
        index = tantivy.Index(schema(), path=str(folder))
    else:
        index = tantivy.Index.open(str(folder))
    for lang, name in NAMES.items():
        index.register_tokenizer(lang, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.remove_long(64))
                                 .filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.stemmer(name)).build())
    return index


def index_file(options):
    started = time.process_time()
    index = opened(options.folder, True)
    writer = index.writer(128_000_000, 1)
    with open(options.file, encoding="utf-8") as lines:
        for count, line in enumerate(lines, 1):
            article = json.loads(line)
            lang = article["lang"] if article["lang"] in NAMES else "en"
            fields = {"lang": lang, "date": article["date"], f"title_{lang}": article["title"], f"body_{lang}": article["title"] + "\n" + article["text"]}
            document = tantivy.Document(**fields)
            for topic in article.get("topics", []):
                document.add_text("topic", topic)
            writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    print(json.dumps({"documents": count, "cpu_s": time.process_time() - started}))


def parsed(index, query):
    """As a query of terms joined by the operator, in the field of its language; a topic or language filters."""
    field, operator = f"body_{query['lang']}", query["op"]
    terms = query["terms"]
    if operator == "phrase":
        text = '"' + " ".join(terms) + '"'
    elif operator == "prefix":
        return tantivy.Query.regex_query(index.schema, field, terms[0] + ".*")
    else:
        text = " ".join(("+" if operator == "and" else "") + term for term in terms)
    found = index.parse_query_lenient(text, [field])[0]
    parts = [(tantivy.Occur.Must, found)]
    for name, value in query["filters"].items():
        if name in ("lang", "topic"):
            parts.append((tantivy.Occur.Must, tantivy.Query.const_score_query(tantivy.Query.term_query(index.schema, name, value, "basic"), 0.0)))
    return found if len(parts) == 1 else tantivy.Query.boolean_query(parts)


def answer(index, searcher, query, snippets):
    wanted = parsed(index, query)
    found = searcher.search(wanted, 10, count=True)
    size = found.count
    if snippets:
        generator = tantivy.SnippetGenerator.create(searcher, wanted, index.schema, f"body_{query['lang']}")
        for _, address in found.hits:
            size += len(generator.snippet_from_doc(searcher.doc(address)).to_html())
    return size


def summary(seconds):
    seconds = sorted(seconds)
    at = lambda share: 1000 * seconds[min(len(seconds) - 1, int(len(seconds) * share))]
    return {"mean_ms": 1000 * sum(seconds) / len(seconds), "p50_ms": at(0.5), "p95_ms": at(0.95)}


def ask(options):
    index = opened(options.folder, False)
    index.reload()
    searcher = index.searcher()
    queries = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines()]
    for _ in range(options.passes):
        cpu, kinds, hits = [], {}, 0
        for query in queries:
            started = time.process_time()
            hits += answer(index, searcher, query, not options.no_snippets)
            cpu.append(time.process_time() - started)
            kinds.setdefault(query["kind"], []).append(cpu[-1])
    print(json.dumps({"queries": len(queries), "cpu": summary(cpu), "kinds": {kind: summary(times) for kind, times in sorted(kinds.items())}, "size": hits}))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["index", "query"])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--no-snippets", action="store_true")
    parser.add_argument("--passes", type=int, default=1)
    options = parser.parse_args()
    index_file(options) if options.what == "index" else ask(options)


if __name__ == "__main__":
    main()
