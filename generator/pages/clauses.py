"""Clauses that give many projects to a unit, as pages print them: apart from the projects' own lists, with their words.

Such a clause (以下任务均需各县区落实) is not printed at a project, and what it gives is never counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.graph import ClauseResponsibility
from generator.grouping import grouped
from generator.model import DefaultResponsibility, Project, TextRecord, Unit
from generator.pages.context import PageContext
from generator.pages.parties import RoleUnits, in_charge
from generator.text.plan_words import role_verbs
from generator.text.unit_duties import DutyMeasure


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRow:
    """A clause and the unit that it makes responsible.

    verb: what it shall do, in the plan's words.
    quote: the clause.
    record: the record that prints the clause.
    label: what a reader calls that record.
    """

    unit: Unit
    verb: str
    quote: str
    record: TextRecord | None
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndirectProject:
    """A project that reaches a unit without naming it.

    charge: the units that lead it, or are responsible for it.
    measures: what it must do.
    """

    project: Project
    charge: tuple[RoleUnits, ...]
    measures: tuple[DutyMeasure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitClause:
    """A clause with the projects that it gives to a unit."""

    row: ClauseRow
    projects: tuple[IndirectProject, ...]


def project_clauses(context: PageContext, project: Project) -> tuple[ClauseRow, ...]:
    """Return what clauses add to a project."""
    return tuple(_row(context, item.default) for item in context.by_clause.get(project.id, ()))


def unit_clauses(context: PageContext, unit: Unit) -> tuple[UnitClause, ...]:
    """Return the clauses that give projects to a unit."""
    return tuple(_unit_clauses(context, context.graph.by_clause(unit.id)))


def _unit_clauses(context: PageContext, items: tuple[ClauseResponsibility, ...]) -> Iterator[UnitClause]:
    by_clause = grouped(((item.default.record, item.default.quote, item.default.role), item) for item in items)
    for rows in by_clause.values():
        projects = tuple(
            IndirectProject(
                project=item.project,
                charge=in_charge(context.parties[item.project.id]),
                measures=context.measures[item.project.id],
            )
            for item in rows
        )
        yield UnitClause(row=_row(context, rows[0].default), projects=projects)


def _row(context: PageContext, default: DefaultResponsibility) -> ClauseRow:
    record = context.dataset.text_by_id.get(default.record)
    return ClauseRow(
        unit=context.dataset.unit_by_id[default.unit],
        verb=role_verbs(context.words)[default.role],
        quote=default.quote,
        record=record,
        label=context.labels.get(default.record, ""),
    )
