"""`python -m bench.edit RESULT`: the time from an edit of a record until `mkdocs serve` serves it."""

import json
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket

MKDOCS = Path(sys.executable).with_name("mkdocs")
PAUSE = 0.02  # seconds between two readings of the page
LONGEST = 600.0
EDITS = 2


def main(result: str) -> None:
    """Serve the project in the current folder, change an alias a few times, and write the shortest time as JSON."""
    units = Path("data/units.yml")
    text = units.read_text("utf-8")
    match = re.search(r"  - id: (\S+)\n(?:    .*\n)*?    aliases: \[", text)
    if not match:
        message = "no unit has aliases"
        raise ValueError(message)
    seconds = []
    with _server() as address:
        page = f"{address}units/{match[1]}/"
        _wait(page, "<h1")
        for number in range(EDITS):
            alias = f"改名{number}"
            units.write_text(f"{text[: match.end()]}{alias}, {text[match.end() :]}", "utf-8")
            seconds.append(_wait(page, alias))
    Path(result).write_text(json.dumps({"edit": min(seconds)}), encoding="utf-8")


@contextmanager
def _server() -> Iterator[str]:
    """Serve, and yield the address."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen([MKDOCS, "serve", "--quiet", "--dev-addr", host])  # noqa: S603 - what users run
    try:
        yield f"http://{host}/"
    finally:
        process.terminate()
        process.wait()


def _wait(page: str, words: str) -> float:
    """Read a page until it contains the words; return the seconds. Raises TimeoutError."""
    start = time.perf_counter()
    while words not in _read(page):
        if time.perf_counter() - start > LONGEST:
            message = f"{words} is not on {page}"
            raise TimeoutError(message)
        time.sleep(PAUSE)
    return time.perf_counter() - start


def _read(page: str) -> str:
    """Return a served page; an empty string while there is none."""
    try:
        with urllib.request.urlopen(page, timeout=LONGEST) as answer:  # noqa: S310 - an address of ours
            return str(answer.read().decode())
    except OSError:
        return ""


if __name__ == "__main__":
    main(*sys.argv[1:])
