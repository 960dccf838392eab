# SPDX-License-Identifier: GPL-3.0-or-later
"""One sample site as its site.json describes it: texts, addresses and how its language writes a date."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from .posts import Post, SampleError, read_posts
from .template import Template

NEEDED = ("host", "name", "lang", "charset", "per_page", "home_full", "paths", "feed", "sitemap", "robots", "dates",
          "text", "blogroll", "about", "not_found", "furniture_phrases")
SAFE_IN_PATHS = "/%:@!$&'()*+,;=~-._"


@dataclass
class Site:
    settings: dict
    template: Template
    posts: list[Post]

    @property
    def host(self) -> str:
        return self.settings["host"]

    @property
    def charset(self) -> str:
        return self.settings["charset"]

    @property
    def dated(self) -> list[Post]:
        return [post for post in self.posts if post.date]

    @property
    def last_change(self) -> datetime | None:
        return max((post.changed for post in self.dated), default=None, key=lambda moment: moment.timestamp())

    def url(self, path: str) -> str:
        return f"http://{self.host}{href(path)}"

    def path(self, kind: str, **values) -> str:
        return self.settings["paths"][kind].format(**values)

    def tag_path(self, tag: str) -> str:
        return self.path("tag", slug=slug(tag), name=tag)

    def when(self, kind: str, moment: datetime | None) -> str | None:
        """The moment as the site prints it; kind is one of the patterns under `dates`."""
        if moment is None:
            return None
        dates = self.settings["dates"]
        return dates[kind].format(
            d=moment.day, m=moment.month, y=moment.year, h=moment.hour, minute=f"{moment.minute:02}",
            h12=moment.hour % 12 or 12, ampm="AM" if moment.hour < 12 else "PM",
            month=dates["months"][moment.month - 1], month_of=dates["months_of"][moment.month - 1],
            weekday=dates["weekdays"][moment.weekday()])


def href(path: str) -> str:
    """A path as it is written in a link: what is not ASCII in percent-escapes."""
    return quote(path, safe=SAFE_IN_PATHS)


def slug(tag: str) -> str:
    """A tag as a piece of an address: Latin letters lose their marks, other scripts stay."""
    plain = unicodedata.normalize("NFKD", tag).encode("ascii", "ignore").decode()
    letters = plain if len(plain) >= len(tag) else tag
    pieces = "".join(c if c.isalnum() else " " for c in letters.lower()).split()
    return "-".join(pieces)


def read_site(folder: Path) -> Site:
    file = folder / "site.json"
    try:
        settings = json.loads(file.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise SampleError(file, error.lineno, error.msg) from None
    missing = [key for key in NEEDED if key not in settings]
    if missing:
        raise SampleError(file, 1, f"no {missing[0]!r}")
    if settings["host"] != folder.name:
        raise SampleError(file, 1, f"host {settings['host']!r} in the folder {folder.name!r}")
    page = folder / "page.html"
    template = Template(page.read_text(encoding="utf-8"), str(page))
    return Site(settings, template, read_posts(folder / "posts", settings["host"], settings["lang"]))
