"""The three matrices in a real browser: filters in the address, margins that follow, crosshair, download, paper."""

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.load import load
from tests.support.matrix import counts, downloaded, shown
from tests.support.paper import A3, A4, A4_LANDSCAPE, printed
from tests.support.paths import CITY, PLAN
from tests.support.shifts import hold_scripts_back, shifts, watch_shifts

QUERIES = (
    *("", "?unit=zhengshu", "?engineering=1", "?leads=1", "?named=1", "?gap=no-lead", "?gap=alone"),
    *("?rows=alike&columns=load", "?rows=system&columns=load", "?engineering=2&leads=1&blank=1", "?system=党委"),
)


@pytest.mark.parametrize("matrix", ["unit-project", "unit-engineering"])
def test_margins_follow_every_filter(page: Page, address: str, matrix: str, *, thorough: bool) -> None:
    """Margins, foot and total agree with the marks in sight, and the address stays as it was shared.

    A plain run tries every third filter on one matrix, others on the other.
    """
    for query in QUERIES if thorough else QUERIES[matrix == "unit-project" :: 3]:
        page.goto(f"{address}{matrix}/{query}")
        lead, joined, foot, total = counts(page)
        marks = page.locator("tbody tr:visible td[data-role]:not([data-off]):visible")
        if matrix == "unit-project":
            roles = marks.evaluate_all("marks => marks.map(mark => mark.dataset.role)")
            assert (lead, joined) == (roles.count("lead"), roles.count("participant")), query
        assert lead + joined == foot == total, query
        assert page.evaluate("decodeURI(location.search)") == (query if shown_in(page, query) else ""), query


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
    assert {"lead": "牵头", "participant": "参加", "derived": "集合", "": "原文未写明"}[role] in said
    number = str(cell.get_attribute("data-project")).removeprefix("P")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/projects/{number}/")


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
    """Units that meet collectives only are left, and every cell of an engineering of which a system leads nothing.

    On a phone each of these cells is a line of its unit's card.
    """
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
    listed = {share.unit.id: share.unit for shares_of in shares.values() for share in shares_of}
    gaps = {
        (unit.id, id_)
        for unit in listed.values()
        for id_ in shares
        if not unit.collective and (unit.system, id_) not in leading
    }
    assert any(id_ not in {share.unit.id for share in shares[engineering]} for id_, engineering in gaps)
    marked = page.locator("td.ps-gap:visible").all()
    in_sight = {
        (cell.evaluate("cell => cell.parentElement.dataset.unit"), cell.get_attribute("data-engineering"))
        for cell in marked
    }
    assert in_sight == gaps
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.locator("td.ps-gap:visible").count() == len(gaps)


def test_rows_are_grouped_by_system(page: Page, address: str) -> None:
    """Each system heads its own rows, an empty one goes with them, and the order of the document comes back whole."""
    page.goto(f"{address}unit-project/?rows=system")
    units = load(CITY).dataset
    systems = [system.name for system in units.units.systems]
    in_order = sorted(units.annex_units, key=lambda unit: systems.index(unit.system) if unit.system else len(systems))
    assert shown(page) == [unit.id for unit in in_order]
    heads = page.locator(".ps-matrix__system:visible")
    assert heads.all_inner_texts() == list(dict.fromkeys(unit.system for unit in in_order if unit.system))
    page.select_option("[name=system]", in_order[0].system)
    assert heads.all_inner_texts() == [in_order[0].system]
    page.click("button[type=reset]")
    expect(heads).to_have_count(0)
    assert shown(page) == [unit.id for unit in units.annex_units]


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
    ("matrix", "size"),
    [
        ("unit-project", A3),
        pytest.param("unit-engineering", A4, marks=pytest.mark.long),
        pytest.param("lead-participant", A4_LANDSCAPE, marks=pytest.mark.long),
    ],
)
def test_the_real_plan_prints_on_one_sheet(browser: Browser, plan_address: str, matrix: str, size: object) -> None:
    """Units by projects are one A3, the other two one A4 each, with every row, column and the foot on it.

    A plain run prints the first, which is the largest.
    """
    page = browser.new_page()
    page.goto(f"{plan_address}matrix/{matrix}/")
    (sheet,) = printed(page)
    assert sheet.size == size
    names = page.locator("tbody th, thead tr:last-child th").all_text_contents()
    assert len(names) > 80
    assert [name for name in names if "".join(name.split()) not in sheet.words] == []
    assert "以原文为准" in sheet.words
    page.close()


def test_an_engineerings_matrix_prints_with_its_heading(browser: Browser, plan_address: str, *, thorough: bool) -> None:
    """No sheet ends with the heading and the legend of the matrix that begins the next."""
    page = browser.new_page()
    for engineering in load(PLAN).dataset.engineerings[:: 1 if thorough else 5]:
        page.goto(f"{plan_address}engineerings/{engineering.number}/")
        sheets = [sheet.words for sheet in printed(page)]
        legend = "".join(page.locator(".ps-legend").inner_text().split())
        assert any(legend in words for words in sheets)
        assert [words for words in sheets if words.endswith(legend)] == [], engineering.name
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
    watch_shifts(page.context)
    hold_scripts_back(page)
    for matrix in ("unit-project", "unit-engineering", "lead-participant"):
        page.goto(f"{address}{matrix}/")
        assert shifts(page) == [], matrix


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
