"""Drawings show what the data say: the network and the charts."""

from collections import Counter
from itertools import pairwise

import pytest

from generator.pages.figures import charts
from tests.support.pages import checked, parsed, values

SIZES = "//h2[@id='parties']/following-sibling::div[1]/table/tbody/tr"


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
    assert all(below - above >= 26 for column in tops.values() for above, below in pairwise(column))
    assert len(tops["project"]) == len(projects)
    (height,) = {
        int(value.split()[3]) for value in root.xpath("//*[name()='svg']/@viewbox | //*[name()='svg']/@viewBox")
    }
    assert all(0 <= top <= height - 24 for column in tops.values() for top in column)
    listed = root.xpath("//section//td[@data-label='参加']/a")
    assert len(listed) == sum(role == "participant" for role, _, _ in ties)


def test_charts_draw_what_the_tables_say() -> None:
    """Bars are as long as the loads, columns as tall as the counts, and a curve ends where everything is counted."""
    page = next(page for page in values("data") if page.kind == "analysis")
    chart, rows = page.values["load_bars"], page.values["loads"]
    assert isinstance(chart, charts.BarChart)
    assert isinstance(rows, tuple)
    unit = chart.bars[0].sections[0][1] / rows[0].load.leads
    for bar, row in zip(chart.bars, rows, strict=False):
        assert [width for _, width in bar.sections] == pytest.approx(
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
