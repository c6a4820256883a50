"""The page of the data: every published file, under what it holds."""

from posixpath import join, normpath

from generator.exports.tables import SEPARATOR
from tests.support.pages import parsed, site


def test_the_page_of_data_leads_to_every_file() -> None:
    """Each published file is linked: JSON, schema, CSV, its copy for Excel, graph, package, the plan's feeds."""
    page = parsed()["data/"]
    linked = {
        normpath(join("data", link))
        for link in page.xpath("//table//a/@href | //h2[@id='feeds']/following-sibling::p[1]/a/@href")
    }
    assert linked == {file.path for file in site().files if file.path.startswith(("api/", "data/", "feeds/all."))}
    assert f"以“{SEPARATOR}”分隔" in page.text_content()


def test_one_table_has_a_row_for_each_content() -> None:
    """What is published as CSV has its JSON beside it in one row, with its rows counted and its fields beneath."""
    root = parsed("data")["data/"]
    (table,) = root.xpath("//table")
    for row in table.xpath("tbody/tr[td/a[contains(., '.csv')]]"):
        csv, json = (row.xpath(f"string(td[@data-label='{name}'])") for name in ("CSV", "JSON"))
        assert csv.removesuffix(".csv") == json.removesuffix(".json")
        assert int(row.xpath("string(td[@data-label='行数'])")) > 0
        assert len(row.xpath("td[@data-label='字段']//dl")) == 2
