"""What the matrices become where they are too large for one page: counts, and where the block of each stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model import Engineering, Unit
from generator.pages import limits
from generator.pages.context import PageContext


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRow:
    """A leading unit: how many projects it leads, how many units it calls on, and how often in all."""

    unit: Unit
    leads: int
    called: int
    times: int


def project_overview(context: PageContext, addresses: Mapping[str, str]) -> dict[str, object]:
    """Return what the overview of units by projects says; `addresses` are those of blocks, by engineering."""
    dataset, graph = context.dataset, context.graph
    derived = Counter(each.project.engineering for each in graph.all_derived())

    def counts(engineering: str, projects: int) -> tuple[int, ...]:
        shares = graph.engineering_units(engineering)
        leads, joins = sum(each.leads for each in shares), sum(each.participates for each in shares)
        return projects, len(shares), leads, joins, derived[engineering]

    return {
        "lead": f"{len(dataset.annex_units)} 个单位与 {len(dataset.projects)} 个项目的关系太多，一页放不下："
        "这里是各工程的数目，点工程名称看它的矩阵，可以筛选、排列和下载。",
        "heads": ("项目", "单位", "牵头", "参加", "经集合称谓（推断）"),
        "parts": tuple(
            limits.PagePart(engineering=each, address=addresses[each.id], counts=counts(each.id, len(each.projects)))
            for each in dataset.engineerings
            if each.id in addresses
        ),
        "leads": (),
    }


def engineering_overview(context: PageContext, addresses: Mapping[str, str]) -> dict[str, object]:
    """Return what the overview of units by engineerings says: counts by the units' systems."""
    dataset = context.dataset
    systems = tuple(dict.fromkeys(unit.system for unit in dataset.annex_units))

    def counts(engineering: str) -> tuple[int, ...]:
        ties: Counter[str] = Counter()
        for share in context.graph.engineering_units(engineering):
            ties[share.unit.system] += share.leads + share.participates
        return tuple(ties[system] for system in systems)

    return {
        "lead": f"{len(dataset.annex_units)} 个单位与 {len(dataset.engineerings)} 个工程的关系太多，一页放不下："
        "这里是各系统的单位在各工程中牵头和参加的次数，点工程名称看它所在一段的矩阵，可以筛选、排列和下载。",
        "heads": systems,
        "parts": tuple(
            limits.PagePart(engineering=each, address=addresses[each.id], counts=counts(each.id))
            for each in dataset.engineerings
        ),
        "leads": (),
    }


def call_overview(context: PageContext, addresses: Mapping[str, str]) -> dict[str, object]:
    """Return what the overview of leading units by those that they call on says: counts by engineering and by lead."""
    dataset, graph = context.dataset, context.graph

    def part(engineering: Engineering) -> limits.PagePart:
        calls = graph.calls(engineering.projects)
        leads, called = {project.lead for project in engineering.projects}, {call.participant.id for call in calls}
        times = sum(len(call.projects) for call in calls)
        counts = (len(engineering.projects), len(leads), len(called), times)
        return limits.PagePart(engineering=engineering, address=addresses[engineering.id], counts=counts)

    rows = tuple(_lead_rows(context))
    return {
        "lead": f"{len(rows)} 个牵头单位与其他单位的协作太多，一页放不下：这里是数目，"
        "点工程名称看它的矩阵，可以筛选、排列和下载；点单位名称看它的协作单位。",
        "heads": ("项目", "牵头单位", "参加单位", "协作次数"),
        "parts": tuple(part(each) for each in dataset.engineerings if each.id in addresses),
        "leads": rows,
    }


def _lead_rows(context: PageContext) -> Iterator[LeadRow]:
    calls: dict[str, list[int]] = {}
    for call in context.graph.calls(context.dataset.projects):
        calls.setdefault(call.lead.id, []).append(len(call.projects))
    for unit in context.dataset.annex_units:
        led, held = context.graph.leads(unit.id), calls.get(unit.id, [])
        if led:
            yield LeadRow(unit=unit, leads=len(led), called=len(held), times=sum(held))
