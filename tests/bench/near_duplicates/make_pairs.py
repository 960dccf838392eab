# SPDX-License-Identifier: GPL-3.0-or-later
"""Labelled pairs of posts, made with a fixed seed: copies that were changed as republishing changes them, and posts that only look alike.

A copy keeps four fifths of the words in their order, or more. What is near that line is not made.
"""
import collections
import html
import json
import lzma
import pathlib
import random
import re
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
LEAST_WORDS = 60
FORMS = json.loads((HERE / "templates.json").read_text(encoding="utf-8"))

Pair = collections.namedtuple("Pair", "name kind copy first second")


def sample_posts():
    for path in sorted((ROOT / "corpus/samples/sites").glob("*/posts/*.html")):
        head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
        facts = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        blocks = (html.unescape(re.sub(r"<[^>]+>", " ", block)) for block in re.split(r"</(?:p|h\d|li|blockquote|td|pre)>", body))
        text = "\n\n".join(clean for block in blocks if (clean := " ".join(block.split())))
        yield {"title": facts["title"], "text": text, "lang": language(text), "published": facts.get("date", "")[:10], "site": path.parts[-3]}


def language(text):
    if re.search("[а-яё]", text.lower()):
        return "ru"
    return "fi" if len(re.findall("[äö]", text.lower())) * 60 > len(text) else "en"


def page_of(identifier):
    return re.sub(r"^bc-(en|fi|ru)-", "", identifier)


def shared_posts(shared, rng, most):
    """Documents of the retrieval benches; those of one id in several languages are translations of each other."""
    collections_of = {}
    for name in ("bc-en", "bc-fi", "bc-ru", "qa-ru"):
        path = shared / f"bench/retrieval/{name}.docs.jsonl.xz"
        if path.exists():
            documents = [json.loads(line) for line in lzma.open(path, "rt", encoding="utf-8")]
            collections_of[name] = {page_of(d["id"]): d for d in documents if LEAST_WORDS <= len(d["text"].split()) <= 2500}
    translated = sorted(set.intersection(*(set(d) for n, d in collections_of.items() if n.startswith("bc-")))) if len(collections_of) > 1 else []
    translated = rng.sample(translated, min(most // 2, len(translated)))
    for name, documents in collections_of.items():
        pages = [p for p in translated if p in documents]
        pages += rng.sample(sorted(set(documents) - set(pages)), min(most - len(pages), len(documents) - len(pages)))
        for d in (documents[p] for p in pages):
            yield {"title": d.get("title") or "", "text": d["text"], "lang": d.get("lang", name[-2:]), "published": str(d.get("date") or "")[:10], "site": "docs.test", "source": d["id"]}


class Changes:
    """Ways to change a post. Each takes and gives a post."""

    def __init__(self, rng, posts):
        self.rng = rng
        self.words = {lang: [w for p in posts if p["lang"] == lang for w in p["text"].split()] for lang in ("en", "fi", "ru")}

    def edited(self, post, share):
        """That share of the words exchanged, left out or with another before them, all over the text."""
        out = []
        for block in post["text"].split("\n\n"):
            words = []
            for word in block.split():
                if self.rng.random() >= share:
                    words.append(word)
                    continue
                how = self.rng.random()
                if how < 0.6:
                    words.append(self.rng.choice(self.words[post["lang"]]))
                elif how < 0.8:
                    words += [self.rng.choice(self.words[post["lang"]]), word]
            out.append(" ".join(words))
        return {**post, "text": "\n\n".join(out)}

    def furnished(self, post):
        room = len(post["text"].split()) * 0.2
        blocks = post["text"].split("\n\n")
        for piece in self.rng.sample(FORMS["furniture"][post["lang"]], 4):
            room -= len(piece.split())
            if room < 0:
                break
            blocks.insert(self.rng.choice([0, len(blocks)]), piece)
        return {**post, "text": "\n\n".join(blocks)}

    def introduced(self, post):
        intro = self.rng.choice(FORMS["intros"][post["lang"]]).format(site=post["site"])
        return {**post, "text": intro + "\n\n" + post["text"]}

    def cut(self, post, share, from_end=True):
        words = re.findall(r"\S+\s*", post["text"])
        keep = max(1, round(len(words) * (1 - share)))
        return {**post, "text": "".join(words[:keep] if from_end else words[-keep:]).strip()}

    def typeset(self, post):
        text = post["text"].replace('"', "”").replace("'", "’").replace(" - ", " — ").replace("...", "…").replace("ё", "е").replace("«", '"').replace("»", '"')
        text = text.replace("fi", "ﬁ") if self.rng.random() < 0.3 else text
        text = re.sub(r"(\w{6})(\w{5})", "\\1\u00ad\\2", text) if self.rng.random() < 0.5 else text
        text = text.replace(" — ", "\u00a0– ") if self.rng.random() < 0.5 else text
        text = text.replace("\n\n", "\n") if self.rng.random() < 0.3 else text
        return {**post, "text": text, "title": post["title"].upper() if self.rng.random() < 0.3 else post["title"]}

    def recoded(self, post):
        """What is left after a trip through a small encoding, or in another normal form."""
        if self.rng.random() < 0.5:
            return {**post, "text": unicodedata.normalize("NFD", post["text"])}
        charset = "koi8-r" if post["lang"] == "ru" else "latin-1"
        return {**post, "text": post["text"].encode(charset, "replace").decode(charset)}

    def retitled(self, post, other):
        return {**post, "title": other["title"]}

    def quoting(self, post, other, share):
        """The other's words with a piece of post as a quotation among them."""
        words = post["text"].split()
        count = max(8, int(len(words) * share))
        start = self.rng.randrange(max(1, len(words) - count))
        blocks = other["text"].split("\n\n")
        blocks.insert(len(blocks) // 2, " ".join(words[start:start + count]))
        return {**other, "text": "\n\n".join(blocks)}


def copies(change, rng, post, other):
    yield "furniture", change.furnished(post)
    yield "intro", change.introduced(post)
    yield "cut 10 %", change.cut(post, 0.10, rng.random() < 0.5)
    yield "cut 18 %", change.cut(post, 0.18)
    for share in (1, 5, 10, 15, 20):
        yield f"edits {share} %", change.edited(post, share / 100)
    yield "typography", change.typeset(post)
    yield "encoding", change.recoded(post)
    yield "other title", change.retitled(change.furnished(post), other)
    yield "all at once", change.typeset(change.edited(change.introduced(change.cut(post, 0.05)), 0.04))


def others(change, rng, post, other):
    yield "excerpt 30 %", change.cut(post, 0.7)
    yield "excerpt 50 %", change.cut(post, 0.5)
    yield "edits 50 %", change.edited(post, 0.5)
    yield "quotation 15 %", change.quoting(post, other, 0.15)
    yield "quotation 40 %", change.quoting(post, other, 0.4)
    blocks = [b for p in (post, other) for b in p["text"].split("\n\n")]
    rng.shuffle(blocks)
    if max(len(b.split()) for b in blocks) * 6 < sum(len(b.split()) for b in blocks):  # else one block is most of the text
        yield "shuffled with another", {**other, "text": "\n\n".join(blocks)}


def filled(rng, frame, posts):
    """A frame with what this one post tells, from real sentences of its language."""
    sentences = [s for p in posts if p["lang"] == frame["lang"] for s in re.split(r"(?<=[.!?])\s+", p["text"]) if 8 <= len(s.split()) <= 30]
    some = lambda n: " ".join(rng.sample(sentences, n))
    day = f"{rng.randint(1, 28)}.{rng.randint(1, 12)}.{rng.randint(2008, 2016)}"
    slots = {"topic": " ".join(rng.choice(sentences).split()[:4]).strip(".,:;!?«»\"").lower(), "name": rng.choice(FORMS["names"]), "firm": rng.choice(FORMS["firms"]), "date": day,
             "hour": f"{rng.randint(8, 18)}.{rng.choice(['00', '15', '30'])}", "number": rng.randint(10, 99), "version": f"{rng.randint(1, 9)}.{rng.randint(0, 20)}.{rng.randint(0, 9)}",
             "about": some(3), "about2": some(2), "fix": some(1), "fix2": some(1)}
    return {"title": frame["title"].format(**slots), "text": frame["text"].format(**slots), "lang": frame["lang"], "published": "", "site": "series.test"}


def make(seed, shared=None, most_shared=60):
    """All posts by id, and the pairs."""
    rng = random.Random(seed)
    posts = [p for p in sample_posts() if len(p["text"].split()) >= LEAST_WORDS]
    samples = len(posts)
    if shared:
        posts += shared_posts(pathlib.Path(shared), rng, most_shared)
    change = Changes(rng, posts)
    articles, pairs = {}, []

    def store(post, name):
        host = name.split("-")[0] + ".test" if name.startswith("pair") else post["site"]
        articles[name] = {"id": name, "title": post["title"], "text": unicodedata.normalize("NFC", post["text"]) if name.startswith("base") else post["text"],
                          "url": f"https://{host}/{name}", **({"published": post["published"]} if post["published"] else {})}
        return name

    for number, post in enumerate(posts):
        base = store(post, f"base{number}")
        fellow = rng.choice([p for p in posts if p is not post and p["lang"] == post["lang"]])
        made = [(True, k, p) for k, p in copies(change, rng, post, fellow)]
        made += [(False, k, p) for k, p in others(change, rng, post, fellow)]
        for copy, kind, derived in made if number < samples else rng.sample(made, 5):
            name = f"pair{len(pairs)}"
            pairs.append(Pair(name, kind, copy, base, store(derived, f"{name}-copy" if copy else f"{name}-other")))
    for number, frame in enumerate(FORMS["frames"]):
        series = [store(filled(rng, frame, posts), f"series{number}x{i}") for i in range(9)]
        for first, second in zip(series, series[1:]):
            pairs.append(Pair(f"pair{len(pairs)}", f"one template: {frame['title'].split(' ')[0].strip(':')}", False, first, second))
    by_source = collections.defaultdict(list)
    for number, post in enumerate(posts):
        if "source" in post:
            by_source[page_of(post["source"])].append(f"base{number}")
    for group in by_source.values():
        for first, second in zip(group, group[1:]):
            pairs.append(Pair(f"pair{len(pairs)}", "translation", False, first, second))
    order = list(articles.values())
    rng.shuffle(order)
    return order, pairs
