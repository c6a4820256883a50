"""Records of two imports are matched by what they print, whatever their ids are."""

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.revisions.canonical import ComparedState
from generator.revisions.matching import match_records, renamed
from generator.revisions.report import Difference

WORDS = ("改造茶园", "办好茶节", "培训农民", "修建水渠", "安装路灯", "植树造林", "救助儿童", "建设书屋")
UNITS = ("nongyeju", "wenlvju", "renshiju", "shuiliju")
PLACES = ("青山", "石桥", "柳湾", "大塘", "云岭", "白沙", "金鸡", "双河")


def task(kind: int) -> dict[str, Any]:
    """Return a task, told from every other by its words."""
    name = f"{PLACES[kind]}镇{WORDS[kind]}"
    text = f"由{WORDS[kind][:2]}专班到{PLACES[kind]}{WORDS[kind][2:]}，年底前完成{kind + 3}处，达到{kind + 20}人。"
    facts = [{"what": quote, "quote": quote, "value": kind} for quote in (text[-8:-1], text[-16:-9])]
    unit = UNITS[kind % len(UNITS)]
    ties = [{"unit": unit, "mention": unit, "role": "lead"}]
    return {"name": name, "text": text, "targets": facts, "responsibilities": ties}


def imported(groups: list[list[dict[str, Any]]]) -> dict[str, Any]:
    """Return a state as an import numbers it: groups, tasks and facts from one, in their order."""
    state: dict[str, Any] = {
        "plan": {"id": "plan", "title": "计划"},
        "units": [{"id": unit, "name": unit} for unit in UNITS],
        "engineerings": [],
        "projects": [],
        **{key: [] for key in ("parts", "provisions", "relationships", "waivers")},
        "assessment": {},
        "layout": {"lines": []},
        "source": "",
    }
    for number, tasks in enumerate(groups, start=1):
        state["engineerings"].append({"id": f"E{number}", "number": number, "name": f"第{'甲乙丙'[number - 1]}组"})
        for record in tasks:
            place = len(state["projects"]) + 1
            facts = [{"id": f"P{place}-T{fact}", **target} for fact, target in enumerate(record["targets"], start=1)]
            ids = {"id": f"P{place}", "number": place, "label": f"{place}.", "engineering": f"E{number}"}
            state["projects"].append({**copy.deepcopy(record), **ids, "targets": facts})
            state["layout"]["lines"].append({"record": f"P{place}"})
    return state


def grouped(kinds: list[int]) -> list[list[dict[str, Any]]]:
    """Return tasks in two groups."""
    return [[task(kind) for kind in kinds if kind < 4], [task(kind) for kind in kinds if kind >= 4]]


def difference(old: dict[str, Any], new: dict[str, Any]) -> Difference:
    """Return the difference of two imports."""
    return Difference.of(ComparedState("old", old), ComparedState("new", new))


@given(st.sets(st.integers(0, 7), min_size=1), st.sets(st.integers(0, 7), min_size=1))
def test_added_and_removed_tasks_are_told_exactly(before: set[int], after: set[int]) -> None:
    """Of any two sets of tasks just those of one alone are told, with their units, and no other task or figure."""
    between = difference(imported(grouped(sorted(before))), imported(grouped(sorted(after))))
    kinds = {task(kind)["name"]: kind for kind in range(8)}
    said = {
        (change.type, kinds[(change.edit.new or change.edit.old)["name"]])
        for change in between.changes
        if change.type in {"added", "withdrawn"} and change.place.section == "projects"
    }
    assert said == {*(("added", kind) for kind in after - before), *(("withdrawn", kind) for kind in before - after)}
    others = [change for change in between.changes if change.type not in {"added", "withdrawn"}]
    numbers = [change for change in others if change.place.section == "projects"]
    assert all(change in between.numbers for change in numbers)
    _, sentences = between.sentences()
    units = {UNITS[kind % len(UNITS)] for kind in before ^ after}
    assert {*sentences.direct} == units


@given(st.permutations(range(8)), st.lists(st.integers(0, 7), max_size=2, unique=True))
def test_moved_tasks_are_the_same(order: list[int], changed: list[int]) -> None:
    """In any order each task is known by its words, with a figure changed in some of them too: none comes or goes."""
    old = imported([[task(kind) for kind in range(8)], []])
    tasks = [task(kind) for kind in order]
    for kind in changed:
        edited = tasks[order.index(kind)]
        edited["text"] = edited["text"].replace(f"{kind + 20}人", f"{kind + 60}人")
    match = match_records(old, imported([tasks, []]))
    assert (match.added, match.removed) == ((), ())
    names = {record["id"]: record["name"] for record in old["projects"]}
    new = renamed(imported([tasks, []]), match.ids)
    assert [names[record["id"]] for record in new["projects"]] == [record["name"] for record in tasks]
    assert [line["record"] for line in new["layout"]["lines"]] == [record["id"] for record in new["projects"]]


def test_a_task_that_goes_to_another_group_is_moved() -> None:
    """A task of the first group that stands in the second is told as one that has moved there."""
    old = imported(grouped([0, 1, 2, 4, 5]))
    first, second = grouped([0, 1, 2, 4, 5])
    between = difference(old, imported([first[1:], [*second, first[0]]]))
    told = [(change.type, change.record) for change in between.changes if change not in between.numbers]
    assert ("moved", "P1") in told
    assert not {type_ for type_, _ in told} & {"added", "withdrawn", "text-changed", "renamed"}


def test_figures_of_a_task_are_matched_too() -> None:
    """A figure more at the head of a task is one that is added; the others are the same, whatever their ids are."""
    old = imported(grouped([0, 1]))
    tasks = grouped([0, 1])
    tasks[0][1]["targets"].insert(0, {"what": "新建厂房", "quote": "新建厂房", "value": 1})
    told = [(change.type, change.edit.new["what"]) for change in difference(old, imported(tasks)).changes]
    assert told == [("target-added", "新建厂房")]


def test_new_records_have_ids_that_none_had() -> None:
    """What is new has the number after the largest, also of tasks that people have added; theirs where it is that."""
    old, new = imported(grouped([0, 1, 3])), imported(grouped([2, 0, 1, 3]))
    id_ = next(record["id"] for record in new["projects"] if record["name"] == task(2)["name"])
    edited, same = copy.deepcopy(old), copy.deepcopy(old)
    edited["projects"].append({**old["projects"][0], **task(7), "id": "P9"})
    same["projects"].append({**old["projects"][0], **task(2), "id": "P9"})
    assert [match_records(old, new, state).ids.get(id_) for state in (None, edited, same)] == ["P4", "P10", "P9"]


def test_numbers_that_follow_are_one_line() -> None:
    """The tasks after one that goes are told in one sentence, not one by one."""
    between = difference(imported(grouped(list(range(8)))), imported(grouped([0, 2, 3, 4, 5, 6, 7])))
    report = between.report("text")
    assert "任务的序号随之顺移，不另算变化：第3—8改为第2—7" in report
    assert report.count("序号") == 1
    assert "：2 处变化，涉及 1 个单位" in report  # the task, and the layout


def test_groups_of_one_name_are_told_apart_by_the_group_above() -> None:
    """A task that moves to a group of the same name is told as moved from one chapter's to the other's."""
    old, new = imported([[task(0)], [task(1)]]), imported([[task(0)], [task(1)]])
    for state in (old, new):
        chapters = [{"id": f"C{number}", "number": number, "name": name} for number, name in ((8, "洪涝"), (9, "地震"))]
        for group, chapter in zip(state["engineerings"], chapters, strict=True):
            group |= {"name": "一级响应", "parent": chapter["id"]}
        state["engineerings"] += chapters
    new["projects"][0]["engineering"] = "E2"
    assert "由洪涝／一级响应改为地震／一级响应" in difference(old, new).report("text")
