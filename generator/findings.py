"""Findings: what a check found, where, how severe it is, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

FOLLOWING = frozenset({"figure-covered", "quote-in-text", "waiver-needed"})  # rules that a mistyped text breaks, too


class Severity(StrEnum):
    """How severe a finding is: an error ends the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: `file` relative to the data folder's parent, `line` and `column` from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found.

    rule: the name of the rule.
    location: where it is.
    message: what is wrong, in Chinese with the English after it in brackets.
    hint: how to mend it, in both languages too.
    severity: an error or a warning.
    """

    rule: str
    location: Location
    message: str
    hint: str
    severity: Severity = Severity.ERROR

    def moved(self, old: str, new: str) -> Finding:
        """Return the finding with another path, `new`, of the folder `old` in which the data were checked."""
        location = replace(self.location, file=self.location.file.replace(old, new))
        return replace(self, location=location, message=self.message.replace(old, new))

    def sort_key(self) -> tuple[str, bool, Location, str, str]:
        """Return the key of the order in reports: by file, those that may follow from others last, then by place."""
        return (self.location.file, self.rule in FOLLOWING, self.location, self.rule, self.message)


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in the order of reports, equal ones once."""
    return tuple(sorted(set(findings), key=Finding.sort_key))


class DatasetError(Exception):
    """The findings of the stage that failed; the core raises nothing else."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Keep the findings in `findings`, in the order of reports."""
        self.findings = ordered(findings)
        super().__init__(f"{len(self.findings)} findings")
