"""The page of the data: every published file, under what it holds."""

from posixpath import join, normpath
from typing import cast

from generator.exports.tables import SEPARATOR
from generator.pages.context import PageContext
from generator.pages.site.data import data_page
from generator.publisher import Publisher
from generator.website.downloads import size_in_words
from tests.support.pages import checked, parsed, site


def test_the_page_of_data_leads_to_every_file() -> None:
    """Each published file is linked: JSON, schema, CSV, its copy for Excel, graph, package, the plan's feeds."""
    page = parsed()["data/"]
    linked = {
        normpath(join("data", link))
        for link in page.xpath("//table//a/@href | //h2[@id='feeds']/following-sibling::p[1]/a/@href")
    }
    assert linked == {file.path for file in site().files if file.path.startswith(("api/", "data/", "feeds/all."))} - {
        "data/data.md"
    }
    assert f"以“{SEPARATOR}”分隔" in page.text_content()


def test_each_file_says_how_large_it_is() -> None:
    """Beside the link of each file stands its true size, rounded up; schemas, a few KB each, go without."""
    sizes = {file.path: len(file.content) for file in site().files}
    links = parsed()["data/"].xpath("//table//a[not(contains(@href, 'schema'))]")
    assert len(links) > 20
    for link in links:
        (words,) = link.xpath("following-sibling::span[1]/text()")
        assert words == size_in_words(sizes[normpath(join("data", link.get("href")))])


def test_one_table_has_a_row_for_each_content() -> None:
    """What is published as CSV has its JSON beside it in one row, with its rows counted and its fields beneath."""
    root = parsed("data")["data/"]
    (table,) = root.xpath("//table")
    for row in table.xpath("tbody/tr[td/a[contains(., '.csv')]]"):
        csv, json = (row.xpath(f"string(td[@data-label='{name}']/a)") for name in ("CSV", "JSON"))
        assert csv.removesuffix(".csv") == json.removesuffix(".json")
        assert int(row.xpath("string(td[@data-label='行数'])")) > 0
        assert len(row.xpath("td[@data-label='字段']//dl")) == 2


def test_the_data_are_cited_with_their_address_where_they_have_one() -> None:
    """On a site with an address GB/T 7714 gives it and room for the day of reading; without one it invents neither."""
    for homepage, ending in (
        ("https://plan.example.org/", "[DS/OL]. [引用日期]. https://plan.example.org/."),
        (None, "[DS]."),
    ):
        (page,) = data_page(PageContext(checked("tests/city"), Publisher(homepage=homepage)))
        assert str(cast("tuple[str, str]", page.values["citations"])[1]).endswith(ending)
        assert page.values["online"] is bool(homepage)
