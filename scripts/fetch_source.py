#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetches one pinned source package from the package index that pip is set up for, and checks its hash.

Use: fetch_source.py PACKAGE FILE SHA256 OUT_DIR
`pip download` would run the package's own build script to learn its dependencies (minutes, and foreign code);
here nothing of the package is run. Exit status 0 where OUT_DIR/FILE is there and right.
"""
import hashlib
import html.parser
import os
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

MAX_BYTES = 64 << 20
TIMEOUT_SECONDS = 120


class Links(html.parser.HTMLParser):
    """Collects the addresses of an index page by file name."""

    def __init__(self):
        super().__init__()
        self.by_name = {}

    def handle_starttag(self, tag, attrs):
        href = dict(attrs).get("href")
        if tag == "a" and href:
            name = os.path.basename(urllib.parse.urlsplit(href).path)
            self.by_name[name] = href.split("#")[0]


def index_url():
    """The index that pip would use: its environment, its configuration, else pip's own default."""
    if os.environ.get("PIP_INDEX_URL"):
        return os.environ["PIP_INDEX_URL"]
    asked = subprocess.run([sys.executable, "-m", "pip", "config", "get", "global.index-url"],
                           capture_output=True, text=True, check=False)
    if asked.returncode == 0 and asked.stdout.strip():
        return asked.stdout.strip()
    from pip._internal.models.index import PyPI
    return PyPI.simple_url


def read(url):
    request = urllib.request.Request(url, headers={"Accept": "text/html", "User-Agent": "bifrons-deps"})
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
        body = answer.read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        sys.exit(f"{url}: larger than {MAX_BYTES} bytes")
    return body


def is_right(path, sha256):
    try:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest() == sha256
    except OSError:
        return False


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    package, name, sha256, out_dir = sys.argv[1:]
    path = os.path.join(out_dir, name)
    if is_right(path, sha256):
        return
    os.makedirs(out_dir, exist_ok=True)
    try:
        page = index_url().rstrip("/") + "/" + package + "/"
        links = Links()
        links.feed(read(page).decode("utf-8", "replace"))
        if name not in links.by_name:
            sys.exit(f"{package}: the package index has no file {name}")
        body = read(urllib.parse.urljoin(page, links.by_name[name]))
    except (urllib.error.URLError, OSError) as error:
        sys.exit(f"{package}: not fetched ({error}); try again with a network connection")
    if hashlib.sha256(body).hexdigest() != sha256:
        sys.exit(f"{name}: its hash is not the one in scripts/sources.lock; not used")
    with open(path + ".part", "wb") as file:
        file.write(body)
    os.replace(path + ".part", path)


main()
