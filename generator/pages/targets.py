"""`/targets/`: every figure, date and returning duty of the plan, with its words; of a large plan, by engineering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import urls
from generator.pages import extent
from generator.pages.home import goal_rows, phase_rows
from generator.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Engineering
    from generator.pages.facts import CitationRow, FactRow
    from generator.pages.material import Material

TITLE = "目标与时限"
KINDS = ("target", "deadline", "recurring")


def targets_page(material: Material) -> Iterator[Page]:
    """Yield the page of figures, dates and returning duties, and its parts where they are too many for one."""
    plan = material.dataset.plan
    facts = tuple(row for rows in material.facts.values() for row in rows)
    citations = tuple(row for rows in material.citations.values() for row in rows)
    phases = phase_rows(material)
    counts = _counts(facts)
    described = (
        f"{plan.short_title}的全部 {counts[0]} 项量化目标、{counts[1]} 项时限、{counts[2]} 项周期任务"
        f"和 {len(phases)} 个阶段，每项附原文。"
    )
    own = {"phases": phases, "goals": goal_rows(material), "plan": plan, "engineering": None}
    if len(facts) + len(citations) <= extent.ROWS:
        yield _page(urls.TARGETS, TITLE, described, own | _values(facts, citations))
        return
    facts_by, citations_by = extent.parted(facts), extent.parted(citations)
    parts = tuple(
        _part(engineering, facts_by.get(engineering.id, ()), citations_by.get(engineering.id, ()))
        for engineering in material.dataset.engineerings
        if engineering.id in facts_by.keys() | citations_by.keys()
    )
    rest = _values(facts_by.get("", ()), citations_by.get("", ()))
    yield _page(urls.TARGETS, TITLE, described, own | rest | {"parts": parts})
    for part in parts:
        name, held = (
            part.engineering.name,
            (facts_by.get(part.engineering.id, ()), citations_by.get(part.engineering.id, ())),
        )
        yield _page(
            part.address,
            f"{TITLE}：{name}",
            f"{plan.short_title}中{name}的全部量化目标、时限和周期任务，每项附原文。",
            {"phases": (), "goals": (), "plan": plan, "engineering": part.engineering} | _values(*held),
            frozenset(row.fact.id for rows in held for row in rows),
        )


def _page(
    address: str, title: str, description: str, values: dict[str, object], records: frozenset[str] = frozenset()
) -> Page:
    return Page(
        kind="targets",
        address=address,
        title=title,
        description=description,
        template="targets.html",
        values=values,
        part=bool(records),
        records=records,
    )


def _values(facts: tuple[FactRow, ...], citations: tuple[CitationRow, ...]) -> dict[str, object]:
    """Return the rows by the names that the template has for them."""
    targets, deadlines, recurring = (tuple(row for row in facts if row.kind == kind) for kind in KINDS)
    return {"targets": targets, "deadlines": deadlines, "recurring": recurring, "citations": citations, "parts": ()}


def _part(engineering: Engineering, facts: tuple[FactRow, ...], citations: tuple[CitationRow, ...]) -> extent.Part:
    address = urls.part(urls.TARGETS, engineering.id)
    return extent.Part(engineering=engineering, address=address, counts=(*_counts(facts), len(citations)))


def _counts(facts: tuple[FactRow, ...]) -> tuple[int, ...]:
    return tuple(sum(row.kind == kind for row in facts) for kind in KINDS)
