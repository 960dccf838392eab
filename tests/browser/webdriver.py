# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian's Chromium driven by the W3C WebDriver protocol: the few calls that the page tests need."""
import base64
import json
import pathlib
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    """One headless window. width and height in CSS pixels; javascript=False turns scripts off for pages."""

    def __init__(self, width=1280, height=900, javascript=True, dark=False):
        self.profile = tempfile.mkdtemp(prefix="bifrons-chromium-")
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.base = f"http://127.0.0.1:{self._port()}"
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                     "--disable-component-update", "--disable-sync", "--hide-scrollbars", f"--user-data-dir={self.profile}", f"--window-size={width},{height}"]
        if dark:
            arguments.append("--force-dark-mode")
        options = {"args": arguments, "prefs": {} if javascript else {"profile.managed_default_content_settings.javascript": 2}}
        answer = self._call("POST", "/session", {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}})
        self.session = "/session/" + answer["sessionId"]
        # A headless window is no narrower than 500 px; a phone's width has to be emulated.
        self._call("POST", self.session + "/goog/cdp/execute", {"cmd": "Emulation.setDeviceMetricsOverride",
                   "params": {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}})

    def _port(self):
        end = time.monotonic() + 20
        for line in self.driver.stdout:
            if "started successfully on port" in line:
                return int(line.rsplit("port", 1)[1].strip(" .\n"))
            if time.monotonic() > end:
                break
        raise RuntimeError("chromedriver did not start")

    def _call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data=data, method=method, headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None

    def open(self, url):
        self._call("POST", self.session + "/url", {"url": url})

    def url(self):
        return self._call("GET", self.session + "/url")

    def title(self):
        return self._call("GET", self.session + "/title")

    def find(self, css):
        return [found[ELEMENT] for found in self._call("POST", self.session + "/elements", {"using": "css selector", "value": css})]

    def text(self, css):
        return [self._call("GET", f"{self.session}/element/{element}/text") for element in self.find(css)]

    def attribute(self, css, name):
        return [self._call("GET", f"{self.session}/element/{element}/attribute/{name}") for element in self.find(css)]

    def type(self, css, text):
        element = self.find(css)[0]
        self._call("POST", f"{self.session}/element/{element}/clear", {})
        self._call("POST", f"{self.session}/element/{element}/value", {"text": text})

    def click(self, css):
        self._call("POST", f"{self.session}/element/{self.find(css)[0]}/click", {})

    def script(self, source):
        """Runs a script of the test's own (works with page scripts off, too)."""
        return self._call("POST", self.session + "/execute/sync", {"script": source, "args": []})

    def screenshot(self, path):
        pathlib.Path(path).write_bytes(base64.b64decode(self._call("GET", self.session + "/screenshot")))

    def close(self):
        try:
            self._call("DELETE", self.session)
        finally:
            self.driver.terminate()
            self.driver.wait(timeout=20)
            self.driver.stdout.close()
            shutil.rmtree(self.profile, ignore_errors=True)
