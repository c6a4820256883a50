"""What is served of a folder that sites are published to, and how commands refuse to publish."""

from pathlib import Path

import pytest

from generator.cli import main
from generator.publication.release import Release
from generator.publication.site import Site
from tests.support.small_site import contents


def assert_serves(served: Path, site: Path) -> None:
    """Exactly one whole release is served: that of the site."""
    release = Release((served / "current").resolve())
    assert release.id == Site.read(site).release
    assert release.damaged() == ()
    there = contents(release.folder)
    assert {path: there[path] for path in contents(site)} == contents(site)


def state(folder: Path) -> dict[str, object]:
    """Return everything in a folder: links, files with bytes and times; the lock, which any run makes, apart."""
    return {
        path.relative_to(folder).as_posix(): path.readlink()
        if path.is_symlink()
        else (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if (path.is_symlink() or path.is_file()) and path.name != ".lock"
    }


def assert_refused(*command: str | Path, code: int, saying: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Run a command, which must end with a code and say why, in Chinese with the English after it."""
    assert main([str(part) for part in command]) == code
    said = capsys.readouterr().err
    assert said.startswith("plansite: ")
    assert saying in said
    assert "(" in said.splitlines()[0]
    assert "Traceback" not in said
