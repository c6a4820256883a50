"""Findings as values: what is wrong, where, how bad, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: an error stops the path, a warning does not."""

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
    """One finding. `message` and `hint` are Chinese with the English after it in brackets."""

    rule: str
    location: Location
    message: str
    hint: str
    severity: Severity = Severity.ERROR

    def sort_key(self) -> tuple[Location, str, str]:
        """Order of reports: by place, then rule, then words."""
        return (self.location, self.rule, self.message)


def arranged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings once each, in the order of reports."""
    return tuple(sorted(set(findings), key=Finding.sort_key))


class DatasetError(Exception):
    """All findings of the stage that failed; the core's only exception."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Hold every finding of the failing stage, sorted."""
        self.findings = arranged(findings)
        super().__init__(f"{len(self.findings)} findings")
