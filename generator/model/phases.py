"""The phases of a plan, and their starts, derived where the text gives only their ends."""

import re
from dataclasses import dataclass

from generator.model.text import TextRecord
from generator.partial_dates import following

_START = re.compile(r"\d[\d\s年月日]*(?:至|到|[—－～~-])\s*$")  # of a span: 2026年7月—
_SPAN = re.compile(r"\d\s*[年月日]?\s*(?:至|到|[—－~～-])\s*\d")


@dataclass(frozen=True, kw_only=True)
class Phase(TextRecord):
    """A phase (阶段), printed `{heading}:{name}。{text}`; a field that the text lacks is empty.

    end: when it ends, YYYY[-MM[-DD]].
    end_quote: the words for it, of the heading, or of the text of a phase without one.
    """

    number: int
    name: str
    heading: str = ""
    end: str = ""
    end_quote: str = ""

    @property
    def is_span(self) -> bool:
        """Whether its heading says from when to when: 2025年3月至5月."""
        return _SPAN.search(self.heading) is not None

    @property
    def time(self) -> str:
        """The words for its time: `到2013 年底`, or a span as printed; nothing where the text says no end."""
        if not self.end_quote or _SPAN.search(self.end_quote):
            return self.end_quote
        start = _START.search(self.heading.partition(self.end_quote)[0])
        if start:
            return start.group() + self.end_quote
        return f"到{self.end_quote.removeprefix('到')}"


@dataclass(frozen=True, slots=True)
class Start:
    """The derived `date` on which a phase starts (YYYY[-MM[-DD]], "" for none), and a `note` on its ground."""

    date: str
    note: str


def starts(phases: tuple[Phase, ...], first_year: int | None) -> tuple[Start, ...]:
    """Return the start of each phase: the first year of the plan, then the date after the end of the phase before.

    A phase whose heading says from when to when has none that is derived.
    """
    unknown = Start("", "原文未写明起点。")
    first = Start(str(first_year), "原文未写明起点；按计划期的起始年推算。") if first_year else unknown
    later = (
        Start(following(phase.end), f"原文未写明起点；按上一阶段止于“{phase.end_quote}”推算。")
        if phase.end
        else unknown
        for phase in phases[:-1]
    )
    derived = (first, *later)[: len(phases)]
    pairs = zip(phases, derived, strict=True)
    return tuple(Start("", "") if phase.is_span else start for phase, start in pairs)
