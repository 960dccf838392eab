# SPDX-License-Identifier: GPL-3.0-or-later
"""The peers in ranking, each as a function that indexes documents and yields named runs: the plain set-up and tuned ones.

A document is (id, title, text), a query (id, text); a run is {query id: [(document id, score)]}, best first.
"""
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

WORD = re.compile(r"\w+")
NAMES = {"en": "english", "fi": "finnish", "ru": "russian"}
WANTED = 100


def with_bm25s(lang, documents, queries):
    import bm25s
    import Stemmer
    stemmer = Stemmer.Stemmer(NAMES[lang])

    def tokens(texts):
        return bm25s.tokenize(texts, stopwords=[], stemmer=stemmer, token_pattern=r"(?u)\b\w+\b", show_progress=False)

    asked = tokens([text for _, text in queries])
    for repeats in (1, 2):
        indexed = tokens([f"{' '.join([title] * repeats)} {text}" for _, title, text in documents])
        for k1, b in ((1.5, 0.75), (1.2, 0.75), (1.6, 0.9)):
            retriever = bm25s.BM25(method="lucene", k1=k1, b=b)
            retriever.index(indexed, show_progress=False)
            found, scores = retriever.retrieve(asked, k=min(WANTED, len(documents)), show_progress=False)
            run = {qid: [(documents[d][0], s) for d, s in zip(row, marks)] for (qid, _), row, marks in zip(queries, found.tolist(), scores.tolist())}
            yield f"bm25s-k{k1}-b{b}-title{repeats}", run


def with_tantivy(lang, documents, queries):
    import tantivy
    analyzer = (tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.remove_long(64))
                .filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.stemmer(NAMES[lang])).build())
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for field in ("title", "body"):
        builder.add_text_field(field, tokenizer_name="own")
    index = tantivy.Index(builder.build())
    index.register_tokenizer("own", analyzer)
    writer = index.writer(64_000_000, 1)
    for name, title, text in documents:
        writer.add_document(tantivy.Document(id=name, title=title, body=f"{title}\n{text}"))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    ids = {}
    for boost in (0, 0.3, 0.6, 1):
        run = {}
        for qid, text in queries:
            words = " ".join(WORD.findall(text.lower())) or "nothing"
            fields, boosts = (["body"], {}) if boost == 0 else (["body", "title"], {"title": float(boost)})
            query = index.parse_query_lenient(words, fields, field_boosts=boosts)[0]
            hits = []
            for score, address in searcher.search(query, WANTED, count=False).hits:
                place = (address.segment_ord, address.doc)
                if place not in ids:
                    ids[place] = searcher.doc(address)["id"][0]
                hits.append((ids[place], score))
            run[qid] = hits
        yield f"tantivy-t{boost}", run


def with_sqlite(lang, documents, queries):
    import Stemmer
    stemmer = Stemmer.Stemmer(NAMES[lang])

    def stems(text):
        return " ".join(stemmer.stemWords(WORD.findall(text.lower())))

    plain = "porter unicode61" if lang == "en" else "unicode61"
    for label, tokenizer, change in (("sqlite-own", plain, str), ("sqlite-snowball", "unicode61", stems)):
        database = sqlite3.connect(":memory:")
        database.execute(f"CREATE VIRTUAL TABLE d USING fts5(id UNINDEXED, title, body, tokenize='{tokenizer}')")
        database.executemany("INSERT INTO d VALUES (?,?,?)", ((name, change(title), change(text)) for name, title, text in documents))
        for weight in (1, 2, 4):
            run = {}
            for qid, text in queries:
                match = " OR ".join(f'"{word}"' for word in WORD.findall(change(text)))
                rows = database.execute(f"SELECT id, -bm25(d, 0, {weight}, 1) FROM d WHERE d MATCH ? ORDER BY 2 DESC LIMIT {WANTED}", (match,)) if match else []
                run[qid] = list(rows)
            yield f"{label}-t{weight}", run


def with_xapian(lang, documents, queries):
    import xapian
    with tempfile.TemporaryDirectory() as folder:
        database = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OPEN)
        generator, stemmer = xapian.TermGenerator(), xapian.Stem(lang)
        generator.set_stemmer(stemmer)
        for name, title, text in documents:
            document = xapian.Document()
            generator.set_document(document)
            generator.index_text(title, 1, "S")
            generator.increase_termpos()
            generator.index_text(title)
            generator.increase_termpos()
            generator.index_text(text)
            document.set_data(name)
            database.add_document(document)
        database.commit()
        parser = xapian.QueryParser()
        parser.set_stemmer(stemmer)
        parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
        parser.add_prefix("title", "S")
        enquire = xapian.Enquire(database)
        for label, weight in (("default", xapian.BM25Weight()), ("k1.6", xapian.BM25Weight(1.6, 0, 1, 0.75, 0.001))):
            for scale in (0, 0.4, 0.8):
                enquire.set_weighting_scheme(weight)
                run = {}
                for qid, text in queries:
                    words = " ".join(WORD.findall(text.lower()))
                    query = parser.parse_query(words, 0)
                    if scale:
                        title = xapian.Query(xapian.Query.OP_SCALE_WEIGHT, parser.parse_query(words, 0, "S"), scale)
                        query = xapian.Query(xapian.Query.OP_OR, query, title)
                    enquire.set_query(query)
                    run[qid] = [(hit.document.get_data().decode(), hit.weight) for hit in enquire.get_mset(0, WANTED)]
                yield f"xapian-{label}-t{scale}", run


def write_lines(path, rows):
    path.write_text("".join("\t".join(re.sub(r"[\t\r\n\u2028\u2029\x85\x0b\x0c]+", " ", cell) for cell in row) + "\n" for row in rows), encoding="utf-8")


def with_lucene(lang, documents, queries, jars):
    """jars: the folder of Lucene's jars, from `mvn dependency:copy-dependencies` beside lucene/pom.xml."""
    source = pathlib.Path(__file__).parent / "lucene" / "Peer.java"
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        write_lines(work / "docs.tsv", documents)
        write_lines(work / "queries.tsv", queries)
        subprocess.run(["java", "-cp", f"{jars}/*", source, lang, work / "docs.tsv", work / "queries.tsv", work], check=True, stderr=sys.stderr)
        for path in sorted(work.glob("*.run")):
            run = {}
            for line in path.read_text().splitlines():
                qid, _, name, _, score, _ = line.split(" ")
                run.setdefault(qid, []).append((name, float(score)))
            yield path.stem, run
