# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the post files of the sample sites and names file and line of whatever is wrong in one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from . import markup

KEYS = {"title", "path", "author", "date", "tags", "summary", "modified", "copy_of", "undated", "category", "lang"}
NEEDED = ("title", "path")
SECTIONS = {"<!-- tail -->": "tail", "<!-- comments": "comments"}
END_OF_COMMENTS = "-->"
PATH = re.compile(r"/(?:[^\s/?#<>\"\\]+/)*[^\s/?#<>\"\\]*")
COMMENT_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class SampleError(Exception):
    """Something in the sample files is wrong; the text says where and what."""

    def __init__(self, file: Path, line: int, what: str):
        super().__init__(f"{file}:{line}: {what}")


@dataclass
class Comment:
    who: str
    date: datetime
    text: str


@dataclass
class Post:
    file: Path
    host: str
    lang: str
    title: str
    path: str
    author: str | None = None
    date: datetime | None = None
    modified: datetime | None = None
    tags: list[str] = field(default_factory=list)
    summary: str = ""
    category: str | None = None
    copy_of: str | None = None
    body: str = ""
    tail: str = ""
    comments: list[Comment] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://{self.host}{self.path}"

    @property
    def changed(self) -> datetime | None:
        return self.modified or self.date


def _lines(file: Path) -> list[str]:
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SampleError(file, raw.count(b"\n", 0, error.start) + 1, "not UTF-8") from None
    lines = text.replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if not unicodedata.is_normalized("NFC", line):
            raise SampleError(file, number, "not in Unicode normal form C")
    return lines


def _front_matter(file: Path, lines: list[str]) -> tuple[dict[str, tuple[str, int]], int]:
    """The keys with the line that each stands on, and the index of the first body line."""
    values: dict[str, tuple[str, int]] = {}
    if lines[0].strip() != "---":
        raise SampleError(file, 1, "no --- before the front matter")
    for number, line in enumerate(lines[1:], 2):
        if line.strip() == "---":
            missing = [key for key in NEEDED if key not in values]
            if missing:
                raise SampleError(file, number, f"no {missing[0]}: in the front matter")
            return values, number
        key, colon, value = line.partition(":")
        key = key.strip()
        if not colon or key not in KEYS:
            raise SampleError(file, number, f"not a front matter line: {line.strip()[:60]!r}")
        if key in values:
            raise SampleError(file, number, f"{key}: stands twice")
        if value.strip():
            values[key] = (value.strip(), number)
    raise SampleError(file, len(lines), "no --- after the front matter")


def _moment(file: Path, value: tuple[str, int] | None) -> datetime | None:
    if value is None:
        return None
    text, line = value
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise SampleError(file, line, f"not an ISO 8601 date: {text!r}") from None
    if moment.tzinfo is None:
        raise SampleError(file, line, f"a date and time with its offset is needed: {text!r}")
    return moment


def _check_dates(post: Post, values: dict[str, tuple[str, int]]) -> None:
    undated, line = values.get("undated", ("no", 1))
    if undated not in ("yes", "no"):
        raise SampleError(post.file, line, "undated: is yes or no")
    if undated == "yes":
        for key in ("date", "modified"):
            if key in values:
                raise SampleError(post.file, values[key][1], f"{key}: in an undated post")
        if re.search(r"\b(19|20)\d\d\b", post.path):
            raise SampleError(post.file, values["path"][1], "a year in the path of an undated post")
    elif post.date is None:
        raise SampleError(post.file, 1, "neither date: nor undated: yes")
    elif post.modified and post.modified < post.date:
        raise SampleError(post.file, values["modified"][1], "modified: before date:")


def _sections(file: Path, lines: list[str], start: int) -> dict[str, tuple[list[str], int]]:
    """Body, tail and comments: the lines of each and the number of the first."""
    found: dict[str, tuple[list[str], int]] = {"body": ([], start + 1)}
    current = "body"
    for number, line in enumerate(lines[start:], start + 1):
        if line.startswith("<!--"):
            if line.strip() not in SECTIONS:
                raise SampleError(file, number, f"not a section: {line.strip()!r}")
            current = SECTIONS[line.strip()]
            if current in found:
                raise SampleError(file, number, f"a second {line.strip()!r}")
            found[current] = ([], number + 1)
        elif current != "comments" or line.strip() != END_OF_COMMENTS:
            found[current][0].append(line)
    return found


def _fragment(file: Path, section: tuple[list[str], int]) -> str:
    html = "\n".join(section[0])
    for line, what in markup.faults(html, section[1]):
        raise SampleError(file, line, what)
    return html.strip("\n")


def _comments(file: Path, section: tuple[list[str], int]) -> list[Comment]:
    comments = []
    for number, line in enumerate(section[0], section[1]):
        if not line.strip():
            continue
        parts = [part.strip() for part in line.split("|", 2)]
        if len(parts) != 3 or not all(parts):
            raise SampleError(file, number, "a comment is: who | YYYY-MM-DD | text")
        try:
            if not COMMENT_DATE.fullmatch(parts[1]):
                raise ValueError
            comments.append(Comment(parts[0], datetime.fromisoformat(parts[1]), parts[2]))
        except ValueError:
            raise SampleError(file, number, f"not a date: {parts[1]!r}") from None
    return comments


def read_post(file: Path, host: str, lang: str) -> Post:
    """One post file as a Post; SampleError names the line of the first fault."""
    lines = _lines(file)
    values, start = _front_matter(file, lines)
    text = {key: value for key, (value, _) in values.items()}
    if not PATH.fullmatch(text["path"]) or ".." in text["path"]:
        raise SampleError(file, values["path"][1], f"not a path: {text['path']!r}")
    post = Post(file, host, text.get("lang", lang), text["title"], text["path"],
                author=text.get("author"), date=_moment(file, values.get("date")),
                modified=_moment(file, values.get("modified")),
                tags=[tag.strip() for tag in text.get("tags", "").split(",") if tag.strip()],
                summary=text.get("summary", ""), category=text.get("category"), copy_of=text.get("copy_of"))
    _check_dates(post, values)
    sections = _sections(file, lines, start)
    post.body = _fragment(file, sections["body"])
    if not markup.blocks(post.body):
        raise SampleError(file, start + 1, "no body")
    if "tail" in sections:
        post.tail = _fragment(file, sections["tail"])
    if "comments" in sections:
        post.comments = _comments(file, sections["comments"])
    return post


def read_posts(folder: Path, host: str, lang: str) -> list[Post]:
    """All posts of a site, newest first; the undated ones last, in the order of their file names."""
    posts = [read_post(file, host, lang) for file in sorted(folder.glob("*.html"))]
    seen: dict[str, Path] = {}
    for post in posts:
        if post.path in seen:
            raise SampleError(post.file, 1, f"path {post.path} is taken by {seen[post.path].name}")
        seen[post.path] = post.file
    dated = sorted((post for post in posts if post.date), key=lambda post: post.date.timestamp(), reverse=True)
    return dated + [post for post in posts if not post.date]


def check_copies(posts: list[Post]) -> None:
    """A copy_of must name a post of these sites, and both files must hold the same body."""
    by_url = {post.url: post for post in posts}
    for post in posts:
        if post.copy_of is None:
            continue
        original = by_url.get(post.copy_of)
        if original is None:
            raise SampleError(post.file, 1, f"copy_of names no sample post: {post.copy_of}")
        if markup.blocks(original.body) != markup.blocks(post.body):
            raise SampleError(post.file, 1, f"body differs from that of {original.file}")
