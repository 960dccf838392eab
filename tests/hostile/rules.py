# SPDX-License-Identifier: GPL-3.0-or-later
"""Hosts with wishes to be kept (robots.txt, delays, noindex) and with odd media types."""
from exchange import Gone, article, case, only_root


def linked(name, robots, count=5):
    @case(name, robots=robots)
    def _(x):
        if x.path == "/":
            x.page(links=[f"/p{n}" for n in range(1, count + 1)])
        elif x.path in {f"/p{n}" for n in range(1, count + 1)}:
            x.page()
        else:
            x.missing()


linked("delay-2", "User-agent: *\nCrawl-delay: 2\n")
linked("delay-day", "User-agent: *\nCrawl-delay: 86400\n")


def with_robots(name, robots):
    @case(name, robots="own")
    def _(x):
        if x.path == "/robots.txt":
            robots(x)
        elif x.path == "/":
            x.page(links=["/x"])
        elif x.path == "/x":
            x.page()
        else:
            x.missing()


def utf16(x):
    x.answer("User-agent: *\r\nDisallow: /x\r\n".encode("utf-16"), kind="text/plain")


with_robots("robots-500", lambda x: x.answer("broken", status=500))
with_robots("robots-hang", lambda x: x.hang())
with_robots("robots-10mb", lambda x: x.answer("User-agent: *\nDisallow: /x\n" + "# a long talk about nothing at all\n" * 300_000, kind="text/plain"))
with_robots("robots-utf16", utf16)


@case("robots-html", robots="own")
def _(x):
    if x.path == "/robots.txt":
        x.answer("<html><body><p>Welcome!</p><p>Nothing to forbid: <a href='/'>home</a></p></body></html>")
    else:
        only_root(x, x.page)


@case("noindex-meta")
def _(x):
    if x.path == "/":
        x.page(head='<meta name="robots" content="noindex,follow">', links=["/b"])
    elif x.path == "/b":
        x.page()
    else:
        x.missing()


@case("noindex-header")
def _(x):
    only_root(x, lambda: x.page("X-Robots-Tag: noindex"))


@case("nofollow")
def _(x):
    if x.path == "/":
        x.page(head='<meta name="robots" content="nofollow">', tail='<p><a rel="nofollow" href="/b">one</a> <a href="/b/c">another</a></p>')
    elif x.path.startswith("/b"):
        x.page()
    else:
        x.missing()


@case("type-png")
def _(x):
    only_root(x, lambda: x.answer(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 40, kind="text/html"))


def typed(name, kind, *lines, body=None):
    @case(name)
    def _(x):
        only_root(x, lambda: x.answer(body(x) if body else article(x.host), *lines, kind=kind))


def plain(_):
    from exchange import paragraphs
    return "Notes of a plain day\n\n" + "\n\n".join(paragraphs("plain text"))


typed("type-octet", "application/octet-stream")
typed("type-none", None)
typed("type-plain", "text/plain; charset=utf-8", body=plain)
typed("type-attachment", "text/html; charset=utf-8", 'Content-Disposition: attachment; filename="../../hostile-attachment.html"')


@case("type-video")
def _(x):
    if x.path != "/":
        return x.missing()
    x.head(200, "Content-Type: video/mp4", f"Content-Length: {200 << 20}")
    for _ in range(200):
        x.memory["sent"] = x.memory.get("sent", 0) + (1 << 20)
        x.raw(bytes(1 << 20))
    raise Gone
