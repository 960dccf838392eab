# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills a site's template: the posts, and around them the lists, archives and boxes that make a page look like a blog."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from itertools import groupby

from .posts import Post
from .site import Site, href

TEASERS = 4
RELATED = 3
RECENT_COMMENTS = 4
CLOUD_STEPS = 4


class Pages:
    """Every HTML page of one site as (path, html, when it changed), posts and others apart."""

    def __init__(self, site: Site):
        self.site = site
        by_tag: dict[str, list[Post]] = {}
        for post in site.posts:
            for tag in post.tags:
                by_tag.setdefault(tag, []).append(post)
        least, also = site.settings["paths"]["tag_min"], site.settings["paths"].get("tags_also", [])
        self.by_tag = {tag: posts for tag, posts in sorted(by_tag.items()) if len(posts) >= least or tag in also}
        self.by_month = [(datetime(*month, 1), list(posts)) for month, posts in
                         groupby(site.dated, key=lambda post: (post.date.year, post.date.month))]
        self.favourites = sorted(site.posts, key=lambda post: hashlib.sha1(post.path.encode()).digest())

    # What the template is given.

    def _tag(self, tag: str) -> dict:
        return {"name": tag, "href": href(self.site.tag_path(tag)) if tag in self.by_tag else None}

    def _cloud(self) -> list[dict]:
        most = max((len(posts) for posts in self.by_tag.values()), default=1)
        return [{**self._tag(tag), "count": len(posts), "size": 1 + len(posts) * (CLOUD_STEPS - 1) // most}
                for tag, posts in self.by_tag.items()]

    def _teaser(self, post: Post, full: bool = False) -> dict:
        when = self.site.when
        return {"title": post.title, "href": href(post.path), "author": post.author, "summary": post.summary,
                "date_text": when("date", post.date), "time_text": when("time", post.date),
                "iso": post.date.isoformat() if post.date else None,
                "tags": [self._tag(tag) for tag in post.tags], "comment_count": len(post.comments),
                "body": post.body if full else None, "tail": post.tail if full else None}

    def _box(self, teasers: list[dict]) -> dict | None:
        return {"items": teasers} if teasers else None

    def _recent_comments(self, but: Post | None) -> list[dict]:
        comments = [(post.comments[-1], post) for post in self.site.posts if post.comments and post is not but]
        comments.sort(key=lambda pair: (pair[0].date, pair[1].path), reverse=True)
        return [{"who": comment.who, "title": post.title, "href": href(post.path)}
                for comment, post in comments[:RECENT_COMMENTS]]

    def _around(self, path: str, post: Post | None = None) -> dict:
        """What every page of the site shares; a page without a date gets no archive list and so shows no month."""
        others = [other for other in self.favourites if other is not post][:TEASERS]
        months = [] if post and not post.date else self.by_month
        return {
            **self.site.settings, "canonical": self.site.url(path), "feed_href": href(self.site.settings["feed"]["path"]),
            "about_href": href(self.site.path("about")), "popular": self._box([self._teaser(other) for other in others]),
            "archive": self._box([{"label": self.site.when("month", month), "count": len(posts),
                                   "href": href(self._month_path(month))} for month, posts in months]),
            "tag_cloud": self._box(self._cloud()), "recent_comments": self._box(self._recent_comments(post)),
            "post": None, "list": None, "static": None, "description": None,
        }

    def _related(self, post: Post) -> list[Post]:
        def distance(other: Post):
            days = abs((other.date - post.date).days) if other.date and post.date else 99999
            return -len(set(other.tags) & set(post.tags)), days, other.path
        return sorted((other for other in self.site.posts if other is not post), key=distance)[:RELATED]

    def _post(self, post: Post) -> dict:
        site, position = self.site, self.site.posts.index(post)
        newer = site.posts[position - 1] if position else None
        older = site.posts[position + 1] if position + 1 < len(site.posts) else None
        category = post.category or (post.tags[0] if post.tags else None)
        return {
            **self._teaser(post, full=True),
            "modified_text": site.when("date", post.modified),
            "modified_iso": post.modified.isoformat() if post.modified else None,
            "category": self._tag(category) if category else None, "keywords": ", ".join(post.tags),
            "comments": [{"number": number, "who": comment.who, "text": comment.text,
                          "date_text": site.when("comment", comment.date) if post.date else None}
                         for number, comment in enumerate(post.comments, 1)],
            "related": self._box([self._teaser(other) for other in self._related(post)]),
            "newer": self._teaser(newer) if newer else None, "older": self._teaser(older) if older else None,
            "json_ld": self._json_ld(post),
        }

    def _json_ld(self, post: Post) -> str:
        data = {"@context": "https://schema.org", "@type": "BlogPosting", "headline": post.title,
                "url": post.url, "mainEntityOfPage": post.url, "inLanguage": post.lang,
                "datePublished": post.date.isoformat() if post.date else None,
                "dateModified": post.changed.isoformat() if post.changed else None,
                "author": {"@type": "Organization", "name": post.author} if post.author else None,
                "publisher": {"@type": "Organization", "name": self.site.settings["name"]},
                "keywords": post.tags or None, "articleSection": post.category, "description": post.summary or None}
        kept = {key: value for key, value in data.items() if value}
        return json.dumps(kept, ensure_ascii=False, indent=1).replace("</", "<\\/")

    def _month_path(self, month: datetime) -> str:
        return self.site.path("month", y=month.year, m=f"{month.month:02}")

    # The pages.

    def posts(self):
        for post in self.site.posts:
            context = {**self._around(post.path, post), "description": post.summary or None, "post": self._post(post)}
            yield post.path, self.site.template.render(context), post.changed

    def others(self):
        yield from self._paged_list()
        text = self.site.settings["text"]
        for tag, posts in self.by_tag.items():
            yield self._list(self.site.tag_path(tag), text["tag_heading"].format(tag=tag), posts)
        for month, posts in self.by_month:
            heading = text["month_heading"].format(month=self.site.when("month", month))
            yield self._list(self._month_path(month), heading, posts)
        for kind, path in (("about", self.site.path("about")), ("not_found", "/404.html")):
            context = {**self._around(path), "static": self.site.settings[kind]}
            yield path, self.site.template.render(context), None

    def _paged_list(self):
        size, posts = self.site.settings["per_page"], self.site.posts
        chunks = [posts[start:start + size] for start in range(0, len(posts), size)] or [[]]
        paths = ["/"] + [self.site.path("page", n=number) for number in range(2, len(chunks) + 1)]
        for number, (path, chunk) in enumerate(zip(paths, chunks)):
            yield self._list(path, None, chunk, full=0 if number else self.site.settings["home_full"],
                             newer=href(paths[number - 1]) if number else None,
                             older=href(paths[number + 1]) if number + 1 < len(paths) else None)

    def _list(self, path: str, heading: str | None, posts: list[Post], full: int = 0,
              newer: str | None = None, older: str | None = None):
        items = [self._teaser(post, full=position < full) for position, post in enumerate(posts)]
        context = {**self._around(path), "list": {"heading": heading, "items": items, "newer": newer, "older": older}}
        return path, self.site.template.render(context), self.site.last_change
