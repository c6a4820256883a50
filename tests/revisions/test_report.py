"""What changed between two states, in words for those whom it concerns."""

import copy
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.commands.read_state import read_state
from generator.revisions.affected import AffectedUnits
from generator.revisions.canonical import ComparedState, field_at
from generator.revisions.edits import moved
from generator.revisions.report import Difference
from generator.schema.accept import schemas_by_name
from generator.text.diff import runs
from tests.support.amendment import BASE, amended, command
from tests.support.paths import CITY, PLAN, TESTS
from tests.support.stored import stored_text

GOLDEN = TESTS / "revisions" / "golden"


def test_an_amendment_is_told_as_the_golden_files_have_it(tmp_path: Path, *, update: bool) -> None:
    """Text and Markdown of an amendment with a change of most kinds."""
    difference = Difference.of(
        ComparedState("原方案", BASE.value), ComparedState("修订", read_state(str(amended(tmp_path)), CITY).value)
    )
    for format_, name in (("text", "amended.txt"), ("markdown", "amended.md")):
        report = difference.report(format_)
        assert report == stored_text(GOLDEN / name, report, update=update), name


def test_one_struck_participant_of_the_real_plan(tmp_path: Path) -> None:
    """The unit is told first, the lead and the others that a partner left, nobody else; broken rules stop nothing."""
    data = tmp_path / "data"
    shutil.copytree(PLAN, data)
    path, tie = data / "engineerings" / "03.yml", "- { role: participant, unit: shi-gongshanglian, mention: 市工商联 }"
    text = path.read_text(encoding="utf-8")
    assert text.index("id: P16") < text.index(tie) < text.index("id: P17")
    path.write_text(text.replace(f"      {tie}\n", "", 1), encoding="utf-8")
    done = command("data", data)
    assert done.returncode == 1
    assert done.stdout == (
        f"从 data 到 {data}：1 处变化，涉及 1 个单位\n"
        "\n"
        "各单位的变化\n"
        "市工商联：退出第16项劳动关系协调机制建设项目（原为参加单位）\n"
        "\n"
        "合作单位有变化的：市人力资源社会保障局、市总工会\n"
    )
    assert "text-in-source" in done.stderr
    (change,) = json.loads(command("data", data, "--format", "json").stdout)["changes"]
    assert (change["type"], change["record"]) == ("participant-removed", "P16")
    assert change["units"] == {
        "direct": ["shi-gongshanglian"],
        "partners": ["shi-renliziyuanshehuibaozhangju", "shi-zonggonghui"],
    }


def test_who_joins_and_who_leaves_are_told_apart_from_who_stays() -> None:
    """When one leaves and another joins, only those who are there before and after are told as partners."""
    new = copy.deepcopy(BASE.value)
    new["projects"][0]["responsibilities"][1]["unit"] = "shi-canlian"
    units = {change.type: change.units for change in Difference.of(BASE, ComparedState("new", new)).changes}
    assert units.keys() == {"participant-removed", "participant-added"}
    for type_, unit in (("participant-removed", "shi-jiaotongju"), ("participant-added", "shi-canlian")):
        assert units[type_].direct == (unit,)
        assert units[type_].partners == ("shi-zhujianju", "shizhi-youguandanwei")


def test_a_project_moved_is_no_new_project() -> None:
    """A project that another engineering has now has moved, and all its units are told."""
    new = copy.deepcopy(BASE.value)
    new["projects"][1]["engineering"] = "E2"
    (change,) = Difference.of(BASE, ComparedState("new", new)).changes
    assert (change.type, change.record) == ("moved", "P2")
    assert change.units.direct == ("shi-jiaotongju", "shi-caizhengju", "donganqu-zhengfu")


def test_ids_are_told_by_name() -> None:
    """People read the names of bodies and documents, not their ids."""
    new = copy.deepcopy(BASE.value)
    new["classes"][0]["municipal"].append("shi-canlian")
    del new["relationships"][0]
    lines = Difference.of(BASE, ComparedState("new", new)).report("text").splitlines()
    assert "市残联、市政府：单位类别“各级政府”：新增市一级的单位“市残联”" in lines
    assert (
        "删去关系：无障碍临江行动计划贯彻《安平省政府办公厅关于印发〈无障碍安平行动计划(2020—2025年)〉的通知》" in lines
    )


def test_measures_are_told_from_words() -> None:
    """Another line break of ours is no change of text, and concerns no unit."""
    new = copy.deepcopy(BASE.value)
    new["projects"][0]["text"] = new["projects"][0]["text"].replace(";\n", ";", 1)
    difference = Difference.of(BASE, ComparedState("new", new))
    (change,) = difference.changes
    assert (change.type, change.record, change.units.direct) == ("measures-changed", "P1", ())


@pytest.mark.parametrize("section", ["projects", "provisions"])
def test_a_remark_of_ours_is_no_change_of_a_duty(section: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What this site adds to a project or a provision concerns no unit: its schema alone says that it is ours."""
    file, kind = {"projects": ("engineering", "project"), "provisions": ("provisions", "provision")}[section]
    properties = schemas_by_name()[f"{file}.schema.json"]["$defs"][kind]["properties"]
    monkeypatch.setitem(properties, "remark_of_ours", {"title": "编者的话", "x-ours": True, "type": "string"})
    for field, value in (("remark_of_ours", "仅供参考"), ("levels", [{"level": "村居", "quote": "建立"}])):
        new = copy.deepcopy(BASE.value)
        record = next(item for item in new[section] if item["id"] in {"P1", "S3"})
        record[field] = value
        difference = Difference.of(BASE, ComparedState("new", new))
        assert all(change.is_ours and change.units == AffectedUnits() for change in difference.changes), field
        assert difference.changes
        if field == "remark_of_ours":
            assert "编者的话：“仅供参考”" in difference.report("text")


def test_a_fact_that_is_read_anew_is_told_to_the_units() -> None:
    """Other words of ours for a target concern the units of its project: their duty is stated otherwise."""
    new = copy.deepcopy(BASE.value)
    new["projects"][0]["targets"][0]["what"] = "盲道的修复率"
    (change,) = Difference.of(BASE, ComparedState("new", new)).changes
    assert change.is_ours
    assert change.units.direct == ("shi-zhujianju", "shi-jiaotongju", "shizhi-youguandanwei")


def test_long_markdown_fits_a_comment() -> None:
    """A comment has at most 65,536 characters; what is left off is said."""
    new = copy.deepcopy(BASE.value)
    new["waivers"] = [{"word": f"词{index}", "reason": "长" * 100} for index in range(20000)]
    report = Difference.of(BASE, ComparedState("new", new)).report("markdown")
    assert len(report) <= 65_536
    assert report.splitlines()[-1].startswith("……此处容不下其余")


def test_markdown_takes_words_as_they_are() -> None:
    """Nothing in the data is markup, or links a name or a number on the host."""
    new = copy.deepcopy(BASE.value)
    new["projects"][0]["name"] = "*a* @b #1 [c](d) <e>"
    report = Difference.of(BASE, ComparedState("new", new)).report("markdown")
    assert not re.search(r"\*a\*|@b|#1 |\[c\]|<e>", report)
    assert "&#42;a&#42; &#64;\u200bb &#35;\u200b1" in report


def test_every_field_of_a_state_has_a_name() -> None:
    """Whatever a state holds, at whatever place, a sentence calls it by a Chinese name that its schema gives."""

    def paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
        yield path
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from paths(inner, (*path, key))
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                yield from paths(inner, (*path, index))

    for state in (BASE, read_state(str(PLAN), PLAN)):
        for path in paths(state.value):
            if path and isinstance(path[-1], str):
                assert re.search("[一-鿿]", field_at(path).name), path


def test_what_is_ours_is_what_the_schemas_mark() -> None:
    """A field that a schema marks as this site's is, with all that is in it, up to one that is marked otherwise."""
    ours = (("projects", 0, "topics"), ("projects", 0, "levels", 0, "quote"), ("plan", "errata", 0), ("layout", "file"))
    plans = (("projects", 0, "text"), ("projects", 0, "targets", 0), ("provisions", 0, "part"), ("source",))
    assert all(field_at(path).is_ours for path in (*ours, ("units", 0, "aliases", 0), ("units", 0)))
    assert not any(field_at(path).is_ours for path in (*plans, ("units", 0, "name"), ("projects", 0, "targets")))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("到2014年前完成。", "到2015年底前完成。", [("到", "到"), ("2014年", "2015年底"), ("前完成。", "前完成。")]),
        ("甲", "甲", [("甲", "甲")]),
        ("", "新增一句。", [("", "新增一句。")]),
        ("建立甲乙制度", "建立丙乙丁制度", [("建立", "建立"), ("甲乙", "丙乙丁"), ("制度", "制度")]),
    ],
)
def test_characters_are_compared_in_readable_runs(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    """A single character that stays between two changes joins them."""
    assert [tuple(run) for run in runs(old, new)] == expected


@given(st.text("甲乙丙。\n"), st.text("甲乙丙。\n"))
def test_runs_make_up_both_texts(old: str, new: str) -> None:
    """Nothing is lost between the runs."""
    differing = runs(old, new)
    assert ("".join(run.old for run in differing), "".join(run.new for run in differing)) == (old, new)


def test_few_are_moved() -> None:
    """Of an order with one elsewhere, only that one has moved."""
    assert moved(["a", "b", "c", "d"], ["b", "c", "d", "a"]) == {"a"}
