# SPDX-License-Identifier: GPL-3.0-or-later
"""What a post's HTML says and whether it is well-formed, so that facts are taken from words and not from tags."""

from __future__ import annotations

import re
from html.parser import HTMLParser

INLINE = {"a", "abbr", "cite", "code", "del", "em", "ins", "q", "span", "strong", "sub", "sup"}
BLOCK = {"p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "caption", "thead", "tbody", "tfoot",
         "tr", "th", "td", "pre", "figure", "figcaption", "dl", "dt", "dd"}
VOID = {"br", "hr"}

LOOSE_AMPERSAND = re.compile(r"&(?!#\d+;|#[xX][0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;)")
LOOSE_LESS_THAN = re.compile(r"<(?![A-Za-z/!])")


class _Checker(HTMLParser):
    """Collects (line, what) for every fault of nesting and every element that posts do not use."""

    def __init__(self, first_line: int):
        super().__init__(convert_charrefs=True)
        self.first_line = first_line
        self.open: list[tuple[str, int]] = []
        self.faults: list[tuple[int, str]] = []

    def _line(self) -> int:
        return self.first_line + self.getpos()[0] - 1

    def handle_starttag(self, tag, attrs):
        if tag in VOID:
            return
        if tag not in INLINE and tag not in BLOCK:
            self.faults.append((self._line(), f"<{tag}> is not an element that posts use"))
        if tag in BLOCK and any(name == "p" for name, _ in self.open):
            self.faults.append((self._line(), f"<{tag}> inside an open <p>"))
        self.open.append((tag, self._line()))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            inner = f"<{self.open[-1][0]}> of line {self.open[-1][1]} is open" if self.open else "nothing is open"
            self.faults.append((self._line(), f"</{tag}> where {inner}"))
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass


def faults(html: str, first_line: int) -> list[tuple[int, str]]:
    """Every (line, what) that makes the fragment bad HTML; `first_line` is where it begins in its file."""
    checker = _Checker(first_line)
    checker.feed(html)
    checker.close()
    found = checker.faults + [(line, f"<{tag}> is never closed") for tag, line in checker.open]
    for pattern, what in ((LOOSE_AMPERSAND, "a bare & (write &amp;)"), (LOOSE_LESS_THAN, "a bare < (write &lt;)")):
        found += [(first_line + html.count("\n", 0, m.start()), what) for m in pattern.finditer(html)]
    return sorted(found)


class _Blocks(HTMLParser):
    """Cuts a fragment into the text of its blocks; inline elements join, everything else parts."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks = [""]
        self.links: list[str] = []

    def handle_starttag(self, tag, attrs):
        href = dict(attrs).get("href")
        if tag == "a" and href:
            self.links.append(href)
        self._part(tag)

    def handle_endtag(self, tag):
        self._part(tag)

    def _part(self, tag):
        if tag == "br":
            self.blocks[-1] += " "
        elif tag not in INLINE:
            self.blocks.append("")

    def handle_data(self, data):
        self.blocks[-1] += data


def _read(html: str) -> _Blocks:
    parser = _Blocks()
    parser.feed(html)
    parser.close()
    return parser


def squeeze(text: str) -> str:
    """White space of any kind and length as one space, the no-break space too."""
    return " ".join(text.split())


def blocks(html: str) -> list[str]:
    """The fragment's text, one string for each block that holds any."""
    return [text for text in map(squeeze, _read(html).blocks) if text]


def links(html: str) -> list[str]:
    return _read(html).links


def words(html: str) -> int:
    """How many words a reader counts: pieces between spaces that hold a letter or a digit."""
    return sum(any(c.isalnum() for c in piece) for text in blocks(html) for piece in text.split())
