"""What people give to make reaches commands as it was given: quotes, blanks, characters of make and the shell."""

import os
import shutil
from pathlib import Path
from socket import socket
from subprocess import CompletedProcess

import pytest

from tests.support.paths import BIN, REPOSITORY
from tests.support.sites import run

ODD = (
    *("o'ut", 'o"ut', "a b", "a#b", "$(shell touch PWNED)", "$$x", "${HOME}", "';touch PWNED;'", "`touch PWNED`"),
    *("a\\b", "*", "a%b", "a=b", "平安/网站", "--help", "-x"),
)
# What takes the place of the programs says what it was given, an argument a line.
PROGRAM = '#!/bin/sh\nprintf \'%s\' "$(basename "$0")"\nprintf \'<%s>\' "$@"\necho\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the Makefile, whose programs only say what they were given."""
    folder = tmp_path_factory.mktemp("make")
    shutil.copy(REPOSITORY / "Makefile", folder)
    shutil.copytree(REPOSITORY / "scripts", folder / "scripts")
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / "requirements").mkdir()
    for name in ("plansite", "mkdocs"):
        program = folder / ".venv" / "bin" / name
        program.write_text(PROGRAM)
        program.chmod(0o755)
    (folder / ".venv" / "bin" / "python").symlink_to(BIN / "python")
    (folder / "scripts" / "proposal").write_text(PROGRAM)
    for name in ("requirements/site.txt", "pyproject.toml", ".venv/.site"):
        (folder / name).touch()
    return folder


def make(folder: Path, *arguments: str) -> CompletedProcess[str]:
    """Run make without what this test's own caller set."""
    unset = {name: "" for name in ("MAKEFLAGS", "MAKELEVEL") if name in os.environ}
    return run("make", *arguments, folder=folder, **unset)


@pytest.mark.parametrize("given", ODD)
def test_what_is_given_arrives(folder: Path, given: str) -> None:
    """A folder to publish to, a base and a notice are one argument each, and nothing in them is run."""
    published, proposed = make(folder, "publish", f"TO={given}"), make(folder, "proposal", f"BASE={given}")
    imported = make(folder, "import", f"FILE={given}", f"TO={given}")
    assert f"plansite<publish><--keep><5><--><{given}>\n" in published.stdout
    assert f"proposal<{given}>\n" in proposed.stdout
    assert f"plansite<import><--><{given}><{given}>\n" in imported.stdout
    assert not (folder / "PWNED").exists()


def test_the_environment_gives_as_well(folder: Path) -> None:
    """A host's variables are taken as they are, too."""
    done = run("make", "publish", folder=folder, TO="a $(HOME) 'b'")
    assert "<a $(HOME) 'b'>" in done.stdout


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("8766", "不是地址"),
        ("127.0.0.1", "不是地址"),
        ("127.0.0.1:99999", "不是地址"),
        ("::1:8768", "不是地址"),
        ("127.0.0.1:8766; touch PWNED", "不是地址"),
        ("192.0.2.1:8766", "不能在这里监听"),
        ("no-such-host.invalid:8766", "不能在这里监听"),
    ],
)
def test_addresses_that_cannot_be_served_at(folder: Path, address: str, words: str) -> None:
    """What is no address, and one of another machine, are two messages of one line; neither says that it is taken."""
    done = make(folder, "serve", f"ADDRESS={address}")
    assert done.returncode == 2
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("plansite: ")]
    assert words in line
    assert "占用" not in done.stdout
    assert not (folder / "PWNED").exists()


def test_an_address_of_six_numbers_is_served_at(folder: Path) -> None:
    """Brackets are how an address with colons is written; MkDocs gets it so."""
    try:
        with socket(family=10) as tried:
            tried.bind(("::1", 0))
            port = tried.getsockname()[1]
    except OSError:
        pytest.skip("this machine has no ::1")
    done = make(folder, "serve", f"ADDRESS=[::1]:{port}")
    assert f"mkdocs<serve><--dev-addr><[::1]:{port}>\n" in done.stdout


@pytest.mark.parametrize(("made_for", "moved"), [("here", False), ("elsewhere", True)])
def test_a_moved_checkout_is_set_up_anew(tmp_path: Path, made_for: str, *, moved: bool) -> None:
    """An environment that was made for another folder runs that folder's code: make sets up its own, and only then."""
    here = tmp_path / "here"
    (here / ".venv" / "bin").mkdir(parents=True)
    (here / "requirements").mkdir()
    shutil.copy(REPOSITORY / "Makefile", here)
    shutil.copytree(REPOSITORY / "scripts", here / "scripts")
    for name in ("requirements/site.txt", "pyproject.toml", ".venv/.site"):
        (here / name).touch()
    made = f"command = /usr/bin/python3 -m venv {tmp_path / made_for / '.venv'}\n"
    (here / ".venv" / "pyvenv.cfg").write_text(f"home = /usr/bin\n{made}", encoding="utf-8")
    planned = run("make", "--dry-run", "check", folder=here).stdout
    assert ("scripts/environment requirements/site.txt" in planned) == moved


def test_a_lock_file_holds_the_one_that_it_is_more_than() -> None:
    """What the site needs stands in the same lines in each lock file: two installations at once do not meet."""
    site, test, bench = (
        set((REPOSITORY / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines())
        for name in ("site", "test", "bench")
    )
    assert site < test < bench
