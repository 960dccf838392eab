# SPDX-License-Identifier: GPL-3.0-or-later
"""Hosts for what a crawl keeps: validators, doubles, canonical links, feeds, sitemaps, posts hidden in scripts."""
import json
import time

from exchange import article, case, only_root, paragraphs


@case("etag")
def _(x):
    only_root(x, lambda: x.kept(etag='"v1"'))


@case("etag-weak")
def _(x):
    only_root(x, lambda: x.kept(etag='W/"v1"'))


@case("lastmod")
def _(x):
    only_root(x, lambda: x.kept(modified="Tue, 05 May 2009 10:11:12 GMT"))


@case("etag-flaky")
def _(x):
    only_root(x, lambda: x.page(f'ETag: "{time.monotonic_ns()}"'))


def rss(x, paths, title="Field notes"):
    items = "".join(f"<item><title>On {path}</title><link>{x.origin}{path}</link><guid>{x.origin}{path}</guid></item>" for path in paths)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title><link>{x.origin}/</link><description>d</description>{items}</channel></rss>'


@case("feed-etag")
def _(x):
    if x.path == "/":
        x.kept(etag='"feed-1"', body=rss(x, ["/one", "/two"]), kind="application/rss+xml")
    elif x.path in {"/one", "/two"}:
        x.kept(etag='"post-1"')
    else:
        x.missing()


def two_pages(name, make, links=("/a", "/b")):
    @case(name)
    def _(x):
        if x.path == "/":
            x.page(links=links)
        elif x.path in links:
            x.answer(make(x))
        else:
            x.missing()


two_pages("dup-two", lambda x: article(x.host, title="The same twice"))
two_pages("dup-clock", lambda x: article(x.host, title="The same, later").replace(b"</article>", f"<p>This page was made at 10:31:{x.count + (7 if x.path == '/a' else 31)} today.</p></article>".encode()))


def canonical(name, head):
    @case(name)
    def _(x):
        if x.path in {"/", "/a", "/b", "/c"}:
            x.answer(article(x.host, title="One text", head=head(x)))
        else:
            x.missing()


canonical("canonical", lambda x: '<link rel="canonical" href="/c">')
canonical("canonical-loop", lambda x: f'<link rel="canonical" href="{"/a" if x.path == "/b" else "/b"}">')


@case("canonical-offsite")
def _(x):
    only_root(x, lambda: x.page(head='<link rel="canonical" href="http://unrelated-elsewhere.test/post">'))


@case("base-href")
def _(x):
    if x.path == "/":
        x.page(head='<base href="/deep/">', links=["post"])
    elif x.path == "/deep/post":
        x.page()
    else:
        x.missing()


@case("hreflang")
def _(x):
    languages = {"/en": "en", "/fi": "fi", "/ru": "ru"}
    if x.path == "/" or x.path in languages:
        x.page(head="".join(f'<link rel="alternate" hreflang="{tag}" href="{path}">' for path, tag in languages.items()))
    else:
        x.missing()


@case("feed-discovery")
def _(x):
    if x.path == "/":
        x.answer('<html><head><title>Home</title><link rel="alternate" type="application/rss+xml" href="/posts.xml"></head><body><p>Welcome.</p></body></html>')
    elif x.path == "/posts.xml":
        x.answer(rss(x, ["/one", "/two"]), kind="application/rss+xml")
    elif x.path in {"/one", "/two"}:
        x.page()
    else:
        x.missing()


@case("sitemap-loop", robots="User-agent: *\nAllow: /\nSitemap: http://sitemap-loop.test/sitemap.xml\n")
def _(x):
    if x.path == "/sitemap.xml":
        x.answer(f'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{x.origin}/sitemap.xml</loc></sitemap></sitemapindex>', kind="application/xml")
    else:
        only_root(x, x.page)


@case("sitemap-lastmod")
def _(x):
    paths = [f"/p{n}" for n in range(1, 6)]
    if x.path == "/sitemap.xml":
        entries = "".join(f"<url><loc>{x.origin}{p}</loc><lastmod>{'2012-06-01' if p == '/p4' and x.epoch else '2010-01-01'}</lastmod></url>" for p in paths)
        x.answer(f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>', kind="application/xml")
    elif x.path in paths or x.path == "/":
        x.kept(etag=f'"{x.epoch if x.path == "/p4" else 0}"', body=article(x.host + x.path + (str(x.epoch) if x.path == "/p4" else "")))
    else:
        x.missing()


@case("js-shell")
def _(x):
    body = "\n\n".join(paragraphs(x.host))
    data = json.dumps({"@context": "https://schema.org", "@type": "BlogPosting", "headline": "Told by script", "articleBody": body})
    only_root(x, lambda: x.answer(f'<!DOCTYPE html><html lang="en"><head><title>Told by script</title><script type="application/ld+json">{data}</script></head>'
                                  '<body><div id="app"></div><script src="/app.js"></script></body></html>'))
