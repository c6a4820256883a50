"""Pages of the fictional city and of the real plan: their links, their places, their form."""

import gzip
import re
from collections import Counter
from itertools import pairwise
from posixpath import join, normpath

import pytest

from generator import urls
from generator.pages.context import PageContext
from generator.publisher import Publisher
from generator.website import website
from tests.support.pages import AMENDED, PUBLISHER, checked, parsed, site, values
from tests.support.paths import REPOSITORY


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
    for record_or_fact in (
        *dataset.texts,
        *(fact for record in dataset.texts for fact in record.facts),
        *dataset.plan.goals,
        *dataset.plan.errata,
        *dataset.assessment.items,
        *dataset.units.units,
    ):
        page, _, anchor = urls.address(record_or_fact.id).partition("#")
        assert not anchor or anchor in ids[page], record_or_fact.id
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


@pytest.mark.parametrize("folder", ["tests/city", "data", AMENDED])
def test_titles_and_descriptions_differ(folder: str) -> None:
    """No two pages have the same title or the same description."""
    built = site(folder).pages
    assert len({page.title for page in built}) == len({page.description for page in built}) == len(built)


def test_what_is_not_the_source_is_labelled() -> None:
    """Readings, inferences, outside knowledge and our own classes carry their labels on the city's pages."""
    said = {address: root.text_content() for address, root in parsed().items()}
    assert "年份承前读作2022年" in said["projects/1/"]
    assert "本站理解" in said["projects/1/"]
    assert "（外部知识）" in said["projects/2/"]
    assert "推断" in said["units/shi-minzhengju/"]
    assert "不计入上面的数字" in said["units/shi-minzhengju/"]
    assert all("本站分类" in said[page.address] for page in values() if page.kind == "unit")


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


def test_publisher_may_be_silent() -> None:
    """Without an address of the data the file and line are named, and nobody is invented as keeper of the site."""
    silent = {page.address: page.html for page in website(checked("tests/city"), Publisher()).pages}
    assert "<code>city/engineerings/01.yml:" in silent["projects/1/"]
    assert "https://example.org/main/city/engineerings/01.yml#L" in next(
        page.html for page in site().pages if page.address == "projects/1/"
    )
    assert "维护单位信息暂缺" in silent["about/"]


def test_website_is_the_same_twice() -> None:
    """The same data and publisher give the same bytes."""
    assert website(checked("tests/city"), PUBLISHER) == site()
