"""A unit's page: its obligations, its names, its part in the assessment."""

import re
from collections import Counter, defaultdict

import pytest

from tests.support.pages import checked, parsed, site, values


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_unit_pages_hold_each_obligation_once(folder: str) -> None:
    """The hooks of all unit pages are ties, derived ties and duties of the data, each once; provisions about it apart.

    The contract names the roles; a project's row holds each of its measures.
    """
    dataset, graph = checked(folder).dataset, checked(folder).graph
    marked: Counter[tuple[str, str, str]] = Counter()
    concerned: Counter[tuple[str, str]] = Counter()
    measures = {project.id: [str(n) for n in range(1, len(project.text.clauses) + 1)] for project in dataset.projects}
    for page in values(folder):
        if page.kind == "unit":
            unit = page.address.split("/")[1]
            root = parsed(folder)[page.address]
            for element in root.xpath("//*[@data-role]"):
                project = element.get("data-project")
                marked[unit, project or element.get("data-provision"), element.get("data-role")] += 1
                numbers = element.xpath(".//ol[@data-measures]/li/@data-measure")
                assert sorted(numbers, key=int) == measures.get(project, [])
            concerned.update((unit, str(id_)) for id_ in root.xpath("//@data-concerned"))
            assert set(root.xpath("//@data-project")) <= set(measures)
    expected = {
        (tie.unit, project.id, tie.role.value) for project in dataset.projects for tie in project.responsibilities
    }
    expected |= {(row.unit.id, row.project.id, "derived") for row in graph.all_derived}
    for body in dataset.units.units:
        expected |= {(body.id, duty.provision.id, "provision") for duty in graph.duties(body.id)}
    assert set(marked) == expected
    assert set(concerned) == {
        (unit.id, duty.provision.id) for unit in dataset.units.units for duty in graph.concerns(unit.id)
    }
    assert set(marked.values()) | set(concerned.values()) == {1}


def test_unit_pages_of_the_real_plan_hold_227_mentions() -> None:
    """52 lead and 175 join on the unit pages of the real plan."""
    elements = [
        element for root in parsed("data").values() for element in root.xpath("//tr[@data-role][@data-project]")
    ]
    assert Counter(element.get("data-role") for element in elements) == {"lead": 52, "participant": 175}


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
    assert times == {"程序": {"每年1月底前", "每年2月底前"}, "分值": {""}, "另行制定": {"原文未写明"}}


def test_the_assessment_of_a_unit_goes_by_the_calendar() -> None:
    """On a unit's page what is due earlier in the year stands first, and what has no date last."""
    seen = 0
    for page in site("data").pages:
        table = parsed("data")[page.address].xpath("//h2[@id='assessment']/following-sibling::*[1][self::table]")
        for listed in table if page.kind == "unit" else ():
            dates = [row.xpath("string(td[@data-label='时间'])") for row in listed.xpath("tbody/tr")]
            months = [int(month[1]) if (month := re.search(r"(\d+)月", date)) else 13 for date in dates]
            assert months == sorted(months), page.address
            seen += len(months)
    assert seen > 10


def test_the_heading_of_a_unit_says_its_names_then_and_later() -> None:
    """A name that the body bore later stands under its name, with the ground that it rests on."""
    unit = checked("tests/city").dataset.unit_by_id["shi-zhengshuju"]
    (under,) = parsed()[f"units/{unit.id}/"].xpath("//p[@class='ps-under']")
    assert [name.name in under.text_content() for name in unit.later_names] == [True]
    assert "外部知识" in under.text_content()


def test_a_unit_reads_when_a_consequence_returns() -> None:
    """Of criticism each year and praise at the periodic meeting no page says that the text is silent on the time."""
    rows = parsed("data")["units/shiwei/"].xpath("//h2[@id='assessment']/following-sibling::table[1]/tbody/tr")
    times = {row.xpath("string(th/text())"): row.xpath("string(td[@data-label='时间'])") for row in rows}
    assert times == {"审定": "每年3月底前", "考评成绩前2 名": "定期（间隔未定）", "考评成绩最后": "每年"}


def test_who_is_assessed_by_the_plan_is_not_sent_elsewhere() -> None:
    """A district government reads what binds counties, and not that the method for departments is made apart."""
    pages = parsed("data")
    district = pages["units/yuanchengqu-zhengfu/"]
    assert {duty.get("data-via") for duty in district.xpath("//*[@data-provision]")} == {"县区"}
    assert district.xpath("//a[@href='../../levels/county/']")
    assert "另行制定" not in district.xpath("string(.//*[@class='ps-box'])")
    assert "另行制定" in pages["units/shi-gonganju/"].xpath("string(.//*[@class='ps-box'])")
