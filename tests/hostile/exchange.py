# SPDX-License-Identifier: GPL-3.0-or-later
"""One request as a case sees it: what was asked, what its host remembers, and ways to answer by the byte."""
import gzip
import random
import time

SUBJECTS = ("The sales team", "A new customer", "Our project manager", "The editor", "Every reader", "The support desk", "A small company", "The finance group",
            "An experienced seller", "The board", "My colleague", "The whole office", "A careful analyst", "The vendor", "Each region", "The marketing lead")
VERBS = ("wrote down", "argued about", "measured", "forgot", "rebuilt", "explained", "compared", "questioned", "shared", "postponed", "tested", "simplified", "kept", "reviewed")
OBJECTS = ("the quarterly forecast", "a list of open questions", "the old database", "every promise made in the meeting", "the reasons behind the delay", "a page of field notes",
           "the shared calendar", "the cost of the change", "its first prototype", "the notes from the workshop", "a story about a lost order", "the plan for the autumn")
TAILS = ("before the week was over", "because nobody else had the time", "and learned more than expected", "without asking for permission", "while the phones kept ringing",
         "so that the next team could begin sooner", "although the numbers told another story", "after a long talk over coffee", "in a room with no windows", "as the rain went on outside")


def sentence(words):
    return f"{words.choice(SUBJECTS)} {words.choice(VERBS)} {words.choice(OBJECTS)} {words.choice(TAILS)}."


def paragraphs(seed, count=6):
    words = random.Random(seed)
    return [" ".join(sentence(words) for _ in range(4)) for _ in range(count)]


def article(seed, title=None, head="", links=(), tail=""):
    """A blog post, its text the seed's own."""
    title = title or random.Random("title " + seed).choice(OBJECTS).capitalize() + f", part {sum(seed.encode()) % 97}"
    body = "".join(f"<p>{text}</p>\n" for text in paragraphs(seed))
    listed = "".join(f'<li><a href="{link}">Read on: {link}</a></li>\n' for link in links)
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body><article><h1>{title}</h1>\n{body}</article>'
            + (f"<nav><ul>{listed}</ul></nav>" if listed else "") + f"{tail}</body></html>").encode()


class Gone(Exception):
    """The client has left, as it may."""


class Exchange:
    def __init__(self, connection, host, path, headers, memory, count):
        self.connection, self.host, self.path, self.headers, self.memory, self.count = connection, host, path, headers, memory, count
        self.status = 0

    @property
    def origin(self):
        return f"http://{self.host}"

    def raw(self, data):
        try:
            self.connection.sendall(data)
        except OSError as error:
            raise Gone from error

    def head(self, status, *lines, reason="OK"):
        self.status = status
        self.raw(f"HTTP/1.1 {status} {reason}\r\nConnection: close\r\n".encode() + b"".join(line if isinstance(line, bytes) else line.encode() for line in
                                                                                                 (x + (b"\r\n" if isinstance(x, bytes) else "\r\n") for x in lines)) + b"\r\n")

    def answer(self, body=b"", *lines, status=200, kind="text/html; charset=utf-8"):
        body = body if isinstance(body, bytes) else body.encode()
        self.head(status, *([f"Content-Type: {kind}"] if kind else []), f"Content-Length: {len(body)}", *lines)
        self.raw(body)

    def page(self, *lines, **of_article):
        self.answer(article(self.host + self.path, **of_article), *lines)

    def zipped(self, body=None, coding="gzip"):
        self.answer(gzip.compress(body if body is not None else article(self.host + self.path)), f"Content-Encoding: {coding}")

    def redirect(self, target, status=301):
        target = target if isinstance(target, bytes) else target.encode("utf-8")
        self.answer(b"", b"Location: " + target, status=status)

    def missing(self):
        self.answer("<html><title>Not here</title><p>There is no such page.</p></html>", status=404)

    def drip(self, data, pause):
        for octet in data:
            self.raw(bytes([octet]))
            time.sleep(pause)
        while True:
            self.raw(b" ")
            time.sleep(pause)

    def hang(self, seconds=100):
        """Until the client leaves, or seconds."""
        self.connection.settimeout(seconds)
        try:
            while self.connection.recv(4096):
                pass
        except OSError:
            pass

    def kept(self, etag=None, modified=None, body=None, kind="text/html; charset=utf-8"):
        """A page with validators; 304 where the client has it."""
        asked = self.headers.get("if-none-match"), self.headers.get("if-modified-since")
        lines = ([f"ETag: {etag}"] if etag else []) + ([f"Last-Modified: {modified}"] if modified else [])
        if (etag and asked[0] == etag) or (not etag and modified and asked[1] == modified):
            self.head(304, *lines, reason="Not Modified")
        else:
            self.answer(body if body is not None else article(self.host + self.path), *lines, kind=kind)


CASES = {}


def case(name, robots=None):
    """Registers how a host behaves. robots: its robots.txt; None: there is none; "own": the case answers that path itself."""
    def register(function):
        CASES[name] = (function, robots)
        return function
    return register


def only_root(exchange, respond):
    respond() if exchange.path == "/" else exchange.missing()
