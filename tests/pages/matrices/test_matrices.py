"""The three matrices in a real browser: filters in the address, margins that follow, crosshair, download, paper."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from generator.load import load
from generator.pages import Publisher
from generator.pages.context import PageContext
from generator.pages.matrices.filters import project_filters
from generator.pages.matrices.ordering import places
from generator.pages.matrices.tables import project_matrix
from generator.synthesis import synthesize, write
from tests.support.browser import served, wait_until_drawn
from tests.support.paper import A3, A4, A4_LANDSCAPE, printed
from tests.support.paths import CITY, PLAN
from tests.support.sites import build, project

pytestmark = pytest.mark.xdist_group("matrix")


@pytest.fixture(scope="module")
def address(city_address: str) -> str:
    """Return where the pages are served."""
    return city_address + "matrix/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page of an office screen; an error in a script fails the test."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


def shown(page: Page) -> list[str]:
    """Return the units of the rows in sight."""
    rows = page.locator("tbody tr[data-unit]:visible").all()
    return [str(row.get_attribute("data-unit")) for row in rows]


def counts(page: Page) -> tuple[int, int, int, int]:
    """Return the sum of the leads and of the participations in the margins, of the foot, and the total."""
    lead, joined = (
        sum(int(text) for text in page.locator(f"tbody tr:visible td.ps-margin:nth-child({n})").all_inner_texts())
        for n in (2, 3)
    )
    foot = sum(int(text) for text in page.locator("tfoot td:not(.ps-margin):visible").all_inner_texts())
    return lead, joined, foot, int(page.locator("tfoot td.ps-margin").last.inner_text())


@pytest.mark.parametrize(
    "query",
    [
        "", "?unit=zhengshu", "?engineering=1", "?leads=1", "?named=1", "?gap=no-lead", "?gap=alone",
        "?rows=alike&columns=load", "?engineering=2&leads=1&blank=1", "?system=党委",
    ],
)  # fmt: skip
@pytest.mark.parametrize("matrix", ["unit-project", "unit-engineering"])
def test_margins_follow_every_filter(page: Page, address: str, matrix: str, query: str) -> None:
    """Margins, foot and total agree with the marks in sight, and the address stays as it was shared."""
    page.goto(f"{address}{matrix}/{query}")
    lead, joined, foot, total = counts(page)
    marks = page.locator("tbody tr:visible td[data-role]:not([data-off]):visible")
    if matrix == "unit-project":
        roles = [mark.get_attribute("data-role") for mark in marks.all()]
        assert (lead, joined) == (roles.count("lead"), roles.count("participant"))
    assert lead + joined == foot == total
    assert page.evaluate("decodeURI(location.search)") == (query if shown_in(page, query) else "")


def shown_in(page: Page, query: str) -> bool:
    """Say whether this matrix offers what the query asks for: not every one has every gap."""
    name, _, value = query.removeprefix("?").partition("&")[0].partition("=")
    field = page.locator(f"[name='{name}']") if name else None
    return field is None or field.evaluate(
        "(field, value) => !field.options || [...field.options].some(o => o.value == value)", value
    )


def test_a_unit_is_found_by_name_pinyin_and_initials(page: Page, address: str) -> None:
    """政数局, zhengshu and szsj leave the same row; the address holds what was typed, and clearing brings all back."""
    page.goto(f"{address}unit-project/")
    everything = shown(page)
    for typed in ("政数局", "zhengshu", "szsj"):
        page.fill("[name=unit]", typed)
        assert shown(page) == ["shi-zhengshuju"], typed
        assert "unit=" in page.url
    page.click("button[type=reset]")
    page.wait_for_url(f"{address}unit-project/")
    assert shown(page) == everything


def test_arrow_keys_say_where_one_is(page: Page, address: str) -> None:
    """The crosshair moves by arrow keys, announces row, column and mark, and Enter opens the column's page."""
    page.goto(f"{address}unit-project/")
    page.focus(".ps-matrix-frame")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    said = page.locator(".ps-controls__live").inner_text()
    row = page.locator("tbody tr.ps-cross")
    assert said.startswith(row.locator("th").inner_text() + " × ")
    cell = page.locator("td.ps-cross-here")
    role = cell.get_attribute("data-role") or ""
    assert {"lead": "牵头", "participant": "参加", "derived": "集合", "": "原文未列"}[role] in said
    number = str(cell.get_attribute("data-project")).removeprefix("P")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/projects/{number}/")


def downloaded(page: Page) -> list[list[str]]:
    """Return the rows of the CSV, which begins with a byte order mark."""
    with page.expect_download() as started:
        page.click(".ps-controls__download")
    content = Path(started.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_what_is_in_sight_is_downloaded(page: Page, address: str) -> None:
    """The CSV holds the rows and columns in sight, in their order."""
    page.goto(f"{address}unit-project/?engineering=1&rows=load")
    table = downloaded(page)
    names = page.locator("tbody tr:visible th").all_inner_texts()
    assert [row[0] for row in table[1:]] == names
    assert len(table[0]) == 3 + page.locator("thead tr:last-child th[data-engineering]:visible").count()
    marks = sum(value in {"牵头", "参加"} for row in table[1:] for value in row[3:])
    assert marks == sum(counts(page)[:2])


@pytest.mark.parametrize(
    "place",
    ["unit-project/?leads=1", "unit-engineering/", "unit-engineering/?leads=1", "lead-participant/?engineering=2"],
)
def test_the_marks_in_sight_are_downloaded(page: Page, address: str, place: str) -> None:
    """Each cell of the CSV says what the cell in sight says, and nothing that a filter took away; on a phone too."""
    page.goto(address + place)
    said = page.evaluate(
        "[...document.querySelectorAll('tbody tr:not([hidden])')].map(row =>"
        " [...row.querySelectorAll('td:not(.ps-margin, [hidden])')].map(cell => cell.innerText.trim()))"
    )
    table = downloaded(page)
    spelt = {"牵头": "牵", "参加": "参", "经集合称谓": "集"}
    assert [[spelt.get(value, value.replace("，", "")) for value in row[3:]] for row in table[1:]] == said
    page.set_viewport_size({"width": 390, "height": 844})
    assert downloaded(page) == table


def test_calls_follow_the_engineering(page: Page, address: str) -> None:
    """With an engineering chosen, leads by participants counts its projects only."""
    page.goto(f"{address}lead-participant/")
    whole = int(page.locator("tfoot td.ps-margin").last.inner_text())
    parts = []
    options = page.locator("[name=engineering] option").all()
    for option in options[1:]:
        page.select_option("[name=engineering]", str(option.get_attribute("value")))
        parts.append(int(page.locator("tfoot td.ps-margin").last.inner_text()))
    assert sum(parts) == whole
    assert len(parts) > 1


def test_only_gaps_are_left(page: Page, address: str) -> None:
    """Units that meet collectives only are left, and cells of engineerings that a system joins but leads nothing of."""
    checked = load(CITY)
    page.goto(f"{address}unit-project/?gap=with-collectives")
    units = {unit.id: checked.graph.partners(unit.id) for unit in checked.dataset.annex_units}
    expected = [
        unit for unit, shares_of in units.items() if shares_of and all(share.unit.collective for share in shares_of)
    ]
    if expected:
        assert shown(page) == expected
    page.goto(f"{address}unit-engineering/?gap=system")
    shares = {
        engineering.id: checked.graph.engineering_units(engineering.id) for engineering in checked.dataset.engineerings
    }
    leading = {(share.unit.system, id_) for id_, shares_of in shares.items() for share in shares_of if share.leads}
    gaps = {
        (share.unit.id, id_)
        for id_, shares_of in shares.items()
        for share in shares_of
        if not share.unit.collective and (share.unit.system, id_) not in leading
    }
    marked = page.locator("td.ps-gap:visible").all()
    in_sight = {
        (cell.evaluate("cell => cell.parentElement.dataset.unit"), cell.get_attribute("data-engineering"))
        for cell in marked
    }
    assert in_sight == gaps


@pytest.mark.parametrize("matrix", ["unit-project", "unit-engineering", "lead-participant"])
def test_phones_have_cards(browser: Browser, address: str, matrix: str) -> None:
    """On a phone each row is a card with its names and counts; nothing scrolls sideways; filters still hide."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}{matrix}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    frame = page.locator(".ps-matrix-frame")
    assert frame.evaluate("frame => frame.scrollWidth - frame.clientWidth") <= 0
    marks = page.locator("tbody td > a")
    assert marks.count() == page.locator("tbody td:not(.ps-margin):visible").count() > 3
    page.select_option("[name=engineering]", "2")
    left = page.locator("tbody td:not(.ps-margin):visible").count()
    assert 0 < left < marks.count()
    page.close()


CARDS = {
    "matrix/unit-project/": ("[data-role=derived]", "projects/"),
    "matrix/unit-engineering/?leads=1": ("[data-lead]", "engineerings/"),
    "matrix/lead-participant/?engineering=2": ("[data-count]", "units/"),
    "engineerings/2/": ("[data-role=lead]", "projects/"),
}


@pytest.mark.parametrize("place", CARDS)
def test_a_tap_on_a_card_opens_what_it_names(browser: Browser, city_address: str, place: str) -> None:
    """On a phone a line of a card opens its project, engineering or unit, wherever it is tapped, and by keyboard."""
    cells, opened = CARDS[place]
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(city_address + place)
    line = page.locator(f"tbody td{cells}:visible").last
    link, box = line.locator("a"), line.bounding_box()
    assert box
    assert box["height"] >= 24
    name = link.inner_text().split(" ")[-1]
    line.tap(position={"x": box["width"] - 2, "y": box["height"] - 2})
    page.wait_for_url(f"{city_address}{opened}*/")
    assert name in page.locator("h1").inner_text()
    page.go_back()
    page.locator(".ps-matrix tbody th a:visible").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('tbody td > a')")
    context.close()


def test_a_click_on_a_mark_opens_what_it_stands_for(page: Page, address: str) -> None:
    """On a wide screen a click on a mark opens its project, and in a new tab with Ctrl; Tab does not stop at marks."""
    page.goto(f"{address}unit-project/")
    mark = page.locator("td[data-role=lead]").first
    project = str(mark.get_attribute("data-project")).removeprefix("P")
    with page.context.expect_page() as tab:
        mark.click(modifiers=["Control"])
    tab.value.wait_for_url(f"**/projects/{project}/")
    assert page.url == f"{address}unit-project/"
    page.locator("tbody th a").last.focus()
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('.ps-matrix *')")
    mark.click()
    page.wait_for_url(f"**/projects/{project}/")


@pytest.mark.parametrize(
    ("matrix", "size"), [("unit-project", A3), ("unit-engineering", A4), ("lead-participant", A4_LANDSCAPE)]
)
def test_the_real_plan_prints_on_one_sheet(browser: Browser, plan_address: str, matrix: str, size: object) -> None:
    """Units by projects are one A3, the other two one A4 each, with every row, column and the foot on it."""
    page = browser.new_page()
    page.goto(f"{plan_address}matrix/{matrix}/")
    (sheet,) = printed(page)
    assert sheet.size == size
    names = page.locator("tbody th, thead tr:last-child th").all_text_contents()
    assert len(names) > 80
    assert [name for name in names if "".join(name.split()) not in sheet.words] == []
    assert "以原文为准" in sheet.words
    page.close()


def test_an_engineerings_matrix_prints_with_its_heading(browser: Browser, plan_address: str) -> None:
    """No sheet ends with the heading and the legend of the matrix that begins the next."""
    page = browser.new_page()
    for engineering in load(PLAN).dataset.engineerings:
        page.goto(f"{plan_address}engineerings/{engineering.number}/")
        sheets = [sheet.words for sheet in printed(page)]
        assert any("（推断，不计数）" in words for words in sheets)
        assert [words for words in sheets if words.endswith("（推断，不计数）")] == [], engineering.name
    page.close()


def test_it_is_a_plain_table_without_script(browser: Browser, address: str) -> None:
    """Without script every row and column is there and no control pretends to work."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}unit-project/")
    assert not page.locator(".ps-controls").is_visible()
    assert len(shown(page)) == page.locator("tbody tr").count() > 1
    context.close()


def test_nothing_moves_when_the_script_starts(page: Page, address: str) -> None:
    """The controls' place is there before they work: no layout shift."""
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(e => window.moved += e.value))"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    for matrix in ("unit-project", "unit-engineering", "lead-participant"):
        page.goto(f"{address}{matrix}/")
        wait_until_drawn(page)
        assert page.evaluate("window.moved") < 0.01, matrix


@pytest.mark.parametrize("matrix", ["unit-project", "unit-engineering", "lead-participant"])
def test_what_the_build_says_is_what_the_script_counts(page: Page, address: str, matrix: str) -> None:
    """The page opens with its state written, and without reading the table; taken back, a filter leaves the same."""
    page.goto(f"{address}{matrix}/")
    status = page.locator(".ps-controls__status")
    said, margins = status.inner_text(), page.locator(".ps-margin").all_inner_texts()
    page.locator("[name=system]").select_option(index=1)
    expect(status).not_to_have_text(said)
    page.get_by_role("button", name="清除").click()
    expect(status).to_have_text(said)
    assert page.locator(".ps-margin").all_inner_texts() == margins


@pytest.fixture(scope="module")
def large_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a plan of 400 projects and 500 units, whose matrices come in blocks."""
    folder = project(tmp_path_factory.mktemp("large"))
    shutil.rmtree(folder / "data")
    write(synthesize(400, 500), folder / "data")
    with served(build(folder)) as served_at:
        yield served_at + "matrix/"


@pytest.mark.parametrize("matrix", ["unit-project", "unit-engineering", "lead-participant"])
def test_a_block_of_a_large_matrix_is_used_like_a_whole_one(page: Page, large_address: str, matrix: str) -> None:
    """From the overview to a block by a link; there filters, orders, crosshair and download work."""
    page.goto(f"{large_address}{matrix}/")
    link = page.locator("tbody th a").nth(2)
    name = link.inner_text()
    link.click()
    page.wait_for_url(f"{large_address}{matrix}/*/")
    said = page.locator(".ps-controls__status").inner_text()
    page.select_option("[name=system]", index=1)
    page.select_option("[name=rows]", "load")
    assert page.locator(".ps-controls__status").inner_text() != said
    names = page.locator("tbody tr:visible th").all_inner_texts()
    assert [row[0] for row in downloaded(page)[1:]] == names
    if matrix == "unit-engineering":
        engineering = page.locator("[name=engineering] option", has_text=name)
        page.select_option("[name=engineering]", str(engineering.get_attribute("value")))
        assert page.locator("thead tr:last-child th[data-engineering]:visible").count() == 1
    else:
        assert page.locator("[name=engineering]").count() == 0
        assert name.split(" ", 1)[1] in page.locator("h1").inner_text()
    lead, joined, foot, total = counts(page)
    assert foot == total
    assert lead + joined == total or matrix == "lead-participant"  # whose first margin counts what is led
    page.locator(".ps-matrix-frame").focus()
    page.keyboard.press("ArrowRight")
    assert " × " in page.locator(".ps-controls__live").inner_text()


def test_the_filters_of_a_block_are_about_its_own_lines() -> None:
    """Orders count within the block, and a filter for which it has no line is not offered."""
    context = PageContext(load(CITY), Publisher())
    whole = project_filters(context, *context.dataset.engineerings)
    for engineering in context.dataset.engineerings:
        block, matrix = project_filters(context, engineering), project_matrix(context, engineering)
        assert set(block.rows) == {row.unit.id for row in matrix.rows}
        assert set(block.columns) == {project.id for project in engineering.projects}
        for lines in (block.rows, block.columns):
            assert sorted(line.place.load for line in lines.values()) == list(range(len(lines)))
        assert set(block.gaps) <= set(whole.gaps)
        assert set(block.systems) == {row.unit.system for row in matrix.rows}


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.frozensets(st.integers(0, 5).map(str), min_size=1)))
def test_orders_are_orders(rows: dict[str, frozenset[str]]) -> None:
    """Both orders place everything once; load never rises; the next is the likest of those left, where any is alike."""
    ranks = places(rows)
    assert sorted(place.load for place in ranks.values()) == list(range(len(rows)))
    assert sorted(place.similarity for place in ranks.values()) == list(range(len(rows)))
    by_load = sorted(rows, key=lambda row: ranks[row].load)
    assert [len(rows[row]) for row in by_load] == sorted((len(rows[row]) for row in rows), reverse=True)
    chain = sorted(rows, key=lambda row: ranks[row].similarity)
    for here, (row, other) in enumerate(pairwise(chain)):
        likeness = [len(rows[row] & rows[rest]) / len(rows[row] | rows[rest]) for rest in chain[here + 1 :]]
        assert len(rows[row] & rows[other]) / len(rows[row] | rows[other]) == max(likeness)
