"""The real plan counted anew: from its official text, by regular expressions, against the API of the built site.

Nothing of the generator is imported: what both sides say was found twice.
"""

import re
from collections import Counter
from typing import Any

import yaml

from tests.support.paths import PLAN
from tests.support.recount import MERGED, SOURCE, Rows, aims, phases, projects, provisions


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
