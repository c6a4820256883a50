"""The four questions of a level: what it must do, by when, who assesses it, what follows for the last."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Arrangement, AssessmentItem, Consequence, Deadline, Level, Unit
from generator.pages.context import PageContext
from generator.pages.facts.assessment import AssessmentRow, AssessorRow, assessors
from generator.pages.facts.rows import FactRow

_LAST = re.compile("最后|末位|末尾|倒数|垫底")
_LIKE_ANOTHER = re.compile("参照|比照|仿照|依照|按照")
_MOST_DEADLINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelAnswers:
    """What a page of a level answers first.

    deadlines: its deadlines with a date, the earliest first, at most three; `more` how many others there are.
    assessors: who assesses it.
    last: consequences for who stands last.
    like_another: arrangements that have it assessed as another level is.
    """

    deadlines: tuple[FactRow, ...]
    more: int
    assessors: tuple[AssessorRow, ...]
    last: tuple[AssessmentRow, ...]
    like_another: tuple[AssessmentRow, ...]


def level_answers(
    context: PageContext, level: Level, units: Iterable[Unit], facts: Iterable[FactRow], items: Iterable[AssessmentRow]
) -> LevelAnswers:
    """Return the answers for a level: `units` represent it, `facts` and `items` of the assessment concern it."""
    items = tuple(row for row in items if _applies(row.item, level))
    named = {unit.id for unit in units}
    dated = [(row.fact.date, row) for row in facts if isinstance(row.fact, Deadline) and row.fact.date]
    deadlines = tuple(row for _, row in sorted(dated, key=lambda pair: pair[0]))
    return LevelAnswers(
        deadlines=deadlines[:_MOST_DEADLINES],
        more=max(0, len(deadlines) - _MOST_DEADLINES),
        assessors=tuple(row for row in assessors(context) if row.assessed.id in named),
        last=tuple(
            row
            for row in items
            if isinstance(row.item, Consequence) and _LAST.search(f"{row.item.condition}{row.item.quote}")
        ),
        like_another=tuple(
            row for row in items if isinstance(row.item, Arrangement) and _LIKE_ANOTHER.search(row.item.quote)
        ),
    )


def _applies(item: AssessmentItem, level: Level) -> bool:
    return any(actor.level is level for actor in getattr(item, "applies_to", ()))
