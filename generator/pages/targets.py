"""`/targets/`: every figure, date and returning duty of the plan, with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import urls
from generator.pages.home import goal_rows, phase_rows
from generator.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.facts import FactRow
    from generator.pages.material import Material


def targets_page(material: Material) -> Iterator[Page]:
    """Yield the page of figures, dates and returning duties."""
    by_kind: dict[str, list[FactRow]] = {"target": [], "deadline": [], "recurring": []}
    for rows in material.facts.values():
        for row in rows:
            by_kind[row.kind].append(row)
    citations = tuple(row for rows in material.citations.values() for row in rows)
    phases = phase_rows(material)
    yield Page(
        kind="targets",
        address=urls.TARGETS,
        title="目标与时限",
        description=f"{material.dataset.plan.short_title}的全部 {len(by_kind['target'])} 项量化目标、"
        f"{len(by_kind['deadline'])} 项时限、{len(by_kind['recurring'])} 项周期任务"
        f"和 {len(phases)} 个阶段，每项附原文。",
        template="targets.html",
        values={
            "targets": tuple(by_kind["target"]),
            "deadlines": tuple(by_kind["deadline"]),
            "recurring": tuple(by_kind["recurring"]),
            "citations": citations,
            "phases": phases,
            "goals": goal_rows(material),
            "plan": material.dataset.plan,
        },
    )
