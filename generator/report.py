"""Write findings as text, lines for editors, workflow commands of GitHub, or JSON."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.findings import Finding, Location, Severity
from generator.invisible import visible
from generator.source import LARGEST

FORMATS = ("text", "line", "github", "json")

_WIDTH = 100  # columns of an excerpt; the rest of a long line is cut
_BEFORE = 60  # columns kept before the caret in a line that is cut


def report(findings: Iterable[Finding], format: str, data_dir: Path) -> str:  # noqa: A002 - the command's word
    """Return findings in one of FORMATS, a line feed at the end; excerpts are read from files below `data_dir`.

    `line`: `file:line:col: severity[rule]: message`. `github`: workflow commands (`::error file=…`). `json`: an array.
    """
    findings = tuple(findings)
    if format == "json":
        return json.dumps([_object(finding) for finding in findings], ensure_ascii=False, indent=2) + "\n"
    if format == "line":
        return "".join(f"{_line(finding)}\n" for finding in findings)
    if format == "github":
        return "".join(f"{_command(finding)}\n" for finding in findings)
    lines = _Lines(data_dir)
    return "".join(f"{_text(finding, lines)}\n" for finding in findings) + _summary(findings)


def _object(finding: Finding) -> dict[str, str | int]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "file": finding.location.file,
        "line": finding.location.line,
        "column": finding.location.column,
        "message": finding.message,
        "hint": finding.hint,
    }


def _line(finding: Finding) -> str:
    return visible(f"{finding.location}: {finding.severity}[{finding.rule}]: {finding.message}")


def _command(finding: Finding) -> str:
    """Return GitHub's workflow command; it escapes `%` and line ends, in properties `:` and `,` too."""
    place = finding.location
    properties = {"file": place.file, "line": place.line, "col": place.column, "title": finding.rule}
    listed = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    message = _escaped(finding.message + "\n改法: " + finding.hint)
    return f"::{finding.severity} {listed}::{message}"


def _escaped(words: str, more: str = "") -> str:
    for character in ("%", "\r", "\n", *more):
        words = words.replace(character, f"%{ord(character):02X}")
    return visible(words)


def _text(finding: Finding, lines: _Lines) -> str:
    """Return a finding with the line that it is about and a caret below its place."""
    number, margin = str(finding.location.line), " " * len(str(finding.location.line))
    written = [visible(f"{finding.severity}[{finding.rule}]: {finding.message}"), visible(f" --> {finding.location}")]
    if (words := lines.at(finding.location)) is not None:
        excerpt, caret = _excerpt(words, finding.location.column - 1)
        written += [f"{margin} |", f"{number} | {excerpt}".rstrip(), f"{margin} | {' ' * caret}^"]
    return "\n".join([*written, visible(f"{margin} = 改法: {finding.hint}"), ""])


def _excerpt(words: str, at: int) -> tuple[str, int]:
    """Return the part of a line around a character, and the columns before that character."""
    # No more than a screen is looked at: a line may be megabytes.
    before, after = visible(words[max(0, at - 2 * _WIDTH) : at]), visible(words[at : at + 2 * _WIDTH])
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


def _summary(findings: Sequence[Finding]) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = len(findings) - errors
    return f"{errors} 个错误，{warnings} 个警告 ({errors} errors, {warnings} warnings)\n"


class _Lines:
    """The lines of files below a folder; a file is read when its first finding is written."""

    def __init__(self, data_dir: Path) -> None:
        self.folder = data_dir
        self.files: dict[str, list[str]] = {}

    def at(self, location: Location) -> str | None:
        """Return the line of a location; None where it cannot be shown."""
        if location.file not in self.files:
            self.files[location.file] = list(self.read(Path(location.file)))
        lines = self.files[location.file]
        return lines[location.line - 1] if location.line <= len(lines) else None

    def read(self, path: Path) -> Iterator[str]:
        """Yield a file's lines; none of a file that is outside the folder, a link, too large, or unreadable."""
        if path.is_relative_to(self.folder) and path.is_file() and not path.is_symlink():
            try:
                if path.stat().st_size > LARGEST:
                    return
                yield from path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
            except OSError:
                return
