"""Rules on how texts are cut into measures."""

from collections.abc import Iterator

from generator.findings import Severity
from generator.rules.context import RuleContext
from generator.rules.rule import Violation, rule

BRACKETS = {")": "(", "）": "（", "”": "“", "》": "《", "〉": "〈"}
ENDS = frozenset(";。；")


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
    opened: list[tuple[str, int]] = []
    closed: list[tuple[int, int]] = []
    for index, character in enumerate(line):
        if character in BRACKETS.values():
            opened.append((character, index))
        elif opened and BRACKETS.get(character) == opened[-1][0]:
            closed.append((opened.pop()[1], index))
    ends = [index for index, character in enumerate(line) if character in ENDS]
    return [index + 1 for index in ends if not any(start < index < end for start, end in closed)]
