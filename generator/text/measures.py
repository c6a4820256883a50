"""Measures of a project: which of them a fact stands in, and who is responsible for it."""

from bisect import bisect_right

from generator.model import Fact, Project, Responsibility, Text
from generator.text.official import place


def measure_at(text: Text, start: int) -> int:
    """Return the measure (from 1) at an offset of a text; an empty line belongs to the measure before it."""
    line, _ = text.place_at(start)
    return max(bisect_right(text.measure_lines, line), 1)


def measure_list(project: Project, fact: Fact) -> int | None:
    """Return the measure of a fact where it has a list of units of its own, else None."""
    if not fact.is_in_text:
        return None
    measure = measure_at(project.text, place(project.text.printed, fact)[0])
    return measure if any(tie.measure == measure for tie in project.responsibilities) else None


def fact_responsibilities(project: Project, fact: Fact) -> tuple[Responsibility, ...]:
    """Return who is responsible for a fact: by the list of its measure, or by that of the whole project.

    What stands beside the text is said of all measures and of all that they name.
    """
    if not fact.is_in_text:
        return project.responsibilities
    measure = measure_list(project, fact)
    return tuple(tie for tie in project.responsibilities if tie.measure == measure)
