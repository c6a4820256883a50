"""Records that a revision struck: their page or place stays, with what they were and by what they ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.model import Effect, Engineering, Project, TextRecord
from generator.pages.context import PageContext
from generator.pages.page import Page
from generator.pages.plan.projects import ResponsibilityRow, tie_rows
from generator.pages.revisions.index import RevisionRow, revision_row
from generator.pages.source.highlights import Segment, marked
from generator.revisions.states import State, ended


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedRow:
    """A struck record: what it was called, by which revision and words it ended, its text, and its page back `then`.

    A project has the units that were responsible, in their order.
    """

    record: TextRecord
    label: str
    row: RevisionRow
    effects: tuple[Effect, ...]
    paragraphs: tuple[tuple[Segment, ...], ...]
    ties: tuple[ResponsibilityRow, ...]
    then: str


def ended_rows(context: PageContext) -> Iterator[EndedRow]:
    """Yield every text record that a published state had and the plan has no more, in the order of the texts."""
    last = ended(context.checked.states)
    for place, state in enumerate(context.checked.states[:-1]):
        for record in state.dataset.texts:
            if last.get(record.id) is state:
                yield _row(context, record, state, place)


def ended_pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of each engineering and project that has ended; other records have a place in the source."""
    for row in ended_rows(context):
        if isinstance(row.record, Engineering | Project):
            project = isinstance(row.record, Project)
            yield Page(
                kind="ended",
                address=urls.address(row.record.id),
                title=f"{row.label}（已撤销）",
                description=f"{row.record.name}已由{row.row.revision.name}撤销，自{row.row.since}起不再属于计划；"
                "当时的原文和责任单位。",
                template="revisions/ended.html",
                values={
                    "row": row,
                    "name": row.record.name,
                    "place": f"第 {row.record.number} 项" if project else f"工程 {row.record.number}",
                    "trail": (("projects", "项目") if project else ("engineerings", "工程"),),
                },
            )


def _row(context: PageContext, record: TextRecord, state: State, place: int) -> EndedRow:
    story, then = context.stories[place + 1], PageContext(context.checked.earlier[place], context.publisher)
    return EndedRow(
        record=record,
        label=then.labels[record.id],
        row=revision_row(story),
        effects=tuple(effect for effect in story.revision.effects if effect.record == record.id),
        paragraphs=marked(record.text.printed, ()),
        ties=tie_rows(then, record) if isinstance(record, Project) else (),
        then=urls.frozen(state.revision.id) + urls.address(record.id),
    )
