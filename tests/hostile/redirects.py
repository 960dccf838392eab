# SPDX-License-Identifier: GPL-3.0-or-later
"""Hosts that send the client elsewhere: round in circles, out of the web, into forbidden places."""
from exchange import case, only_root


def chain(x, length):
    step = 0 if x.path == "/" else int(x.path[5:]) if x.path.startswith("/step") else None
    if step is None:
        x.missing()
    elif step < length:
        x.redirect(f"/step{step + 1}")
    else:
        x.page()


@case("redir-self")
def _(x):
    x.redirect(x.origin + x.path)


@case("redir-two")
def _(x):
    x.redirect("/other" if x.path == "/" else "/")


@case("redir-5")
def _(x):
    chain(x, 5)


@case("redir-30")
def _(x):
    chain(x, 30)


@case("redir-file")
def _(x):
    x.redirect("file:///etc/passwd")


@case("redir-gopher")
def _(x):
    x.redirect("gopher://127.0.0.1:25/_HELO%20there")


@case("redir-metadata")
def _(x):
    x.redirect("http://169.254.169.254/latest/", 302)


@case("redir-noloc")
def _(x):
    x.answer("<p>Somewhere else.", status=302)


def leads_to(x, location, paths):
    if x.path == "/":
        x.redirect(location, 302)
    elif x.path in paths:
        x.page()
    else:
        x.missing()


@case("redir-relative")
def _(x):
    leads_to(x, "next?x=1", {"/next?x=1"})


@case("redir-utf8")
def _(x):
    leads_to(x, "/статья".encode("utf-8"), {"/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F"})


@case("redir-latin1")
def _(x):
    leads_to(x, "/käynti".encode("latin-1"), {"/k%E4ynti", "/k%C3%A4ynti"})


@case("redir-fragment")
def _(x):
    leads_to(x, "/a#sec", {"/a"})


@case("redir-robots", robots="User-agent: *\nDisallow: /secret\n")
def _(x):
    leads_to(x, "/secret/post", {"/secret/post"})


@case("redir-meta")
def _(x):
    if x.path == "/":
        x.answer('<!DOCTYPE html><html><head><title>Moved</title><meta http-equiv="refresh" content="0;url=/b"></head><body><p>This page has moved.</p></body></html>')
    elif x.path == "/b":
        x.page()
    else:
        x.missing()


@case("redir-cookie")
def _(x):
    def respond():
        if "seen=1" in x.headers.get("cookie", ""):
            x.page()
        else:
            x.answer(b"", f"Location: {x.origin}/", "Set-Cookie: seen=1; Path=/", status=302)
    only_root(x, respond)
