# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what machines read of a site: RSS or Atom, sitemaps and robots.txt."""

from __future__ import annotations

from email.utils import format_datetime
from xml.sax.saxutils import escape

from .posts import Post
from .site import Site

RSS, ATOM, XML = "application/rss+xml", "application/atom+xml", "application/xml"
SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def _declaration(charset: str) -> str:
    return f'<?xml version="1.0" encoding="{charset.upper() if charset == "utf-8" else charset}"?>\n'


def _absolute(site: Site, html: str) -> str:
    """The body with its own site's links spelt out, as a feed reader needs them."""
    return html.replace('href="/', f'href="http://{site.host}/')


def _rss_item(site: Site, post: Post, full: bool) -> str:
    lines = [f"<title>{escape(post.title)}</title>", f"<link>{escape(site.url(post.path))}</link>",
             f'<guid isPermaLink="true">{escape(site.url(post.path))}</guid>']
    if post.author:
        lines.append(f"<dc:creator>{escape(post.author)}</dc:creator>")
    if post.date:
        lines.append(f"<pubDate>{format_datetime(post.date)}</pubDate>")
    lines += [f"<category>{escape(tag)}</category>" for tag in post.tags]
    lines.append(f"<description>{escape(post.summary)}</description>")
    if full:
        lines.append(f"<content:encoded>{escape(_absolute(site, post.body))}</content:encoded>")
    return "<item>\n" + "\n".join(lines) + "\n</item>"


def _rss(site: Site, posts: list[Post], full: bool) -> str:
    settings = site.settings
    built = f"<lastBuildDate>{format_datetime(site.last_change)}</lastBuildDate>\n" if site.last_change else ""
    return (_declaration(site.charset)
            + '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
              ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n'
            + f"<title>{escape(settings['name'])}</title>\n<link>{site.url('/')}</link>\n"
            + f'<atom:link href="{site.url(settings["feed"]["path"])}" rel="self" type="{RSS}"/>\n'
            + f"<description>{escape(settings['tagline'])}</description>\n<language>{settings['lang']}</language>\n"
            + built + "\n".join(_rss_item(site, post, full) for post in posts) + "\n</channel>\n</rss>\n")


def _atom_entry(site: Site, post: Post, full: bool) -> str:
    url = escape(site.url(post.path))
    lines = [f"<id>{url}</id>", f"<title>{escape(post.title)}</title>",
             f"<published>{post.date.isoformat()}</published>", f"<updated>{post.changed.isoformat()}</updated>",
             f'<link rel="alternate" type="text/html" href="{url}"/>']
    if post.author:
        lines.append(f"<author><name>{escape(post.author)}</name></author>")
    lines += [f'<category term="{escape(tag)}"/>' for tag in post.tags]
    if full:
        lines.append(f'<content type="html">{escape(_absolute(site, post.body))}</content>')
    else:
        lines.append(f'<summary type="text">{escape(post.summary)}</summary>')
    return "<entry>\n" + "\n".join(lines) + "\n</entry>"


def _atom(site: Site, posts: list[Post], full: bool) -> str:
    settings, feed = site.settings, site.url(site.settings["feed"]["path"])
    updated = site.last_change.isoformat() if site.last_change else "2008-01-01T00:00:00+00:00"
    return (_declaration(site.charset) + f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{settings["lang"]}">\n'
            + f"<id>{feed}</id>\n<title>{escape(settings['name'])}</title>\n"
            + f"<subtitle>{escape(settings['tagline'])}</subtitle>\n<updated>{updated}</updated>\n"
            + f'<link rel="self" type="{ATOM}" href="{feed}"/>\n<link rel="alternate" type="text/html" href="{site.url("/")}"/>\n'
            + f"<author><name>{escape(settings['name'])}</name></author>\n"
            + "\n".join(_atom_entry(site, post, full) for post in posts) + "\n</feed>\n")


def feed(site: Site) -> tuple[str, str, str]:
    """(path, media type, text) of the site's one feed; it holds the newest posts alone, as feeds do."""
    wanted = site.settings["feed"]
    posts = site.dated[:wanted["newest"]]
    write, kind = (_rss, RSS) if wanted["kind"] == "rss" else (_atom, ATOM)
    return wanted["path"], kind, write(site, posts, wanted["full"])


def _url_set(entries: list[tuple[str, str | None]]) -> str:
    rows = [f"<url><loc>{escape(url)}</loc>" + (f"<lastmod>{when}</lastmod>" if when else "") + "</url>"
            for url, when in entries]
    return _declaration("utf-8") + f"<urlset {SITEMAP}>\n" + "\n".join(rows) + "\n</urlset>\n"


def sitemaps(site: Site) -> list[tuple[str, str]]:
    """(path, text) of each sitemap file: none, one, or an index with one for posts and one for pages."""
    kind = site.settings["sitemap"]
    if kind is None:
        return []
    posts = [(site.url(post.path), post.changed.isoformat() if post.changed else None) for post in site.posts]
    last = site.last_change.isoformat() if site.last_change else None
    pages = [(site.url("/"), last), (site.url(site.path("about")), None)]
    if kind == "single":
        return [("/sitemap.xml", _url_set(pages + posts))]
    parts = [("/sitemap-posts.xml", _url_set(posts)), ("/sitemap-pages.xml", _url_set(pages))]
    rows = [f"<sitemap><loc>{site.url(path)}</loc>" + (f"<lastmod>{last}</lastmod>" if last else "") + "</sitemap>"
            for path, _ in parts]
    index = _declaration("utf-8") + f"<sitemapindex {SITEMAP}>\n" + "\n".join(rows) + "\n</sitemapindex>\n"
    return [("/sitemap.xml", index)] + parts


def robots(site: Site) -> tuple[str, str]:
    return "/robots.txt", "\n".join(site.settings["robots"]) + "\n"
