"""Releases switched under load in a real nginx: every answer is a file of one of them."""

import gzip
import random
import re
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from posixpath import join, normpath

import brotli  # type: ignore[import-untyped]
import pytest

from generator.publication import publish
from tests.support.answers import ask
from tests.support.nginx import (
    BROTLI,
    NGINX,
    PATIENCE,
    configuration,
    nginx,
    without_tls,
)
from tests.support.ports import free_port
from tests.support.small_site import contents, small_site

PAUSE = 0.01  # seconds between two pages of one reader: other tests run beside this one


pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed: run scripts/system-packages")


class Reader(threading.Thread):
    """Reads pages and what they name, and remembers what was wrong."""

    def __init__(self, port: int, allowed: dict[str, set[bytes]], stop: threading.Event, seed: int) -> None:
        """Read until told to stop; `allowed` holds the bytes of every release by path."""
        super().__init__(daemon=True)
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.allowed = allowed
        self.stop = stop
        self.random = random.Random(seed)  # noqa: S311
        self.asked = 0
        self.wrong: list[str] = []
        self.tags: dict[tuple[str, str], bytes] = {}

    def run(self) -> None:
        """Read."""
        pages = [path for path in self.allowed if path.endswith("index.html")]
        try:
            while not self.stop.is_set():
                path = self.random.choice(pages)
                for link in re.findall(r'(?:src|href)="([^"]+)"', self.read(path).decode()):
                    self.read(normpath(join(path, "..", link)))
                time.sleep(PAUSE)
        except Exception as error:  # noqa: BLE001 - told by the test
            self.wrong.append(repr(error))

    def read(self, path: str) -> bytes:
        """Return what is served at a path, unpacked."""
        accepted = self.random.choice(["identity", "gzip", *(["br"] if BROTLI else [])])
        answer = ask(self.connection, f"/{path.removesuffix('index.html')}", Accept_Encoding=accepted)
        self.asked += 1
        unpack: dict[str | None, Callable[[bytes], bytes]] = {"gzip": gzip.decompress, "br": brotli.decompress}
        body = unpack.get(answer.headers["Content-Encoding"], bytes)(answer.body)
        if answer.status != 200 or body not in self.allowed.get(path, set()):
            self.wrong.append(f"{path}: {answer.status}, {len(body)} bytes of no release")
        elif self.tags.setdefault((path, answer.headers["ETag"]), body) != body:
            self.wrong.append(f"{path}: one ETag for two contents")
        return body


def test_releases_are_switched_under_load(
    tmp_path: Path, record_property: Callable[[str, object], None], *, thorough: bool
) -> None:
    """While releases change, each answer is byte for byte a file of one of them, and what a page names is there."""
    switches, requests, keep = (50 if thorough else 6), 60, 5
    sites = [small_site(tmp_path / f"site{number}", f"第{number}版") for number in range(keep + 2)]
    allowed: dict[str, set[bytes]] = {}
    for site in sites:
        for path, content in contents(site).items():
            allowed.setdefault(path, set()).add(content)
    served, port, stop = tmp_path / "served", free_port(), threading.Event()
    publish(served, sites[0], keep)
    with nginx(without_tls(configuration(served), port), tmp_path / "nginx", port):
        readers = [Reader(port, allowed, stop, seed) for seed in range(4)]
        for reader in readers:
            reader.start()
        for switch in range(1, switches + 1):
            publish(served, sites[switch % len(sites)], keep)
            start = time.monotonic()
            while sum(reader.asked for reader in readers) < switch * requests and not any(
                reader.wrong for reader in readers
            ):
                assert time.monotonic() - start < PATIENCE
                time.sleep(0.002)
        stop.set()
        for reader in readers:
            reader.join(PATIENCE)
    asked = sum(reader.asked for reader in readers)
    record_property("requests", asked)
    record_property("switches", switches)
    assert [line for reader in readers for line in reader.wrong] == []
    assert asked >= switches * requests
    seen = {body for reader in readers for (path, _), body in reader.tags.items() if path == "index.html"}
    assert len(seen) > 2, "the readers saw the releases change"
    assert len(list((served / "releases").iterdir())) == keep
