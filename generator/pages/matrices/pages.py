"""The pages of a matrix: one, or where it is too large for one page an overview and pages for its parts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator import urls
from generator.model import Engineering, Unit
from generator.pages.context import PageContext
from generator.pages.limits import PagePart
from generator.pages.matrices.filters import Filters
from generator.pages.matrices.table import Matrix
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.text.plan_words import phrase

ASSETS = ("words.js", "names.js", "address.js", "cells.js", "matrix.js")  # cells.js asks matrix.js for what is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRow:
    """A unit that leads projects.

    leads: how many projects it leads.
    participants: how many different units participate in them.
    participations: how many participations they have in all.
    """

    unit: Unit
    leads: int
    participants: int
    participations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixOverview:
    """What stands in place of a matrix that is too large for one page.

    lead: what the page shows.
    heads: the headings of the counts.
    counts: the function that returns the counts of an engineering.
    leads: counts by lead, of leads by participants only.
    """

    lead: str
    heads: tuple[str, ...]
    counts: Callable[[Engineering], tuple[int, ...]]
    leads: tuple[LeadRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixType:
    """A type of matrix.

    description: its description, with places for the numbers of `rows` and `columns`.
    matrix: the function that returns the table of some engineerings.
    filters: the function that returns its filters.
    overview: the function that returns its overview.
    """

    description: str
    matrix: Callable[..., Matrix]
    filters: Callable[..., Filters]
    overview: Callable[[PageContext], MatrixOverview]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPart:
    """Engineerings whose matrix is on one page; the whole plan if it has no name."""

    name: str = ""
    engineerings: tuple[Engineering, ...]


def parts_by_engineering(context: PageContext, *, whole: bool) -> tuple[MatrixPart, ...]:
    """Return the whole plan as one part, or a part for each engineering that has projects."""
    engineerings = context.dataset.filled_groups
    if whole:
        return (MatrixPart(engineerings=engineerings),)
    return tuple(MatrixPart(name=engineering.name, engineerings=(engineering,)) for engineering in engineerings)


def matrix_pages(
    context: PageContext, page_type: PageType, matrix_type: MatrixType, parts: Sequence[MatrixPart]
) -> Iterator[Page]:
    """Yield the page of the only part, or an overview and the page of each part."""
    plan, title = context.dataset.plan.short_title, phrase(page_type.title, context.words)
    if parts[0].name:
        overview = matrix_type.overview(context)
        page_parts = tuple(
            PagePart(engineering, _address(page_type, part), overview.counts(engineering))
            for part in parts
            for engineering in part.engineerings
        )
        description, values = f"{plan}：{title}的数目，各部分另页。", {"overview": overview, "parts": page_parts}
        yield replace(page_type.page(context, description, values), template="matrices/overview.html")
    for part in parts:
        matrix = matrix_type.matrix(context, *part.engineerings)
        description = phrase(
            matrix_type.description,
            context.words,
            rows=len(matrix.rows),
            columns=len(matrix.columns),
            verbs="、".join(role.verb for role in context.roles),
            counted="、".join(f"{role.verb}几项" for role in context.roles),
        )
        yield page_type.page(
            context,
            f"{part.name or plan}：{description}",
            {"matrix": matrix, "filters": matrix_type.filters(context, *part.engineerings), "part": part},
            title=f"{title}：{part.name}" if part.name else title,
            address=_address(page_type, part),
        )


def _address(page_type: PageType, part: MatrixPart) -> str:
    """Return the address of a part, which has the number of its first engineering."""
    address = page_type.address or ""
    return urls.part(address, part.engineerings[0].id) if part.name else address
