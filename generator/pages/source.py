"""`/source/`: the whole text, every record anchored, with a table of contents and the slips that it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.pages.page import Page
from generator.pages.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Erratum, TextRecord
    from generator.pages.material import Material
    from generator.pages.paragraphs import Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of the source and those below it."""

    heading: Paragraph
    below: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErratumRow:
    """A slip of the source and the record that holds it."""

    erratum: Erratum
    record: TextRecord
    label: str


def source_page(material: Material) -> Iterator[Page]:
    """Yield the page of the source."""
    dataset = material.dataset
    whole = tuple(paragraphs(material))
    yield Page(
        kind="source",
        address=urls.SOURCE,
        title="原文",
        description=f"{dataset.plan.notice.document_number}《{dataset.plan.title}》全文，"
        "逐条可以引用，数字、时限和引用文件有标记。",
        template="source.html",
        values={
            "plan": dataset.plan,
            "contents": tuple(_sections(whole)),
            "paragraphs": whole,
            "errata": tuple(
                ErratumRow(
                    erratum=erratum, record=dataset.text_by_id[erratum.record], label=material.labels[erratum.record]
                )
                for erratum in dataset.plan.errata
            ),
        },
    )


def _sections(whole: Iterable[Paragraph]) -> Iterator[Section]:
    heading: Paragraph | None = None
    below: list[Paragraph] = []
    for paragraph in whole:
        if paragraph.level == 2:  # noqa: PLR2004  # a title of the notice, the plan or an annex
            if heading:
                yield Section(heading=heading, below=tuple(below))
            heading, below = paragraph, []
        elif paragraph.level and heading:
            below.append(paragraph)
    if heading:
        yield Section(heading=heading, below=tuple(below))
