"""`/units/<slug>/<slug>.xlsx`: a unit's ledger as a workbook, a sheet for each part that the plan gives it."""

from collections.abc import Iterable, Iterator

from generator.model import Words
from generator.office.ledger import AssessmentLine, ProjectLine, RolePart, UnitLedger, numbered
from generator.office.provenance import file_time
from generator.office.sheets import Cell, SheetColumn, WorkbookSheet, write_workbook
from generator.pages.context import PageContext

NUMBER = SheetColumn("序号", 6, narrow=True)
REMARKS = SheetColumn("备注", 14, optional=True)
INDIRECT, PROVISIONS, ASSESSMENT, PROVENANCE = "未点名可能涉及", "条款", "考评", "出处"


def unit_workbook(context: PageContext, ledger: UnitLedger, source: tuple[tuple[str, str], ...]) -> bytes:
    """Return the workbook of a unit; `source` says where it comes from."""
    title = f"{ledger.unit.name}责任清单"
    return write_workbook(
        _sheets(context, ledger, source), title=title, subject=context.dataset.plan.title, created=file_time(context)
    )


def provenance_sheet(source: tuple[tuple[str, str], ...], title: str) -> WorkbookSheet:
    """Return the sheet on where a workbook comes from."""
    columns = SheetColumn("项", 22), SheetColumn("内容", 90)
    return WorkbookSheet(name=PROVENANCE, title=title, columns=columns, rows=source, plain=True)


def assessment_sheet(lines: Iterable[AssessmentLine], title: str) -> WorkbookSheet:
    """Return the sheet of items of the assessment."""
    return WorkbookSheet(
        name=ASSESSMENT,
        title=title,
        columns=(
            SheetColumn("类别", 10, narrow=True),
            SheetColumn("事项", 28),
            SheetColumn("内容", 30, optional=True),
            SheetColumn("时间", 16, optional=True),
            SheetColumn("条款", 16),
            SheetColumn("原文", 50),
            SheetColumn("说明", 30, optional=True),
        ),
        rows=tuple((line.kind, line.what, line.value, line.time, line.label, line.quote, line.note) for line in lines),
    )


def _sheets(context: PageContext, ledger: UnitLedger, source: tuple[tuple[str, str], ...]) -> Iterator[WorkbookSheet]:
    title = f"{ledger.unit.name}责任清单（《{context.dataset.plan.title}》）"
    words = context.words
    for part in ledger.roles:
        yield _role_sheet(part, words, title)
    if ledger.indirect:
        yield WorkbookSheet(
            name=INDIRECT,
            title=f"{title}：{INDIRECT}，不计入点名的责任",
            columns=(
                NUMBER,
                *_project_columns(words),
                SheetColumn("怎样涉及", 28),
                SheetColumn("依据", 8, narrow=True),
                SheetColumn(words.lead, 16),
                REMARKS,
            ),
            rows=tuple(
                (
                    number_cell(line.project.number),
                    *_project_cells(line.project),
                    line.way,
                    line.basis,
                    line.project.lead,
                    "；".join(line.project.remarks),
                )
                for line in ledger.indirect
            ),
        )
    if ledger.provisions:
        yield _provision_sheet(ledger, title)
    if ledger.assessment:
        yield assessment_sheet(ledger.assessment, title)
    yield provenance_sheet(source, title)


def _role_sheet(part: RolePart, words: Words, title: str) -> WorkbookSheet:
    """Return the sheet of a role: whom a lead works with, or whom a participant turns to, and what must be done."""
    return WorkbookSheet(
        name=part.verb,
        title=f"{title}：{part.verb}",
        columns=(
            NUMBER,
            *_project_columns(words),
            SheetColumn(part.partners, 20),
            SheetColumn("目标与时限", 26, optional=True),
            REMARKS,
        ),
        rows=tuple(
            (
                number_cell(line.number),
                *_project_cells(line),
                line.partners,
                "\n".join(line.facts),
                "；".join(line.remarks),
            )
            for line in part.projects
        ),
    )


def _provision_sheet(ledger: UnitLedger, title: str) -> WorkbookSheet:
    return WorkbookSheet(
        name=PROVISIONS,
        title=f"{title}：{PROVISIONS}",
        columns=(
            SheetColumn("条款", 24),
            SheetColumn("关系", 10, narrow=True),
            SheetColumn("原文称谓", 20),
            SheetColumn("经由", 16, optional=True),
            SheetColumn("原文", 80),
            REMARKS,
        ),
        rows=tuple(
            (line.label, "由其承担" if line.acts else "涉及它", line.mention, line.via, line.text, line.remark)
            for line in ledger.provisions
        ),
        frozen=1,
    )


def _project_columns(words: Words) -> tuple[SheetColumn, ...]:
    return (SheetColumn(words.project, 18), SheetColumn(words.group, 13, optional=True), SheetColumn("措施", 60))


def _project_cells(line: ProjectLine) -> tuple[Cell, ...]:
    return line.name, line.group, numbered(line.measures)


def number_cell(label: str) -> Cell:
    """Return a number as one, so that the column sorts; a printed label as it is."""
    return int(label) if label.isdecimal() and label.isascii() else label
