"""The search engine, in Node: its answers, size and speed. The field in the page is tested in `field`."""

import gzip
import hashlib
import json
import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from generator import urls
from generator.load import CheckedDataset, load
from generator.pages.context import PageContext
from generator.pages.page_types import PAGE_TYPES, TABS
from generator.publisher import Publisher
from generator.search import shards, written_page
from generator.search.sections import searched_pages, sections
from generator.website import website
from generator.website.navigation import tab_pages
from tests.support.paths import CITY, PLAN
from tests.support.search import people
from tests.support.search.engine import HELP_PAGE, Engine
from tests.support.search.judge import FOLDER, Judge, Query, queries
from tests.support.stored import stored_text

KILOBYTE = 1024


@cache
def plan() -> CheckedDataset:
    return load(PLAN)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Search of the real plan's site, which has a page of help."""
    return Engine.of(plan(), tmp_path_factory.mktemp("search"), HELP_PAGE)


def wrong(engine: Engine, asked: list[Query]) -> tuple[list[Query], Counter[str]]:
    """Return the queries that the engine answers wrongly, and how many there are of each kind."""
    judge, answers = Judge(plan().dataset), engine.ask(query.words for query in asked)
    named = [[judge.key(kind, id_) for kind, id_, _ in answer.hits] for answer in answers]
    failed = [query for query, keys in zip(asked, named, strict=True) if not judge.right(query, keys)]
    return failed, Counter(query.kind for query in asked)


def test_examples_are_answered(engine: Engine) -> None:
    """Every example has its right page first, every full-text one all of its pages."""
    failed, _ = wrong(engine, queries("examples.tsv"))
    assert failed == []


def test_people_are_answered(engine: Engine, *, thorough: bool) -> None:
    """Of what people may type, at least 99 % has the right page first; full text finds exactly what holds the words.

    A plain run asks every eighth query.
    """
    failed, kinds = wrong(engine, queries("people.tsv")[:: 1 if thorough else 8])
    assert len(failed) <= kinds.total() / 100, failed
    assert [query for query in failed if query.kind.startswith("text")] == []


def test_people_cover_everything() -> None:
    """The set has at least 600 queries, over every unit of annex 1, every project, engineering and provision."""
    asked, dataset = queries("people.tsv"), plan().dataset
    covered = {expected for query in asked for expected in query.expected if not query.kind.startswith("text")}
    assert len(asked) >= 600
    assert {f"unit:{unit.name}" for unit in dataset.annex_units} <= covered
    assert {f"project:{project.number}" for project in dataset.projects} <= covered
    assert {f"engineering:{engineering.number}" for engineering in dataset.engineerings} <= covered
    assert {f"provision:{provision.id}" for provision in dataset.provisions} <= covered


@pytest.mark.long
def test_people_are_made_by_their_rules(*, update: bool) -> None:
    """The set is what its rules make of the data."""
    table = people.table(plan().dataset)
    assert table == stored_text(FOLDER / "people.tsv", table, update=update)


def test_properties_hold(engine: Engine, *, thorough: bool) -> None:
    """Every stretch of text, name, pinyin and initials finds its record, and no input throws."""
    assert engine.run("properties.js", "0" if thorough else "15") == ""


def test_another_plan_is_searched(tmp_path: Path) -> None:
    """A plan of another city has its own names, readings and words."""
    city = load(CITY)
    engine = Engine.of(city, tmp_path)
    units, projects = city.dataset.units.units, city.dataset.projects
    named = engine.ask(unit.name for unit in units)
    assert [answer.ids[0] for answer in named] == [unit.id for unit in units]
    quoted = engine.ask(project.text.printed[:20] for project in projects)
    assert all(project.id in answer.ids for project, answer in zip(projects, quoted, strict=True))


def test_only_one_unit_is_searched(engine: Engine) -> None:
    """With a unit given, hits are the projects and provisions that concern it, derived ones too, and nothing else."""
    graph, unit = plan().graph, "shi-fayuan"
    (answer,) = engine.ask([("机制", {"unit": unit})])
    projects = {project.id for project in (*graph.leads(unit), *graph.participations(unit))}
    concerned = (
        projects | {row.project.id for row in graph.derived(unit)} | {row.provision.id for row in graph.duties(unit)}
    )
    (everywhere,) = engine.ask(["机制"])
    assert set(answer.ids) == {id_ for id_ in everywhere.ids if id_ in concerned}
    assert answer.hits


def test_shards_find_the_same(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, thorough: bool
) -> None:
    """An index in pieces brings the same page first and finds the same words to the letter, and through the fold.

    A plain run asks every seventeenth query.
    """
    monkeypatch.setattr(shards, "LIMIT", 0)
    monkeypatch.setattr(shards, "PLACES_IN_A_SHARD", 200)
    pieces = Engine.of(plan(), tmp_path, HELP_PAGE)
    asked = [query.words for name in ("examples.tsv", "people.tsv") for query in queries(name)][
        :: 1 if thorough else 17
    ]
    pairs = list(zip(asked, engine.ask(asked), pieces.ask(asked), strict=True))
    # What sounds like the query differs at the end of the list: mixed typing and half a syllable are not in the pieces.
    parted_otherwise = [
        q for q, whole, parted in pairs if whole.ids != parted.ids and whole.tier not in ("sound", "near")
    ]
    assert parted_otherwise == []
    assert len([query for query, whole, parted in pairs if whole.ids[:1] != parted.ids[:1]]) <= len(pairs) / 100
    assert any(parted.fetched for _, _, parted in pairs)


def test_nothing_found_names_the_nearest(engine: Engine) -> None:
    """What is nowhere has no hits, and where a name is like it, that name."""
    nowhere, alike = engine.ask(["区块链元宇宙", "市教X局Y"])
    assert nowhere.hits == ()
    assert "shi-jiaoyuju" in (*alike.ids, *alike.names)


def test_budgets(engine: Engine) -> None:
    """The index is at most 32 KB gzipped, the engine under 12 KB, and 95 % of keystrokes take under 10 ms."""
    sizes = [len(gzip.compress(script.read_bytes(), 9)) for script in engine.scripts]
    assert sizes[0] < 12 * KILOBYTE
    assert sizes[1] <= 32 * KILOBYTE
    typed = [query.words[:end] for query in queries("examples.tsv") for end in range(1, len(query.words) + 1)]
    times = sorted(answer.time for answer in engine.ask(typed))
    assert times[int(len(times) * 0.95)] < 10


def test_pages_are_found_by_their_titles() -> None:
    """Every page of the site that is no record's is in the index under the title that it bears."""
    site = website(plan(), Publisher())
    listed = {
        page.address: page.title
        for page_type in PAGE_TYPES
        for page in searched_pages(page_type, plan().dataset.plan.words)
    }
    listed |= {page.address: page.title for page in sections(PageContext(plan(), Publisher()))}
    titles = {page.address: page.title for page in site.pages if page.address not in (urls.HOME, "404/")}
    records = ("units/", "projects/", "engineerings/", "revisions/")
    own = {
        address: title
        for address, title in titles.items()
        if not (address.startswith(records) and address.count("/") > 1)
    }
    assert {address: listed.get(address) for address in own} == own


def test_pages_are_found_by_their_tabs(engine: Engine) -> None:
    """Who types what a tab says has that page, and nothing before it but a unit of that name."""
    named = [
        (name, address)
        for tab in TABS
        for name, address in tab_pages(tab, plan().dataset.plan.words)
        if address != urls.HOME
    ]
    for (name, address), answer in zip(named, engine.ask(name for name, _ in named), strict=True):
        before = answer.hits[: answer.ids.index(address)]
        assert {kind for kind, _, _ in before} <= {"unit"}, name


def test_levels_are_found_by_what_they_are_called(engine: Engine) -> None:
    """The word for all levels leads to their index and to each page; what the text calls a level leads to its page."""
    (below, *named) = engine.ask(["基层", "县区", "各县区", "乡镇", "乡镇(街道)", "镇街", "村", "村(居)", "社区"])
    assert below.ids[0] == "levels/"
    assert set(urls.LEVELS.values()) < set(below.ids)
    levels = [[id_ for id_ in answer.ids if id_ in urls.LEVELS.values()] for answer in named]
    county, township, village = ([address] for address in urls.LEVELS.values())
    assert levels == [county] * 2 + [township] * 3 + [village] * 3
    assert all(answer.ids.index(address) < 3 for answer, (address,) in zip(named, levels, strict=True))


def test_people_find_things_by_what_they_call_them(engine: Engine) -> None:
    """Common words that the plan does not have lead first to what they mean, those for a level to its page as well."""
    county, township, village = urls.LEVELS.values()
    meant = {
        "村委会 居委会 社区 村干部": ("cunju", village),
        "镇政府 街道办": ("xiangzhen-jiedao", township),
        "县政府 东源县 和平县 龙川县 紫金县 连平县": ("xianqu", county),
        "排名 末位 倒数": ("A2-14",),
        "校园 校园安全": ("P28",),
        "财政支出 占比 财政支出占比": ("P8",),
    }
    for words, places in meant.items():
        for word, answer in zip(words.split(), engine.ask(words.split()), strict=True):
            assert answer.ids[: len(places)] == list(places), word


def test_units_that_a_query_names_are_compared(engine: Engine) -> None:
    """Names of units alone, aliases and 和 between them too, are compared; other words and one unit are not."""
    both = ("shi-gonganju", "shi-sifaju")
    asked = ["市公安局 市司法局", "公安局、司法局", "市公安局和市司法局"]
    assert [answer.compared for answer in engine.ask(asked)] == [both] * 3
    assert engine.ask(["市人力资源和社会保障局 市公安局"])[0].compared[1:] == both[:1]
    for other in ("公安 铁路", "市公安局 铁路", "市公安局", "市公安局 公安局", "市人力资源和社会保障局"):
        assert engine.ask([other])[0].compared == (), other


def test_help_is_found_where_it_is(engine: Engine, tmp_path: Path) -> None:
    """Whoever asks for help has the page, in characters and pinyin; a site without it does not offer it."""
    asked = ("使用说明", "帮助", "怎么用", "bangzhu", "shiyongshuoming")
    assert [answer.ids for answer in engine.ask(asked)] == [[urls.HELP]] * len(asked)
    helpless = Engine.of(plan(), tmp_path)
    assert [answer.ids for answer in helpless.ask(asked) if urls.HELP in answer.ids] == []


def test_help_comes_after_what_the_plan_says(engine: Engine, tmp_path: Path) -> None:
    """Words of its names that the plan has too lead to the plan first: 助 is in projects here, 帮助 in the city's."""
    city = Engine.of(load(CITY), tmp_path, HELP_PAGE)
    for answer in (*engine.ask(["助", "用", "说明"]), *city.ask(["帮助", "bangzhu"])):
        assert answer.ids.index(urls.HELP) == len(answer.ids) - 1 > 0


def test_pages_written_by_hand_are_searched(engine: Engine, tmp_path: Path) -> None:
    """A word that stands only on such a page leads there, with its sentence; what the plan says comes before it."""
    page = written_page("guide/", "", "<h1>窗口指南</h1><p>周三下午在三楼取号。</p><p>市公安局的窗口另设。</p>")
    guided = Engine.of(plan(), tmp_path, HELP_PAGE, page)
    title, word, both = guided.ask(["窗口指南", "取号", "市公安局"])
    assert (title.ids, word.ids) == ([page.address], [page.address])
    assert [words for _, _, words in word.hits] == [["取号"]]
    (plain,) = engine.ask(["市公安局"])
    assert both.ids == [*plain.ids, page.address]


def test_a_large_index_finds_them_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the words of the plan are in pieces, those of a page written by hand are still found."""
    monkeypatch.setattr(shards, "LIMIT", 1000)
    page = written_page("guide/", "", "<h1>窗口指南</h1><p>周三下午在三楼取号。</p>")
    (answer,) = Engine.of(plan(), tmp_path, page).ask(["取号"])
    assert answer.ids == [page.address]


def test_characters_of_two_code_units_are_never_cut(tmp_path: Path) -> None:
    """A rare character or an emoji, at any place of a query and around a hit, is found, shown and linked whole."""
    data = Path(shutil.copytree(CITY, tmp_path / "data"))
    rare = "租借点" + "𠮷" * 60 + "😀" + "𠮷" * 60
    for path in sorted(data.rglob("*.*")):
        text = path.read_bytes().decode().replace("市残联", "市𠮷联").replace("租借点", rare)
        path.write_bytes(text.encode())
    source = data / "source" / "linjiang-2020.txt"
    layout = source.with_suffix(".yml")
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    layout.write_text(re.sub("[0-9a-f]{64}", digest, layout.read_text(encoding="utf-8")), encoding="utf-8")
    engine = Engine.of(load(data), tmp_path)
    queries = [
        "𠮷",
        "市𠮷",
        "在𠮷",
        "𠮷联",
        "市𠮷联",
        "😀",
        "𠮷😀",
        "😀𠮷",
        "\ud842",
        "\udfb7",
        "市\ud842",
        "𠮷" * 40,
        "辅具 𠮷",
    ]
    assert engine.run("characters.js", given="\n".join(json.dumps(query) for query in queries)) == ""
