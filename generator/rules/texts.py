"""Rules on how texts are cut into measures."""

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.rules.context import RuleContext
from generator.rules.rule import Violation, rule

_OPENED = {")": "(", "）": "（", "”": "“", "》": "《", "〉": "〈"}  # by the bracket that closes
_MARKS = re.compile("[;。；()（）“”《》〈〉]")


@rule("project-has-measure")
def project_has_measure(context: RuleContext) -> Iterator[Violation]:
    """每个项目至少有一项措施。

    Every project has a measure: its text says something.
    """
    for project in context.dataset.projects:
        if not any(project.text.clauses):
            yield Violation(
                (project.origin / "text").location,
                f"项目 {project.id} 没有措施 (project {project.id} has no measure)",
                "照原文写上措施 (write the measures of the source)",
            )


@rule("one-measure-a-line", Severity.WARNING)
def one_measure_a_line(context: RuleContext) -> Iterator[Violation]:
    """每行一项措施：行末是“;”或“。”，行中没有。

    A text holds one clause a line: a line ends with ; or 。 outside brackets and quotation marks and has none before
    its end; only the last line of a paragraph may end otherwise.
    """
    for record in context.dataset.texts:
        lines = record.text.lines
        for index, line in enumerate(lines):
            ends = clause_ends(line)
            last = index + 1 == len(lines) or not lines[index + 1]
            if not line or (ends in ([], [len(line)]) and (ends or last)):
                continue
            yield Violation(
                record.text_origin.at(index),
                f"{record.id} 的这一行不是一项措施 (this line of {record.id} is not one clause)",
                "在“;”或“。”之后换行，别处不换行 (break the line after ; or 。 and nowhere else)",
            )


def clause_ends(line: str) -> list[int]:
    """Return the places after each ; or 。 outside brackets; a bracket that is never closed encloses nothing."""
    opened: list[tuple[str, int]] = []  # brackets, with the count of the ends before each
    ends: list[int] = []
    for match in _MARKS.finditer(line):
        mark = match.group()
        if mark in ";。；":
            ends.append(match.end())
        elif mark not in _OPENED:
            opened.append((mark, len(ends)))
        elif opened and opened[-1][0] == _OPENED[mark]:
            del ends[opened.pop()[1] :]
    return ends
