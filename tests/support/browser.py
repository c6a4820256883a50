"""A real Chromium for the tests, and a server that sends the strict policy with every answer."""

import gzip
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.paths import TESTS

POLICY = "default-src 'self'"
AXE = TESTS / "web" / "node_modules" / "axe-core" / "axe.min.js"


class Handler(SimpleHTTPRequestHandler):
    """Serves a built site as the servers do that it is made for."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send text compressed, as servers do."""
        file = Path(self.translate_path(self.path))
        if self.path.partition("?")[0].endswith("/"):
            file /= "index.html"
        kind = self.guess_type(file)
        if not (kind.startswith("text/") and file.is_file()):
            super().do_GET()
            return
        content = gzip.compress(file.read_bytes())
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Send the policy with every answer."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is missing with the site's own page, as servers are told to."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing: the tests' output is for the tests."""


@contextmanager
def served(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve a built site with the policy in its answers; yields the address, which ends in `/`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def executable() -> str:
    """Return the system's Chromium, the one that `CHROMIUM` names first; fails where there is none.

    The one without windows draws the same pages at a quarter of the processor's time.
    """
    shell = "chromium-headless-shell"
    names = (os.environ.get("CHROMIUM", shell), shell, "chromium", "chromium-browser", "google-chrome")
    program = next((path for name in names if (path := shutil.which(name))), None)
    if program is None:
        pytest.fail("no Chromium: run scripts/system-packages")
    return program


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        yield browser
        browser.close()


def wait_until_drawn(page: Page) -> None:
    """Wait until the browser has drawn what scripts did so far, however busy the machine is, and a little longer."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))")
    page.wait_for_timeout(100)
