"""`/data/<plan id>.docx`: the whole plan as a Word document, with contents and the matrix of units and projects."""

from collections.abc import Iterator

from generator import urls
from generator.model import Engineering
from generator.office.ledger import ProjectLine, assessment_line, matrix_rows, numbered, project_line, role_lines
from generator.office.provenance import file_time, whole_provenance
from generator.office.word_document import (
    CONTENTS_HEADING,
    FIRST_HEADING,
    SECOND_HEADING,
    SMALL,
    SUBTITLE,
    TEXT,
    TITLE_LINE,
    DocumentWriter,
)
from generator.pages.context import PageContext
from generator.pages.facts.assessment import assessment_rows
from generator.text import wording
from generator.text.plan_words import role_marks, role_verbs

_A3 = (420, 297)  # mm
_WIDEST = 380  # mm of a matrix on it
_UNIT, _MARK = 42, 6.5  # mm of its first column and of the others
_COLUMNS = int((_WIDEST - _UNIT) / _MARK)  # of a matrix; more projects make more matrices


def plan_document(context: PageContext, site_url: str | None) -> bytes:
    """Return the document of the plan."""
    plan = context.dataset.plan
    writer = DocumentWriter(title=plan.title, subject=plan.notice.document_number, created=file_time(context))
    writer.add(plan.title, TITLE_LINE)
    if plan.notice.document_number:
        writer.add(f"（{plan.notice.document_number}）", SUBTITLE)
    writer.add("以下按任务、单位整理，照录原文，以原文为准；标明“本站理解”“推断”“外部知识”的，不是原文的话。", TEXT)
    if count := len(context.dataset.drafts):
        writer.add(f"有 {count} 处由{wording.DRAFT}，逐条注明。")
    writer.add("目录", CONTENTS_HEADING)
    writer.add_contents(_entries(context))
    for group in context.dataset.outline:
        _add_group(writer, context, group)
    _add_provisions(writer, context)
    _add_assessment(writer, context)
    writer.add("数据出处", FIRST_HEADING, "source")
    for label, text in whole_provenance(context, site_url):
        writer.add(f"{label}：{text}", SMALL)
    if context.has_responsibilities:
        _add_matrices(writer, context)
    return writer.content


def _entries(context: PageContext) -> Iterator[tuple[str, str, int]]:
    """Yield the entries of the contents, in the order of what they lead to."""
    for group in context.dataset.outline:
        yield group.name, _bookmark(group.id), 1
        for project in group.projects:
            yield f"{project.label or project.number} {project.name}", _bookmark(project.id), 2
    if context.dataset.provisions:
        yield "条款", "provisions", 1
    if context.dataset.assessment.items:
        yield "考评", "assessment", 1
    yield "数据出处", "source", 1
    if context.has_responsibilities:
        yield "单位矩阵", "matrix", 1


def _add_group(writer: DocumentWriter, context: PageContext, group: Engineering) -> None:
    writer.add(group.name, FIRST_HEADING, _bookmark(group.id))
    if group.text.printed:
        writer.add(group.text.printed)
    for project in group.projects:
        line = project_line(context, project)
        writer.add(f"{line.number} {line.name}", SECOND_HEADING, _bookmark(project.id))
        for label, words in _project_words(context, line):
            writer.add(f"{label}：{words}" if label else words)


def _project_words(context: PageContext, line: ProjectLine) -> Iterator[tuple[str, str]]:
    """Yield what the document says of a project: who has which role, each measure, each figure and date."""
    project = context.dataset.project_by_id[line.id]
    if line.remarks:
        yield "", "；".join(line.remarks)
    yield from role_lines(context, project)
    if project.open_ended:
        yield "", "原文在名单之后写“等”，没有列完。"
    for measure in numbered(line.measures).split("\n"):
        yield "", measure
    if line.facts:
        yield "目标与时限", "；".join(line.facts)


def _add_provisions(writer: DocumentWriter, context: PageContext) -> None:
    if context.dataset.provisions:
        writer.add("条款", FIRST_HEADING, "provisions")
    for provision in context.dataset.provisions:
        writer.add(context.labels[provision.id], SECOND_HEADING)
        if provision.draft:
            writer.add(wording.DRAFT)
        for line in provision.text.printed.split("\n"):
            writer.add(line)


def _add_assessment(writer: DocumentWriter, context: PageContext) -> None:
    lines = [assessment_line(row) for row in assessment_rows(context, context.dataset.assessment.items)]
    if not lines:
        return
    writer.add("考评", FIRST_HEADING, "assessment")
    rows = (
        (line.kind, line.what, line.value, line.time, line.label, "\n".join(filter(None, (line.quote, line.note))))
        for line in lines
    )
    writer.add_table(("类别", "事项", "内容", "时间", "条款", "原文"), (16, 28, 26, 18, 20, 48), rows)


def _add_matrices(writer: DocumentWriter, context: PageContext) -> None:
    """Add who has which role in which project, on sheets as wide as A3."""
    dataset, marks, verbs = context.dataset, role_marks(context.words), role_verbs(context.words)
    writer.turn_page(*_A3)
    writer.add("单位矩阵", FIRST_HEADING, "matrix")
    legend = "、".join(f"{marks[role]}：{verbs[role]}" for role in context.dataset.roles)
    writer.add(f"{legend}。列是{context.words.project}的序号。", SMALL)
    for start in range(0, len(dataset.projects), _COLUMNS):
        projects = dataset.projects[start : start + _COLUMNS]
        heads = ("单位", *(dataset.number_by_project[project.id] for project in projects))
        widths = (_UNIT, *(_MARK for _ in projects))
        writer.add_table(heads, widths, matrix_rows(context, projects), range(1, len(heads)))
        writer.add("", SMALL)


def _bookmark(record: str) -> str:
    """Return the name of a record's bookmark: a letter first, then letters and digits."""
    return "r_" + urls.anchor(record).replace("-", "_")
