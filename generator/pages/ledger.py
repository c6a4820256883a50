"""`/units/<slug>/`: what a body must do, with whom, by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.pages import extent, words
from generator.pages.assessment import assessment_rows, separate_rows
from generator.pages.page import Page
from generator.pages.revisions import unit_history
from generator.pages.successions import abolished_rows, inherited_rows, successor_rows
from generator.pages.units import unit_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.graph import DerivedResponsibility, ProvisionDuty
    from generator.model import CitedName, Clause, Engineering, Project, Provision, Relationship, TextRecord, Unit
    from generator.pages.facts import FactRow
    from generator.pages.material import Material
    from generator.pages.units import UnitRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """A project that names the unit; `mention` where the words differ from the unit's name."""

    project: Project
    engineering: str
    lead: Unit
    others: tuple[Unit, ...]
    mention: str | None
    open_ended: bool
    facts: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Via:
    """A collective that a project names, the role it has there, and why the unit is taken for a member."""

    unit: Unit
    role: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedRow:
    """A project that reaches the unit through collectives only."""

    project: Project
    lead: Unit
    vias: tuple[Via, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """A provision that binds the unit; `via` is the class or collective through which, None where it is named."""

    provision: Provision
    label: str
    mention: str
    words: str
    via: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A name of the unit, what sort of name, on what ground."""

    sort: str
    names: tuple[str, ...]
    whose: str
    ground: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRow:
    """A relationship seen from the unit: `before` it and `after` it in the sentence; the other end has a page."""

    sentence: str
    other: Unit
    basis: str
    record: TextRecord | Clause | None
    label: str
    quote: str | None
    note: str | None


def unit_pages(material: Material) -> Iterator[Page]:
    """Yield the page of each body."""
    for unit in material.dataset.units.units:
        yield _unit_page(material, unit)


def _engineerings(material: Material, unit: Unit) -> tuple[Engineering, ...]:
    graph, dataset = material.graph, material.dataset
    reached = (row.project for row in graph.derived(unit.id))
    held = {project.engineering for project in (*graph.leads(unit.id), *graph.participations(unit.id), *reached)}
    return tuple(engineering for engineering in dataset.engineerings if engineering.id in held)


def _unit_page(material: Material, unit: Unit) -> Page:
    graph, dataset = material.graph, material.dataset
    row = unit_row(material, unit)
    duties = graph.duties(unit.id)
    named = tuple(_duty_row(material, duty) for duty in duties if not duty.derived)
    leads = _obligations(material, unit, graph.leads(unit.id))
    joins = _obligations(material, unit, graph.participations(unit.id))
    own = {fact.fact.id for obligation in (*leads, *joins) for fact in obligation.facts}
    partners = graph.partners(unit.id)
    return Page(
        kind="unit",
        address=urls.address(unit.id),
        title=unit.name,
        description=_description(material, row),
        template="unit.html",
        values={
            "unit": unit,
            "row": row,
            "in_annex": bool(leads or joins),
            "system": next(system for system in dataset.units.systems if system.name == unit.system),
            "leads": leads,
            "joins": joins,
            "engineerings": _engineerings(material, unit),
            "facts": tuple(fact for obligation in (*leads, *joins) for fact in obligation.facts),
            "facts_naming": tuple(f for f in material.facts_naming.get(unit.id, ()) if f.fact.id not in own),
            "derived": _derived_rows(material, graph.derived(unit.id)),
            "duties": len(duties),
            "provisions": named,
            "derived_provisions": tuple(_duty_row(material, duty) for duty in duties if duty.derived),
            "assessment": assessment_rows(material, material.assessment_of.get(unit.id, ())),
            "separate": separate_rows(material, unit),
            "members": tuple(_member(material, member, unit) for member in graph.members(unit.id)),
            "partners": partners,
            "names": tuple(_names(unit)),
            "ties": tuple(_ties(material, unit)),
            "yaml": material.yaml_place(unit),
            "plan": dataset.plan,
            "revision": dataset.revision.id,
            "history": unit_history(material, unit),
            "inherited": inherited_rows(material, unit),
            "successors": successor_rows(material, unit),
            "abolished": abolished_rows(material, unit),
            "compared": len(dataset.projects) <= extent.ROWS,
        },
    )


def _description(material: Material, row: UnitRow) -> str:
    plan = material.dataset.plan
    if row.leads or row.participates:
        return (
            f"{row.unit.name}在《{plan.title}》中牵头 {row.leads} 项、参加 {row.participates} 项，"
            f"涉及 {row.engineerings} 个工程：任务、时限、协作单位和原文。"
        )
    return f"{row.unit.name}在《{plan.title}》条款中的职责：{row.provisions} 条点名涉及，附原文。"


def _obligations(material: Material, unit: Unit, projects: Iterable[Project]) -> tuple[Obligation, ...]:
    dataset = material.dataset
    obligations = []
    for project in projects:
        tie = next(tie for tie in project.responsibilities if tie.unit == unit.id)
        obligations.append(
            Obligation(
                project=project,
                engineering=dataset.engineering_by_id[project.engineering].name,
                lead=dataset.unit_by_id[project.lead],
                others=tuple(dataset.unit_by_id[other] for other in project.participants if other != unit.id),
                mention=tie.mention if tie.mention != unit.name else None,
                open_ended=any(t.open_ended for t in project.responsibilities),
                facts=material.facts[project.id],
            )
        )
    return tuple(obligations)


def _derived_rows(material: Material, derived: Iterable[DerivedResponsibility]) -> tuple[DerivedRow, ...]:
    by_project: dict[str, list[DerivedResponsibility]] = {}
    for responsibility in derived:
        by_project.setdefault(responsibility.project.id, []).append(responsibility)
    return tuple(
        DerivedRow(
            project=rows[0].project,
            lead=material.dataset.unit_by_id[rows[0].project.lead],
            vias=tuple(Via(unit=row.via, role=words.ROLES[row.role], basis=words.BASES[row.basis]) for row in rows),
        )
        for rows in by_project.values()
    )


def _duty_row(material: Material, duty: ProvisionDuty) -> DutyRow:
    provision, mention = duty.provision, duty.actor.mention
    clauses = [clause for clause in provision.text.clauses if mention in clause]
    return DutyRow(
        provision=provision,
        label=material.labels[provision.id],
        mention=mention,
        words="；".join(clauses or provision.text.clauses),
        via=duty.via if duty.derived else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of a collective, with the ground of the tie."""

    unit: Unit
    basis: str
    note: str | None


def _member(material: Material, member: Unit, collective: Unit) -> Member:
    tie = next(
        tie
        for tie in material.ties[member.id]
        if (tie.from_, tie.type, tie.to) == (member.id, "member_of", collective.id)
    )
    return Member(unit=member, basis=words.BASES[tie.basis], note=tie.note)


def _names(unit: Unit) -> Iterator[NameRow]:
    def cited(sort: str, name: CitedName) -> NameRow:
        ground = "；".join(part for part in (name.document, name.date, name.note) if part)
        return NameRow(
            sort=sort, names=(name.name,), whose=words.BASES.get(name.basis, name.basis), ground=ground or None
        )

    if unit.full_name:
        yield cited("全称", unit.full_name)
    for name in unit.former_names:
        yield cited("曾用名", name)
    for name in unit.later_names:
        yield cited("后来的名称", name)
    for variant in unit.variants:
        yield NameRow(sort="原文另写作", names=(variant.mention,), whose="本站理解", ground=variant.reason)
    if unit.aliases:
        yield NameRow(sort="别称", names=unit.aliases, whose="本站整理", ground=None)
    if unit.search_names:
        yield NameRow(sort="检索用名", names=unit.search_names, whose="本站整理", ground="仅供检索，不表示机构沿革")


def _ties(material: Material, unit: Unit) -> Iterator[TieRow]:
    dataset = material.dataset
    for tie in material.ties.get(unit.id, ()):
        other = dataset.unit_by_id.get(tie.to if tie.from_ == unit.id else tie.from_)
        if other and tie.type != "member_of":
            yield TieRow(
                sentence=_sentence(tie, unit),
                other=other,
                basis=words.BASES[tie.basis],
                record=dataset.quotable[tie.record] if tie.record else None,
                label=material.labels[tie.record] if tie.record else "",
                quote=tie.quote,
                note=tie.note,
            )


_SENTENCES = {
    "office_of": ("本单位是其办事机构", "其办事机构"),
    "succeeded_by": ("后由其承接", "承接自"),
    "assesses": ("本单位考评", "受其考评"),
}


def _sentence(tie: Relationship, unit: Unit) -> str:
    return _SENTENCES[tie.type][tie.from_ != unit.id]
