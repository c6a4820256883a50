"""`/source/`: the official text with an anchor for every record, a table of contents and the slips in the text.

In a large plan each engineering has a page for the text of its projects.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import urls
from generator.model import Engineering, Erratum, Project, TextRecord
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.pages.revisions.ended import ended_rows
from generator.pages.revisions.index import revision_row
from generator.pages.source.highlights import LEGEND, HighlightKind
from generator.pages.source.paragraphs import Paragraph, paragraphs, printed_lines, record_paragraphs
from generator.pages.source.rows import cells, column_widths


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSection:
    """A heading of the source and those below it."""

    heading: Paragraph
    below: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErratumRow:
    """A slip of the source, the record that has it, and what a reader calls that record."""

    erratum: Erratum
    record: TextRecord
    label: str


def source_page(context: PageContext) -> Iterator[Page]:
    """Yield the page of the source, and its parts by engineering where it is too long for one page."""
    dataset = context.dataset
    parts = {
        engineering.id: limits.PagePart(
            engineering, urls.part(urls.SOURCE, engineering.id), (len(engineering.projects),)
        )
        for engineering in (dataset.outline if len(dataset.source) > limits.CHARACTERS else ())
    }
    lines, around = printed_lines(context)
    whole = tuple(paragraphs(context, lines, parts))
    yield SOURCE.page(
        context,
        f"{dataset.plan.notice.document_number}《{dataset.plan.title}》全文，逐条可以引用，数字、时限和引用文件有标记。",
        {
            "contents": tuple(_sections(whole)),
            "paragraphs": whole,
            "cells": cells,
            "widths": column_widths(whole),
            "around": tuple(line.words for line in around),
            "legend": _legend(whole),
            "engineering": None,
            "amendments": tuple(
                revision_row(changes) for changes in context.revision_changes if changes.revision.source
            ),
            "original": urls.frozen(dataset.revisions[0].id) + urls.SOURCE,
            "ended": tuple(row for row in ended_rows(context) if not isinstance(row.record, Engineering | Project)),
            "errata": tuple(
                ErratumRow(
                    erratum=erratum, record=dataset.text_by_id[erratum.record], label=context.labels[erratum.record]
                )
                for erratum in dataset.plan.errata
            ),
        },
    )
    for part in parts.values():
        yield _part_page(context, part)


SOURCE = PageType(
    kind="source",
    template="source/page.html",
    pages=source_page,
    address=urls.SOURCE,
    title="原文",
    tab="原文",
    search_words=("全文", "原文全文", "计划全文", "文件原文", "正文"),
    assets=("clipboard.js", "source.js"),
)


def _part_page(context: PageContext, part: limits.PagePart) -> Page:
    """Return the page of the text of an engineering's projects."""
    plan, engineering = context.dataset.plan, part.engineering
    printed = tuple(paragraph for project in engineering.projects for paragraph in record_paragraphs(context, project))
    return SOURCE.part(
        context,
        engineering,
        f"{plan.notice.document_number}《{plan.title}》{engineering.name}各{context.words.project}的原文，逐条可以引用。",
        {
            "contents": (),
            "paragraphs": printed,
            "cells": cells,
            "widths": column_widths(printed),
            "around": (),
            "legend": _legend(printed),
            "engineering": engineering,
            "amendments": (),
            "original": "",
            "ended": (),
            "errata": (),
        },
        (project.id for project in engineering.projects),
    )


def _legend(whole: Iterable[Paragraph]) -> tuple[HighlightKind, ...]:
    """Return the kinds of what is highlighted."""
    used = {kind for paragraph in whole for item in paragraph.segments for kind in item.segment.kinds}
    return tuple(kind for kind in LEGEND if kind.id in used)


def _sections(whole: Iterable[Paragraph]) -> Iterator[SourceSection]:
    heading: Paragraph | None = None
    below: list[Paragraph] = []
    for paragraph in whole:
        if paragraph.level == 2:  # noqa: PLR2004  # a title of the notice, the plan or an annex
            if heading:
                yield SourceSection(heading=heading, below=tuple(below))
            heading, below = paragraph, []
        elif paragraph.level and heading:
            below.append(paragraph)
    if heading:
        yield SourceSection(heading=heading, below=tuple(below))
