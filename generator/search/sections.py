"""The site's own pages as search finds them: by their titles, and by the words with which people ask for them."""

from collections.abc import Iterator
from typing import NamedTuple

from generator import urls
from generator.load import CheckedDataset
from generator.model import Dataset, Words
from generator.pages.context import PageContext
from generator.pages.page_type import PageType
from generator.pages.page_types import PAGE_TYPES
from generator.pages.plan.topics import topic_rows
from generator.pages.site.help import HELP
from generator.revisions.states import ended
from generator.text.fragments import chinese
from generator.text.plan_words import phrase


class SearchedPage(NamedTuple):
    """A page, or a place on one, that is no record: its address, its title, and `names`, other words for the title."""

    address: str
    title: str
    names: tuple[str, ...] = ()


def searched_pages(page_type: PageType, words: Words) -> Iterator[SearchedPage]:
    """Yield the page of a type that has one of its own, with a title that it always bears."""
    if page_type.address is not None and page_type.title:
        names = tuple(phrase(name, words) for name in page_type.search_words)
        yield SearchedPage(page_type.address, phrase(page_type.title, words), names)


def sections(context: PageContext) -> Iterator[SearchedPage]:
    """Yield the site's pages, then the annexes and chapters of the text, which stand on the page of the source."""
    checked, dataset = context.checked, context.dataset
    all_groups = f"{chinese(len(dataset.engineerings))}大{dataset.plan.words.group}列表"
    words = _level_words(dataset) | {urls.ENGINEERINGS: (all_groups,)}
    for page_type in PAGE_TYPES:
        published = page_type.exists(context) and (page_type.in_every_state or not checked.is_frozen)
        if page_type is not HELP and published:
            for page in searched_pages(page_type, dataset.plan.words):
                yield page._replace(names=(*page.names, *words.get(page.address, ())))
    for row in topic_rows(context):
        yield SearchedPage(row.address, f"主题：{row.topic.name}")
    if not checked.is_frozen:
        yield from _past(checked)
    for annex in dataset.plan.annexes:
        part = next((part for part in dataset.parts if dataset.annex_by_part.get(part.id) is annex), None)
        first = f"{part.id}-1" if part else dataset.plan.opening.id
        names = (f"{annex.kind}{chinese(annex.number)}", f"{annex.kind}{annex.number}", annex.title)
        yield SearchedPage(urls.source_place(first), f"{annex.name} {annex.title}", names)
    for part in dataset.parts:
        for chapter in part.chapters:
            if not chapter.provisions or not chapter.heading:
                continue
            number, heading = chinese(chapter.number), "".join(chapter.heading.split())
            prefix = "" if part.id == "S" else f"{dataset.part_name(part.id)} "
            names = (heading, f"{number}、{heading}", f"{prefix}第{number}{'章' if prefix else '部分'}")
            yield SearchedPage(urls.source_place(chapter.provisions[0].id), f"{prefix}{number}、{heading}", names)


def _level_words(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return the words for levels by the addresses of their pages: what the text and people call them."""
    records = (item for record in dataset.texts for item in (record, *record.facts))
    actors = tuple(actor for item in records for name in ("actors", "concerned") for actor in getattr(item, name, ()))
    words = {}
    for level, address in urls.LEVELS.items():
        own = [actor for actor in actors if actor.level is level]
        units = [dataset.unit_by_id[actor.unit] for actor in own if actor.unit]
        names = [actor.mention for actor in own] + [name for unit in units for name in unit.search_names]
        words[address] = (f"基层{level}", *dict.fromkeys(names))
    return words


def _past(checked: CheckedDataset) -> Iterator[SearchedPage]:
    """Yield the pages of what changed, and of the engineerings and projects that have ended."""
    for revision in checked.dataset.revisions[1:]:
        names = (revision.id, *((revision.number,) if revision.number else ()))
        yield SearchedPage(urls.revision(revision.id), revision.title, names)
    for id_, state in ended(checked.states).items():
        record = state.dataset.engineering_by_id.get(id_) or state.dataset.project_by_id.get(id_)
        if record:
            yield SearchedPage(urls.address(id_), f"{record.name}（已撤销）", (record.name,))
