"""How a unit stands: its names then and later, its members, and its ties to other units, each with its ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import AmendmentClause, CitedName, Relationship, TextRecord, Unit
from generator.pages.context import PageContext
from generator.text import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A name of the unit, what sort of name, on what ground; an `official` one was borne, others are for finding it."""

    sort: str
    names: tuple[str, ...]
    whose: str
    ground: str | None
    official: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationshipRow:
    """A relationship seen from the unit: the `sentence` leads to the other end, which has a page."""

    sentence: str
    other: Unit
    basis: str
    record: TextRecord | AmendmentClause | None
    label: str
    quote: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of a collective, with the ground of the tie."""

    unit: Unit
    basis: str
    note: str | None


def members(context: PageContext, collective: Unit) -> Iterator[Member]:
    """Yield the members of a collective, said or inferred."""
    ties = {tie.from_: tie for tie in context.ties.get(collective.id, ()) if tie.type == "member_of"}
    for unit in context.graph.members(collective.id):
        yield Member(unit=unit, basis=wording.BASES[ties[unit.id].basis], note=ties[unit.id].note)


def names(unit: Unit) -> Iterator[NameRow]:
    """Yield every name of a unit but the one that the source prints."""

    def cited(sort: str, name: CitedName) -> NameRow:
        ground = "；".join(part for part in (name.document, name.date, name.note) if part)
        whose = wording.BASES.get(name.basis, name.basis)
        return NameRow(sort=sort, names=(name.name,), whose=whose, ground=ground or None, official=True)

    if unit.full_name:
        yield cited("全称", unit.full_name)
    for name in unit.former_names:
        yield cited("曾用名", name)
    for name in unit.later_names:
        yield cited("后来的名称", name)
    for variant in unit.variants:
        yield NameRow(sort="原文另写作", names=(variant.mention,), whose="本站理解", ground=variant.reason)
    if unit.aliases:
        yield NameRow(sort="别称", names=unit.aliases, whose="本站整理", ground=None)
    if unit.search_names:
        yield NameRow(sort="检索用名", names=unit.search_names, whose="本站整理", ground="仅供检索，不表示机构沿革")


def ties(context: PageContext, unit: Unit) -> Iterator[RelationshipRow]:
    """Yield the relationships of a unit but membership, which has a place of its own."""
    dataset = context.dataset
    for tie in context.ties.get(unit.id, ()):
        other = dataset.unit_by_id.get(tie.to if tie.from_ == unit.id else tie.from_)
        if other and tie.type != "member_of":
            yield RelationshipRow(
                sentence=_sentence(tie, unit),
                other=other,
                basis=wording.BASES[tie.basis],
                record=dataset.quotable[tie.record] if tie.record else None,
                label=context.labels[tie.record] if tie.record else "",
                quote=tie.quote,
                note=tie.note,
            )


def _sentence(tie: Relationship, unit: Unit) -> str:
    return wording.RELATIONSHIPS_OF_UNIT[tie.type][tie.from_ != unit.id]
