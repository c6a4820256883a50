"""A rule as a value: its name, its severity, its documentation and the function that yields violations."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.findings import Finding, Location, Severity
from generator.rules.context import RuleContext


class Violation(NamedTuple):
    """What breaks a rule at one place, which becomes a finding with the rule's name and severity.

    location: the place in the file.
    message: what is wrong, in Chinese with the English after it in brackets.
    hint: what to do about it, likewise.
    """

    location: Location
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class RuleDocumentation:
    """What /rules/ publishes of a rule.

    name: words joined by hyphens, the anchor on /rules/.
    severity: whether a violation is an error or a warning.
    stage: the stage that checks the rule: yaml, schema, reference or rule.
    text_zh: what the rule demands, a Chinese sentence.
    text_en: the same in English, with more detail.
    """

    name: str
    severity: Severity
    stage: str
    text_zh: str
    text_en: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A named check of a dataset whose references hold.

    name: words joined by hyphens.
    severity: the severity of its findings.
    violations: the function that yields what breaks the rule; its docstring is the rule's documentation.
    """

    name: str
    severity: Severity
    violations: Callable[[RuleContext], Iterator[Violation]]

    def __call__(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding for each violation."""
        for location, message, hint in self.violations(context):
            yield Finding(self.name, location, message, hint, self.severity)

    @property
    def documentation(self) -> RuleDocumentation:
        """The rule's docstring: a Chinese sentence, an empty line, then English."""
        text_zh, _, text_en = (inspect.getdoc(self.violations) or _read_docstring(self.violations)).partition("\n\n")
        return RuleDocumentation(self.name, self.severity, "rule", text_zh, " ".join(text_en.split()))


def _read_docstring(function: Callable[..., object]) -> str:
    """Return a function's docstring from its source: under `python -OO` no function has any."""
    source = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    return ast.get_docstring(source) or "" if isinstance(source, ast.FunctionDef) else ""


def rule(
    name: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[RuleContext], Iterator[Violation]]], Rule]:
    """Make a rule of a function that yields violations."""
    return lambda violations: Rule(name, severity, violations)
