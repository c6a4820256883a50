"""`/matrix/`: the index of the matrices."""

from collections.abc import Iterator

from generator import urls
from generator.pages.context import PageContext
from generator.pages.matrices.lead_participant import LEAD_PARTICIPANT, collaboration_counts
from generator.pages.matrices.unit_engineering import UNIT_ENGINEERING
from generator.pages.page import Page
from generator.pages.page_type import PageType


def matrices_page(context: PageContext) -> Iterator[Page]:
    """Yield the index of the matrices."""
    dataset = context.dataset
    leads, participants = collaboration_counts(context)
    yield MATRICES.page(
        context,
        _index_description(context),
        {
            "units": len(dataset.annex_units),
            "projects": len(dataset.projects),
            "engineerings": len(dataset.engineerings),
            "collectives": sum(unit.collective for unit in dataset.annex_units),
            "leads": leads,
            "participants": participants,
        },
    )


def _index_description(context: PageContext) -> str:
    words = context.words
    pairs = [f"单位与{words.project}"]
    if UNIT_ENGINEERING.exists(context):
        pairs.append(f"单位与{words.group}")
    if LEAD_PARTICIPANT.exists(context):
        pairs.append(f"{words.lead_verb}与{words.participant_verb}")
    return f"{context.dataset.plan.short_title}的{'一两三'[len(pairs) - 1]}张责任矩阵：{'、'.join(pairs)}。"


MATRICES = PageType(
    kind="matrix",
    template="matrices/index.html",
    pages=matrices_page,
    exists=lambda context: context.has_responsibilities,
    address=urls.MATRIX,
    title="矩阵",
    tab="矩阵",
    search_words=("责任矩阵", "分工矩阵", "责任表", "分工表"),
)
