"""The page of figures, dates and duties in a real browser: filters and an order that live in the address."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from generator.load import load
from generator.model import Citation, Project, Target
from generator.pages.facts.rows import year_of
from tests.support.pages import parsed
from tests.support.paths import CITY

RECORDS = {fact.id: record for record in load(CITY).dataset.texts for fact in record.facts}
FACTS = {
    fact.id: fact for record in load(CITY).dataset.texts for fact in record.facts if not isinstance(fact, Citation)
}


@pytest.fixture(scope="module")
def address(city_address: str) -> str:
    """Return where the page is served."""
    return city_address + "targets/"


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


def shown(page: Page, kind: str = "") -> list[str]:
    """Return the ids of the facts in sight, in their order."""
    return [id_ for row in rows(page, kind) for id_ in row]


def rows(page: Page, kind: str = "") -> list[list[str]]:
    """Return the ids of the facts in each row in sight: a statement for several years is one row."""
    group = f"section[data-kind='{kind}']" if kind else "section[data-kind]"
    listed: list[list[str]] = page.locator(f"{group} tbody tr:visible").evaluate_all(IDS)
    return [[id_.upper() for id_ in row] for row in listed]


IDS = "rows => rows.map(row => [row, ...row.querySelectorAll('li[id]')].map(part => part.id).filter(Boolean))"


def with_its_series(ids: set[str]) -> list[str]:
    """Return facts with those of the same statement."""
    said = {(FACTS[id_].what, FACTS[id_].quote) for id_ in ids}
    return sorted(id_ for id_, fact in FACTS.items() if (fact.what, fact.quote) in said)


def test_everything_is_there_at_first(page: Page, address: str) -> None:
    """Without a question every fact of the plan is in sight, once."""
    page.goto(address)
    assert sorted(shown(page)) == sorted(FACTS)


def test_a_year_leaves_its_facts(page: Page, address: str) -> None:
    """Each year offered leaves just the statements with a fact stored with it, and the address says so."""
    page.goto(address)
    years = page.locator("[name=year] option").all_text_contents()[1:]
    assert years == sorted({str(year_of(fact)) for fact in FACTS.values() if year_of(fact)})
    for year in years:
        page.select_option("[name=year]", year)
        dated = {id_ for id_, fact in FACTS.items() if str(year_of(fact)) == year}
        assert sorted(shown(page)) == with_its_series(dated)
        assert page.url == f"{address}?year={year}"


def test_a_unit_leaves_what_it_answers_for(page: Page, address: str, *, thorough: bool) -> None:
    """A shared address shows the facts of the projects that name the unit, and those that name it themselves.

    A plain run opens those of every third unit.
    """
    page.goto(address)
    units = [str(option.get_attribute("value")) for option in page.locator("[name=unit] option").all()][1:]
    answering = {id_: answer_for(id_) for id_ in FACTS}
    assert set(units) == {unit for answerable in answering.values() for unit in answerable}
    for unit in units[:: 1 if thorough else 3]:
        page.goto(f"{address}?unit={unit}")
        assert sorted(shown(page)) == sorted(id_ for id_, answerable in answering.items() if unit in answerable), unit


def answer_for(fact: str) -> set[str]:
    """Return the units that answer for a fact: those that it names, and those of its project."""
    record = RECORDS[fact]
    ties = record.responsibilities if isinstance(record, Project) else ()
    return {actor.unit for actor in FACTS[fact].actors if actor.unit} | {tie.unit for tie in ties}


def test_words_kind_and_engineering_work_together(page: Page, address: str) -> None:
    """What meets all is left, a kind without any loses its heading, and clearing brings everything back."""
    page.goto(f"{address}?kind=target&engineering=1")
    expected = [
        id_
        for id_, fact in FACTS.items()
        if isinstance(fact, Target) and getattr(RECORDS[id_], "engineering", "") == "E1"
    ]
    assert sorted(shown(page)) == sorted(expected)
    assert not page.locator("#recurring").is_visible()
    page.fill("[name=words]", FACTS[expected[-1]].quote)
    assert expected[-1] in shown(page)
    page.fill("[name=words]", "没有这样的字句")
    assert shown(page) == []
    assert "没有符合的" in page.locator(".ps-controls__status").inner_text()
    page.click("button[type=reset]")
    page.wait_for_url(address)
    assert sorted(shown(page)) == sorted(FACTS)


def test_figures_are_ordered(page: Page, address: str) -> None:
    """By year the years rise and what has none comes last; by value the figures of one measure fall."""
    page.goto(f"{address}?order=year")
    years = [year_of(FACTS[row[0]]) or 9999 for row in rows(page, "target")]
    assert years == sorted(years)
    page.select_option("[name=order]", "value")
    targets = [fact for row in rows(page, "target") if isinstance(fact := FACTS[row[0]], Target)]
    for unit in {target.unit for target in targets}:
        values = [target.value for target in targets if target.unit == unit]
        assert values == sorted(values, reverse=True)
    page.select_option("[name=order]", "")
    assert shown(page, "target") == [id_ for id_, fact in FACTS.items() if isinstance(fact, Target)]


def test_phones_have_cards_that_filters_hide(browser: Browser, address: str) -> None:
    """On a phone a row is a card, nothing is wider than the screen, and what is filtered away is gone."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}?kind=deadline")
    assert sorted(shown(page)) == sorted(shown(page, "deadline"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


@pytest.mark.parametrize("address", ["targets/", "projects/8/"])
def test_a_series_is_one_row_with_its_steps(address: str) -> None:
    """The shares of project 8 for eight years are one row; its drawing has the figures as printed, 31.0 and not 31."""
    (line,) = parsed("data")[address].xpath("//li[@id='p8-t3']")
    (row,) = line.iterancestors("tr")
    assert [item.get("id") for item in row.xpath(".//li")] == [f"p8-t{number}" for number in range(1, 9)]
    drawn = row.xpath(".//*[local-name()='text']/text()")
    assert drawn[::2] == ["30.5", "30.7", "31.0", "31.3", "31.5", "31.8", "32.1", "32.3"]
    assert drawn[1::2] == [str(year) for year in range(2013, 2021)]
