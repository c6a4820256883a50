"""Bad input ends in findings and exit code 1: never a traceback, a hang, or a word of what lies outside the folder."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli
from tests.support.console import plansite, process
from tests.support.paths import CITY


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return a copy of the fictional city's data, to be spoilt."""
    return Path(shutil.copytree(CITY, tmp_path / "data"))


def put(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


def begin(city: Path, text: str) -> None:
    """Put text before the first line of units.yml."""
    path = city / "units.yml"
    path.write_bytes(text.encode() + path.read_bytes())


def sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def file(path: Path) -> None:
    shutil.rmtree(path)
    path.touch()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def link(city: Path, name: str) -> None:
    """Move something out of the data folder and leave a link to it."""
    outside = (city / name).rename(city.parent / "secret")
    (city / name).symlink_to(outside)


BAD: dict[str, tuple[Callable[[Path], object], str, str]] = {
    # what is done to the city: (how, rule, file)
    "not UTF-8": (
        lambda c: (c / "units.yml").write_bytes("单位: 甲\n".encode("gb18030")),
        "file-encoding",
        "units.yml",
    ),
    "UTF-16": (lambda c: (c / "units.yml").write_bytes("单位: 甲\n".encode("utf-16")), "file-encoding", "units.yml"),
    "tabs": (lambda c: put(c / "units.yml", "  - id:", "\t- id:"), "yaml-tab", "units.yml"),
    "duplicate key": (lambda c: begin(c, "systems: []\n"), "yaml-duplicate-key", "units.yml"),
    "merge key": (lambda c: begin(c, "<<: { a: b }\n"), "yaml-merge-key", "units.yml"),
    "aliases that explode": (
        lambda c: begin(c, "a: &a [x]\n" + "".join(f"{k}: &{k} [{'*' + chr(ord(k) - 1) + ', '}]\n" for k in "bcdefgh")),
        "yaml-alias",
        "units.yml",
    ),
    "flow nesting 10,000 deep": (lambda c: begin(c, "a: " + "[" * 10_000 + "\n"), "yaml-depth", "units.yml"),
    "block nesting 10,000 deep": (lambda c: begin(c, "a:\n" + "- " * 10_000 + "b\n"), "yaml-depth", "units.yml"),
    "200 MB": (lambda c: sparse(c / "units.yml", 200_000_000), "file-size", "units.yml"),
    "200 MB official text": (
        lambda c: sparse(c / "source/linjiang-2020.txt", 200_000_000),
        "file-size",
        "linjiang-2020.txt",
    ),
    "wrong type": (lambda c: put(c / "engineerings/01.yml", "value: 85", "value: [85]"), "schema-type", "01.yml"),
    "unknown key": (
        lambda c: put(c / "engineerings/01.yml", "short_name", "shortname"),
        "schema-unknown-key",
        "01.yml",
    ),
    "a date that YAML would guess at": (
        lambda c: put(c / "plan.yml", 'end: "2021"', "end: 2021"),
        "schema-type",
        "plan.yml",
    ),
    "a number that YAML would guess at": (
        lambda c: put(c / "engineerings/01.yml", "value: 85", "value: 0x55"),
        "schema-type",
        "01.yml",
    ),
    "a no that YAML would guess at": (
        lambda c: put(c / "units.yml", "collective: true", "collective: no"),
        "schema-type",
        "units.yml",
    ),
    "control character": (lambda c: put(c / "units.yml", "市住建局", "市\x07住建局"), "control-character", "units.yml"),
    "escaped control character": (
        lambda c: put(c / "units.yml", "name: 市住建局", 'name: "市\\e[2J住建局"'),
        "control-character",
        "units.yml",
    ),
    "bidi override": (lambda c: put(c / "units.yml", "市住建局", "市\u202e住建局"), "bidi-character", "units.yml"),
    "HTML": (lambda c: put(c / "plan.yml", "坚持城乡统筹", "坚持<img src=x onerror=alert(1)>"), "markup", "plan.yml"),
    "template syntax": (lambda c: put(c / "plan.yml", "坚持城乡统筹", "坚持{{ 7 * 7 }}"), "markup", "plan.yml"),
    "empty file": (lambda c: (c / "units.yml").write_bytes(b""), "yaml-empty", "units.yml"),
    "missing file": (lambda c: (c / "plan.yml").unlink(), "file-missing", "plan.yml"),
    "missing official text": (lambda c: (c / "source/linjiang-2020.txt").unlink(), "file-missing", "linjiang-2020.yml"),
    "missing folder": (shutil.rmtree, "file-missing", "data"),
    "folder for a file": (lambda c: folder(c / "units.yml"), "file-unreadable", "units.yml"),
    "file for the folder": (file, "file-missing", "data"),
    "link out of the folder": (lambda c: link(c, "engineerings/03.yml"), "file-symlink", "03.yml"),
    "folder that is a link": (lambda c: link(c, "engineerings"), "file-symlink", "engineerings"),
    "official text that is a link": (
        lambda c: link(c, "source/linjiang-2020.txt"),
        "file-symlink",
        "linjiang-2020.txt",
    ),
    "official text out of the folder": (
        lambda c: put(c / "source/linjiang-2020.yml", "file: linjiang", "file: ../linjiang"),
        "schema-value",
        "linjiang-2020.yml",
    ),
    "named pipe": (lambda c: pipe(c / "units.yml"), "file-unreadable", "units.yml"),
    "file in the wrong place": (lambda c: (c / "units.yml").rename(c / "unit.yml"), "file-unknown", "unit.yml"),
    "two layouts": (
        lambda c: shutil.copyfile(c / "source/linjiang-2020.yml", c / "source/other.yml"),
        "file-unknown",
        "other.yml",
    ),
    "two files claim one id": (
        lambda c: shutil.copyfile(c / "engineerings/01.yml", c / "engineerings/09.yml"),
        "unique-id",
        "09.yml",
    ),
    "circle in member_of": (
        lambda c: put(
            c / "relationships.yml",
            "relationships:\n",
            "relationships:\n"
            "  - { from: shizhengfu-gebumen, type: member_of, to: shizhi-youguandanwei, basis: inferred, note: 一 }\n"
            "  - { from: shizhi-youguandanwei, type: member_of, to: shizhengfu-gebumen, basis: inferred, note: 二 }\n",
        ),
        "no-circle",
        "relationships.yml",
    ),
    "circle in succeeded_by": (
        lambda c: put(
            c / "relationships.yml",
            "relationships:\n",
            "relationships:\n"
            "  - { from: shi-zhujianju, type: succeeded_by, to: shi-chengjianyuan, basis: inferred, note: 一 }\n",
        ),
        "no-circle",
        "relationships.yml",
    ),
}

# What might hang or fill the memory is tried in a process of its own, the others so in a full run only.
MAY_NOT_END = {"aliases that explode", "block nesting 10,000 deep", "200 MB", "named pipe", "circle in member_of"}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_a_finding(
    name: str,
    city: Path,
    *,
    thorough: bool,
) -> None:
    """Each bad input is a finding in both languages, with a remedy, at a place in the file; the exit code is 1."""
    spoil, rule, file = BAD[name]
    spoil(city)
    arguments = ("check", "--data", "data", "--format", "json")
    run = (process if thorough or name in MAY_NOT_END else plansite)(*arguments, at=city.parent)
    assert (run.code, run.err) == (1, "")
    findings = json.loads(run.out)
    matching = [finding for finding in findings if finding["rule"] == rule and Path(finding["file"]).name == file]
    assert matching, findings
    for finding in findings:
        assert finding["file"].startswith("data")
        assert finding["line"] >= 1
        assert finding["column"] >= 1
        for words in (finding["message"], finding["hint"]):
            assert any("一" <= character <= "鿿" for character in words), words
            assert any(character.isascii() and character.isalpha() for character in words), words


def test_an_unreadable_file_is_a_finding(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that the system does not let us read is told by name, with the system's reason."""

    def denied(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", denied)
    assert cli.main(["check", "--data", str(CITY), "--format", "line"]) == 1
    assert f"{CITY}/units.yml:1:1: error[file-unreadable]" in capsys.readouterr().out


def test_a_byte_order_mark_and_windows_line_ends_are_no_findings(city: Path) -> None:
    """What editors on other systems do to YAML is accepted."""
    begin(city, "\ufeff")
    for path in city.rglob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert plansite("check", "--data", city).code == 0


def test_other_line_ends_of_the_official_text_are_one_finding(city: Path) -> None:
    """A text that git gave Windows' line ends is one finding that names them, not one for each line."""
    path = city / "source" / "linjiang-2020.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    run = plansite("check", "--data", city, "--format", "json")
    assert run.code == 1
    findings = [(finding["rule"], "CRLF" in finding["message"]) for finding in json.loads(run.out)]
    assert findings == [("file-line-ends", True)]
