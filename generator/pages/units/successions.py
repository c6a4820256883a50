"""A unit's successors, the revisions that abolished it, and the projects that it inherited."""

from dataclasses import dataclass

from generator.model import Unit
from generator.pages.clauses import IndirectProject
from generator.pages.context import PageContext
from generator.pages.parties import in_charge
from generator.pages.revisions.index import RevisionRow, revision_row
from generator.text import wording
from generator.text.plan_words import role_verbs


@dataclass(frozen=True, slots=True, kw_only=True)
class InheritedRow(IndirectProject):
    """A project that a unit inherited from the unit that the text names.

    named: the unit that the text names in place of its successor.
    role: the role of the named unit, in words.
    basis: whether a document hands the responsibility over (原文) or it is inferred (推断).
    """

    named: Unit
    role: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessorRow:
    """A unit that succeeded another.

    unit: the successor.
    since: the date in words, empty where it is not known.
    basis: what this is based on, in words.
    """

    unit: Unit
    since: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AbolishedRow:
    """A revision that abolished a unit without a successor, and its words."""

    row: RevisionRow
    quote: str


def abolished_rows(context: PageContext, unit: Unit) -> tuple[AbolishedRow, ...]:
    """Return the revisions that abolished a unit."""
    return tuple(
        AbolishedRow(row=revision_row(changes), quote=effect.quote or "")
        for changes in context.revision_changes
        for effect in changes.revision.effects
        if effect.type == "abolished" and effect.record == unit.id
    )


def inherited_rows(context: PageContext, unit: Unit) -> tuple[InheritedRow, ...]:
    """Return the projects that a unit inherited from the unit named in the text."""
    return tuple(
        InheritedRow(
            project=responsibility.project,
            charge=in_charge(context.parties[responsibility.project.id]),
            named=responsibility.named,
            role=role_verbs(context.words)[responsibility.role],
            basis=wording.BASES[responsibility.basis],
            measures=context.measures[responsibility.project.id],
        )
        for responsibility in context.inherited.get(unit.id, ())
    )


def successor_rows(context: PageContext, unit: Unit) -> tuple[SuccessorRow, ...]:
    """Return the units that succeeded a unit."""
    return tuple(
        SuccessorRow(
            unit=context.dataset.unit_by_id[relationship.to],
            since=wording.date(relationship.since) if relationship.since else "",
            basis=wording.BASES[relationship.basis],
        )
        for relationship in context.relationships.get(unit.id, ())
        if relationship.type == "succeeded_by" and relationship.from_ == unit.id
    )
