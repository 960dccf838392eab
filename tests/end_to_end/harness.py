# SPDX-License-Identifier: GPL-3.0-or-later
"""The built programs as a user runs them: a command, the sample web, the daemon. All on loopback, all ended with the test."""
import http.client
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(os.environ.get("BIFRONS_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
BUILD = pathlib.Path(os.environ.get("BIFRONS_BUILD", ROOT / "build" / "test"))
DEADLINE_SECONDS = 20


def wait_for(condition, what):
    """condition()'s first true value; fails by name when none comes in time."""
    end = time.monotonic() + DEADLINE_SECONDS
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(f"{what} did not happen within {DEADLINE_SECONDS} s")


def bifrons(*arguments, kb=None, stdin=b"", env=None, timeout=120):
    """Runs the program; gives its CompletedProcess with text output."""
    command = [str(BUILD / "bifrons"), *map(str, arguments)]
    if kb:
        command[2:2] = ["--kb", str(kb)]
    done = subprocess.run(command, input=stdin, capture_output=True, env={**os.environ, **(env or {})}, timeout=timeout, check=False)
    done.stdout, done.stderr = done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")
    return done


class Process:
    """A server under test, ended by its own id."""

    def __init__(self, command, log):
        self.log = open(log, "ab")
        self.process = subprocess.Popen([str(c) for c in command], stdout=self.log, stderr=self.log)

    def stop(self, sent=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(sent)
        try:
            return self.process.wait(timeout=DEADLINE_SECONDS)
        finally:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
            self.log.close()


class SampleWeb:
    """The rendered sample blogs behind a forward proxy; pages may be changed between two crawls."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder) / "web"
        self.access_log = pathlib.Path(folder) / "access.jsonl"
        port_file = pathlib.Path(folder) / "web.port"
        subprocess.run([sys.executable, ROOT / "scripts/render_samples.py", ROOT / "corpus/samples/sites", self.folder], check=True, capture_output=True)
        self.facts = json.loads((self.folder / "facts.json").read_text(encoding="utf-8"))
        self.server = Process([sys.executable, ROOT / "scripts/serve_samples.py", self.folder, "--port", "0", "--port-file", port_file, "--log", self.access_log],
                              pathlib.Path(folder) / "web.log")
        self.proxy = "http://127.0.0.1:" + wait_for(lambda: port_file.exists() and port_file.read_text().strip(), "the sample server's start")

    def requests(self):
        return [json.loads(line) for line in self.access_log.read_text(encoding="utf-8").splitlines()] if self.access_log.exists() else []

    def seeds(self):
        return [f"http://{host}/" for host in sorted(self.facts)]

    def posts(self):
        return [post for host in self.facts.values() for post in host["posts"]]

    def stop(self):
        self.server.stop()


class Daemon:
    """bifrons-searchd on a free port of loopback."""

    def __init__(self, kb, folder, *options):
        self.log = pathlib.Path(folder) / "daemon.log"
        self.port = free_port()
        self.process = Process([BUILD / "bifrons-searchd", "--kb", kb, "--listen", f"127.0.0.1:{self.port}", *options], self.log)
        wait_for(self.is_ready, "the daemon's start")

    def is_ready(self):
        if self.process.process.poll() is not None:
            raise AssertionError("the daemon ended: " + self.log.read_text(errors="replace"))
        try:
            return self.get("/readyz").status == 200
        except OSError:
            return False

    def get(self, target, headers=None, method="GET", body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE_SECONDS)
        try:
            connection.request(method, target, body=body, headers=headers or {})
            answer = connection.getresponse()
            answer.content = answer.read()
            return answer
        finally:
            connection.close()

    def json(self, target, **more):
        answer = self.get(target, **more)
        return answer.status, json.loads(answer.content)

    def stop(self, sent=signal.SIGTERM):
        return self.process.stop(sent)


def free_port():
    import socket
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def temporary_directory():
    return tempfile.TemporaryDirectory(prefix="bifrons-e2e-")
