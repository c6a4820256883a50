"""The search index: the checked dataset's names and words as rows for the engine, which `browser/prepare.js` reads.

Every row begins with the record's id and its address. A unit is given by its place in `units`, an engineering by its
place in `engineerings`. Nothing comes from a page, and no text stands twice: the engine prepares the rows at its start.
"""

from collections.abc import Iterator, Sequence
from typing import TypedDict

from generator import urls
from generator.grouping import grouped
from generator.load import CheckedDataset
from generator.model import CitedName, Dataset, Phase, Project, Provision, TextRecord, Unit
from generator.pages.context import PageContext
from generator.pages.site.help import HELP
from generator.pages.units import compare
from generator.search import characters, readings
from generator.search.by_hand import WrittenPage
from generator.search.sections import searched_pages, sections
from generator.text.fragments import chinese
from generator.text.plan_words import role_verbs

FORMAT = 2
Row = list[object]


class IndexWords(TypedDict):
    """What a plan calls a group and a project, and what units do: pairs of each role that it uses and its verb."""

    group: str
    project: str
    roles: list[list[str]]


class Index(TypedDict):
    """The index of a dataset; rows are in the order of the data files.

    format: the version of this format.
    place: the name of the plan's city, "" where it names none.
    words: what the plan calls its parts and roles.
    readings: the table of `readings.table`.
    variants: the groups of `characters.variants`.
    units, engineerings, projects, provisions: rows of these records.
    others: rows of the rest of the text.
    pages: rows of the site's own pages and of the chapters of the text.
    by_hand: rows of pages written by hand: address, title, words, other names; what the plan has comes before them.
    compare: the address of the page that compares any units, "" where none does.
    """

    format: int
    place: str
    words: IndexWords
    readings: str
    variants: str
    units: list[Row]
    engineerings: list[Row]
    projects: list[Row]
    provisions: list[Row]
    others: list[Row]
    pages: list[Row]
    by_hand: list[Row]
    compare: str


def index(context: PageContext, by_hand: Sequence[WrittenPage] = ()) -> Index:
    """Return the index of a dataset and of the pages that people wrote for its site."""
    checked, dataset = context.checked, context.dataset
    pages = tuple(sections(context))
    rows_by_hand = [_by_hand(page, dataset) for page in by_hand]
    place = {unit.id: number for number, unit in enumerate(dataset.units.units)}
    texts = [*_texts(checked), *(name for page in pages for name in (page.title, *page.names))]
    texts += [str(words) for row in rows_by_hand for words in row[1:]]
    given_readings = {unit.name: unit.pinyin for unit in dataset.units.units if unit.pinyin}
    return {
        "format": FORMAT,
        "place": dataset.plan.place,
        "words": _words(dataset),
        "readings": readings.table(texts, given_readings),
        "variants": characters.variants(set("".join(texts))),
        "units": [_unit(unit) for unit in dataset.units.units],
        "engineerings": [
            [e.id, urls.address(e.id), e.number, e.label or f"{chinese(e.number)}、", e.name, e.text.printed]
            for e in dataset.engineerings
        ],
        "projects": list(_projects(checked, place)),
        "provisions": list(_provisions(checked, place)),
        "others": list(_others(dataset)),
        "pages": [[page.address, page.address, page.title, *page.names] for page in pages],
        "by_hand": rows_by_hand,
        "compare": compare.ADDRESS if compare.compares_all(dataset) else "",
    }


def _words(dataset: Dataset) -> IndexWords:
    words, verbs = dataset.plan.words, role_verbs(dataset.plan.words)
    roles = [[role.value, verbs[role]] for role in dataset.roles]
    return {"group": words.group, "project": words.project, "roles": roles}


def _texts(checked: CheckedDataset) -> Iterator[str]:
    """Yield every text of the dataset that search finds, for the tables of characters."""
    dataset = checked.dataset
    for record in dataset.texts:
        yield record.text.printed
    for engineering in dataset.engineerings:
        yield engineering.name
    for project in dataset.projects:
        yield project.name
        yield project.short_name
        yield from project.search_names
    for unit in dataset.units.units:
        yield unit.name
        yield from (*unit.aliases, *unit.search_names, *(tie.mention for tie in unit.variants))
        yield from (name.name for name in unit.cited_names)
    for provision in dataset.provisions:
        yield provision.heading or ""
        yield from provision.search_names
    for phase in dataset.plan.phases:
        yield phase.heading + phase.name
    for goal in dataset.plan.goals:
        yield goal.name + goal.quote


def _by_hand(page: WrittenPage, dataset: Dataset) -> Row:
    """Return the row of a page written by hand; help, whose words name bodies as examples, is found by names alone."""
    if page.address != urls.HELP:
        return [*page]
    (help_page,) = searched_pages(HELP, dataset.plan.words)
    return [page.address, help_page.title, "", *help_page.names]


def _unit(unit: Unit) -> Row:
    """Return id, address, name, 1 if collective, aliases, search names, names with their sources, other spellings."""
    cited = [
        *([[unit.full_name.name, "全称"]] if unit.full_name else []),
        *([name.name, f"曾用名 {_source(name)}"] for name in unit.former_names),
        *([name.name, f"后来的名称 {_source(name)}"] for name in unit.later_names),
    ]
    return [
        unit.id,
        urls.address(unit.id),
        unit.name,
        int(unit.collective),
        list(unit.aliases),
        list(unit.search_names),
        cited,
        [variant.mention for variant in unit.variants],
    ]


def _source(name: CitedName) -> str:
    return " ".join(filter(None, (name.document, name.date)))


def _projects(checked: CheckedDataset, place: dict[str, int]) -> Iterator[Row]:
    """Yield id, address, number, engineering, names, text, mentions, derived units, search names, roles.

    A mention is a unit's place; with another spelling or separator, a list of place, spelling and separator. Roles are
    those of the mentions, by their first letters.
    """
    derived = grouped((row.project.id, place[row.unit.id]) for row in checked.graph.all_derived)
    groups = {engineering.id: number for number, engineering in enumerate(checked.dataset.engineerings)}
    for project in checked.dataset.projects:
        yield [
            project.id,
            urls.address(project.id),
            project.number,
            groups.get(project.engineering, -1),
            project.name,
            project.short_name,
            project.text.printed,
            list(_mentions(project, checked.dataset, place)),
            sorted(set(derived.get(project.id, ()))),
            list(project.search_names),
            "".join(tie.role[0] for tie in project.responsibilities),
        ]


def _mentions(project: Project, dataset: Dataset, place: dict[str, int]) -> Iterator[int | Row]:
    for tie in project.responsibilities:
        plain = tie.mention == dataset.unit_by_id[tie.unit].name and tie.separator in {None, "、"}
        yield place[tie.unit] if plain else [place[tie.unit], tie.mention, tie.separator or "、"]


def _provisions(checked: CheckedDataset, place: dict[str, int]) -> Iterator[Row]:
    """Yield id, address, part, chapter, label in the chapter, heading, text, units that it binds, search names."""
    bound = grouped(
        (duty.provision.id, place[unit.id])
        for unit in checked.dataset.units.units
        for duty in checked.graph.duties(unit.id)
    )
    chapters = checked.dataset.chapters
    annexes = checked.dataset.annex_by_part
    for provision in checked.dataset.provisions:
        annex = annexes.get(provision.part)
        yield [
            provision.id,
            urls.address(provision.id),
            f"{annex.name} {annex.title}" if annex else "正文",
            f"{chinese(provision.chapter)}、{''.join(chapters[f'{provision.part}/{provision.chapter}'].heading.split())}",
            _label(provision),
            provision.heading or "",
            provision.text.printed,
            sorted(set(bound.get(provision.id, ()))),
            list(provision.search_names),
        ]


def _label(provision: Provision) -> str:
    """Return how the text numbers a provision: 第十三条 in an annex, 四(一) in the main text."""
    if provision.part != "S":
        return f"第{chinese(provision.number or 0)}条"
    return chinese(provision.chapter) + (f"({chinese(provision.number)})" if provision.number else "")


def _others(dataset: Dataset) -> Iterator[Row]:
    """Yield the rest of the text: id, address, kind, name, what is printed before the text, the text."""
    plan = dataset.plan

    def row(record: TextRecord | Phase, kind: str, name: str, printed: str = "") -> Row:
        address = urls.address(record.id)
        return [address if kind == "page" else record.id, address, kind, name, printed, record.text.printed]

    if plan.notice.id:
        notice = plan.notice
        yield row(notice, "page", f"印发通知 {notice.document_number}", f"{notice.title}{notice.addressees}")
    if plan.preamble.id:
        yield row(plan.preamble, "page", "前言")
    if plan.vision.id:
        yield row(plan.vision, "goal", "总体目标")
    for goal in plan.goals:
        yield [goal.id, urls.address(goal.id), "goal", goal.name, "", goal.quote]
    if plan.approach.id:
        yield row(plan.approach, "phase", dataset.phases_heading)
    for phase in plan.phases:
        yield row(phase, "phase", phase.name, f"{phase.heading}:{phase.name}。" if phase.heading else f"{phase.name}。")
    if plan.opening.id:
        yield row(plan.opening, "page", _opening(dataset))


def _opening(dataset: Dataset) -> str:
    """Return what to call the words before the first project: they open an annex where the plan has annexes."""
    annexes = dataset.plan.annexes
    return f"{annexes[0].name} 分工方案的说明" if annexes else "分工的说明"
