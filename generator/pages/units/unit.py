"""`/units/<slug>/`: what a unit must do, with whom and by when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import urls
from generator.graph import DerivedResponsibility, ProvisionDuty
from generator.grouping import grouped
from generator.model import Provision, Unit
from generator.pages import limits
from generator.pages.clauses import IndirectProject, unit_clauses
from generator.pages.context import PageContext
from generator.pages.facts.assessment import AssessmentRow, assessment_rows, separate_rows
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.pages.parties import in_charge
from generator.pages.revisions.index import unit_changes
from generator.pages.units.index import UnitRow, unit_row
from generator.pages.units.names import names
from generator.pages.units.neighbourhood import neighbourhood, roles_by_engineering
from generator.pages.units.relationships import members, relationship_rows
from generator.pages.units.successions import abolished_rows, inherited_rows, successor_rows
from generator.text import wording
from generator.text.lexicon import month_and_day
from generator.text.plan_words import role_verbs
from generator.text.unit_duties import UnitDuty, unit_duty


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectiveRole:
    """A collective that a project names.

    role: its role in the project, in words.
    basis: what the unit's membership in it is based on, in words.
    """

    collective: Unit
    role: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedProject(IndirectProject):
    """A project that reaches the unit through the collectives that it names."""

    collectives: tuple[CollectiveRole, ...]


UnitProject = UnitDuty | IndirectProject


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionRow:
    """A provision in which the unit acts, or that is about it.

    label: what a reader calls it.
    mention: its words for the unit, or for the class or collective that the unit belongs to.
    words: its clauses that have these words.
    collective: the name of the class or collective that it names in place of the unit, None where it names the unit.
    """

    provision: Provision
    label: str
    mention: str
    words: str
    collective: str | None


def unit_pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of each unit."""
    for unit in context.half.share(context.dataset.units.units):
        yield _unit_page(context, unit)


UNIT = PageType(
    kind="unit",
    template="units/unit.html",
    pages=unit_pages,
    assets=("views.css", "print-ledger.css", "words.js", "address.js", "clipboard.js", "ledger.js"),
)


def _unit_page(context: PageContext, unit: Unit) -> Page:
    graph, dataset = context.graph, context.dataset
    row = unit_row(context, unit)
    duties, concerns = graph.duties(unit.id), graph.concerns(unit.id)
    leads, participations, responsible = (
        tuple(unit_duty(dataset, project, unit, role, context.measures[project.id]) for project in own)
        for role, own in graph.projects(unit.id).items()
    )
    named = (*leads, *participations, *responsible)
    named_in = dict.fromkeys(duty.project.id for duty in named)
    facts = tuple(row for project in named_in for row in context.facts[project] if unit in row.units)
    project_facts = {row.fact.id for row in facts}
    derived, inherited = _derived_projects(context, graph.derived(unit.id)), inherited_rows(context, unit)
    by_clause = unit_clauses(context, unit)
    common = tuple(item for clause in by_clause for item in clause.projects)
    projects: tuple[UnitProject, ...] = (*named, *derived, *inherited, *common)
    engineerings = {item.project.engineering for item in projects}
    assessment = context.assessment_by_unit.get(unit.id, ())
    return UNIT.page(
        context,
        _description(context, row),
        {
            "unit": unit,
            "row": row,
            "in_annex": bool(named),
            "system": dataset.units.system_by_name.get(unit.system),
            "leads": leads,
            "participations": participations,
            "responsible": responsible,
            "whole": _fits(named),
            "all_whole": _fits(projects),
            "facts": facts,
            "other_facts": tuple(
                row for row in context.facts_by_unit.get(unit.id, ()) if row.fact.id not in project_facts
            ),
            "derived": derived,
            "by_clause": by_clause,
            "by_clause_count": len(common),
            "engineerings": tuple(item for item in dataset.outline if item.id in engineerings),
            "provision_count": len({duty.provision.id for duty in (*duties, *concerns)}),
            "provisions": tuple(_provision_row(context, duty) for duty in duties if not duty.derived),
            "derived_provisions": tuple(_provision_row(context, duty) for duty in duties if duty.derived),
            "concerning": tuple(_provision_row(context, duty) for duty in concerns if not duty.derived),
            "derived_concerning": tuple(_provision_row(context, duty) for duty in concerns if duty.derived),
            "assessment": _by_due_date(assessment_rows(context, assessment)),
            "separate": tuple(row for row in separate_rows(context, unit) if row.item not in assessment),
            "level": next((duty.actor.level for duty in (*duties, *concerns) if duty.actor.level in urls.LEVELS), None),
            "members": tuple(members(context, unit)),
            "partners": graph.partners(unit.id),
            "names": tuple(names(unit)),
            "relationships": tuple(relationship_rows(context, unit)),
            "roles": roles_by_engineering(context, unit),
            "drawing": neighbourhood(context, unit),
            "feed": urls.feed(unit.id),
            "yaml": context.yaml_place(unit),
            "changes": unit_changes(context, unit),
            "inherited": inherited,
            "successors": successor_rows(context, unit),
            "abolished": abolished_rows(context, unit),
            "compared": len(dataset.projects) <= limits.ROWS,
        },
        title=unit.name,
        address=urls.address(unit.id),
    )


def _fits(rows: Iterable[UnitProject]) -> bool:
    """Return whether a page has room for all measures of projects."""
    return sum(len(row.project.text.printed) for row in rows) <= limits.CHARACTERS


def _description(context: PageContext, row: UnitRow) -> str:
    words = context.words
    plan = context.dataset.plan
    if row.leads or row.participates or row.responsible:
        counts = "、".join(f"{role.verb} {getattr(row, role.count)} 项" for role in context.roles)
        groups = f"，涉及 {row.engineerings} 个{words.group}" if row.engineerings else ""
        return f"{row.unit.name}在《{plan.title}》中{counts}{groups}：任务、时限、协作单位和原文。"
    if row.by_clause and not row.provisions:
        return f"{row.unit.name}依《{plan.title}》的普遍条款承担 {row.by_clause} 个{words.project}，附原文。"
    return (
        f"{row.unit.name}在《{plan.title}》条款中：{row.provisions} 条点名，其中由其承担 {row.acting} 条、"
        f"涉及它 {row.concerned} 条，附原文。"
    )


def _derived_projects(context: PageContext, derived: Iterable[DerivedResponsibility]) -> tuple[DerivedProject, ...]:
    projects = grouped((responsibility.project.id, responsibility) for responsibility in derived)
    return tuple(
        DerivedProject(
            project=responsibilities[0].project,
            charge=in_charge(context.parties[responsibilities[0].project.id]),
            collectives=tuple(
                CollectiveRole(
                    collective=item.via, role=role_verbs(context.words)[item.role], basis=wording.BASES[item.basis]
                )
                for item in responsibilities
            ),
            measures=context.measures[responsibilities[0].project.id],
        )
        for responsibilities in projects.values()
    )


def _provision_row(context: PageContext, duty: ProvisionDuty) -> ProvisionRow:
    return ProvisionRow(
        provision=duty.provision,
        label=context.labels[duty.provision.id],
        mention=duty.actor.mention,
        words=duty.words,
        collective=duty.via,
    )


def _by_due_date(rows: Iterable[AssessmentRow]) -> tuple[AssessmentRow, ...]:
    """Return rows by the day of the year that they are due on, those without a date last; of equals as filed."""

    def due(row: AssessmentRow) -> tuple[int, int]:
        dates = (month_and_day(time.entry.rrule) for time in row.times if time.entry.rrule)
        return min(((month, day % 32) for month, day in dates if month and day), default=(13, 0))

    return tuple(sorted(rows, key=due))
