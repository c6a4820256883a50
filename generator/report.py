"""Findings as text for people, lines for editors, workflow commands for GitHub, JSON for programs."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.findings import Finding, Location, Severity
from generator.source import LARGEST

FORMATS = ("text", "line", "github", "json")

_WIDTH = 100  # columns of an excerpt; the rest of a long line is cut
_BEFORE = 60  # columns kept before the caret in a line that is cut


def report(findings: Iterable[Finding], format: str, data_dir: Path) -> str:  # noqa: A002 - the command's word
    """Return findings in one of FORMATS, a line feed at the end; excerpts are read from files below `data_dir`.

    `line`: `file:line:col: severity[rule]: message`. `github`: workflow commands (`::error file=…`). `json`: an array.
    """
    found = tuple(findings)
    if format == "json":
        return json.dumps([_object(one) for one in found], ensure_ascii=False, indent=2) + "\n"
    if format == "line":
        return "".join(f"{_line(one)}\n" for one in found)
    if format == "github":
        return "".join(f"{_command(one)}\n" for one in found)
    lines = _Lines(data_dir)
    return "".join(f"{_text(one, lines)}\n" for one in found) + _summary(found)


def _object(one: Finding) -> dict[str, str | int]:
    return {
        "rule": one.rule,
        "severity": one.severity.value,
        "file": one.location.file,
        "line": one.location.line,
        "column": one.location.column,
        "message": one.message,
        "hint": one.hint,
    }


def _line(one: Finding) -> str:
    return _visible(f"{one.location}: {one.severity}[{one.rule}]: {one.message}")


def _command(one: Finding) -> str:
    """Return GitHub's workflow command; it escapes `%` and line ends, in properties `:` and `,` too."""
    place = one.location
    properties = {"file": place.file, "line": place.line, "col": place.column, "title": one.rule}
    told = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    message = _escaped(one.message + "\n改法: " + one.hint)
    return f"::{one.severity} {told}::{message}"


def _escaped(words: str, more: str = "") -> str:
    for character in ("%", "\r", "\n", *more):
        words = words.replace(character, f"%{ord(character):02X}")
    return _visible(words)


def _text(one: Finding, lines: _Lines) -> str:
    """Return a finding with the line that it is about and a caret below its place."""
    number, margin = str(one.location.line), " " * len(str(one.location.line))
    told = [_visible(f"{one.severity}[{one.rule}]: {one.message}"), _visible(f" --> {one.location}")]
    if (words := lines.at(one.location)) is not None:
        excerpt, caret = _excerpt(words, one.location.column - 1)
        told += [f"{margin} |", f"{number} | {excerpt}".rstrip(), f"{margin} | {' ' * caret}^"]
    return "\n".join([*told, _visible(f"{margin} = 改法: {one.hint}"), ""])


def _excerpt(words: str, at: int) -> tuple[str, int]:
    """Return the part of a line around a character, and the columns before that character."""
    # No more than a screen is looked at: a line may be megabytes.
    before, after = _visible(words[max(0, at - 2 * _WIDTH) : at]), _visible(words[at : at + 2 * _WIDTH])
    if _columns(before) > _BEFORE and _columns(before + after) > _WIDTH:
        before = "…" + _cut(before[::-1], _BEFORE)[::-1]
    return before + _cut(after, _WIDTH - _columns(before)), _columns(before)


def _cut(words: str, columns: int) -> str:
    """Return the beginning of `words` that fits, with a mark where some is left off."""
    while _columns(words) > columns:
        words = words[: -max(1, (_columns(words) - columns) // 2)]
    return words


def _columns(words: str) -> int:
    """Return how many columns a terminal gives `words`: wide and full-width characters take two (UAX #11)."""
    wide = sum(unicodedata.east_asian_width(character) in {"W", "F"} for character in words)
    unseen = sum(unicodedata.combining(character) > 0 for character in words)
    return len(words) + wide - unseen


def _visible(words: str) -> str:
    """Return `words` with what a terminal would obey, or hide, as U+FFFD: a finding must not act on who reads it."""
    return "".join("\ufffd" if unicodedata.category(one) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else one for one in words)


def _summary(found: Sequence[Finding]) -> str:
    errors = sum(one.severity is Severity.ERROR for one in found)
    warnings = len(found) - errors
    return f"{errors} 个错误，{warnings} 个警告 ({errors} errors, {warnings} warnings)\n"


class _Lines:
    """The lines of files below a folder, read when the first finding in a file asks."""

    def __init__(self, data_dir: Path) -> None:
        self.folder = data_dir
        self.files: dict[str, list[str]] = {}

    def at(self, location: Location) -> str | None:
        """Return a line, or None where there is none to show."""
        if location.file not in self.files:
            self.files[location.file] = list(self.read(Path(location.file)))
        lines = self.files[location.file]
        return lines[location.line - 1] if location.line <= len(lines) else None

    def read(self, path: Path) -> Iterator[str]:
        """Yield a file's lines; none of a file that is elsewhere, a link, too large, or cannot be read."""
        if path.is_relative_to(self.folder) and path.is_file() and not path.is_symlink():
            try:
                if path.stat().st_size > LARGEST:
                    return
                yield from path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
            except OSError:
                return
