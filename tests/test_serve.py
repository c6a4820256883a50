"""`mkdocs serve`: an edit of the data shows, a bad one is told and does not end the server."""

import re
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket

from tests.support.forked_mkdocs import mkdocs
from tests.support.paths import BIN, REPOSITORY
from tests.support.ports import free_port
from tests.support.sites import project, run

PATIENCE = 120  # seconds; how long an edit takes is told, not judged: other tests run beside this one


@contextmanager
def server(folder: Path) -> Iterator[tuple[str, Path]]:
    """Serve a project as its users do; yields the address and the file of what the server says."""
    host = f"127.0.0.1:{free_port()}"
    log = folder / "serve.log"
    with log.open("w") as out:
        process = subprocess.Popen(  # noqa: S603 - the tests' own command
            [BIN / "mkdocs", "serve", "--dev-addr", host], cwd=folder, stdout=out, stderr=subprocess.STDOUT
        )
        try:
            yield f"http://{host}/", log
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def read(address: str) -> str:
    """Return a served page, or nothing while there is no server."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - an address of ours
            return str(answer.read().decode())
    except OSError:
        return ""


def seconds_until(condition: Callable[[], bool]) -> float:
    """Wait for a condition; fails when it does not come true in time."""
    start = time.monotonic()
    while not condition():
        assert time.monotonic() - start < PATIENCE
        time.sleep(0.2)
    return time.monotonic() - start


def test_edits_show_and_bad_ones_end_nothing(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    """A good edit shows; a bad one shows its finding over the last good site; the next good one shows again."""
    folder = project(tmp_path / "served")
    units = folder / "data" / "units.yml"
    original = units.read_text(encoding="utf-8")
    assert "aliases:" in original
    edited = original.replace("aliases: [", "aliases: [改后的别名, ", 1)
    assert edited != original
    with server(folder) as (address, log):
        seconds_until(lambda: "<h1" in read(address + "units/"))
        units.write_text(edited, encoding="utf-8")
        taken = seconds_until(lambda: "改后的别名" in read(address + "api/v1/units.json"))
        record_property("seconds until an edit shows", round(taken, 2))
        units.write_text(edited + "units: []\n", encoding="utf-8")
        seconds_until(lambda: "data/units.yml:" in read(address + "units/"))
        assert "改后的别名" in read(address + "api/v1/units.json")
        assert "error[" in log.read_text(encoding="utf-8")
        # Moved away and back, as git does with branches, the folder is watched as before.
        away = (folder / "data").rename(folder / "away")
        time.sleep(2)
        (away / "units.yml").write_text(original, encoding="utf-8")
        away.rename(folder / "data")
        seconds_until(lambda: "改后的别名" not in read(address + "api/v1/units.json"))
        assert "data/units.yml:" not in read(address + "units/")
        units.write_text(edited, encoding="utf-8")
        seconds_until(lambda: "改后的别名" in read(address + "api/v1/units.json"))


def test_server_does_not_start_with_bad_data(tmp_path: Path) -> None:
    """There is no last good site at the start: the findings are told and the command ends with 1."""
    folder = project(tmp_path / "bad")
    (folder / "data" / "units.yml").write_text("units: [\n", encoding="utf-8")
    done = mkdocs("serve", "--dev-addr", "127.0.0.1:0", folder=folder)
    assert done.returncode == 1
    assert "data/units.yml:" in done.stdout
    assert "Traceback" not in done.stdout


def test_an_address_in_use_is_told_in_one_line() -> None:
    """`make serve` says that the address is taken, and what to do; a free one passes without a word."""
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        refused = run("scripts/free-address", address, folder=REPOSITORY)
    assert refused.returncode == 1
    assert re.fullmatch(rf"plansite: {address} .*make serve ADDRESS=.*\n", refused.stdout)
    passed = run("scripts/free-address", address, folder=REPOSITORY)
    assert (passed.returncode, passed.stdout) == (0, "")
