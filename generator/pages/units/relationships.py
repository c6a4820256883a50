"""The members of a collective, and the relationships of a unit to other units."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import AmendmentClause, TextRecord, Unit
from generator.pages.context import PageContext
from generator.text import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationshipRow:
    """A relationship on the page of a unit.

    sentence: what the other unit is to this unit, in words.
    other: the other unit.
    basis: what this is based on, in words.
    record: the record that says so.
    label: what a reader calls that record.
    quote: its words.
    note: an explanation of ours.
    """

    sentence: str
    other: Unit
    basis: str
    record: TextRecord | AmendmentClause | None
    label: str
    quote: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """A member of a collective.

    unit: the member.
    basis: what the membership is based on, in words.
    note: an explanation of ours.
    """

    unit: Unit
    basis: str
    note: str | None


def members(context: PageContext, collective: Unit) -> Iterator[MemberRow]:
    """Yield the members of a collective, whether the source names them or they are inferred."""
    memberships = {
        relationship.from_: relationship
        for relationship in context.relationships.get(collective.id, ())
        if relationship.type == "member_of"
    }
    for unit in context.graph.members(collective.id):
        membership = memberships[unit.id]
        yield MemberRow(unit=unit, basis=wording.BASES[membership.basis], note=membership.note)


def relationship_rows(context: PageContext, unit: Unit) -> Iterator[RelationshipRow]:
    """Yield the relationships of a unit but memberships, which the page shows elsewhere."""
    dataset = context.dataset
    for relationship in context.relationships.get(unit.id, ()):
        other = dataset.unit_by_id.get(relationship.to if relationship.from_ == unit.id else relationship.from_)
        if other and relationship.type != "member_of":
            yield RelationshipRow(
                sentence=wording.RELATIONSHIPS_OF_UNIT[relationship.type][relationship.from_ != unit.id],
                other=other,
                basis=wording.BASES[relationship.basis],
                record=dataset.quotable[relationship.record] if relationship.record else None,
                label=context.labels[relationship.record] if relationship.record else "",
                quote=relationship.quote,
                note=relationship.note,
            )
