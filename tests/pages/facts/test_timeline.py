"""The timeline draws what the text gives."""

from dataclasses import replace
from typing import cast

from generator.pages.context import PageContext
from generator.pages.facts.timeline import TaskTimelineRow, timeline_page
from generator.publisher import Publisher
from tests.support.pages import checked, parsed


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


def test_a_target_of_the_words_of_a_deadline_stands_in_its_row() -> None:
    """2022年修复率达到85%以上 is one row where a deadline and a target quote it, and the mark has both."""
    city = checked("tests/city")
    groups = list(city.dataset.engineerings)
    project = groups[0].projects[0]
    target = project.targets[0]
    limit = replace(project.deadlines[0], id="P1-D9", date="2022", quote=target.quote, what=target.what, basis="source")
    groups[0] = replace(
        groups[0],
        projects=(replace(project, deadlines=(*project.deadlines, limit)), *groups[0].projects[1:]),
    )
    dataset = replace(city.dataset, engineerings=tuple(groups))
    (page,) = timeline_page(PageContext(replace(city, dataset=dataset), Publisher()))
    tasks = cast("tuple[TaskTimelineRow, ...]", page.values["tasks"])
    rows = {task.row.fact.id: [cell.text for cell in task.cells if cell.kind] for task in tasks}
    assert rows["P1-D9"] == ["2022年：≥\u00a085%"]
    assert "P1-T1" not in rows
    assert "P1-T2" in rows  # its quote says more
