"""What a unit must do, as rows of words that its workbook and its document print alike."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.graph import ProvisionDuty
from generator.grouping import grouped
from generator.model import Project, Role, Unit
from generator.pages.context import PageContext
from generator.pages.facts.assessment import AssessmentRow, assessment_rows, separate_rows
from generator.pages.facts.rows import FactRow
from generator.text import wording
from generator.text.fact_values import with_year
from generator.text.plan_words import role_marks, role_names, role_verbs
from generator.text.unit_duties import DutyMeasure, UnitDuty, unit_duty


@dataclass(frozen=True, kw_only=True)
class ProjectLine:
    """A project of a unit, in words.

    number: its number as printed, or else its ordinal.
    group: the name of the group that it stands in, empty where it stands in none.
    measures: its measures; of a unit those that it must do.
    lead: the units that lead it, joined by `、`; of a unit those of the lists that give it its role.
    partners: of a unit, whom it works with: of those that it leads the others, else those that lead or are responsible,
        of those for which it is responsible all; with their roles where these are several or not what the column says,
        and with 等 where the text leaves the list open.
    facts: its targets, deadlines and recurring duties, a line each; of a unit without those of measures of others.
    remarks: how the text names the unit where it says more than the name, with whom it leads, which measures have lists
        of their own that do not give the unit this role, and whether nobody has looked at the record.
    """

    id: str
    number: str
    name: str
    group: str
    measures: tuple[DutyMeasure, ...]
    lead: str
    partners: str
    facts: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RolePart:
    """The projects in which a unit has one role.

    verb: what it does in it, in the plan's words.
    partners: the heading of those whom it works with.
    """

    role: Role
    verb: str
    partners: str
    projects: tuple[ProjectLine, ...]


@dataclass(frozen=True, kw_only=True)
class IndirectLine:
    """A project that does not name the unit and may concern it.

    way: how it reaches the unit.
    basis: what this is based on, in words.
    """

    project: ProjectLine
    way: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class ProvisionLine:
    """A provision in which the unit acts, or that is about it.

    label: what a reader calls it.
    acts: whether the unit acts in it.
    mention: its words for the unit, or for the class or collective that the unit belongs to.
    via: the name of that class or collective; empty where it names the unit.
    text: the clauses that have these words, else all.
    remark: that nobody has looked at it, or empty.
    """

    id: str
    label: str
    acts: bool
    mention: str
    via: str
    text: str
    remark: str


@dataclass(frozen=True, kw_only=True)
class AssessmentLine:
    """An item of the assessment that concerns the unit: its kind, what, value, time, article, quote and our note."""

    kind: str
    what: str
    value: str
    time: str
    label: str
    quote: str
    note: str


@dataclass(frozen=True, kw_only=True)
class UnitLedger:
    """A unit's ledger; a part that the plan does not give it is empty."""

    unit: Unit
    roles: tuple[RolePart, ...]
    indirect: tuple[IndirectLine, ...]
    provisions: tuple[ProvisionLine, ...]
    assessment: tuple[AssessmentLine, ...]


def unit_ledger(context: PageContext, unit: Unit) -> UnitLedger:
    """Return the ledger of a unit."""
    verbs, names = role_verbs(context.words), role_names(context.words)
    return UnitLedger(
        unit=unit,
        roles=tuple(
            RolePart(
                role=role,
                verb=verbs[role],
                partners=names[_PARTNERS[role]] if role in _PARTNERS else "其他单位",
                projects=tuple(
                    project_line(
                        context,
                        project,
                        unit_duty(context.dataset, project, unit, role, context.measures[project.id]),
                    )
                    for project in projects
                ),
            )
            for role, projects in context.graph.projects(unit.id).items()
            if projects
        ),
        indirect=tuple(_indirect(context, unit)),
        provisions=tuple(_provisions(context, unit)),
        assessment=tuple(_assessment(context, unit)),
    )


def project_line(context: PageContext, project: Project, duty: UnitDuty | None = None) -> ProjectLine:
    """Return a project in words; of a unit's duty what the text says of the unit in it."""
    dataset, units = context.dataset, context.dataset.unit_by_id
    elsewhere = {chip.fact.id for measure in (duty.others if duty else ()) for chip in measure.chips}
    ties = duty.ties if duty else project.responsibilities
    return ProjectLine(
        id=project.id,
        number=dataset.number_by_project[project.id],
        name=project.name,
        group=dataset.group_name(project),
        measures=duty.measures if duty else context.measures[project.id],
        lead="、".join(dict.fromkeys(units[tie.unit].name for tie in ties if tie.role is Role.LEAD)),
        partners=_partners(context, duty) if duty else "",
        facts=fact_lines(row for row in context.facts[project.id] if row.fact.id not in elsewhere),
        remarks=tuple(_remarks(context, project, duty)),
    )


_PARTNERS = {Role.LEAD: Role.PARTICIPANT, Role.PARTICIPANT: Role.LEAD}


def _partners(context: PageContext, duty: UnitDuty) -> str:
    """Return whom a unit works with in a project, a line for each role where the column's heading does not say it."""
    names, verbs = context.dataset.unit_by_id, role_verbs(context.words)
    ties = [tie for tie in duty.ties if tie.unit != duty.unit.id]
    units = {role: "、".join(dict.fromkeys(names[tie.unit].name for tie in ties if tie.role is role)) for role in Role}
    if duty.role in _PARTNERS:
        del units[duty.role]  # fellow leads stand among the remarks
    elif duty.role is Role.RESPONSIBLE and not (units[Role.LEAD] or units[Role.PARTICIPANT]):
        return units[Role.RESPONSIBLE] + _open_end(duty)
    shown = {role: words for role, words in units.items() if words}
    plain = shown.keys() <= {_PARTNERS.get(duty.role)}
    lines = [words if plain else f"{verbs[role]}：{words}" for role, words in shown.items()]
    return "\n".join(lines) + (_open_end(duty) if duty.role is not Role.PARTICIPANT else "")


def _open_end(duty: UnitDuty) -> str:
    return "等（原文未列完）" if duty.open_ended else ""


def role_lines(context: PageContext, project: Project) -> Iterator[tuple[str, str]]:
    """Yield who has which role in a project: what the plan calls the role, and the names of its units."""
    names, units = role_names(context.words), context.dataset.unit_by_id
    for role, ids in project.units_by_role.items():
        if ids:
            yield names[role], "、".join(units[unit].name for unit in ids)


def matrix_rows(context: PageContext, projects: Sequence[Project]) -> Iterator[tuple[str, ...]]:
    """Yield the name of each unit with the marks of its roles in each of some projects."""
    marks = role_marks(context.words)
    for unit in context.dataset.annex_units:
        roles = (project.roles_by_unit.get(unit.id, ()) for project in projects)
        yield unit.name, *("".join(marks[role] for role in own) for own in roles)


def fact_lines(rows: Iterable[FactRow]) -> tuple[str, ...]:
    """Return facts as lines, those that state the same in one: `单位建设：2013年 ≥ 60%、2015年 ≥ 80%`.

    That nobody has looked at a fact is left out where its record says so.
    """
    lines = []
    for what, group in grouped((row.fact.what, row) for row in rows).items():
        values = "、".join(with_year(row.fact, row.value, row.year) for row in group)
        noted = ((row, words) for row in group for words in fact_notes(row))
        notes = dict.fromkeys(f"（{words}）" for row, words in noted if words != wording.DRAFT or not row.record.draft)
        lines.append(f"{what}：{values}{''.join(notes)}")
    return tuple(lines)


def fact_notes(row: FactRow) -> Iterator[str]:
    """Yield our note on a fact, and that nobody has looked at it or its record."""
    if row.note:
        yield row.note.words
    if row.fact.draft or row.record.draft:
        yield wording.DRAFT


def numbered(measures: Sequence[DutyMeasure]) -> str:
    """Return measures with their numbers in one text; a first one alone has none."""
    alone = [measure.number for measure in measures] == [1]
    return "\n".join(measure.text if alone else f"{measure.number}. {measure.text}" for measure in measures)


def _remarks(context: PageContext, project: Project, duty: UnitDuty | None) -> Iterator[str]:
    if duty and duty.mention:
        yield f"原文写作“{duty.mention}”"
    leads = [fellow.unit.name for fellow in duty.fellows if fellow.role is Role.LEAD] if duty else []
    if duty and duty.role is Role.LEAD and leads:
        yield f"与{'、'.join(leads)}一同{context.words.lead_verb}"
    if duty and duty.others:
        yield f"第 {'、'.join(str(measure.number) for measure in duty.others)} 条措施原文另列单位"
    if project.draft or (duty and any(tie.draft for tie in duty.ties if tie.unit == duty.unit.id)):
        yield wording.DRAFT


def _indirect(context: PageContext, unit: Unit) -> Iterator[IndirectLine]:
    """Yield what reaches the unit through collectives, by clauses on many projects, and from units before it."""
    names = role_names(context.words)
    for rows in grouped((row.project.id, row) for row in context.graph.derived(unit.id)).values():
        way = "；".join(f"经集合称谓“{row.via.name}”（{names[row.role]}）" for row in rows)
        basis = "、".join(dict.fromkeys(wording.BASES[row.basis] for row in rows))
        yield IndirectLine(project=project_line(context, rows[0].project), way=way, basis=basis)
    for by_clause in context.graph.by_clause(unit.id):
        label = context.labels[by_clause.default.record]
        yield IndirectLine(
            project=project_line(context, by_clause.project),
            way=f"{label}：“{by_clause.default.quote}”（{names[by_clause.default.role]}）",
            basis=wording.BASES["source"],
        )
    for inherited in context.inherited.get(unit.id, ()):
        yield IndirectLine(
            project=project_line(context, inherited.project),
            way=f"承接自{inherited.named.name}（{names[inherited.role]}）",
            basis=wording.BASES[inherited.basis],
        )


def _provisions(context: PageContext, unit: Unit) -> Iterator[ProvisionLine]:
    for acts, duties in ((True, context.graph.duties(unit.id)), (False, context.graph.concerns(unit.id))):
        for duty in sorted(duties, key=lambda duty: duty.derived):
            yield _provision(context, duty, acts=acts)


def _provision(context: PageContext, duty: ProvisionDuty, *, acts: bool) -> ProvisionLine:
    return ProvisionLine(
        id=duty.provision.id,
        label=context.labels[duty.provision.id],
        acts=acts,
        mention=duty.actor.mention,
        via=duty.via or "",
        text=duty.words,
        remark=wording.DRAFT if duty.provision.draft or duty.actor.draft else "",
    )


def _assessment(context: PageContext, unit: Unit) -> Iterator[AssessmentLine]:
    items = context.assessment_by_unit.get(unit.id, ())
    for row in assessment_rows(context, items):
        yield assessment_line(row)
    for row in separate_rows(context, unit):
        if row.item not in items:
            yield assessment_line(row)


def assessment_line(row: AssessmentRow) -> AssessmentLine:
    """Return an item of the assessment in words."""
    return AssessmentLine(
        kind=row.kind,
        what=row.what,
        value=row.value,
        time="；".join(dict.fromkeys(time.text for time in row.times)),
        label=row.label,
        quote=row.item.quote,
        note="；".join((*((row.note.words,) if row.note else ()), *((wording.DRAFT,) if row.item.draft else ()))),
    )
