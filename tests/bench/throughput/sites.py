#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves blogs for measuring: HOSTS loopback addresses, each a front page, a paged list and its posts, from memory.

Use: sites.py POSTS.jsonl [--hosts 30] [--pages 100] [--port 8730] [--latency 0]
POSTS.jsonl holds one article a line ({"title","text"}). Prints "ready" when it listens; SIGTERM ends it.
"""
import argparse
import asyncio
import html
import json
import signal

LIST_SIZE = 11  # posts named on a list page


def page(title, body, links):
    menu = "".join(f'<li><a href="{url}">{html.escape(name)}</a></li>' for url, name in links)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        '<link rel="stylesheet" href="/style.css"></head><body><header><nav><ul>'
        '<li><a href="/">Home</a></li><li><a href="/list/1">All posts</a></li></ul></nav></header>'
        f"<main>{body}</main><aside><h2>Recent posts</h2><ul>{menu}</ul></aside>"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    ).encode()


def post_page(post, day, links):
    blocks = "".join(f"<p>{html.escape(block)}</p>" for block in post["text"].split("\n\n"))
    date = f"2021-{1 + day // 28 % 12:02d}-{1 + day % 28:02d}"
    return page(
        post["title"],
        f'<article><h1>{html.escape(post["title"])}</h1><p class="meta">By <span class="author">The editors</span>, '
        f'<time datetime="{date}">{date}</time></p>{blocks}</article>',
        links,
    )


def site(posts, pages):
    """path -> octets; one front page, lists, posts: pages in all."""
    lists = max(1, -(-(pages - 1) // (LIST_SIZE + 1)))
    count = min(len(posts), pages - 1 - lists)
    names = [(f"/post/{i}-{posts[i]['slug']}", posts[i]["title"]) for i in range(count)]
    out = {}
    for i in range(count):
        near = [names[(i + step) % count] for step in range(1, 9)]
        out[names[i][0]] = post_page(posts[i], i, near)
    for i in range(lists):
        named = names[i * LIST_SIZE : (i + 1) * LIST_SIZE]
        body = "<h1>All posts</h1>" + "".join(f'<h2><a href="{u}">{html.escape(n)}</a></h2>' for u, n in named)
        body += f'<p><a href="/list/{i + 2}">Older</a></p>' if i + 1 < lists else ""
        out[f"/list/{i + 1}"] = page("All posts", body, names[:8])
    out["/"] = page("A blog", "<h1>A blog</h1><p>Notes.</p>", names[:8])
    return out


def answer(body, status="200 OK", kind="text/html; charset=utf-8"):
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


class Server(asyncio.Protocol):
    def __init__(self, answers, missing, latency):
        self.answers, self.missing, self.latency, self.rest = answers, missing, latency, b""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        data = self.rest + data
        while (end := data.find(b"\r\n\r\n")) >= 0:
            head, data = data[:end], data[end + 4 :]
            path = head.split(b" ", 2)[1].decode("latin-1")
            found = self.answers.get(path, self.missing)
            ends = b"http/1.0" in head[:200].lower() or b"connection: close" in head.lower()
            if self.latency:
                asyncio.get_running_loop().call_later(self.latency, self.send, found, ends)
            else:
                self.send(found, ends)
        self.rest = data

    def send(self, found, ends):
        self.transport.write(found)
        if ends:
            self.transport.close()


async def serve(options):
    with open(options.posts, encoding="utf-8") as lines:
        posts = [json.loads(line) for line in lines]
    missing = answer(b"<h1>Not found</h1>", "404 Not Found")
    loop = asyncio.get_running_loop()
    share = len(posts) // options.hosts
    pages = 0
    for i in range(options.hosts):
        answers = {path: answer(body) for path, body in site(posts[i * share : (i + 1) * share], options.pages).items()}
        pages += len(answers)
        await loop.create_server(lambda answers=answers: Server(answers, missing, options.latency / 1000), f"127.0.1.{i + 1}", options.port, backlog=256)
    print("ready", pages, flush=True)
    done = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, done.set)
    await done.wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("posts")
    parser.add_argument("--hosts", type=int, default=30)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--port", type=int, default=8730)
    parser.add_argument("--latency", type=float, default=0, help="milliseconds before each answer")
    asyncio.run(serve(parser.parse_args()))
