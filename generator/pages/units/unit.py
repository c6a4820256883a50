"""`/units/<slug>/`: what a body must do, with whom, by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import urls
from generator.graph import DerivedResponsibility, ProvisionDuty
from generator.model import Project, Provision, Unit
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.facts.assessment import AssessmentRow, assessment_rows, separate_rows
from generator.pages.facts.rows import FactGroup, FactRow, by_what
from generator.pages.page import Page
from generator.pages.revisions.index import unit_history
from generator.pages.units.index import UnitRow, unit_row
from generator.pages.units.names_and_ties import members, names, ties
from generator.pages.units.neighbourhood import branches, neighbourhood
from generator.pages.units.successions import InheritedRow, abolished_rows, inherited_rows, successor_rows
from generator.text import wording
from generator.text.lexicon import month_and_day


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
    groups: tuple[FactGroup, ...]


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


def unit_pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of each body."""
    for unit in context.dataset.units.units:
        yield _unit_page(context, unit)


def _unit_page(context: PageContext, unit: Unit) -> Page:
    graph, dataset = context.graph, context.dataset
    row = unit_row(context, unit)
    duties = graph.duties(unit.id)
    named = tuple(_duty_row(context, duty) for duty in duties if not duty.derived)
    leads = _obligations(context, unit, graph.leads(unit.id))
    joins = _obligations(context, unit, graph.participations(unit.id))
    own = {fact.fact.id for obligation in (*leads, *joins) for fact in obligation.facts}
    derived, inherited = _derived_rows(context, graph.derived(unit.id)), inherited_rows(context, unit)
    rows: tuple[Obligation | DerivedRow | InheritedRow, ...] = (*leads, *joins, *derived, *inherited)
    engineerings = {each.project.engineering for each in rows}
    assessment = context.assessment_of.get(unit.id, ())
    partners = graph.partners(unit.id)
    return Page(
        kind="unit",
        address=urls.address(unit.id),
        title=unit.name,
        description=_description(context, row),
        template="units/unit.html",
        values={
            "unit": unit,
            "row": row,
            "in_annex": bool(leads or joins),
            "system": next(system for system in dataset.units.systems if system.name == unit.system),
            "leads": leads,
            "joins": joins,
            "facts": tuple(fact for obligation in (*leads, *joins) for fact in obligation.facts),
            "facts_naming": tuple(f for f in context.facts_naming.get(unit.id, ()) if f.fact.id not in own),
            "derived": derived,
            "engineerings": tuple(each for each in dataset.engineerings if each.id in engineerings),
            "duties": len(duties),
            "provisions": named,
            "derived_provisions": tuple(_duty_row(context, duty) for duty in duties if duty.derived),
            "assessment": _by_calendar(assessment_rows(context, assessment)),
            "separate": tuple(row for row in separate_rows(context, unit) if row.item not in assessment),
            "level": next((duty.actor.level for duty in duties if duty.actor.level in urls.LEVELS), None),
            "members": tuple(members(context, unit)),
            "partners": partners,
            "names": tuple(names(unit)),
            "ties": tuple(ties(context, unit)),
            "branches": branches(context, unit),
            "drawing": neighbourhood(context, unit),
            "feed": urls.feed(unit.id),
            "yaml": context.yaml_place(unit),
            "plan": dataset.plan,
            "revision": dataset.revision.id,
            "history": unit_history(context, unit),
            "inherited": inherited,
            "successors": successor_rows(context, unit),
            "abolished": abolished_rows(context, unit),
            "compared": len(dataset.projects) <= limits.ROWS,
        },
    )


def _description(context: PageContext, row: UnitRow) -> str:
    plan = context.dataset.plan
    if row.leads or row.participates:
        return (
            f"{row.unit.name}在《{plan.title}》中牵头 {row.leads} 项、参加 {row.participates} 项，"
            f"涉及 {row.engineerings} 个工程：任务、时限、协作单位和原文。"
        )
    return f"{row.unit.name}在《{plan.title}》条款中的职责：{row.provisions} 条点名涉及，附原文。"


def _obligations(context: PageContext, unit: Unit, projects: Iterable[Project]) -> tuple[Obligation, ...]:
    dataset = context.dataset
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
                facts=context.facts[project.id],
                groups=by_what(context.facts[project.id]),
            )
        )
    return tuple(obligations)


def _derived_rows(context: PageContext, derived: Iterable[DerivedResponsibility]) -> tuple[DerivedRow, ...]:
    by_project: dict[str, list[DerivedResponsibility]] = {}
    for responsibility in derived:
        by_project.setdefault(responsibility.project.id, []).append(responsibility)
    return tuple(
        DerivedRow(
            project=rows[0].project,
            lead=context.dataset.unit_by_id[rows[0].project.lead],
            vias=tuple(Via(unit=row.via, role=wording.ROLES[row.role], basis=wording.BASES[row.basis]) for row in rows),
        )
        for rows in by_project.values()
    )


def _duty_row(context: PageContext, duty: ProvisionDuty) -> DutyRow:
    provision, mention = duty.provision, duty.actor.mention
    clauses = [clause for clause in provision.text.clauses if mention in clause]
    return DutyRow(
        provision=provision,
        label=context.labels[provision.id],
        mention=mention,
        words="；".join(clauses or provision.text.clauses),
        via=duty.via if duty.derived else None,
    )


def _by_calendar(rows: Iterable[AssessmentRow]) -> tuple[AssessmentRow, ...]:
    """Return rows by the day of the year that they are due on, those without one last; of equals as filed."""

    def due(row: AssessmentRow) -> tuple[int, int]:
        dates = (month_and_day(when.entry.rrule) for when in row.when if when.entry.rrule)
        return min(((month, day % 32) for month, day in dates if month and day), default=(13, 0))

    return tuple(sorted(rows, key=due))
