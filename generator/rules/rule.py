"""A rule as a value: its name, its severity, its documentation and the function that finds what breaks it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.findings import Finding, Location, Severity
from generator.rules.context import RuleContext


class Violation(NamedTuple):
    """What a rule found; `message` and `hint` are Chinese with the English after it in brackets."""

    location: Location
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class RuleDocumentation:
    """What /rules/ publishes of a rule; `stage` is yaml, schema, reference or rule."""

    name: str
    severity: Severity
    stage: str
    text_zh: str
    text_en: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A named check of a dataset whose references hold."""

    name: str
    severity: Severity
    find: Callable[[RuleContext], Iterator[Violation]]

    def __call__(self, context: RuleContext) -> Iterator[Finding]:
        """Yield what breaks the rule."""
        for location, message, hint in self.find(context):
            yield Finding(self.name, location, message, hint, self.severity)

    @property
    def documentation(self) -> RuleDocumentation:
        """The rule's docstring: a Chinese sentence, an empty line, then English."""
        text_zh, _, text_en = (inspect.getdoc(self.find) or "").partition("\n\n")
        return RuleDocumentation(self.name, self.severity, "rule", text_zh, " ".join(text_en.split()))


def rule(
    name: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[RuleContext], Iterator[Violation]]], Rule]:
    """Make a rule of a generator function."""
    return lambda find: Rule(name, severity, find)
