"""Who has a responsibility on a date: the unit that the text names, or its successors."""

from collections.abc import Iterator

from generator.graph.answers import CurrentResponsibility
from generator.grouping import grouped
from generator.model import Dataset, Relationship


def current_responsibilities(dataset: Dataset, date: str | None) -> Iterator[CurrentResponsibility]:
    """Yield who has each responsibility on a date (YYYY[-MM[-DD]]), in the order of the text.

    None takes every succession that has not ended. Successors have the responsibilities of a unit: by `source` where
    quoted words hand the duties over at every step, else by `inferred`. One that the project names has no second row.
    """
    units, ties = dataset.unit_by_id, _ties(dataset, date)
    for project in dataset.projects:
        named = {tie.unit for tie in project.responsibilities}
        seen: set[str] = set()
        for tie in project.responsibilities:
            for unit, basis in _successors(tie.unit, ties):
                if unit == tie.unit or (unit not in named and unit not in seen):
                    seen.add(unit)
                    yield CurrentResponsibility(
                        project=project, unit=units[unit], named=units[tie.unit], role=tie.role, basis=basis
                    )


def _ties(dataset: Dataset, date: str | None) -> dict[str, tuple[Relationship, ...]]:
    """Return the successions that apply on a date, by the unit that is succeeded."""
    return grouped(
        (tie.from_, tie) for tie in dataset.relationships if tie.type == "succeeded_by" and _applies(tie, date)
    )


def _applies(tie: Relationship, date: str | None) -> bool:
    """Return whether a succession applies on a date; one without a start does so only where no date is asked."""
    if date is None:
        return tie.until is None
    return tie.since is not None and tie.since <= date and (tie.until is None or date < tie.until)


def _successors(
    unit: str, ties: dict[str, tuple[Relationship, ...]], basis: str = "source"
) -> Iterator[tuple[str, str]]:
    """Yield the last successors of a unit, with the basis; the rule `no-circle` makes sure that there are some."""
    if unit not in ties:
        yield unit, basis
    for tie in ties.get(unit, ()):
        yield from _successors(tie.to, ties, basis if tie.assigns else "inferred")
