"""Who holds a responsibility on a date: the unit that the text names, or those that have come in its place."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.answers import CurrentResponsibility
from generator.model import Dataset, Relationship


def held(dataset: Dataset, date: str | None) -> Iterator[CurrentResponsibility]:
    """Yield who holds each responsibility on a date (YYYY[-MM[-DD]]), in the order of the text.

    None stands for as far as is known. Of a unit that has successors by then they hold it: `source` where the quoted
    words of every step hand duties over, else `inferred`. A successor that the project names itself holds nothing
    twice.
    """
    units, ties = dataset.unit_by_id, _ties(dataset, date)
    for project in dataset.projects:
        named = {tie.unit for tie in project.responsibilities}
        seen: set[str] = set()
        for tie in project.responsibilities:
            for unit, basis in _holders(tie.unit, ties):
                if unit == tie.unit or (unit not in named and unit not in seen):
                    seen.add(unit)
                    yield CurrentResponsibility(
                        project=project, unit=units[unit], named=units[tie.unit], role=tie.role, basis=basis
                    )


def _ties(dataset: Dataset, date: str | None) -> dict[str, list[Relationship]]:
    """Return the successions that have come about by a date and have not ended, by the unit that they lead from."""
    ties: dict[str, list[Relationship]] = {}
    for tie in dataset.relationships:
        if tie.type == "succeeded_by" and _holds(tie, date):
            ties.setdefault(tie.from_, []).append(tie)
    return ties


def _holds(tie: Relationship, date: str | None) -> bool:
    """Say whether a tie has come about by a date and not ended; one without a date has come about at no certain one."""
    if date is None:
        return tie.until is None
    return tie.since is not None and tie.since <= date and (tie.until is None or date < tie.until)


def _holders(unit: str, ties: dict[str, list[Relationship]], basis: str = "source") -> Iterator[tuple[str, str]]:
    """Yield the units at the end of every line of successors, with the basis; there is no circle (`no-circle`)."""
    if unit not in ties:
        yield unit, basis
    for tie in ties.get(unit, ()):
        yield from _holders(tie.to, ties, basis if tie.assigns else "inferred")
