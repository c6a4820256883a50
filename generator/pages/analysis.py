"""`/analysis/`: how the work is spread, in figures that say what they mean and what they do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.pages import extent
from generator.pages.page import Page
from generator.pages.units import by_load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.graph import UnitLoad
    from generator.pages.material import Material


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRow:
    """A unit's load; `lead_bar` and `participant_bar` are percent of the greatest load."""

    load: UnitLoad
    total: int
    lead_bar: float
    participant_bar: float
    betweenness: str


def analysis_page(material: Material) -> Iterator[Page]:
    """Yield the page of figures."""
    graph = material.graph
    loads = by_load(graph.loads())
    greatest = max((load.leads + load.participates for load in loads), default=1)
    yield Page(
        kind="analysis",
        address=urls.ANALYSIS,
        title="分工分析",
        description=f"{material.dataset.plan.short_title}的分工情况：各单位负荷、集中程度、跨领域衔接单位、项目参与单位数。",
        template="analysis.html",
        values={
            "figures": graph.figures(),
            "loads": tuple(
                LoadRow(
                    load=load,
                    total=load.leads + load.participates,
                    lead_bar=round(100 * load.leads / greatest, 1),
                    participant_bar=round(100 * load.participates / greatest, 1),
                    betweenness=f"{load.betweenness:.3f}",
                )
                for load in loads[: extent.UNITS]
            ),
            "others": max(0, len(loads) - extent.UNITS),
            "named": len(material.dataset.projects) <= extent.ROWS,
            "sizes": graph.project_sizes(),
            "systems": graph.system_shares(),
        },
    )
