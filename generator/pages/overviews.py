"""What the matrices become where they are too large for one page: counts, and where each block of them stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.pages import extent
from generator.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.graph import Call
    from generator.model import Engineering, Unit
    from generator.pages.material import Material


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRow:
    """A leading unit: how many projects it leads, how many units it calls on, and how often in all."""

    unit: Unit
    leads: int
    called: int
    times: int


def project_overview(material: Material, title: str) -> Page:
    """Return units by projects as counts by engineering; the blocks stand on the engineerings' pages."""
    derived = Counter(each.project.engineering for each in material.graph.all_derived())
    parts = tuple(_project_part(material, each, derived[each.id]) for each in material.dataset.engineerings)
    projects, units = len(material.dataset.projects), len(material.dataset.annex_units)
    return _overview(
        material,
        (urls.UNIT_PROJECT_MATRIX, "unit-project", title),
        f"{units} 个单位与 {projects} 个项目的关系太多，一页放不下：这里是各工程的数目，点工程名称看它的矩阵。",
        {"heads": ("项目", "单位", "牵头", "参加", "经集合称谓（推断）"), "parts": parts},
    )


def engineering_overview(material: Material, title: str) -> Page:
    """Return units by engineerings as counts by the units' systems; the units stand on the engineerings' pages."""
    systems = tuple(dict.fromkeys(unit.system for unit in material.dataset.annex_units))
    parts = tuple(_engineering_part(material, each, systems) for each in material.dataset.engineerings)
    engineerings, units = len(parts), len(material.dataset.annex_units)
    return _overview(
        material,
        (urls.UNIT_ENGINEERING_MATRIX, "unit-engineering", title),
        f"{units} 个单位与 {engineerings} 个工程的关系太多，一页放不下：这里是各系统的单位在各工程中牵头和参加的次数，"
        "点工程名称看各单位。",
        {"heads": systems, "parts": parts},
    )


def call_overview(material: Material, calls: Sequence[Call], title: str) -> Page:
    """Return leading units by the units that they call on as counts; the units stand on the leading units' pages."""
    by_lead: dict[str, list[Call]] = {}
    for call in calls:
        by_lead.setdefault(call.lead.id, []).append(call)
    leads = tuple(
        LeadRow(
            unit=unit,
            leads=len(material.graph.leads(unit.id)),
            called=len(by_lead.get(unit.id, ())),
            times=sum(len(call.projects) for call in by_lead.get(unit.id, ())),
        )
        for unit in material.dataset.annex_units
        if material.graph.leads(unit.id)
    )
    return _overview(
        material,
        (urls.LEAD_PARTICIPANT_MATRIX, "lead-participant", title),
        f"{len(leads)} 个牵头单位与其他单位的协作太多，一页放不下：这里是数目，点单位名称看它的协作单位。",
        {"leads": leads},
    )


def _overview(material: Material, page: tuple[str, str, str], lead: str, values: dict[str, object]) -> Page:
    address, kind, title = page
    held: dict[str, object] = {"lead": lead, "heads": (), "parts": (), "leads": ()}
    return Page(
        kind=kind,
        address=address,
        title=title,
        description=f"{material.dataset.plan.short_title}：{title}的数目，各部分另页。",
        template="overview.html",
        values=held | values,
    )


def _project_part(material: Material, engineering: Engineering, derived: int) -> extent.Part:
    shares = material.graph.engineering_units(engineering.id)
    leads, joins = sum(each.leads for each in shares), sum(each.participates for each in shares)
    return extent.Part(
        engineering=engineering,
        address=f"{urls.address(engineering.id)}#matrix",
        counts=(len(engineering.projects), len(shares), leads, joins, derived),
    )


def _engineering_part(material: Material, engineering: Engineering, systems: Iterable[str]) -> extent.Part:
    ties: Counter[str] = Counter()
    for share in material.graph.engineering_units(engineering.id):
        ties[share.unit.system] += share.leads + share.participates
    return extent.Part(
        engineering=engineering,
        address=f"{urls.address(engineering.id)}#units",
        counts=tuple(ties[system] for system in systems),
    )
