"""Levels, figures, dates, duties and documents of the real plan, counted anew like its units in `test_recount`."""

import re
from collections import Counter
from typing import Any

from tests.support.recount import SOURCE, Rows, projects, texts


def levels_named(text: str) -> set[str]:
    """Return the levels below the city that words print: 农村 and 社区矫正 are no level."""
    text = re.sub("农村|社区矫正", "", text)
    words = {"县区": "县区|市、县两级", "乡镇": "乡镇|镇街|街道|乡村", "村居": r"村\(居\)|村居|村级|乡村|社区|居委会"}
    return {level for level, pattern in words.items() if re.search(pattern, text)}


def test_levels(api: dict[str, Any]) -> None:
    """A project or provision stands with each level that its words print, and with those that 各级 and 下一级 mean."""
    every = {"县区", "乡镇"}
    read = {"S4-1": every, "S4-4": every, "S5-1": every, "S5-3": every, "A2-9": every, "A2-6": every}
    for row in (*api["projects"], *api["provisions"]):
        due = levels_named(texts()[row["id"]]) | read.get(row["id"], set())
        assert set(row["levels"]) - {"市"} == due, row["id"]
    assert next(row for row in api["projects"] if row["id"] == "P44")["levels"] == []  # 基层 is no level


def test_facts_stand_with_the_levels_of_their_clause(api: dict[str, Any]) -> None:
    """A fact whose words print a level is listed with it; so are those whose clause names the levels before."""
    facts = {row["id"]: row for name in ("targets", "deadlines", "recurring") for row in api[name]}
    for row in facts.values():
        listed = {*row["levels"], *(body["level"] for body in row["actors"])}
        assert levels_named(row["quote"]) <= listed, row["id"]
    every = ["市", "县区", "乡镇"]
    for id_ in ("S4-4-R1", "S5-1-R1", "P42-D1", "P28-T1", "P28-R1"):
        assert facts[id_]["levels"] == every, id_


def test_targets(api: dict[str, Any]) -> None:
    """Fourteen values of seven things, as the text prints them: 31.0, not 31."""
    vision = SOURCE.split("一、总体目标\n")[1].split("\n")[0]
    words = "\n".join([vision, *(text for text, _ in projects().values())])
    ranges = re.findall(r"(?<![\d—])(\d{1,2}—\d{1,2}) ?[年个]", words)
    printed = re.findall(r"([\d.]+)%", words) + ranges + re.findall(r"(?<![\d—])(\d)[个名]", words)
    rows: Rows = api["targets"]
    assert sorted(row["printed"] for row in rows) == sorted(printed)
    assert "31.0" in printed
    assert len(rows) == 14
    assert len({(row["record"], row["what"]) for row in rows}) == 7
    (shares,) = re.findall(r"分别占当年一般预算支出的([\d.%、]+)以上", words)
    stored = [(row["year"], f"{row['printed']}%") for row in rows if row["record"] == "P8"]
    assert stored == list(zip(range(2013, 2021), shares.split("、"), strict=True))


def test_deadlines(api: dict[str, Any]) -> None:
    """The dates of the text, outside titles of documents and shares of years, are deadlines; article 20 has none."""
    dated = {}
    for id_, text in texts().items():
        words = re.sub(r"《[^》]*》|\([\d-]*年\)|\d{4}—\d{4}年|〔\d{4}〕", "", text)
        found = re.findall(r"(\d{4}) ?年|“十二五”期末|自发布之日起", words)
        if found and id_ != "P16":  # 2015年 there is the year of two shares
            dated[id_] = {year or None for year in found}
    rows: Rows = api["deadlines"]
    assert {row["record"] for row in rows} == set(dated)
    assert set(dated) == {"P9", "P20", "P22", "P35", "P42", "A2-20"}
    for row in rows:
        if row["basis"] == "external":
            assert (row["record"], row["date"]) == ("P9", "2015")
        else:
            assert row["date"] in dated[row["record"]]
    assert {row["record"] for row in rows if row["basis"] == "source"} == {"P20", "P22"}
    with_date = {row["record"] for row in rows if row["date"]} | {
        row["record"] for row in api["targets"] if row["year"]
    }
    assert len(with_date) == 7  # of 52 projects


def test_recurring_duties(api: dict[str, Any]) -> None:
    """Each 每年, 逐年, 定期… of the text is a recurring duty; S2-2 has one word for two, article 4 three for one."""
    words = "每年|逐年|每月|每周|每半月|(?<!不)定期|(?<!考评)年度"
    said = {id_: len(re.findall(words, text)) for id_, text in texts().items()}
    said |= {"S2-2": said["S2-2"] + 1, "A2-4": said["A2-4"] - 1}
    counted = Counter(row["record"] for row in api["recurring"])
    assert counted == Counter({id_: count for id_, count in said.items() if count})
    assert counted.total() == 18


def test_directions(api: dict[str, Any]) -> None:
    """What can be measured and shall only rise, fall or rank high is recorded, outside the vision's ten indicators."""
    ways, measures = "增强|增加|提高|上升|下降|降低|靠前|前列", "[^效]率|满意度|安全感|案件|排位|前列"
    due = {
        id_
        for id_, text in texts().items()
        for clause in re.split("[,;。]", text)
        if re.search(ways, clause) and re.search(measures, clause) and "劳动生产率" not in clause
    }
    rows: Rows = [*api["plan"]["phases"], *api["engineerings"], *api["projects"], *api["provisions"]]
    stored = {row["id"]: row["directions"] for row in rows if row["directions"]}
    assert set(stored) == due
    assert [indicator["name"] for indicator in stored["P52"]] == ["知晓率", "支持率", "参与率", "满意率"]
    assert {indicator["direction"] for indicator in stored["P36"]} == {"fall"}
    assert sum(map(len, stored.values())) == 11


def test_documents(api: dict[str, Any]) -> None:
    """Eight outside documents, the plan itself once, its annexes twice; forms of the assessment are none of them."""
    plan = SOURCE.split("\n特制定")[0]
    named = {id_: set(re.findall("《([^》]*)》", text)) for id_, text in texts().items()}
    named["S0"] = set(re.findall("《([^》]*)》", next(line for line in plan.split("\n") if "特制定" in line)))
    own = {"创建平安河源考评试行办法", "平安创建表", "平安绩效表"}
    outside = {(id_, title) for id_, titles in named.items() for title in titles - own}
    outside |= {("P26", "治安视频监控系统三年规划(2012-2014年)"), ("P32", "文明交通行动计划")}
    rows: Rows = api["citations"]
    assert {(row["record"], row["title"]) for row in rows if row["kind"] in {"basis", "cited"}} == outside
    assert Counter(row["kind"] for row in rows if row["kind"] in {"plan", "annex"}) == {"plan": 1, "annex": 2}
    assert len(outside) == 8
    (itself,) = (row for row in rows if row["kind"] == "plan")
    assert itself["number"] == re.findall(r"^(河委办发\S+号)$", SOURCE, re.MULTILINE)[0]


def test_every_quote_stands_in_the_text(api: dict[str, Any]) -> None:
    """Every quote of the API is words of the official text."""
    words = re.sub(r"\s", "", SOURCE)

    def quotes(value: Any) -> list[str]:  # noqa: ANN401 - JSON
        if isinstance(value, list):
            return [quote for inner in value for quote in quotes(inner)]
        if isinstance(value, dict):
            own = [value["quote"]] if value.get("quote") else []
            return own + [quote for inner in value.values() for quote in quotes(inner)]
        return []

    found = quotes(api)
    assert len(found) > 140
    assert [quote for quote in found if re.sub(r"\s", "", quote) not in words] == []


def test_no_date_is_made_up(api: dict[str, Any]) -> None:
    """The text gives no date of effect, and the API none."""
    assert [revision["effective"] for revision in api["plan"]["revisions"]] == [None]
    assert next(row for row in api["deadlines"] if row["record"] == "A2-20")["date"] is None
