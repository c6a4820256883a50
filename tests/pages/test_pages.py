"""Pages of the fictional city and of the real plan: what they say, their hooks, their links.

`GOLDEN=update pytest tests/pages/test_pages.py` writes the golden pages anew.
"""

from __future__ import annotations

import gzip
import os
import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from posixpath import join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, nodes
from lxml import html

from generator import urls
from generator.exports.tables import SEPARATOR
from generator.load import CheckedDataset, load
from generator.model import Role
from generator.pages import Page, Publisher, pages
from generator.pages.context import PageContext
from generator.pages.figures import charts
from generator.pages.source.highlights import GOAL, Mark, marked
from generator.website import Website, website
from generator.website.render import Places, render
from tests.support import screenshots

REPOSITORY = Path(__file__).parents[2]
TEMPLATES = REPOSITORY / "generator" / "templates"
GOLDEN = REPOSITORY / "tests" / "pages" / "golden"
PUBLISHER = Publisher(
    name="临江市某办", report_url="https://example.org/issues", source_url="https://example.org/main/"
)
# One page of each kind, the fullest; `data` and `rules` print what other modules document and have tests of their own.
GOLDEN_PAGES = {
    "home": "",
    "engineerings": "engineerings/",
    "engineering": "engineerings/1/",
    "projects": "projects/",
    "project": "projects/1/",
    "units": "units/",
    "unit": "units/shi-zhengshuju/",
    "collective": "units/shizhengfu-gebumen/",
    "assessor": "units/shi-wuzhangaiban/",
    "matrix": "matrix/",
    "unit-project": "matrix/unit-project/",
    "unit-engineering": "matrix/unit-engineering/",
    "lead-participant": "matrix/lead-participant/",
    "network": "network/",
    "compare": "compare/",
    "timeline": "timeline/",
    "targets": "targets/",
    "assessment": "assessment/",
    "analysis": "analysis/",
    "levels": "levels/",
    "level": "levels/county/",
    "source": "source/",
    "about": "about/",
}
AMENDED = "tests/demo/data"
AMENDED_PAGES = {
    "revisions": "revisions/",
    "revision": "revisions/2021-06-01/",
    "correction": "revisions/2022-09-01/",
    "notice": "revisions/2021-06-01/shi-zhengshuju/",
    "partner-notice": "revisions/2023-02-10/shi-caizhengju/",
    "ended": "projects/4/",
    "amended-project": "projects/3/",
    "successor": "units/shi-chengjianjiaotongju/",
    "earlier-unit": "v/2020-03-02/units/shi-zhujianju/",
}
GOLDEN_SITES = dict.fromkeys(GOLDEN_PAGES, "tests/city") | dict.fromkeys(AMENDED_PAGES, AMENDED)


TIES = "//ol[@class='ps-ties']/li"
SIZES = "//h2[@id='parties']/following-sibling::div[1]/table/tbody/tr"


@cache
def checked(folder: str) -> CheckedDataset:
    """Return the city (`tests/city`) or the real plan (`data`), checked."""
    return load(REPOSITORY / folder)


@cache
def site(folder: str = "tests/city") -> Website:
    """Return the site of a data folder."""
    return website(checked(folder), PUBLISHER)


@cache
def parsed(folder: str = "tests/city") -> dict[str, html.HtmlElement]:
    """Return the content of every page, by address."""
    return {page.address: html.fragment_fromstring(page.html, create_parent="main") for page in site(folder).pages}


@cache
def values(folder: str = "tests/city") -> tuple[Page, ...]:
    """Return every page before it is HTML."""
    return tuple(pages(checked(folder), PUBLISHER))


@pytest.mark.parametrize("name", GOLDEN_SITES)
def test_page_is_as_agreed(name: str) -> None:
    """A page of the city, or of what amendments made of it, says exactly what its golden file says."""
    address = (GOLDEN_PAGES | AMENDED_PAGES)[name]
    held = next(page.html for page in site(GOLDEN_SITES[name]).pages if page.address == address)
    golden = GOLDEN / f"{name}.html"
    if os.environ.get("GOLDEN") == "update":
        golden.write_text(held, encoding="utf-8")
    assert held == golden.read_text(encoding="utf-8")


def test_every_kind_of_page_is_photographed() -> None:
    """`make screenshots` has a page of each kind of the real plan, and names no page that is not there."""
    addresses = {place.partition("?")[0] for place in screenshots.PAGES.values()} - {"404.html", urls.HELP}
    photographed = {page.kind for page in values("data") if page.address in addresses}
    assert photographed == {page.kind for page in values("data")}
    assert addresses <= {page.address for page in values("data")}


def test_every_kind_of_page_is_golden() -> None:
    """Every kind of page has a golden file, but the two that print documentation."""
    golden = {page.kind for page in values() if page.address in GOLDEN_PAGES.values()}
    golden |= {page.kind for page in values(AMENDED) if page.address in AMENDED_PAGES.values()}
    assert golden == {page.kind for page in (*values(), *values(AMENDED))} - {"data", "rules"}


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_unit_pages_hold_each_obligation_once(folder: str) -> None:
    """The hooks of all unit pages together are the ties, derived ties and duties of the data, each once."""
    dataset, graph = checked(folder).dataset, checked(folder).graph
    found: Counter[tuple[str, str, str]] = Counter()
    for page in values(folder):
        if page.kind == "unit":
            unit = page.address.split("/")[1]
            for element in parsed(folder)[page.address].xpath("//*[@data-role]"):
                found[unit, element.get("data-project") or element.get("data-provision"), element.get("data-role")] += 1
    expected = {
        (tie.unit, project.id, tie.role.value) for project in dataset.projects for tie in project.responsibilities
    }
    expected |= {(row.unit.id, row.project.id, "derived") for row in graph.all_derived()}
    for body in dataset.units.units:
        expected |= {(body.id, duty.provision.id, "provision") for duty in graph.duties(body.id)}
    assert set(found) == expected
    assert set(found.values()) == {1}


def test_unit_pages_of_the_real_plan_hold_227_mentions() -> None:
    """52 lead and 175 join on the unit pages of the real plan."""
    elements = [
        element for root in parsed("data").values() for element in root.xpath("//tr[@data-role][@data-project]")
    ]
    assert Counter(element.get("data-role") for element in elements) == {"lead": 52, "participant": 175}


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_unit_project_matrix(folder: str) -> None:
    """Every unit of the annex has a cell for every project, and the roles in them are the data's."""
    dataset, graph = checked(folder).dataset, checked(folder).graph
    rows = parsed(folder)["matrix/unit-project/"].xpath("//tr[@data-unit]")
    assert [row.get("data-unit") for row in rows] == [unit.id for unit in dataset.annex_units]
    roles: dict[tuple[str, str], str] = {}
    for row in rows:
        cells = row.xpath("td[@data-project]")
        assert [cell.get("data-project") for cell in cells] == [project.id for project in dataset.projects]
        for cell in cells:
            if cell.get("data-role"):
                roles[row.get("data-unit"), cell.get("data-project")] = cell.get("data-role")
                assert cell.text == {"lead": "牵", "participant": "参", "derived": "集"}[cell.get("data-role")]
            else:
                assert cell.text is None
    named = {unit.id for unit in dataset.annex_units}
    expected = {(row.unit.id, row.project.id): "derived" for row in graph.all_derived() if row.unit.id in named}
    expected |= {
        (tie.unit, project.id): tie.role.value for project in dataset.projects for tie in project.responsibilities
    }
    assert roles == expected


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_unit_engineering_matrix(folder: str) -> None:
    """Every cell counts what its unit leads and joins in its engineering."""
    dataset = checked(folder).dataset
    counted = Counter(
        (tie.unit, project.engineering, tie.role) for project in dataset.projects for tie in project.responsibilities
    )
    for row in parsed(folder)["matrix/unit-engineering/"].xpath("//tr[@data-unit]"):
        cells = row.xpath("td[@data-engineering]")
        assert [cell.get("data-engineering") for cell in cells] == [each.id for each in dataset.engineerings]
        for cell in cells:
            place = (row.get("data-unit"), cell.get("data-engineering"))
            assert int(cell.get("data-lead")) == counted[*place, Role.LEAD]
            assert int(cell.get("data-participant")) == counted[*place, Role.PARTICIPANT]


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_lead_participant_matrix(folder: str) -> None:
    """Every cell counts the projects that its row's unit leads and its column's unit joins."""
    dataset = checked(folder).dataset
    counted = Counter(
        (project.lead, tie.unit)
        for project in dataset.projects
        for tie in project.responsibilities
        if tie.role is Role.PARTICIPANT
    )
    rows = parsed(folder)["matrix/lead-participant/"].xpath("//tr[@data-unit]")
    found = {
        (row.get("data-unit"), cell.get("data-with")): int(cell.get("data-count"))
        for row in rows
        for cell in row.xpath("td[@data-with]")
    }
    assert {row.get("data-unit") for row in rows} == {project.lead for project in dataset.projects}
    assert {place: count for place, count in found.items() if count} == counted


@pytest.mark.parametrize("folder", ["tests/city", "data", AMENDED])
def test_links_lead_somewhere(folder: str) -> None:
    """Every link inside the site leads to a page or file that exists, and to an anchor that is there once."""
    ids = {address: Counter(root.xpath("//@id")) for address, root in parsed(folder).items()}
    files = {file.path for file in site(folder).files}
    for address, root in parsed(folder).items():
        for link in root.xpath("//a/@href"):
            if "://" in link:
                continue
            path, _, anchor = re.sub(r"\?[^#]*", "", link).partition("#")
            target = normpath(join("/", address, path)).strip("/") if path else address.strip("/")
            page = f"{target}/" if target else ""
            assert page in ids or target in files, (address, link)
            assert not anchor or ids[page][anchor] == 1, (address, link)


@pytest.mark.parametrize("folder", ["tests/city", "data", AMENDED])
def test_every_record_has_the_place_that_its_address_names(folder: str) -> None:
    """Texts, facts, goals, slips and assessment items stand where their addresses say, and texts in the source too."""
    dataset = checked(folder).dataset
    ids = {address: set(root.xpath("//@id")) for address, root in parsed(folder).items()}
    for record in dataset.texts:
        assert urls.anchor(record.id) in ids["source/"]
    for held in (
        *dataset.texts,
        *(fact for record in dataset.texts for fact in record.facts),
        *dataset.plan.goals,
        *dataset.plan.errata,
        *dataset.assessment.items,
        *dataset.units.units,
    ):
        page, _, anchor = urls.address(held.id).partition("#")
        assert not anchor or anchor in ids[page], held.id
        assert page in ids


@pytest.mark.parametrize("folder", ["tests/city", "data", AMENDED])
def test_pages_are_well_made(folder: str) -> None:
    """One h1 first, headings that skip no level, captions, no id twice, nothing inline, 30 KB at most."""
    for page in site(folder).pages:
        root = parsed(folder)[page.address]
        levels = [int(element.tag[1]) for element in root.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), page.address
        assert all(count == 1 for count in Counter(root.xpath("//@id")).values()), page.address
        assert all(table.xpath("caption") for table in root.xpath("//table")), page.address
        assert all(cell.get("scope") for cell in root.xpath("//th")), page.address
        assert not root.xpath("//@style|//script|//style|//@*[starts-with(name(), 'on')]"), page.address
        assert len(gzip.compress(page.html.encode())) < 30_000, page.address


def test_quotes_have_the_marks_of_mainland_print() -> None:
    """Quoted words stand in “…”, never in the corner brackets of other regions."""
    words = (REPOSITORY / "site_overrides" / "assets" / "plansite.css").read_text(encoding="utf-8")
    assert 'quotes: "“" "”"' in words
    for page in (words, *(page.html for page in site("data").pages)):
        assert not set(page) & set("「」『』")


def test_the_page_of_data_leads_to_every_file() -> None:
    """Each published file is linked: JSON, schema, CSV, its copy for Excel, graph, package, the plan's feeds."""
    page = parsed()["data/"]
    linked = {normpath(join("data", link)) for link in page.xpath("//section[@class='ps-file']//a/@href")}
    assert linked == {file.path for file in site().files if file.path.startswith(("api/", "data/", "feeds/all."))}
    assert f"以“{SEPARATOR}”分隔" in page.text_content()


def test_each_heading_of_the_page_of_data_says_what_is_beneath() -> None:
    """Tables, interface and feeds part the page; beneath them each file is headed by what it holds and its name."""
    root = parsed("data")["data/"]
    headings = [heading.text_content() for heading in root.xpath("//h1 | //h2 | //h3")]
    assert len(headings) == len(set(headings))
    files = [heading.text_content().split() for heading in root.xpath("//h3")]
    assert all(re.search("[一-鿿]", what) and name.isascii() for what, *_, name in files)
    under = {root.xpath("string(preceding::h2[1]/@id)") for root in root.xpath("//h3[contains(., '.csv')]")}
    assert under == {"tables"}


@pytest.mark.parametrize("folder", ["tests/city", "data", AMENDED])
def test_titles_and_descriptions_differ(folder: str) -> None:
    """No two pages have the same title or the same description."""
    made = site(folder).pages
    assert len({page.title for page in made}) == len({page.description for page in made}) == len(made)


@pytest.mark.parametrize(
    ("folder", "file", "before", "after"),
    [
        ("tests/city", "source/linjiang-2020.txt", "公示公告", "Linjiangmap"),
        ("data", "source/heyuan-2012.txt", "公示公告", "Baidumap"),
    ],
)
def test_source_is_whole(folder: str, file: str, before: str, after: str) -> None:
    """The page of the source holds every character of it but white space and the web page's furniture around it."""
    text = "".join((REPOSITORY / folder / file).read_text(encoding="utf-8").split())
    (article,) = parsed(folder)["source/"].xpath("//article")
    assert "".join(article.text_content().split()) == text.removeprefix(before).removesuffix(after)


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_project_pages_show_their_text_unbroken(folder: str) -> None:
    """However quotes overlap, the words of a project are whole, and each quote lies in marks of its kind."""
    for project in checked(folder).dataset.projects:
        (quoted,) = parsed(folder)[f"projects/{project.number}/"].xpath("//blockquote")
        assert "".join(quoted.text_content().split()) == "".join(project.text.printed.split())
        for kind, facts in (
            ("target", project.targets),
            ("deadline", project.deadlines),
            ("recurring", project.recurring),
        ):
            held = "".join(quoted.xpath(f".//mark[contains(@class, 'ps-mark--{kind}')]/text()"))
            assert all(fact.quote in held for fact in facts), project.id


def test_what_is_not_the_source_is_labelled() -> None:
    """Readings, inferences, outside knowledge and our own classes carry their labels on the city's pages."""
    said = {address: root.text_content() for address, root in parsed().items()}
    assert "年份承前读作2022年" in said["projects/1/"]
    assert "本站理解" in said["projects/1/"]
    assert "（外部知识）" in said["projects/2/"]
    assert "推断" in said["units/shi-minzhengju/"]
    assert "不计入上面的数字" in said["units/shi-minzhengju/"]
    assert all("本站分类" in said[page.address] for page in values() if page.kind == "unit")


def test_a_date_is_shown_in_the_words_of_the_source() -> None:
    """2014年前 must not become 2014年: the real plan's deadline keeps its words."""
    cells = parsed("data")["projects/35/"].xpath("//tr[@id='p35-d1']/td[@data-label='期限']")
    assert [cell.text_content().strip() for cell in cells] == ["2014年前"]


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_a_quote_that_gives_several_values_is_printed_once(folder: str) -> None:
    """Each fact of a project has one place on its page, with its value; no two rows have the words of one quote."""
    for record, rows in PageContext(checked(folder), PUBLISHER).facts.items():
        if not record.startswith("P"):
            continue
        root = parsed(folder)[urls.address(record)]
        for row in rows:
            (place,) = root.xpath(f"//*[@id='{urls.anchor(row.fact.id)}']")
            assert place.xpath("string(.//*[@class='ps-value'])") == row.value
            assert place.xpath("string(.//*[@class='ps-year'])") == row.year
            (cells,) = place.xpath("ancestor-or-self::tr")
            assert cells.xpath("string(.//q)") == row.fact.quote
            assert row.note is None or row.note.text in cells.text_content()
        for table in root.xpath("//table[contains(@class, 'ps-table--facts')]"):
            said = [(line.xpath("string(th)"), line.xpath("string(.//q)")) for line in table.xpath("tbody/tr")]
            assert len(said) == len(set(said))


def test_unit_pages_say_what_is_regulated_elsewhere() -> None:
    """A municipal department reads that another method will assess it; a county, which is assessed, does not."""
    said = {address: root.text_content() for address, root in parsed("data").items()}
    assert "另行制定" in said["units/shi-gonganju/"]
    assert "考评办法不在本计划内" not in said["units/xianqu/"]


def test_a_score_has_no_time() -> None:
    """Of what a unit does in the assessment the page says by when, or that the text is silent; of scores nothing."""
    rows = parsed("data")["units/shi-zongzhiban/"].xpath("//h2[@id='assessment']/following::tbody[1]/tr")
    times: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        times[row.xpath("string(td[@data-label='类别'])")].add(row.xpath("string(td[@data-label='时间'])"))
    assert times == {"程序": {"每年1月底前", "每年2月底前"}, "分值": {""}, "另行制定": {"原文未规定"}}


def test_projects_that_cite_the_same_document_are_named() -> None:
    """Each project names the others that cite a document of its own, and leads there; one cited once names none."""
    cited = {number: parsed()[f"projects/{number}/"].xpath(f"//li[@id='p{number}-c1']//a") for number in (4, 6)}
    assert {number: [(link.text_content(), link.get("href")) for link in links] for number, links in cited.items()} == {
        4: [("第6项 社区互助项目", "../6/")],
        6: [("第4项 信息无障碍项目", "../4/")],
    }
    (alone,) = parsed("tests/demo/data")["projects/6/"].xpath("//li[@id='p6-c1']")  # the other one was struck
    assert "同样引用" not in alone.text_content()


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_projects_with_the_same_units_are_named(folder: str) -> None:
    """A project's page lists those that share two units or more with it, most first, with just the units shared."""
    projects = checked(folder).dataset.projects
    units = {project.id: {tie.unit for tie in project.responsibilities} for project in projects}
    for project in projects:
        rows = parsed(folder)[f"projects/{project.number}/"].xpath("//h2[@id='related']/following::tbody[1]/tr")
        found = [
            (
                int(row.xpath("string(th/a/@href)").strip("./")),
                {link.split("/")[-2] for link in row.xpath("td[2]//@href")},
            )
            for row in rows
        ]
        shared = ((other, units[other.id] & units[project.id]) for other in projects if other != project)
        expected = [(other.number, both) for other, both in shared if len(both) > 1]
        assert found == sorted(expected, key=lambda pair: -len(pair[1]))[:8], project.id


def test_the_assessment_of_a_unit_goes_by_the_calendar() -> None:
    """On a unit's page what is due earlier in the year stands first, and what has no date last."""
    seen = 0
    for page in site("data").pages:
        table = parsed("data")[page.address].xpath("//h2[@id='assessment']/following-sibling::*[1][self::table]")
        for held in table if page.kind == "unit" else ():
            dates = [row.xpath("string(td[@data-label='时间'])") for row in held.xpath("tbody/tr")]
            months = [int(found[1]) if (found := re.search(r"(\d+)月", date)) else 13 for date in dates]
            assert months == sorted(months), page.address
            seen += len(months)
    assert seen > 10


def test_the_heading_of_a_unit_says_its_names_then_and_later() -> None:
    """A name that the body bore later stands under its name, with the ground that it rests on."""
    unit = checked("tests/city").dataset.unit_by_id["shi-zhengshuju"]
    (under,) = parsed()[f"units/{unit.id}/"].xpath("//p[@class='ps-under']")
    assert [name.name in under.text_content() for name in unit.later_names] == [True]
    assert "外部知识" in under.text_content()


def test_publisher_may_be_silent() -> None:
    """Without an address of the data the file and line are named, and nobody is invented as keeper of the site."""
    silent = {page.address: page.html for page in website(checked("tests/city"), Publisher()).pages}
    assert "<code>city/engineerings/01.yml:" in silent["projects/1/"]
    assert "https://example.org/main/city/engineerings/01.yml#L" in next(
        page.html for page in site().pages if page.address == "projects/1/"
    )
    assert "维护者没有填写" in silent["about/"]


def test_website_is_the_same_twice() -> None:
    """The same data and publisher give the same bytes."""
    assert website(checked("tests/city"), PUBLISHER) == site()


def test_a_link_to_nowhere_cannot_be_written() -> None:
    """`ref` raises LookupError for a page, a kind or a record that the site does not have."""
    made = values()
    places = Places.of(made)
    assert places.address("units") == "units/"
    for target in ("nowhere", "unit", checked("data").dataset.units.units[0]):
        with pytest.raises(LookupError):
            places.address(target)
    without = Places.of(page for page in made if page.kind != "units")
    with pytest.raises(LookupError):
        render(next(page for page in made if page.kind == "home"), without)


def test_a_missing_value_is_no_empty_page() -> None:
    """A template that asks for a value that its page lacks fails."""
    home = next(page for page in values() if page.kind == "home")
    poor = replace(home, values={name: value for name, value in home.values.items() if name != "involved"})
    with pytest.raises(Exception, match="involved"):
        render(poor, Places.of(values()))


@pytest.mark.parametrize(
    "template", sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
)
def test_templates_only_print(template: str) -> None:
    """No template does arithmetic, sorts, sets values or filters but to make links, anchors, sizes and lists."""
    tree = Environment(autoescape=True).parse((TEMPLATES / template).read_text(encoding="utf-8"))
    assert {node.name for node in tree.find_all(nodes.Filter)} <= {"ref", "anchor", "length", "join"}
    assert not list(
        tree.find_all((nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Sub, nodes.Mod, nodes.Pow, nodes.Assign))
    )
    assert all(loop.test is None for loop in tree.find_all(nodes.For))


def test_templates_document_their_values() -> None:
    """The comment at the head of a template names exactly the values of its pages."""
    for page in (*values(), *values(AMENDED)):
        comment = re.match(r"\{#(.*?)#\}", (TEMPLATES / page.template).read_text(encoding="utf-8"), re.DOTALL)
        assert comment, page.template
        declared = re.findall(r"((?:\w+, )*\w+): ", comment[1])
        assert {name for names in declared for name in names.split(", ")} == set(page.values), page.template


@given(
    st.text("甲乙\n", min_size=1, max_size=30), st.lists(st.tuples(st.integers(0, 29), st.integers(1, 10)), max_size=6)
)
def test_marking_loses_no_character(text: str, stretches: list[tuple[int, int]]) -> None:
    """Whatever overlaps, the segments of all paragraphs are the text, and a segment is marked if a quote covers it."""
    marks = [
        Mark(id=str(place), kind=GOAL, what="", start=start, end=min(start + length, len(text)))
        for place, (start, length) in enumerate(stretches)
        if start < len(text)
    ]
    paragraphs = marked(text, marks)
    assert "\n".join("".join(segment.text for segment in paragraph) for paragraph in paragraphs) == text
    for segment in (segment for paragraph in paragraphs for segment in paragraph):
        covered = any(mark.start <= segment.start < mark.end for mark in marks)
        assert segment.kinds == (("goal",) if covered else ())


def test_timeline_draws_what_the_text_gives() -> None:
    """A bar has both ends in the text, 2014年前 stands as printed, no cited document's years are drawn."""
    (table,) = parsed("data")["timeline/"].xpath("//table[@class='ps-time']")
    drawn = {
        row.xpath("string(th/a/@href)").rpartition("#")[2]: [
            (cell.get("class").removeprefix("ps-time__"), cell.get("data-label"), cell.text_content())
            for cell in row.xpath("td[@class]")
        ]
        for row in table.xpath(".//tr[td]")
    }
    assert drawn["p35-d1"] == [("uncertain", "2014年", "2014年前")]
    assert drawn["p22-d1"] == [("mark", "2013年", "2013 年底前")]
    assert [label for _, label, _ in drawn["p8-t1"]] == [f"{year}年" for year in range(2013, 2021)]
    assert {kind for kind, _, _ in drawn["p8-t1"]} == {"bar"}
    assert drawn["s2-2"] == [("derived", "推算", "起于2014年"), ("mark", "2015年", "到2015 年底")]
    assert drawn[""] == [("bar", "起止", "2012—2022年")]
    assert {anchor for anchor, cells in drawn.items() if cells[0][0] == "bar"} == {"", "p8-t1"}
    assert not any(anchor.startswith(("p26", "p45")) for anchor in drawn)
    for row in table.xpath(".//tr[td]"):
        assert sum(int(cell.get("colspan", 1)) for cell in row.xpath("td")) == 11


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_network_draws_every_tie_once(folder: str) -> None:
    """Each responsibility is one line between two nodes that are drawn, and stands in the list; no nodes overlap."""
    root = parsed(folder)["network/"]
    projects = checked(folder).dataset.projects
    ties = Counter((tie.role.value, project.id, tie.unit) for project in projects for tie in project.responsibilities)
    lines = root.xpath("//*[name()='path']")
    assert ties == Counter(
        (line.get("class").partition("edge--")[2], line.get("data-project"), line.get("data-unit")) for line in lines
    )
    tops: dict[str, list[int]] = {}
    for node in root.xpath("//*[@data-column]"):
        tops.setdefault(node.get("data-column"), []).append(int(node.get("transform").split()[1].rstrip(")")))
    assert all(below - above >= 26 for held in tops.values() for above, below in pairwise(held))
    assert len(tops["project"]) == len(projects)
    (height,) = {
        int(value.split()[3]) for value in root.xpath("//*[name()='svg']/@viewbox | //*[name()='svg']/@viewBox")
    }
    assert all(0 <= top <= height - 24 for held in tops.values() for top in held)
    listed = root.xpath("//section//td[@data-label='参加']/a")
    assert len(listed) == sum(role == "participant" for role, _, _ in ties)


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_levels_show_the_clause_around_their_words(folder: str) -> None:
    """Each duty of a level stands once with its whole clause, its words marked in it."""
    for level, address in urls.LEVELS.items():
        rows = parsed(folder)[address].xpath("//h2[@id='duties']/following-sibling::table[1]/tbody/tr")
        ties = [
            (record, tie) for record in checked(folder).dataset.texts for tie in record.levels if tie.level is level
        ]
        assert len(rows) == len(ties)
        for row, (record, tie) in zip(rows, ties, strict=True):
            assert row.xpath("string(.//mark)") == tie.quote
            assert any(line in row.xpath("string(.//q)") for line in record.text.lines if line)
            assert row.xpath("string(.//q)") in record.text.printed


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_the_index_of_levels_counts_what_their_pages_list(folder: str) -> None:
    """Each level's card leads to its page and has the numbers that the headings there have, and no others."""
    cards = parsed(folder)[urls.ALL_LEVELS].xpath("//li[@class='ps-card']")
    assert [urls.ALL_LEVELS + card.xpath("string(a/@href)") for card in cards] == list(urls.LEVELS.values())
    for card, address in zip(cards, urls.LEVELS.values(), strict=True):
        headings = "".join(parsed(folder)[address].xpath("//h2/text()"))
        assert re.findall(r"\d+", card.xpath("string(span)")) == re.findall(r"\d+", headings)


def test_levels_say_what_the_assessment_asks_of_them() -> None:
    """A county reads by when it assesses itself, its bureau of justice what it leads; a township how 各级 was read."""
    county, township = (parsed("data")[f"levels/{level}/"] for level in ("county", "township"))
    (step,) = county.xpath("//h2[@id='assessment']/following-sibling::table//tr[td][1]")
    assert step.xpath("string(th)").startswith("自评")
    assert "每年1月底前（附件2第十二条）" in step.xpath("string(th)")
    assert any("县区司法局" in mark.text_content() for mark in county.xpath("//mark"))
    readings = township.xpath("//h2[@id='assessment']/following-sibling::table//p[@class='ps-reading']")
    assert "本站理解 “各级综治办”读作含乡镇(街道)一级" in readings[0].text_content()


def test_a_unit_reads_when_a_consequence_returns() -> None:
    """Of criticism each year and praise at the periodic meeting no page says that the text is silent on the time."""
    rows = parsed("data")["units/shiwei/"].xpath("//h2[@id='assessment']/following-sibling::table[1]/tbody/tr")
    times = {row.xpath("string(th/text())"): row.xpath("string(td[@data-label='时间'])") for row in rows}
    assert times == {"审定": "每年3月底前", "考评成绩前2 名": "定期（间隔未定）", "考评成绩最后": "每年"}


def test_who_is_assessed_by_the_plan_is_not_sent_elsewhere() -> None:
    """A district government reads what binds counties, and not that the method for departments is made apart."""
    pages = parsed("data")
    district = pages["units/yuanchengqu-zhengfu/"]
    assert {each.get("data-via") for each in district.xpath("//*[@data-provision]")} == {"县区"}
    assert district.xpath("//a[@href='../../levels/county/']")
    assert "另行制定" not in district.xpath("string(.//*[@class='ps-box'])")
    assert "另行制定" in pages["units/shi-gonganju/"].xpath("string(.//*[@class='ps-box'])")


def test_a_project_says_what_units_are_named_for() -> None:
    """What the text says of a unit stands with it; only where it says nothing of any does the page say so."""
    pages = parsed("data")
    named = {tie.xpath("string(a)"): tie.xpath("string(.//q)") for tie in pages["projects/17/"].xpath(TIES)}
    assert {unit for unit, words in named.items() if words} == {"市总工会", "团市委", "市妇联"}
    assert named["市妇联"].startswith("充分发挥工会、共青团、妇联等群众团体")
    assert "其他单位各自负责哪一部分，原文没有写明" in pages["projects/17/"].text_content()
    assert "原文只列单位，没有写明它们各自负责哪一部分" in pages["projects/31/"].text_content()


def test_charts_draw_what_the_tables_say() -> None:
    """Bars are as long as the loads, columns as tall as the counts, and a curve ends where everything is counted."""
    page = next(page for page in values("data") if page.kind == "analysis")
    chart, rows = page.values["load_bars"], page.values["loads"]
    assert isinstance(chart, charts.BarChart)
    assert isinstance(rows, tuple)
    unit = chart.bars[0].stretches[0][1] / rows[0].load.leads
    for bar, row in zip(chart.bars, rows, strict=False):
        assert [width for _, width in bar.stretches] == pytest.approx(
            [row.load.leads * unit, row.load.participates * unit], abs=0.2
        )
    root = parsed("data")["analysis/"]
    counts = {int(row.xpath("string(th)")): int(row.xpath("string(td[1])")) for row in root.xpath(SIZES)}
    columns = page.values["columns"]
    assert isinstance(columns, tuple)
    assert {column.size: column.count for column in columns} == counts
    assert sum(counts.values()) == 52
    for line in root.xpath("//*[name()='polyline']/@points"):
        assert line.startswith("0.0,300.0 ")
        assert line.endswith(" 300.0,0.0")
