#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves rendered sample blogs on one loopback port, so that a crawler meets them as on the web but never leaves the machine.

Use: serve_samples.py DIR [--port 0] [--port-file FILE] [--log FILE]

It is a forward proxy for the hosts that are folders of DIR (http_proxy=http://127.0.0.1:PORT) and answers to a Host header
as well; any other host gets 502 and nothing goes out. ETag, Last-Modified, 304, gzip, HEAD, keep-alive, 404 pages and slash
redirects are as on a static host. Ends on SIGTERM. The log holds one JSON object a request.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import mimetypes
import os
import signal
import sys
import tempfile
import threading
import time
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

LAST_MODIFIED = "Sun, 01 Dec 2024 12:00:00 GMT"
TEXT_TYPES = ("text/", "application/xml", "application/rss+xml", "application/atom+xml")
GZIP_FROM_BYTES = 256
IDLE_SECONDS = 30
BODY_LIMIT = 1 << 20


class Library:
    """The files of all hosts, and what headers.json beside them says of each address."""

    def __init__(self, root: Path):
        self.root = root.resolve()
        self.hosts = {entry.name.lower(): entry for entry in self.root.iterdir() if entry.is_dir()}
        side = self.root / "headers.json"
        self.headers = json.loads(side.read_text(encoding="utf-8")) if side.exists() else {}

    def find(self, host: str, path: str) -> tuple[Path | None, bool]:
        """(file, False), or (None, True) where the address with a slash after it is the right one."""
        name = unquote(path)
        if any(part in (".", "..") for part in name.split("/")) or "\0" in name:
            return None, False
        file = self.hosts[host] / name.lstrip("/")
        if file.is_dir():
            if not name.endswith("/"):
                return None, any((file / index).is_file() for index in ("index.html", "index.xml"))
            file = next((file / index for index in ("index.html", "index.xml") if (file / index).is_file()), file)
        elif name.endswith("/"):
            return None, False
        return (file, False) if file.is_file() else (None, False)

    def content_type(self, host: str, path: str, file: Path) -> str:
        site = self.headers.get(host, {})
        kind = site.get("paths", {}).get(path, {}).get("type")
        if kind is None:
            kind = (mimetypes.guess_type(file.name)[0] if file.suffix else None) or "text/html"
        if not kind.startswith(TEXT_TYPES):
            return kind
        whole = kind.startswith("text/html")
        return f"{kind}; charset={site.get('charset', 'utf-8')}" if whole else kind

    def last_modified(self, host: str, path: str) -> str:
        return self.headers.get(host, {}).get("paths", {}).get(path, {}).get("modified", LAST_MODIFIED)


class Log:
    """One JSON object a line, whole lines whatever the number of threads."""

    def __init__(self, target: str | None):
        self.file = open(target, "a", encoding="utf-8") if target else None
        self.lock = threading.Lock()

    def write(self, entry: dict) -> None:
        with self.lock:
            if self.file:
                self.file.write(json.dumps(entry, ensure_ascii=False) + "\n")
                self.file.flush()

    def close(self) -> None:
        with self.lock:
            if self.file:
                self.file.close()
                self.file = None


def host_name(authority: str | None) -> str:
    """The host of an authority in lower case, without port and closing dot."""
    try:
        return (urlsplit(f"//{authority or ''}").hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "samples", ""
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    timeout = IDLE_SECONDS

    def log_message(self, *_):
        """Silence: requests are logged as JSON by answer()."""

    def _target(self) -> tuple[str, str]:
        """(host, path) of the request, in absolute form (as to a proxy) or by its Host header."""
        if "://" in self.path.split("?", 1)[0]:
            parts = urlsplit(self.path)
            return (host_name(parts.netloc) if parts.scheme == "http" else ""), parts.path or "/"
        return host_name(self.headers.get("Host")), self.path.split("?", 1)[0].split("#", 1)[0]

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and status != 304:
            self.wfile.write(body)
        try:
            host, path = self._target()
        except ValueError:
            host, path = "", self.path
        self.server.log.write({
            "ts": round(time.time(), 3), "method": self.command, "host": host, "path": path, "status": status,
            "bytes": len(body), "ua": self.headers.get("User-Agent"), "inm": self.headers.get("If-None-Match"),
            "ims": self.headers.get("If-Modified-Since")})

    def plain(self, status: int, text: str, **headers: str) -> None:
        self.answer(status, (text + "\n").encode(), Content_Type="text/plain; charset=utf-8", **headers)

    def do_GET(self):
        library: Library = self.server.library
        try:
            host, path = self._target()
        except ValueError:
            return self.plain(400, "Not a request target.")
        if host not in library.hosts:
            return self.plain(502, f"This proxy holds no host {host!r} and asks nobody else.")
        file, wants_slash = library.find(host, path)
        if wants_slash:
            return self.plain(301, "The page is there with a slash.", Location=f"http://{host}{path}/")
        if file is None:
            return self.not_found(host)
        return self.send_file(200, file, host, path)

    do_HEAD = do_GET

    def not_found(self, host: str) -> None:
        page = self.server.library.hosts[host] / "404.html"
        if page.is_file():
            self.send_file(404, page, host, "/404.html")
        else:
            self.plain(404, "Not found.")

    def send_file(self, status: int, file: Path, host: str, path: str) -> None:
        library: Library = self.server.library
        body = file.read_bytes()
        kind = library.content_type(host, path, file)
        headers = {"Content_Type": kind}
        tag = hashlib.sha256(body).hexdigest()[:20]
        if kind.startswith(TEXT_TYPES) and len(body) >= GZIP_FROM_BYTES:
            headers["Vary"] = "Accept-Encoding"
            if self.accepts_gzip():
                body = gzip.compress(body, 6, mtime=0)
                headers["Content_Encoding"] = "gzip"
                tag += "-gz"
        if status == 404:
            return self.answer(404, body, **headers)
        headers["ETag"] = f'"{tag}"'
        headers["Last_Modified"] = library.last_modified(host, path)
        if self.is_known(headers["ETag"], headers["Last_Modified"]):
            del headers["Content_Type"]
            headers.pop("Content_Encoding", None)
            return self.answer(304, **headers)
        return self.answer(200, body, **headers)

    def accepts_gzip(self) -> bool:
        for part in (self.headers.get("Accept-Encoding") or "").lower().split(","):
            name, _, quality = part.partition(";")
            if name.strip() in ("gzip", "x-gzip", "*"):
                return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
        return False

    def is_known(self, etag: str, modified: str) -> bool:
        """Whether the client's copy is still good: If-None-Match decides, If-Modified-Since only without it."""
        matches = self.headers.get("If-None-Match")
        if matches is not None:
            tags = [tag.strip() for tag in matches.split(",")]
            return "*" in tags or etag in [tag[2:] if tag.startswith("W/") else tag for tag in tags]
        since = self.headers.get("If-Modified-Since")
        try:
            return since is not None and parsedate_to_datetime(modified) <= parsedate_to_datetime(since)
        except (TypeError, ValueError):
            return False

    def do_POST(self):
        """Forms are drawn but take nothing; the body is read so that the connection stays usable."""
        length = self.headers.get("Content-Length", "")
        if length.isdigit() and int(length) <= BODY_LIMIT:
            self.rfile.read(int(length))
        else:
            self.close_connection = True
        host, _ = self._target()
        if host not in self.server.library.hosts:
            return self.plain(502, "This proxy asks nobody else.")
        return self.plain(405, "Only GET and HEAD.", Allow="GET, HEAD")

    def do_CONNECT(self):
        self.close_connection = True
        self.plain(502, "No tunnels.", Connection="close")


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, root: Path, port: int = 0, log: str | None = None):
        self.library, self.log = Library(root), Log(log)
        super().__init__(("127.0.0.1", port), Handler)

    def server_close(self):
        super().server_close()
        self.log.close()

    def handle_error(self, request, client_address):
        """A client that hangs up early is no news; anything else is."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


def write_atomically(file: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=file.resolve().parent, prefix=file.name)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
    os.chmod(name, 0o644)
    os.replace(name, file)


def main() -> int:
    parser = argparse.ArgumentParser(description="Serves rendered sample blogs on one loopback port.")
    parser.add_argument("dir", type=Path, metavar="DIR")
    parser.add_argument("--port", type=int, default=0, help="0 (the default) takes a free one")
    parser.add_argument("--port-file", type=Path, metavar="FILE", help="where the port is written once it listens")
    parser.add_argument("--log", metavar="FILE", help="one JSON object a request is appended here")
    arguments = parser.parse_args()
    if not arguments.dir.is_dir():
        print(f"serve_samples: {arguments.dir}: no such folder", file=sys.stderr)
        return 2
    try:
        server = Server(arguments.dir, arguments.port, arguments.log)
    except OSError as error:
        print(f"serve_samples: {error}", file=sys.stderr)
        return 1
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: threading.Thread(target=server.shutdown).start())
    port = server.server_address[1]
    if arguments.port_file:
        write_atomically(arguments.port_file, f"{port}\n")
    print(f"http://127.0.0.1:{port}/ holds {', '.join(sorted(server.library.hosts))}", file=sys.stderr)
    server.serve_forever(poll_interval=0.05)
    server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
