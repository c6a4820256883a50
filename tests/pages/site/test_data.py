"""The page of the data: every published file, under what it holds."""

import re
from posixpath import join, normpath
from typing import cast

from generator.exports.tables import SEPARATOR
from generator.pages.context import PageContext
from generator.pages.page import Publisher
from generator.pages.site.data import data_page
from tests.support.pages import checked, parsed, site


def test_the_page_of_data_leads_to_every_file() -> None:
    """Each published file is linked: JSON, schema, CSV, its copy for Excel, graph, package, the plan's feeds."""
    page = parsed()["data/"]
    linked = {normpath(join("data", link)) for link in page.xpath("//section[@class='ps-file']//a/@href")}
    assert linked == {file.path for file in site().files if file.path.startswith(("api/", "data/", "feeds/all."))} - {
        "data/data.md"
    }
    assert f"以“{SEPARATOR}”分隔" in page.text_content()


def test_each_heading_of_the_page_of_data_says_what_is_beneath() -> None:
    """Tables, interface and feeds part the page; beneath them each file is headed by what it holds and its name."""
    root = parsed("data")["data/"]
    headings = [heading.text_content() for heading in root.xpath("//h1 | //h2 | //h3")]
    assert len(headings) == len(set(headings))
    files = [heading.text_content().split() for heading in root.xpath("//h3[a]")]
    assert all(re.search("[一-鿿]", what) and name.isascii() for what, *_, name in files)
    under = {root.xpath("string(preceding::h2[1]/@id)") for root in root.xpath("//h3[contains(., '.csv')]")}
    assert under == {"tables"}


def test_the_data_are_cited_with_their_address_where_they_have_one() -> None:
    """On a site with an address GB/T 7714 gives it and room for the day of reading; without one it invents neither."""
    for homepage, ending in (
        ("https://plan.example.org/", "[DS/OL]. [引用日期]. https://plan.example.org/."),
        (None, "[DS]."),
    ):
        (page,) = data_page(PageContext(checked("tests/city"), Publisher(homepage=homepage)))
        assert str(cast("tuple[str, str]", page.values["citations"])[1]).endswith(ending)
        assert page.values["online"] is bool(homepage)
