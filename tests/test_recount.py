"""The real plan counted anew: from its official text, by regular expressions, against the API of the built site.

Nothing of the generator is imported: what both sides say was found twice.
"""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.paths import PLAN

SOURCE = (PLAN / "source" / "heyuan-2012.txt").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
Rows = list[dict[str, Any]]

# Three spellings that are read as another unit's.
MERGED = {"市公安局等": "市公安局", "市直政法部门": "市直政法各部门", "市综治委各成员单位": "市综治委成员单位"}


@pytest.fixture(scope="module")
def api(plan_folder: Path) -> dict[str, Any]:
    """Return the values of the API's files by name, as the site has them."""
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in plan_folder.glob("api/v1/*.json")}


def projects() -> dict[str, tuple[str, list[str]]]:
    """Return text and units of each project of annex 1, by id."""
    found = {}
    for line in SOURCE.split("现提出如下分工方案")[1].split("\n附件2\n")[0].split("\n"):
        if head := re.match(r"(\d+)\.[^。]*项目。", line):
            text, units = line[head.end() :].rstrip(" )").rsplit("(", 1)
            found[f"P{head[1]}"] = (text, re.split("[、,]", units))
    return found


def aims() -> dict[str, str]:
    """Return the aim of each engineering, by id: the line below its heading."""
    annex = SOURCE.split("现提出如下分工方案")[1].split("\n附件2\n")[0]
    lines = re.findall(r"^[一二三四五六七八九十]+、[^\n]*工程\n([^\n]*)", annex, re.MULTILINE)
    return {f"E{number}": line for number, line in enumerate(lines, start=1)}


def phases() -> dict[str, str]:
    """Return the words of each phase, by id."""
    lines = re.findall(r"^第[一二三四]阶段\([^)]*\):[^。]*。([^\n]*)", SOURCE, re.MULTILINE)
    return {f"S2-{number}": line for number, line in enumerate(lines, start=1)}


def provisions() -> dict[str, str]:
    """Return the words of each clause of the parts three to five, and of each article of annex 2, by id."""
    main = SOURCE.split("\n三、任务分工\n")[1].split("\n \n附件:1.")[0]
    third, fourth, fifth = re.split(r"\n[四五]、[^\n]*\n", main)
    found = {"S3": third}
    for part, text in (("S4", fourth), ("S5", fifth)):
        clauses = re.findall(r"^\([一二三四]\)([^\n]*)", text, re.MULTILINE)
        found |= {f"{part}-{number}": clause for number, clause in enumerate(clauses, start=1)}
    rules = SOURCE.split("\n附件2\n")[1].split("\n \nBaidu")[0]
    rules = re.sub(r"^[一二三四五]、[^\n]*\n", "", rules, flags=re.MULTILINE)
    articles = re.split(r"^第[一二三四五六七八九十]+条 ", rules, flags=re.MULTILINE)[1:]
    return found | {f"A2-{number}": article.strip() for number, article in enumerate(articles, start=1)}


def texts() -> dict[str, str]:
    """Return all these words by id."""
    return {id_: text for id_, (text, _) in projects().items()} | aims() | phases() | provisions()


def test_the_text_is_parted() -> None:
    """The text falls into 52 projects, 10 aims, 4 phases and 28 provisions."""
    assert [len(part) for part in (projects(), aims(), phases(), provisions())] == [52, 10, 4, 28]


def test_units(api: dict[str, Any]) -> None:
    """71 units, 11 of them collectives, have 227 mentions, each in its place; 23 lead."""
    mentions = [
        (project, place, unit) for project, (_, units) in projects().items() for place, unit in enumerate(units)
    ]
    assert len(mentions) == 227
    rows: Rows = api["responsibilities"]
    assert [(row["project"], row["order"] - 1, row["mention"]) for row in rows] == mentions
    assert [row["unit_name"] for row in rows] == [MERGED.get(unit, unit) for *_, unit in mentions]
    assert {row["role"] for row in rows if row["order"] == 1} == {"lead"}
    leads = Counter(MERGED.get(units[0], units[0]) for _, units in projects().values())
    units: Rows = [unit for unit in api["units"] if unit["in_annex"]]
    assert (len(units), sum(unit["collective"] for unit in units), len(leads)) == (71, 11, 23)
    assert {unit["name"]: unit["lead_count"] for unit in units if unit["lead_count"]} == leads


def test_provisions_that_name_a_unit(api: dict[str, Any]) -> None:
    """Every provision that prints a unit's name counts for it, once, whether it acts there or is acted upon."""
    names = sorted((unit["name"] for unit in api["units"]), key=len, reverse=True)
    named: dict[str, set[str]] = {name: set() for name in names}
    for id_, text in provisions().items():
        rest = re.sub("《[^》]*》", "\n", text)
        for name in names:
            if name in rest:
                named[name].add(id_)
                rest = rest.replace(name, "\n")
    named["乡镇(街道)"].add("A2-7")  # 乡镇(镇街)
    named["市综治办"].add("A2-6")  # 市、县区综治办
    for unit in api["units"]:
        counted = {*unit["provisions_acting"], *unit["provisions_concerned"]}
        assert counted == named[unit["name"]], unit["name"]
        assert unit["provision_count"] == len(counted)
    count = {unit["name"]: unit["provision_count"] for unit in api["units"]}
    assert (count["县区"], count["乡镇(街道)"]) == (8, 5)
    assert [count[name] for name in ("村(居)", "县区直相关部门", "市直相关部门")] == [2, 2, 2]


def test_rewards_and_penalties_reach_the_same(api: dict[str, Any]) -> None:
    """Articles 5, 13 and 14 concern the counties alike: none of them acts there."""
    rows = {row["id"]: row for row in api["provisions"]}
    for id_ in ("A2-5", "A2-13", "A2-14"):
        assert "县区" in [body["mention"] for body in rows[id_]["concerned"]]
        assert "县区" not in [body["mention"] for body in rows[id_]["actors"]]
    (county,) = (unit for unit in api["units"] if unit["name"] == "县区")
    assert {"A2-5", "A2-13", "A2-14"} <= set(county["provisions_concerned"])


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


def test_assessment(api: dict[str, Any]) -> None:
    """The six steps of article 8; rewards and penalties of six provisions; what else the others settle."""
    assessment = api["assessment"]
    (steps,) = re.findall("考评程序包括([^。]*)。", SOURCE)
    assert [step["name"] for step in assessment["steps"]] == steps.split("、")
    settled = {"consequences": {"S5-3", "A2-5", "A2-13", "A2-14", "A2-15", "A2-16"}, "separate": {"A2-17"}}
    settled["arrangements"] = {"S5-1", "S5-2", "A2-17", "A2-18", "A2-19", "A2-20"}
    for part, articles in settled.items():
        assert {item["article"] for item in assessment[part]} == articles, part
    made = {score["what"]: score["actor"] for score in assessment["scores"]}
    assert made["总分"] is None
    severe = next(item for item in assessment["consequences"] if item["id"] == "AQ11")
    assert "弄虚作假" in severe["condition"]
    assert "隐瞒不报" in severe["condition"]


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


def test_names() -> None:
    """Later names, which no document is cited for, are search names alone; 邪教办 is nobody's name."""
    units = yaml.safe_load((PLAN / "units.yml").read_text(encoding="utf-8"))["units"]
    aliases = {alias for unit in units for alias in unit.get("aliases", ())}
    searched = {name for unit in units for name in unit.get("search_names", ())}
    assert "邪教办" not in aliases | searched
    later = {"610办", "卫健局", "劳动局", "人事局", "警察局", "经贸局", "征收办", "市监局", "住房和城乡建设局"}
    below = {"东源", "和平县", "龙川", "紫金", "连平", "县政府", "村委会", "居委会", "镇政府", "街道办"}
    assert later | below <= searched
    assert not (later | below) & aliases


# What a name says of its system, in the order in which the register tries them; 政府 is what is left.
SYSTEMS = {
    "党委": "市委.*",
    "人大": "市人大常委会.+",
    "政协": "市政协.+",
    "纪检": "市纪委",
    "审判检察": ".*(法院|检察院)",
    "群团": "市总工会|市工商联|团市委|市妇联",
    "武警": ".*武警.*",
    "监狱": ".*监狱",
    "垂直管理": "国家.*",
    "事业单位": ".*(中心|台)",
    "县区及基层": "(县区|乡镇|村|源城区).*",
    "集合称谓": "各.*|.*(有关|相关|各).*|.*成员单位|组织人事部门",
    "议事协调机构": ".*(综治委|综治办|领导小组办公室)",
    "政府": "市(府|政府|.*局$).*",
}


def test_systems() -> None:
    """Each unit is in the first system that its name fits, in the order of the register, or says why it is not."""
    register = yaml.safe_load((PLAN / "units.yml").read_text(encoding="utf-8"))
    listed = [system["name"] for system in register["systems"] if system["name"] != "政府"]
    assert sorted(listed) == sorted(SYSTEMS.keys() - {"政府"})
    for unit in register["units"]:
        fitting = [name for name in (*listed, "政府") if re.fullmatch(SYSTEMS[name], unit["name"])]
        assert unit.get("system_basis") or unit["system"] == fitting[0], unit["name"]
