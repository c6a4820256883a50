"""What the rules look at: the dataset, the graph, and what several rules read from them, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.passages import PrintedText, place, printed
from generator.rules.differences import Difference, compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.graph import ResponsibilityGraph
    from generator.model import Actor, Dataset, Quoted, TextRecord


@dataclass(frozen=True, slots=True)
class Claim:
    """A quote with the text that it is taken from, and its place there: None where the text does not hold it."""

    quoted: Quoted
    record: TextRecord
    place: tuple[int, int] | None

    @property
    def text(self) -> str:
        """The words of the record."""
        return self.record.text.printed


@dataclass(frozen=True)
class Subject:
    """A dataset whose references hold, with its graph."""

    dataset: Dataset
    graph: ResponsibilityGraph

    @cached_property
    def printed(self) -> PrintedText:
        """The official text as the records and the furniture make it up."""
        return printed(self.dataset)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Where the rebuilt text is not the official one."""
        return tuple(compared(self.printed.text, self.dataset.source))

    @cached_property
    def source_lines(self) -> tuple[int, ...]:
        """Where each line of the official text begins."""
        return (0, *(index + 1 for index, character in enumerate(self.dataset.source) if character == "\n"))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every quote from the text of a record: levels, facts, waivers, goals and the parts of the assessment."""
        return tuple(_claim(quoted, record) for quoted, record in self._quotes())

    @cached_property
    def claims_by_record(self) -> dict[str, tuple[Claim, ...]]:
        """The quotes from each record that has any."""
        by_record: dict[str, list[Claim]] = {}
        for claim in self.claims:
            by_record.setdefault(claim.record.id, []).append(claim)
        return {record: tuple(claims) for record, claims in by_record.items()}

    def actors(self) -> Iterator[tuple[Actor, TextRecord]]:
        """Yield every actor with the record whose words name it."""
        for record in self.dataset.texts:
            yield from ((actor, record) for actor in getattr(record, "actors", ()))
            yield from ((actor, record) for fact in record.facts for actor in getattr(fact, "actors", ()))
        for item in self.dataset.assessment.items:
            article = self.dataset.text_by_id[item.article]
            yield from ((actor, article) for actor in (*item.actors, *getattr(item, "applies_to", ())))

    def _quotes(self) -> Iterator[tuple[Quoted, TextRecord]]:
        """Yield every quote with its record."""
        for record in self.dataset.texts:
            yield from ((quoted, record) for quoted in (*record.levels, *record.facts, *record.waivers))
        for goal in self.dataset.plan.goals:
            yield from ((quoted, self.dataset.plan.vision) for quoted in (goal, *goal.indicators))
        for item in self.dataset.assessment.items:
            yield item, self.dataset.text_by_id[item.article]


def _claim(quoted: Quoted, record: TextRecord) -> Claim:
    """Return the quote with its place, if it has one."""
    try:
        return Claim(quoted, record, place(record.text.printed, quoted))
    except ValueError:
        return Claim(quoted, record, None)
