"""`/data/<plan id>.xlsx`: the whole plan as a workbook, a sheet for each kind of record that it has."""

from collections.abc import Iterable, Iterator

from generator.model import Deadline, ReviewedRecord, Target, Unit
from generator.office.ledger import assessment_line, fact_notes, matrix_rows, numbered, project_line
from generator.office.provenance import file_time, whole_provenance
from generator.office.sheets import A3, Cell, SheetColumn, WorkbookSheet, write_workbook
from generator.office.unit_workbook import (
    ASSESSMENT,
    NUMBER,
    PROVISIONS,
    REMARKS,
    assessment_sheet,
    number_cell,
    provenance_sheet,
)
from generator.pages.context import PageContext
from generator.pages.facts.assessment import assessment_rows
from generator.pages.facts.rows import FactRow
from generator.text import wording
from generator.text.plan_words import role_marks, role_names, role_verbs

_ONE_PAGE = 5_000  # cells of a matrix that can be read on one sheet of A3
_DATE = SheetColumn("日期", 12, narrow=True), SheetColumn("日期的依据", 12, narrow=True)
_LARGEST_MATRIX = 200_000  # cells: beyond it a sheet is no overview, and takes longer to write than all others


def plan_workbook(context: PageContext, site_url: str | None) -> bytes:
    """Return the workbook of the plan."""
    plan = context.dataset.plan
    sheets = (sheet for sheet in _sheets(context, site_url) if sheet.rows)
    return write_workbook(sheets, title=plan.title, subject=plan.notice.document_number, created=file_time(context))


def _sheets(context: PageContext, site_url: str | None) -> Iterator[WorkbookSheet]:
    plan = context.dataset.plan
    title = f"《{plan.title}》"
    yield _projects(context, title)
    yield _measures(context, title)
    yield _units(context, title)
    yield _responsibilities(context, title)
    yield from _facts(context, title)
    yield _provisions(context, title)
    yield _matrix(context, title)
    assessed = map(assessment_line, assessment_rows(context, context.dataset.assessment.items))
    yield assessment_sheet(assessed, f"{title}{ASSESSMENT}")
    yield provenance_sheet(tuple(whole_provenance(context, site_url)), title)


def _projects(context: PageContext, title: str) -> WorkbookSheet:
    words, roles = context.words, context.dataset.roles
    names, units = role_names(words), context.dataset.unit_by_id
    lines = [(project, project_line(context, project)) for project in context.dataset.projects]
    return WorkbookSheet(
        name=words.project,
        title=title,
        columns=(
            NUMBER,
            SheetColumn(words.project, 22),
            SheetColumn(words.group, 14, optional=True),
            *(SheetColumn(names[role], 18) for role in roles),
            SheetColumn("措施", 70),
            SheetColumn("目标与时限", 28, optional=True),
            REMARKS,
        ),
        rows=tuple(
            (
                number_cell(line.number),
                line.name,
                line.group,
                *(_names(units[unit].name for unit in project.units_by_role[role]) for role in roles),
                numbered(line.measures),
                "\n".join(line.facts),
                "；".join(line.remarks),
            )
            for project, line in lines
        ),
    )


def _measures(context: PageContext, title: str) -> WorkbookSheet:
    words, numbers = context.words, context.dataset.number_by_project
    return WorkbookSheet(
        name="措施",
        title=f"{title}措施",
        columns=(
            NUMBER,
            SheetColumn(words.project, 24),
            SheetColumn("第几条", 8, narrow=True),
            SheetColumn("措施", 90),
        ),
        rows=tuple(
            (number_cell(numbers[project.id]), project.name, place, measure)
            for project in context.dataset.projects
            for place, measure in enumerate(project.text.clauses, start=1)
        ),
    )


def _units(context: PageContext, title: str) -> WorkbookSheet:
    dataset, words = context.dataset, context.words
    named = {unit.id for unit in dataset.annex_units}
    verbs = role_verbs(words)
    units = sorted(dataset.units.units, key=lambda unit: unit.id not in named)
    return WorkbookSheet(
        name="单位",
        title=f"{title}单位",
        columns=(
            SheetColumn("单位", 28),
            SheetColumn("系统（本站分类）", 12, narrow=True, optional=True),
            SheetColumn("集合称谓", 9, narrow=True, optional=True),
            *(SheetColumn(verbs[role], 8, narrow=True) for role in context.dataset.roles),
            SheetColumn("条款", 8, narrow=True),
            *(SheetColumn(f"{verbs[role]}的{words.project}", 44) for role in context.dataset.roles),
            REMARKS,
        ),
        rows=tuple(_unit_cells(context, unit) for unit in units),
        frozen=1,
    )


def _unit_cells(context: PageContext, unit: Unit) -> tuple[Cell, ...]:
    graph, roles, projects = context.graph, context.dataset.roles, context.graph.projects(unit.id)
    provisions = {d.provision.id for d in (*graph.duties(unit.id), *graph.concerns(unit.id)) if not d.derived}
    return (
        unit.name,
        unit.system,
        "是" if unit.collective else "",
        *(len(projects[role]) for role in roles),
        len(provisions),
        *(_names(project.name for project in projects[role]) for role in roles),
        _remark(unit),
    )


def _responsibilities(context: PageContext, title: str) -> WorkbookSheet:
    units, names = context.dataset.unit_by_id, role_names(context.words)
    numbers = context.dataset.number_by_project
    return WorkbookSheet(
        name="责任",
        title=f"{title}责任",
        columns=(
            NUMBER,
            SheetColumn(context.words.project, 26),
            SheetColumn("次序", 6, narrow=True),
            SheetColumn("单位", 28),
            SheetColumn("角色", 12, narrow=True),
            SheetColumn("原文称谓", 28),
            SheetColumn("措施", 8, narrow=True, optional=True),
            SheetColumn("名单未列完", 8, narrow=True, optional=True),
            REMARKS,
        ),
        rows=tuple(
            (
                number_cell(numbers[project.id]),
                project.name,
                order,
                units[tie.unit].name,
                names[tie.role],
                tie.mention,
                tie.measure,
                "等" if tie.open_ended else "",
                _remark(tie) or _remark(project),
            )
            for project in context.dataset.projects
            for order, tie in enumerate(project.responsibilities, start=1)
        ),
    )


def _facts(context: PageContext, title: str) -> Iterator[WorkbookSheet]:
    rows = context.all_facts
    kinds = {"目标": Target, "时限": Deadline}
    other = [row for row in rows if not isinstance(row.fact, Target | Deadline)]
    groups = {name: [row for row in rows if isinstance(row.fact, kind)] for name, kind in kinds.items()}
    for name, of_kind in (groups | {"定期任务": other}).items():
        yield WorkbookSheet(
            name=name,
            title=f"{title}{name}",
            columns=(
                SheetColumn("出处", 26),
                SheetColumn("事项", 34),
                SheetColumn({"目标": "数值", "时限": "原文的时限"}.get(name, "频次"), 16, narrow=True),
                *((SheetColumn("年份", 9, narrow=True, optional=True),) if name == "目标" else ()),
                *(_DATE if name == "时限" else ()),
                SheetColumn("由谁", 18, optional=True),
                SheetColumn("原文", 64),
                SheetColumn("说明", 30, optional=True),
            ),
            rows=tuple(_fact_cells(row) for row in of_kind),
            frozen=1,
        )


def _fact_cells(row: FactRow) -> tuple[Cell, ...]:
    fact = row.fact
    when: tuple[Cell, ...] = ()
    if isinstance(fact, Target):
        when = (fact.year,)
    elif isinstance(fact, Deadline):
        when = (wording.date(fact.date), wording.BASES[fact.basis]) if fact.date else ("", "")
    who = "、".join(actor.mention for actor in row.actors)
    return row.label, fact.what, row.value, *when, who, fact.quote, "；".join(fact_notes(row))


def _provisions(context: PageContext, title: str) -> WorkbookSheet:
    return WorkbookSheet(
        name=PROVISIONS,
        title=f"{title}{PROVISIONS}",
        columns=(
            SheetColumn("条款", 28),
            SheetColumn("由谁", 20, optional=True),
            SheetColumn("涉及谁", 24, optional=True),
            SheetColumn("原文", 90),
            REMARKS,
        ),
        rows=tuple(
            (
                context.labels[provision.id],
                _names(actor.mention for actor in provision.actors),
                _names(actor.mention for actor in provision.concerned),
                provision.text.printed,
                _remark(provision),
            )
            for provision in context.dataset.provisions
        ),
        frozen=1,
    )


def _matrix(context: PageContext, title: str) -> WorkbookSheet:
    """Return who has which role in which project; empty for a plan too large to be seen at once."""
    dataset, marks = context.dataset, role_marks(context.words)
    projects, cells = dataset.projects, len(dataset.projects) * len(dataset.annex_units)
    legend = "、".join(f"{marks[role]}：{role_names(context.words)[role]}" for role in context.dataset.roles)
    return WorkbookSheet(
        name="矩阵",
        title=f"{title}单位与{context.words.project}（{legend}）",
        columns=(
            SheetColumn("单位", 24),
            *(
                SheetColumn(
                    title=f"{dataset.number_by_project[project.id]}{project.short_name}",
                    width=4,
                    narrow=True,
                    upright=True,
                )
                for project in projects
            ),
        ),
        rows=tuple(matrix_rows(context, projects)) if cells <= _LARGEST_MATRIX else (),
        frozen=1,
        paper=A3,
        on_one_page=cells <= _ONE_PAGE,
    )


def _names(names: Iterable[str]) -> str:
    return "、".join(names)


def _remark(record: ReviewedRecord) -> str:
    return wording.DRAFT if record.draft else ""
