# SPDX-License-Identifier: GPL-3.0-or-later
"""Hosts without end: calendars, growing paths, session marks, orders of parameters, links by the hundred thousand."""
import datetime
import itertools
import random
from urllib.parse import parse_qsl, urlsplit

from exchange import article, case


@case("trap-calendar")
def _(x):
    try:
        day = datetime.date.fromisoformat(x.path[5:]) if x.path != "/" else datetime.date(2010, 1, 1)
    except ValueError:
        return x.missing()
    around = [day + datetime.timedelta(days=step) for step in (-1, 1)]
    x.answer(f"<html><title>{day}</title><h1>{day:%A}</h1><p>Nothing on this day.</p>" + "".join(f'<a href="/day/{d}">{d}</a> ' for d in around))


@case("trap-path")
def _(x):
    if x.path == "/" or x.path.startswith("/a/"):
        x.page(tail='<p><a href="a/b/">deeper</a></p>')
    else:
        x.missing()


@case("trap-session")
def _(x):
    place = urlsplit(x.path)
    if place.path in {"/", "/p1", "/p2", "/p3", "/p4", "/p5"}:
        marks = random.Random()
        links = [f"/p{n}?sid={marks.getrandbits(64):016x}" for n in range(1, 6)]
        x.answer(article(x.host + place.path, links=links))
    else:
        x.missing()


@case("trap-params")
def _(x):
    place = urlsplit(x.path)
    if place.path != "/" and place.path != "/list":
        return x.missing()
    pairs = ("colour=red", "size=9", "brand=own", "price=low")
    links = ["/list?" + "&".join(order) for order in itertools.permutations(pairs)]
    x.answer(article(x.host + place.path + str(sorted(parse_qsl(place.query))), links=[link.replace("&", "&amp;") for link in links]))


@case("many-links")
def _(x):
    number = x.path[2:]
    if x.path == "/":
        x.answer(article(x.host) + b"".join(b'<li><a href="http://many-links.test/p%d">page number %d</a></li>\n' % (n, n) for n in range(200_000)))
    elif x.path.startswith("/p") and number.isdigit():
        x.page()
    else:
        x.missing()


@case("deep-dom")
def _(x):
    if x.path == "/":
        x.answer("<html><title>Deep</title><body>" + "<div>" * 100_000 + "<p>At the bottom.</p>" + "</div>" * 100_000)
    else:
        x.missing()
