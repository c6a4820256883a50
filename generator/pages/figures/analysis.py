"""`/analysis/`: how the work is shared, in charts and figures that say what they mean and what they do not mean."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.graph import Figure, UnitLoad, figures
from generator.model import Role
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.figures import charts
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.pages.units.index import sorted_by_load

ADDRESS = "analysis/"
CHART_UNITS = 15  # units in a chart; the table beneath it has them all
# The ids of the figures beneath a chart, by chart.
FIGURES = {
    "load": ("leading-units", "load-gini"),
    "concentration": ("top-lead-share", "lead-gini", "lead-hhi"),
    "bridges": ("highest-betweenness", "cut-units", "parts", "density"),
    "parties": ("mean-size", "single-unit-projects"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRow:
    """A unit's load.

    betweenness: as printed.
    """

    load: UnitLoad
    betweenness: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadShare:
    """The units that lead the same number of projects.

    leads: how many projects each of them leads.
    units: how many units there are.
    projects: how many projects they lead in all.
    share: the share of all projects that they and the units with more projects lead, in percent.
    """

    leads: int
    units: int
    projects: int
    share: str


def analysis_page(context: PageContext) -> Iterator[Page]:
    """Yield the page of figures."""
    words = context.words
    loads = sorted_by_load(context.graph.loads)
    has_systems = any(load.unit.system for load in loads)
    bridges = sorted((load for load in loads if load.betweenness or load.cuts), key=lambda load: -load.betweenness)
    sizes = tuple(reversed(figures.project_sizes(context.dataset)))
    yield ANALYSIS.page(
        context,
        f"{context.dataset.plan.short_title}的分工情况：各单位任务数、集中程度、跨领域衔接单位、{words.project}参与单位数。",
        {
            "figures": _figures_by_chart(context),
            "load_bars": charts.bar_chart(
                (load.unit.name, counts, "＋".join(map(str, counts)))
                for load in loads[:CHART_UNITS]
                for counts in (_counts(context, load),)
            ),
            "loads": _rows(loads),
            "curves": tuple(_curves(context, loads)),
            "lead_shares": tuple(_lead_shares(loads)) if context.has_leads else (),
            "bridge_bars": charts.bar_chart(
                (load.unit.name, (load.betweenness,), f"{load.betweenness:.3f}") for load in bridges[:CHART_UNITS]
            ),
            "bridges": _rows(bridges),
            "units_left_out": max(0, len(loads) - limits.UNITS),
            "columns": charts.column_chart((size.size, len(size.projects)) for size in sizes),
            "sizes": sizes,
            "projects_listed": len(context.dataset.projects) <= limits.ROWS,
            "systems": figures.system_shares(context.dataset, context.graph.loads) if has_systems else (),
            "has_cuts": any(load.cuts for load in loads),
        },
    )


ANALYSIS = PageType(
    kind="analysis",
    template="figures/analysis.html",
    pages=analysis_page,
    exists=lambda context: context.has_responsibilities,
    address=ADDRESS,
    title="分工分析",
    tab="更多",
    search_words=("分析", "统计分析", "责任分析", "数据分析"),
    assets=("views.css",),
)


def _figures_by_chart(context: PageContext) -> dict[str, tuple[Figure, ...]]:
    """Return the figures by the chart that they belong to."""
    figure_by_id = {figure.id: figure for figure in figures.figures(context.dataset, context.graph.loads)}
    return {chart: tuple(figure_by_id[id_] for id_ in ids if id_ in figure_by_id) for chart, ids in FIGURES.items()}


def _counts(context: PageContext, load: UnitLoad) -> tuple[int, ...]:
    """Return in how many projects a unit has each role that the plan uses."""
    counts = {Role.LEAD: load.leads, Role.PARTICIPANT: load.participates, Role.RESPONSIBLE: load.responsible}
    return tuple(counts[role] for role in context.dataset.roles)


def _curves(context: PageContext, loads: Sequence[UnitLoad]) -> Iterator[charts.LorenzCurve]:
    """Yield how leading is shared, if anybody leads, and how all responsibilities are, if there are others."""
    verbs = [role.verb for role in context.roles]
    if context.has_leads:
        yield charts.lorenz_curve(verbs[0], [load.leads for load in loads])
    if verbs != [context.words.lead_verb]:
        yield charts.lorenz_curve("与".join(verbs), [sum(_counts(context, load)) for load in loads])


def _rows(loads: Sequence[UnitLoad]) -> tuple[LoadRow, ...]:
    return tuple(LoadRow(load=load, betweenness=f"{load.betweenness:.3f}") for load in loads[: limits.UNITS])


def _lead_shares(loads: Iterable[UnitLoad]) -> Iterator[LeadShare]:
    counts = Counter(load.leads for load in loads)
    total = sum(leads * units for leads, units in counts.items()) or 1
    led = 0
    for leads, units in sorted(counts.items(), reverse=True):
        led += leads * units
        yield LeadShare(leads=leads, units=units, projects=leads * units, share=f"{led / total:.1%}")
