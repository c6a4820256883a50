"""The names of a unit besides the name that the source prints: full, former, later and others."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import CitedName, Unit
from generator.text import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """Names of a unit of one kind.

    kind: the kind of name in words (曾用名).
    basis: what they are based on, in words (外部知识).
    reason: the document or the explanation, None where there is none.
    official: whether the unit bore them officially; the others are for finding it.
    """

    kind: str
    names: tuple[str, ...]
    basis: str
    reason: str | None
    official: bool = False


def names(unit: Unit) -> Iterator[NameRow]:
    """Yield every name of a unit but the name that the source prints."""
    if unit.full_name:
        yield _official("全称", unit.full_name)
    for name in unit.former_names:
        yield _official("曾用名", name)
    for name in unit.later_names:
        yield _official("后来的名称", name)
    for variant in unit.variants:
        yield NameRow(
            kind="原文另写作", names=(variant.mention,), basis=wording.BASES["reading"], reason=variant.reason
        )
    if unit.aliases:
        yield NameRow(kind="别称", names=unit.aliases, basis="本站整理", reason=None)
    if unit.search_names:
        yield NameRow(
            kind="检索用名",
            names=unit.search_names,
            basis=wording.BASES["external"],
            reason="仅供检索，未引文件，不表示机构沿革",
        )


def _official(kind: str, name: CitedName) -> NameRow:
    reason = "；".join(part for part in (name.document, name.date, name.note) if part)
    basis = wording.BASES.get(name.basis, name.basis)
    return NameRow(kind=kind, names=(name.name,), basis=basis, reason=reason or None, official=True)
