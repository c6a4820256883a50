"""`/analysis/`: how the work is spread, in charts and figures that say what they mean and what they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator import urls
from generator.graph import Figure, UnitLoad
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.figures import charts
from generator.pages.page import Page
from generator.pages.units.index import by_load

SHOWN = 15  # units in a chart; the table beneath it has them all
# The figures beneath each chart, by their ids.
FIGURES = {
    "load": ("leading-units", "load-gini"),
    "concentration": ("top-lead-share", "lead-gini", "lead-hhi"),
    "bridges": ("highest-betweenness", "cut-units", "parts", "density"),
    "parties": ("mean-size", "single-unit-projects"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRow:
    """A unit's load with its total and its betweenness in words."""

    load: UnitLoad
    total: int
    betweenness: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadShare:
    """The units that lead `leads` projects each; `share` is what they and those with more lead of all, in words."""

    leads: int
    units: int
    projects: int
    share: str


def analysis_page(context: PageContext) -> Iterator[Page]:
    """Yield the page of figures."""
    graph = context.graph
    loads = by_load(graph.loads())
    bridges = sorted((load for load in loads if load.betweenness or load.cuts), key=lambda load: -load.betweenness)
    sizes = tuple(reversed(graph.project_sizes()))
    yield Page(
        kind="analysis",
        address=urls.ANALYSIS,
        title="分工分析",
        description=f"{context.dataset.plan.short_title}的分工情况：各单位负荷、集中程度、跨领域衔接单位、项目参与单位数。",
        template="figures/analysis.html",
        values={
            "figures": _grouped(graph.figures()),
            "load_bars": charts.bar_chart(
                (load.unit.name, (load.leads, load.participates), f"{load.leads}＋{load.participates}")
                for load in loads[:SHOWN]
            ),
            "loads": _rows(loads),
            "curves": (
                charts.curve("牵头", [load.leads for load in loads]),
                charts.curve("牵头与参加", [load.leads + load.participates for load in loads]),
            ),
            "lead_shares": tuple(_lead_shares(loads)),
            "bridge_bars": charts.bar_chart(
                (load.unit.name, (load.betweenness,), f"{load.betweenness:.3f}") for load in bridges[:SHOWN]
            ),
            "bridges": _rows(bridges),
            "others": max(0, len(loads) - limits.UNITS),
            "columns": charts.columns((size.size, len(size.projects)) for size in sizes),
            "sizes": sizes,
            "named": len(context.dataset.projects) <= limits.ROWS,
            "systems": graph.system_shares(),
        },
    )


def _grouped(figures: Iterable[Figure]) -> dict[str, tuple[Figure, ...]]:
    """Return the figures by the chart that they belong to; a plan without responsibilities has none."""
    held = {figure.id: figure for figure in figures}
    return {chart: tuple(held[each] for each in ids if each in held) for chart, ids in FIGURES.items()}


def _rows(loads: Sequence[UnitLoad]) -> tuple[LoadRow, ...]:
    return tuple(
        LoadRow(load=load, total=load.leads + load.participates, betweenness=f"{load.betweenness:.3f}")
        for load in loads[: limits.UNITS]
    )


def _lead_shares(loads: Iterable[UnitLoad]) -> Iterator[LeadShare]:
    counts = Counter(load.leads for load in loads)
    total = sum(leads * units for leads, units in counts.items()) or 1
    led = 0
    for leads, units in sorted(counts.items(), reverse=True):
        led += leads * units
        yield LeadShare(leads=leads, units=units, projects=leads * units, share=f"{led / total:.1%}")
