"""Overviews of matrices that are too large for one page: counts by engineering, with links to the parts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.grouping import grouped
from generator.model import Engineering, Unit
from generator.pages import limits
from generator.pages.context import PageContext


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRow:
    """A unit that leads projects.

    leads: how many projects it leads.
    participants: how many different units participate in them.
    participations: how many participations they have in all.
    """

    unit: Unit
    leads: int
    participants: int
    participations: int


def project_overview(context: PageContext, addresses: Mapping[str, str]) -> dict[str, object]:
    """Return the values of the overview of units by projects; `addresses` are the parts' by engineering id."""
    words = context.words
    dataset, graph = context.dataset, context.graph
    derived = Counter(responsibility.project.engineering for responsibility in graph.all_derived)

    def part(engineering: Engineering) -> limits.PagePart:
        shares = graph.engineering_units(engineering.id)
        by_role = (sum(getattr(share, role.count) for share in shares) for role in context.roles)
        counts = (len(engineering.projects), len(shares), *by_role, derived[engineering.id])
        return limits.PagePart(engineering, addresses[engineering.id], counts)

    return {
        "lead": f"{len(dataset.annex_units)} 个单位与 {len(dataset.projects)} 个{words.project}的关系太多，一页放不下："
        f"这里是各{words.group}的数目，点{words.group}名称看它的矩阵，可以筛选、排列和下载。",
        "heads": (words.project, "单位", *(role.verb for role in context.roles), "经集合称谓（推断）"),
        "parts": tuple(part(engineering) for engineering in dataset.filled_groups if engineering.id in addresses),
        "leads": (),
    }


def engineering_overview(context: PageContext, addresses: Mapping[str, str]) -> dict[str, object]:
    """Return the values of the overview of units by engineerings: responsibilities by the units' systems."""
    words = context.words
    dataset = context.dataset
    systems = tuple(dict.fromkeys(unit.system for unit in dataset.annex_units))

    def part(engineering: Engineering) -> limits.PagePart:
        responsibilities: Counter[str] = Counter()
        for share in context.graph.engineering_units(engineering.id):
            responsibilities[share.unit.system] += share.total
        counts = tuple(responsibilities[system] for system in systems)
        return limits.PagePart(engineering, addresses[engineering.id], counts)

    return {
        "lead": f"{len(dataset.annex_units)} 个单位与 {len(dataset.engineerings)} 个{words.group}的关系太多，"
        "一页放不下："
        f"这里是各系统的单位在各{words.group}中{'和'.join(role.verb for role in context.roles)}的次数，"
        f"点{words.group}名称看它所在一段的矩阵，可以筛选、排列和下载。",
        "heads": systems,
        "parts": tuple(part(engineering) for engineering in dataset.filled_groups),
        "leads": (),
    }


def collaboration_overview(context: PageContext, addresses: Mapping[str, str]) -> dict[str, object]:
    """Return the values of the overview of leads by participants: counts by engineering and by lead."""
    words = context.words
    dataset, graph = context.dataset, context.graph

    def part(engineering: Engineering) -> limits.PagePart:
        collaborations = graph.collaborations(engineering.projects)
        leads = {lead for project in engineering.projects for lead in project.leads}
        participants = {item.participant.id for item in collaborations}
        participations = sum(len(item.projects) for item in collaborations)
        counts = (len(engineering.projects), len(leads), len(participants), participations)
        return limits.PagePart(engineering, addresses[engineering.id], counts)

    rows = tuple(_lead_rows(context))
    return {
        "lead": f"{len(rows)} 个{words.lead}与其他单位的协作太多，一页放不下：这里是数目，"
        f"点{words.group}名称看它的矩阵，可以筛选、排列和下载；点单位名称看它的协作单位。",
        "heads": (words.project, words.lead, words.participant, "协作次数"),
        "parts": tuple(part(engineering) for engineering in dataset.filled_groups if engineering.id in addresses),
        "leads": rows,
    }


def _lead_rows(context: PageContext) -> Iterator[LeadRow]:
    collaborations = context.graph.collaborations(context.dataset.projects)
    counts = grouped((item.lead.id, len(item.projects)) for item in collaborations)
    for unit in context.dataset.annex_units:
        if led := context.graph.leads(unit.id):
            shared = counts.get(unit.id, ())
            yield LeadRow(unit=unit, leads=len(led), participants=len(shared), participations=sum(shared))
