"""The real plan against its source: counted by a parser of the official text that shares nothing with the generator."""

import re
from typing import Any

import yaml

from tests.support.paths import PLAN

SOURCE = (PLAN / "source" / "heyuan-2012.txt").read_text(encoding="utf-8")
# Three spellings that are read as another unit's: 74 become 71.
MERGED = {"市公安局等": "市公安局", "市直政法部门": "市直政法各部门", "市综治委各成员单位": "市综治委成员单位"}
COLLECTIVE = ("各部门", "各单位", "有关单位", "成员单位", "部门")


def projects() -> list[tuple[int, str, str, list[str]]]:
    """Return number, name, text and units of each numbered paragraph of annex 1, in order."""
    annex = SOURCE.split("为实施创建平安河源“十大工程”")[1].split("附件2\n创建平安河源考评试行办法")[0]
    numbered = []
    for line in annex.split("\n"):
        head = re.match(r"(\d+)\.([^。]*项目)。", line)
        if head:
            body, units = line[head.end() : -1].rsplit("(", 1)
            numbered.append((int(head[1]), head[2], body, re.split("[、,]", units)))
    return numbered


def mentions() -> list[tuple[int, str]]:
    """Return every unit mention with its project's number, in the order of the text."""
    return [(number, unit) for number, _, _, units in projects() for unit in units]


def stored() -> list[dict[str, Any]]:
    """Return the projects as YAML holds them."""
    files = sorted((PLAN / "engineerings").glob("*.yml"))
    return [project for file in files for project in yaml.safe_load(file.read_text(encoding="utf-8"))["projects"]]


def test_counts_of_the_source() -> None:
    """The text has 10 engineerings, 52 projects, 227 unit mentions in 74 spellings, and 20 articles."""
    annex = SOURCE.split("现提出如下分工方案")[1].split("附件2\n")[0]
    assert len(re.findall(r"^[一二三四五六七八九十]、.*工程$", annex, re.MULTILINE)) == 10
    assert [number for number, *_ in projects()] == list(range(1, 53))
    assert len(mentions()) == 227
    assert len({unit for _, unit in mentions()}) == 74
    assert len(re.findall(r"^第[一二三四五六七八九十]+条", SOURCE, re.MULTILINE)) == 20


def test_units_of_the_source() -> None:
    """Three merges leave 71 units, of which 60 are named bodies and 11 are collectives; 23 lead."""
    units = {MERGED.get(unit, unit) for _, unit in mentions()}
    collectives = {
        unit for unit in units if unit.endswith(COLLECTIVE) or unit == "市综治委各专项领导小组和相关成员单位"
    }
    assert (len(units), len(units - collectives), len(collectives)) == (71, 60, 11)
    leads = [MERGED.get(units[0], units[0]) for *_, units in projects()]
    assert len(set(leads)) == 23
    counted = {unit: leads.count(unit) for unit in leads}
    assert [counted[unit] for unit in ("市综治办", "市委宣传部", "市委政法委", "市公安局", "市人力资源社会保障局")] == [
        7,
        7,
        6,
        4,
        4,
    ]


def test_the_data_agrees_with_the_source() -> None:
    """The data holds the 52 projects, and each of the 227 mentions in its place, the first of each project as lead."""
    records = stored()
    assert [(p["number"], p["name"]) for p in records] == [(number, name) for number, name, *_ in projects()]
    assert [str(p["text"]).replace("\n", "") for p in records] == [text for _, _, text, _ in projects()]
    assert [(p["number"], tie["mention"]) for p in records for tie in p["responsibilities"]] == mentions()
    for project in records:
        roles = [tie["role"] for tie in project["responsibilities"]]
        assert roles == ["lead"] + ["participant"] * (len(roles) - 1)


def test_the_register_agrees_with_the_source() -> None:
    """The register's first 71 bodies are the units of annex 1 in order of first mention, 11 of them collectives."""
    register = yaml.safe_load((PLAN / "units.yml").read_text(encoding="utf-8"))["units"][:71]
    assert [unit["name"] for unit in register] == list(dict.fromkeys(MERGED.get(unit, unit) for _, unit in mentions()))
    assert sum(unit.get("collective", False) for unit in register) == 11
    ids = {unit["name"]: unit["id"] for unit in register}
    tied = [tie["unit"] for project in stored() for tie in project["responsibilities"]]
    assert tied == [ids[MERGED.get(unit, unit)] for _, unit in mentions()]


def test_the_articles_agree_with_the_source() -> None:
    """The data holds the 20 articles word for word, with their chapters."""
    annex = SOURCE.split("创建平安河源考评试行办法\n")[-1].split("\n\u00a0\nBaidu")[0]
    articles = re.split(
        r"\n?第[一二三四五六七八九十]+条\u00a0", re.sub(r"\n?[一二三四五]、\S*(?:\u00a0\S+)?(?=\n)", "", annex)
    )
    parts = yaml.safe_load((PLAN / "provisions.yml").read_text(encoding="utf-8"))["parts"]
    provisions = [provision for chapter in parts[1]["chapters"] for provision in chapter["provisions"]]
    texts = [
        re.sub(r"\n(?!\n)", "", re.sub(r"\n\n", "\v", provision["text"])).replace("\v", "\n")
        for provision in provisions
    ]
    assert [article.strip("\n\u00a0") for article in articles[1:]] == texts
    assert len(texts) == 20
    assert len(parts[1]["chapters"]) == 5
    assert [provision["number"] for provision in provisions] == list(range(1, 21))


def test_the_goals_agree_with_the_source() -> None:
    """The data holds each of the ten indicators of the bracket after 一强二升三降, and whether it shall rise."""
    bracket = SOURCE.split("“一强二升三降”(")[1].split(")")[0]
    listed = [
        [
            (name, "fall" if verb == "下降" else "rise")
            for names, verb in re.findall(r"(.*?)(?:不断)?(增强|上升|下降)[,、]?", group)
            for name in names.split("、")
        ]
        for group in bracket.split(";")
    ]
    goals = yaml.safe_load((PLAN / "plan.yml").read_text(encoding="utf-8"))["goals"]
    indicators = [[(indicator["name"], indicator["direction"]) for indicator in goal["indicators"]] for goal in goals]
    assert indicators == listed
    assert [len(goal) for goal in indicators] == [1, 6, 3]


def test_the_calendar_agrees_with_the_source() -> None:
    """The data holds the end of each of the months that article 12 sets, in order, and the year that article 4 sets."""
    article = SOURCE.split("第十二条")[1].split("\n")[0]
    months = re.findall(r"每年(\d+) 月底前", article)
    calendar = yaml.safe_load((PLAN / "assessment.yml").read_text(encoding="utf-8"))["calendar"]
    due = [entry["rrule"] for entry in calendar if entry["article"] == "A2-12"]
    assert due == [f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY=-1" for month in months]
    assert len(months) == 3
    assert [entry["article"] for entry in calendar].count("A2-4") == 1
