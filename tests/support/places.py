"""Findings with their places shown by what stands there: no line number, which a longer file would change.

A place is the file, the lines that the line is within by indentation, and the line itself with `▸` before the column.
Where several places of the file look the same, it is said which of them it is.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from generator.findings import Finding
from generator.load import load
from generator.report import report
from tests.support.paths import AMENDED_CITY

MARK = "▸"
_SHOWN = 120  # characters of a line to either side of the mark
_PLACE = re.compile(r"(?P<file>[\w./-]+\.(?:txt|yml))(?P<state>（依 (?P<revision>[\d-]+) 止的修改）)?:(\d+):(\d+)")
_LINE = re.compile(r"第 (\d+) 行")
_SHA256 = re.compile(r"\b[0-9a-f]{64}\b")


def findings_at_places(findings: Iterable[Finding], city: Path) -> str:
    """Return findings, each a line without line numbers and its place below; `city` is the folder that was checked."""
    return "".join("\n".join(_finding(finding, city)) + "\n" for finding in findings)


def _finding(finding: Finding, city: Path) -> Iterator[str]:
    location = finding.location
    line = report([finding], "line", city).rstrip("\n").removeprefix(f"{location}: ")
    lines = _lines(city.parent / location.file)
    shown = _PLACE.sub(rf"\g<file>\g<state> {MARK}", _LINE.sub(f"{MARK} 行", line))
    yield _named(f"{location.file}: {shown}", city)
    yield from (f"  {_named(words, city)}" for words in place(lines, location.line, location.column))
    for match in {match[0]: match for match in _PLACE.finditer(line)}.values():
        file, number, column = match["file"], int(match[4]), int(match[5])
        other = _consolidated(match["revision"]) if match["state"] else _lines(_path(file, city))
        yield f"  {file}:"
        yield from (f"    {words}" for words in place(other, number, column, nested=file.endswith(".yml")))
    for match in _LINE.finditer(line):
        yield f"  {MARK} 行:"
        yield from (f"    {words}" for words in place(lines, int(match[1]), 1))


def _named(words: str, city: Path) -> str:
    """Return words with the name of the file in the place of its SHA-256, which any edit of the file changes."""
    files = [path for path in city.rglob("*") if path.suffix in {".txt", ".json"}] if _SHA256.search(words) else []
    names = {hashlib.sha256(path.read_bytes()).hexdigest(): path.name for path in files}
    return _SHA256.sub(lambda match: f"‹SHA-256: {names.get(match[0], 'of no file')}›", words)


def _path(file: str, city: Path) -> Path:
    """Return the path of a file that a message names: from the folder's parent, or an official text by its name."""
    return city.parent / file if "/" in file else city / "source" / file


def place(lines: tuple[str, ...], number: int, column: int, *, nested: bool = True) -> list[str]:
    """Return the lines that a line is within, if they are `nested`, and the line with a mark before the column."""
    assert 1 <= number <= max(1, len(lines)), f"no line {number}"
    assert 1 <= column <= len(lines[number - 1] if lines else "") + 1, f"no column {column} in line {number}"
    shown = _place(lines, number, column, nested=nested)
    same = [other for other, line in enumerate(lines, 1) if lines[number - 1] == line]
    alike = [other for other in same if _place(lines, other, column, nested=nested) == shown]
    which = [f"(place {alike.index(number) + 1} of {len(alike)})"] if len(alike) > 1 else []
    return [*shown, *which]


def _place(lines: tuple[str, ...], number: int, column: int, *, nested: bool) -> list[str]:
    line = lines[number - 1] if lines else ""
    before, after = line[: column - 1][-_SHOWN:], line[column - 1 :][:_SHOWN]
    return [*(_within(lines, number) if nested else ()), _visible(f"{before}{MARK}{after}")]


def _within(lines: tuple[str, ...], number: int) -> list[str]:
    """Return the lines above with less indentation, the outermost first."""
    outer: list[str] = []
    indentation = _indentation(lines[number - 1]) if lines else 0
    for line in reversed(lines[: number - 1]):
        if line.strip() and not line.lstrip().startswith("#") and _indentation(line) < indentation:
            outer.append(_visible(line))
            indentation = _indentation(line)
    return outer[::-1]


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _visible(words: str) -> str:
    """Return words with codes for what cannot be seen."""
    return "".join(mark if mark.isprintable() else mark.encode("unicode_escape").decode() for mark in words)


def _lines(path: Path) -> tuple[str, ...]:
    """Return the lines of a file; none where there is no such file."""
    return tuple(path.read_bytes().decode(errors="replace").split("\n")) if path.is_file() else ()


@cache
def _consolidated(revision: str) -> tuple[str, ...]:
    """Return the lines of the amended city's text as of a revision, of the last one where there is none of that id.

    No file has that text. A case that breaks an effect changes words in it, and no line.
    """
    states = load(AMENDED_CITY).states
    state = next((state for state in states if state.revision.id == revision), states[-1])
    return tuple(state.dataset.source.split("\n"))
