"""Records that a revision ended: their pages and anchors stay, with their last text and the revision's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.model import Effect, Engineering, Project, TextRecord
from generator.pages.context import PageContext
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.pages.plan.projects import ResponsibilityRow, responsibility_rows
from generator.pages.revisions.index import RevisionRow, revision_row
from generator.pages.source.highlights import Segment, highlighted
from generator.revisions.states import State, ended


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedRow:
    """A record that a revision ended.

    record: the record as it was.
    label: what a reader called it.
    row: the revision that ended it.
    effects: the words of the revision that ended it.
    paragraphs: its text.
    responsibilities: the units of a project, in the order of the text; empty for other records.
    former_address: its address among the pages of the last state that had it.
    """

    record: TextRecord
    label: str
    row: RevisionRow
    effects: tuple[Effect, ...]
    paragraphs: tuple[tuple[Segment, ...], ...]
    responsibilities: tuple[ResponsibilityRow, ...]
    former_address: str


def ended_rows(context: PageContext) -> Iterator[EndedRow]:
    """Yield every text record that the plan has no more, by the last state that had it, in the order of the text."""
    last_states = ended(context.checked.states)
    for index, state in enumerate(context.checked.states[:-1]):
        for record in state.dataset.texts:
            if last_states.get(record.id) is state:
                yield _row(context, record, state, index)


def ended_pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of each engineering and project that a revision ended; other records stand in the source."""
    words = context.words
    for row in context.half.share([*ended_rows(context)]):
        if isinstance(row.record, Engineering | Project):
            project = isinstance(row.record, Project)
            yield ENDED.page(
                context,
                f"{row.record.name}已由{row.row.revision.name}撤销，自{row.row.since}起不再属于计划；"
                "当时的原文和责任单位。",
                {
                    "row": row,
                    "name": row.record.name,
                    "place": f"第 {row.record.number} 项" if project else f"{words.group} {row.record.number}",
                    "trail": (("projects", words.project) if project else ("engineerings", words.group),),
                },
                title=f"{row.label}（已撤销）",
                address=urls.address(row.record.id),
            )


ENDED = PageType(kind="ended", template="revisions/ended.html", pages=ended_pages, in_every_state=False)


def _row(context: PageContext, record: TextRecord, state: State, index: int) -> EndedRow:
    """Return a record of a state as ended by the revision after it; `index` is the state's place among the states."""
    changes = context.revision_changes[index + 1]
    earlier = PageContext(context.checked.earlier[index], context.publisher)
    return EndedRow(
        record=record,
        label=earlier.labels[record.id],
        row=revision_row(changes),
        effects=tuple(effect for effect in changes.revision.effects if effect.record == record.id),
        paragraphs=highlighted(record.text.printed, ()),
        responsibilities=responsibility_rows(earlier, record) if isinstance(record, Project) else (),
        former_address=urls.frozen(state.revision.id) + urls.address(record.id),
    )
