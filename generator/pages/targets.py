"""`/targets/`: every figure, date and returning duty of the plan, with its words; of a large plan, by engineering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import urls
from generator.pages import extent
from generator.pages.facts import by_kind
from generator.pages.home import goal_rows, phase_rows
from generator.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.facts import CitationRow, FactRow
    from generator.pages.material import Material

TITLE = "目标与时限"


def targets_page(material: Material) -> Iterator[Page]:
    """Yield the page of figures, dates and returning duties, and its parts where they are too many for one."""
    plan = material.dataset.plan
    facts = by_kind(row for rows in material.facts.values() for row in rows)
    citations = tuple(row for rows in material.citations.values() for row in rows)
    lists: dict[str, tuple[FactRow | CitationRow, ...]] = {**facts, "citations": citations}
    phases = phase_rows(material)
    described = (
        f"{plan.short_title}的全部 {len(facts['targets'])} 项量化目标、{len(facts['deadlines'])} 项时限、"
        f"{len(facts['recurring'])} 项周期任务和 {len(phases)} 个阶段，每项附原文。"
    )
    bare: dict[str, object] = {"phases": (), "goals": (), "plan": plan, "engineering": None, "parts": ()}
    own = bare | {"phases": phases, "goals": goal_rows(material)}
    if sum(map(len, lists.values())) <= extent.ROWS:
        yield _page(urls.TARGETS, TITLE, described, own | lists)
        return
    held = extent.by_engineering(lists)
    parts = extent.parts(material.dataset.engineerings, urls.TARGETS, held)
    yield _page(urls.TARGETS, TITLE, described, {**own, **held[""], "parts": parts})
    for part in parts:
        each = part.engineering
        yield _page(
            part.address,
            f"{TITLE}：{each.name}",
            f"{plan.short_title}中{each.name}的全部量化目标、时限和周期任务，每项附原文。",
            {**bare, **held[each.id], "engineering": each},
            frozenset(row.fact.id for rows in held[each.id].values() for row in rows),
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
