# SPDX-License-Identifier: GPL-3.0-or-later
"""Hosts whose messages are wrong by the byte: lengths, chunks, codings, header lines, status lines."""
import gzip
import zlib

from exchange import article, case, only_root

HTML = "Content-Type: text/html; charset=utf-8"


def at_root(name):
    """A case that plays at / and has nothing else."""
    def register(function):
        case(name)(lambda x: only_root(x, lambda: function(x)))
        return function
    return register


def post(x):
    return article(x.host + x.path)


def chunk(data):
    return b"%x\r\n%s\r\n" % (len(data), data)


@at_root("body-endless")
def _(x):
    x.head(200, HTML, "Transfer-Encoding: chunked")
    while True:
        x.raw(chunk(b"<p>And so it goes on and on.</p>\n" * 512))


@at_root("body-endless-nolength")
def _(x):
    x.head(200, HTML)
    while True:
        x.raw(b"<p>And so it goes on and on.</p>\n" * 512)


@at_root("body-1gb-declared")
def _(x):
    x.head(200, HTML, "Content-Length: 1073741824")
    while True:
        x.raw(b"<p>Much more is to come.</p>\n" * 512)


def with_lengths(name, *lengths, cut=None, more=b""):
    @at_root(name)
    def _(x):
        body = post(x)
        x.head(200, HTML, *(f"Content-Length: {n if n is not None else len(body)}" for n in lengths))
        x.raw(body[:cut] + more)


with_lengths("body-short", 100000)
with_lengths("body-long", None, more=b"<p>This part lies behind the declared end.</p>" * 20)
with_lengths("body-negative", -1)
with_lengths("body-overflow", "99999999999999999999999")
with_lengths("body-two-lengths", None, 17)


@at_root("body-both")
def _(x):
    x.head(200, HTML, "Content-Length: 12", "Transfer-Encoding: chunked")
    x.raw(chunk(post(x)) + b"0\r\n\r\n")


def with_chunks(name, write, *lines):
    @at_root(name)
    def _(x):
        x.head(200, HTML, "Transfer-Encoding: chunked", *lines)
        body = post(x)
        write(x, body)


with_chunks("chunk-bad", lambda x, body: x.raw(chunk(body[:900]) + b"zz\r\n" + body[900:] + b"\r\n0\r\n\r\n"))
with_chunks("chunk-huge", lambda x, body: x.raw(b"ffffffffffffffff\r\n" + body))
with_chunks("chunk-noend", lambda x, body: x.raw(chunk(body)))
with_chunks("chunk-ext", lambda x, body: x.raw(b"%x;name=\"a;b\";x\r\n%s\r\n0;last\r\nX-Trailer: yes\r\nContent-Type: image/png\r\n\r\n" % (len(body), body)), "Trailer: X-Trailer")


def coded(name, coding, make):
    @at_root(name)
    def _(x):
        x.answer(make(post(x)), *([f"Content-Encoding: {coding}"] if coding else []))


def wrong_checksum(body):
    packed = bytearray(gzip.compress(body))
    packed[-8] ^= 0xFF
    return bytes(packed)


def raw_deflate(body):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def bomb(_):
    packer = zlib.compressobj(9, wbits=31)
    piece = b" " * (1 << 20)
    return b"".join([packer.compress(b"<html><p>")] + [packer.compress(piece) for _ in range(256)] + [packer.flush()])


coded("gzip-ok", "gzip", gzip.compress)
coded("gzip-bomb", "gzip", bomb)
coded("gzip-truncated", "gzip", lambda body: gzip.compress(body)[: len(gzip.compress(body)) // 2])
coded("gzip-crc", "gzip", wrong_checksum)
coded("gzip-liar", "gzip", lambda body: body)
coded("gzip-silent", None, gzip.compress)
coded("gzip-twice", "gzip, gzip", lambda body: gzip.compress(gzip.compress(body)))
coded("deflate-raw", "deflate", raw_deflate)
coded("enc-unknown", "xz-of-the-future", lambda body: bytes(255 - octet for octet in body))


@at_root("head-endless")
def _(x):
    x.raw(b"HTTP/1.1 200 OK\r\n")
    while True:
        x.raw(b"X-More: and one more line of this header\r\n" * 256)


@at_root("head-1mb")
def _(x):
    x.answer(post(x), "X-Long: " + "x" * (1 << 20))


@at_root("head-nul")
def _(x):
    x.answer(post(x), b"X-Nul: a\0b", b"X-Return: a\rb")


@at_root("http09")
def _(x):
    x.raw(post(x))


@at_root("status-999")
def _(x):
    x.answer("<p>Request denied.", status=999)


@at_root("100-storm")
def _(x):
    x.raw(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)
    x.answer(post(x))


@at_root("103-hints")
def _(x):
    x.raw(b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n")
    x.answer(post(x))
