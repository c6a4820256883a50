"""The starts of a plan's phases, derived where the text gives only their ends."""

from dataclasses import dataclass
from datetime import date, timedelta

from generator.model import Plan


@dataclass(frozen=True, slots=True)
class Start:
    """The derived `date` on which a phase starts (YYYY[-MM[-DD]], "" for none), and a `note` on its ground."""

    date: str
    note: str


def starts(plan: Plan) -> tuple[Start, ...]:
    """Return the start of each phase: the first year of the plan, then the date after the end of the phase before.

    A phase whose heading says from when to when has none that is derived.
    """
    year = plan.period.start if plan.period else ""
    first = Start(str(year), "原文未写明起点；按计划期的起始年推算。" if year else "原文未写明起点。")
    later = (
        Start(following(phase.end), f"原文未写明起点；按上一阶段止于“{phase.end_quote}”推算。")
        if phase.end
        else Start("", "原文未写明起点。")
        for phase in plan.phases[:-1]
    )
    derived = (first, *later)[: len(plan.phases)]
    pairs = zip(plan.phases, derived, strict=True)
    return tuple(Start("", "") if phase.is_span else start for phase, start in pairs)


def following(end: str) -> str:
    """Return the year, month or day after `end` (YYYY[-MM[-DD]]), as precise as `end`."""
    year, month, day = ([int(part) for part in end.split("-")] + [0, 0])[:3]
    if day:
        return (date(year, month, day) + timedelta(days=1)).isoformat()
    if month:
        return f"{year + month // 12}-{month % 12 + 1:02}"
    return str(year + 1)
