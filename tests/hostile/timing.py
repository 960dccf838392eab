# SPDX-License-Identifier: GPL-3.0-or-later
"""Hosts that are slow, silent, or answer with statuses that ask for patience; and one large blog for the kill."""
import email.utils
import socket
import struct
import time

from exchange import article, case, only_root


def at_root(name):
    def register(function):
        case(name)(lambda x: only_root(x, lambda: function(x)))
        return function
    return register


@at_root("slow-silent")
def _(x):
    x.hang()


@at_root("slow-headers")
def _(x):
    x.drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"y" * 200, 1)


@at_root("slow-body")
def _(x):
    x.head(200, "Content-Type: text/html", "Content-Length: 100000")
    x.drip(b"<html><p>slowly", 1)


@at_root("slow-ok")
def _(x):
    time.sleep(8)
    x.page()


@at_root("slow-host-starves")
def _(x):
    x.hang()


@at_root("close-early")
def _(x):
    x.status = 0


@at_root("reset-mid")
def _(x):
    x.head(200, "Content-Type: text/html; charset=utf-8", "Content-Length: 500000")
    x.raw(article(x.host + x.path))
    time.sleep(0.2)
    x.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    x.connection.close()


@at_root("s-429")
def _(x):
    x.answer("Slow down.", "Retry-After: 3", status=429) if x.count == 1 else x.page()


@at_root("s-503-date")
def _(x):
    x.answer("Later.", "Retry-After: " + email.utils.formatdate(int(time.time()) + 4, usegmt=True), status=503) if x.count == 1 else x.page()


@at_root("s-retry-year")
def _(x):
    x.answer("Next year.", "Retry-After: 31536000", status=503)


@at_root("s-500-then-ok")
def _(x):
    x.answer("Oops.", status=500) if x.count <= 2 else x.page()


@case("s-404")
def _(x):
    x.answer(article(x.host), status=404)


@at_root("s-410")
def _(x):
    x.answer("Gone.", status=410) if x.epoch > 0 else x.page()


@case("later-moved")
def _(x):
    if x.path == "/" and x.epoch > 0:
        x.redirect("/new")
    elif x.path in {"/", "/new"}:
        x.answer(article(x.host))
    else:
        x.missing()


@at_root("later-soft404")
def _(x):
    x.answer("<title>Page not found</title><h1>Page not found</h1><p>It is not here any more.") if x.epoch > 0 else x.page()


@at_root("later-well")
def _(x):
    x.answer("Broken.", status=500) if x.epoch == 0 else x.page()


@case("s-soft404")
def _(x):
    x.answer(f'<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>Sorry, but the page that you were looking for, {x.path}, could not be found on this '
             'site. It may have been moved, renamed or removed, or it may never have been here at all. Please check the address, or begin again from the front page and follow the '
             'links from there.</p><p>If you think that this is a fault of ours, we would like to hear of it. Write to us with the address of the page that led you here, and '
             'we shall see to it.</p>' + "".join(f'<a href="/{n}">Perhaps this one, number {n}</a> ' for n in range(1, 6)) + '</body></html>')


@at_root("s-empty")
def _(x):
    x.answer(b"")


@at_root("s-206")
def _(x):
    body = article(x.host + x.path)
    x.answer(body[:900], f"Content-Range: bytes 0-899/{len(body)}", status=206)


@at_root("s-304-unasked")
def _(x):
    x.head(304, "ETag: \"never-sent\"")


@case("kill-resume")
def _(x):
    number = int(x.path[2:]) if x.path.startswith("/p") and x.path[2:].isdigit() else 0
    if x.path == "/":
        x.page(links=[f"/p{n}" for n in range(1, 301)])
    elif 1 <= number <= 300:
        time.sleep(0.01)
        x.page(title=f"Field notes, number {number}")
    else:
        x.missing()
