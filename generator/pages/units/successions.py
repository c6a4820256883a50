"""What has passed from one body to another: duties that the text gives to a unit that is no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Project, Relationship, Unit
from generator.pages.context import PageContext
from generator.pages.revisions.index import RevisionRow, revision_row
from generator.text import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class InheritedRow:
    """A project whose text names `named`, to whom the unit has come; `basis` says whether words hand the duty over."""

    project: Project
    lead: Unit
    named: Unit
    role: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessorRow:
    """A body that came in the unit's place, since when, and on what ground."""

    unit: Unit
    since: str
    basis: str
    tie: Relationship


@dataclass(frozen=True, slots=True, kw_only=True)
class AbolishedRow:
    """A revision that abolished the unit without a successor, and its words."""

    row: RevisionRow
    quote: str


def abolished_rows(context: PageContext, unit: Unit) -> tuple[AbolishedRow, ...]:
    """Return the revisions that abolished a unit."""
    return tuple(
        AbolishedRow(row=revision_row(story), quote=effect.quote or "")
        for story in context.stories
        for effect in story.revision.effects
        if effect.type == "abolished" and effect.record == unit.id
    )


def inherited_rows(context: PageContext, unit: Unit) -> tuple[InheritedRow, ...]:
    """Return the projects that reach a unit because it came in the place of one that they name."""
    return tuple(
        InheritedRow(
            project=held.project,
            lead=context.dataset.unit_by_id[held.project.lead],
            named=held.named,
            role=wording.ROLES[held.role],
            basis=wording.BASES[held.basis],
        )
        for held in context.held.get(unit.id, ())
    )


def successor_rows(context: PageContext, unit: Unit) -> tuple[SuccessorRow, ...]:
    """Return the bodies that came in a unit's place."""
    return tuple(_successors(context, unit))


def _successors(context: PageContext, unit: Unit) -> Iterator[SuccessorRow]:
    for tie in context.ties.get(unit.id, ()):
        if tie.type == "succeeded_by" and tie.from_ == unit.id:
            yield SuccessorRow(
                unit=context.dataset.unit_by_id[tie.to],
                since=wording.date(tie.since) if tie.since else "",
                basis=wording.BASES[tie.basis],
                tie=tie,
            )
