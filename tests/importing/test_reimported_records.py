"""Tasks that a corrected notice adds, removes or moves are put into reviewed data; ids and what people wrote stay."""

import random
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.importing.reimport.conflict_places import place_in_words
from generator.importing.reimport.corrected_documents import UnmergedError, corrected_documents, renumbered
from generator.importing.reimport.merging import Conflict
from generator.importing.reimport.reading_again import read_again
from generator.load import load
from generator.model import Project
from generator.source import Document, Origin, SourcePlace
from tests.importing.reviewed import review

HEAD = """临江市人民政府关于印发《临江市茶产业发展行动方案》的通知

各县、区人民政府：
现将《临江市茶产业发展行动方案》印发给你们，请认真贯彻执行。

临江市人民政府
2026年3月1日

临江市茶产业发展行动方案

"""
GROUPS = ("夯实生产基础", "打响茶叶品牌", "强化服务保障")
TASKS = (
    "改造老茶园。2026年底前改造老茶园3000亩。（市农业农村局牵头，市财政局配合）",
    "修建水渠。修建引水渠20公里。（市水利局牵头，市财政局、市农业农村局配合）",
    "办好茶文化节。2026年10月底前举办节会2场。（市文广旅局牵头，市商务局配合）",
    "开设专卖店。在省会开设门店15家。（市商务局牵头，市财政局配合）",
    "培训制茶师傅。培训学员500人次。（市人力资源社会保障局牵头，市农业农村局配合）",
    "提供贷款贴息。发放贴息贷款3亿元。（市财政局牵头，市金融办配合）",
    "建设检测中心。2026年9月底前建成检测中心1个。（市市场监管局牵头，市财政局配合）",
    "通硬化道路。硬化茶山道路46公里。（市交通运输局牵头，各县、区政府配合）",
)
FIRST = ((0, 1), (2, 3), (4, 5))
Groups = tuple[tuple[int, ...], ...]


def notice(groups: Groups, names: tuple[str, ...] = GROUPS, edits: Mapping[int, str] | None = None) -> str:
    """Return a notice whose groups hold these tasks; `edits` are other words of some."""
    lines, number = [HEAD], 0
    for index, (name, tasks) in enumerate(zip(names, groups, strict=True)):
        lines.append(f"{'一二三四'[index]}、{name}\n")
        for task in tasks:
            number += 1
            lines.append(f"{number}.{(edits or {}).get(task, TASKS[task])}\n")
    return "".join(lines)


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import the notice; a person has looked at all of it, and noted something of each task."""
    folder = tmp_path_factory.mktemp("notice")
    (folder / "old.txt").write_text(notice(FIRST), "utf-8")
    assert main(["import", str(folder / "old.txt"), str(folder / "plan")]) == 0
    review(folder / "plan/data", folder / "data")
    for file in (folder / "data/engineerings").iterdir():
        words = file.read_text("utf-8")
        for task in TASKS:
            name = task.partition("。")[0]
            words = words.replace(f"    name: {name}\n", f"    name: {name}\n    short_name: 看过的{name[:4]}\n")
        file.write_text(words, "utf-8")
    return folder / "data"


@pytest.fixture
def data(reviewed: Path, tmp_path: Path) -> Path:
    """Give a copy of the reviewed data."""
    return Path(shutil.copytree(reviewed, tmp_path / "data"))


def put(data: Path, words: str) -> dict[str, bytes | None]:
    """Put a notice into the data; return the files that it changed, in order."""
    file = data.parent / "new.txt"
    file.write_text(words, "utf-8")
    files = read_again(data, file).files
    write(data, files)
    return dict(files)


def write(data: Path, files: Iterable[tuple[str, bytes | None]]) -> None:
    """Write and remove files."""
    for name, content in files:
        if content is None:
            (data / name).unlink()
        else:
            (data / name).write_bytes(content)


def tasks_of(data: Path) -> dict[int, Project]:
    """Return the tasks of checked data, which break no rule, by their numbers among TASKS, in their order."""
    dataset = load(data).dataset
    names = {task.partition("。")[0]: index for index, task in enumerate(TASKS)}
    return {names[project.name]: project for project in dataset.projects}


def moved(chance: random.Random) -> Groups:
    """Return the tasks, some removed, some added, some at other places, also of other groups; none is empty."""
    kinds = chance.sample(range(len(TASKS)), chance.randint(4, len(TASKS)))
    cuts = sorted(chance.sample(range(1, len(kinds)), 2))
    return tuple(kinds[: cuts[0]]), tuple(kinds[cuts[0] : cuts[1]]), tuple(kinds[cuts[1] :])


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(2, 12))])
def test_tasks_at_other_places_are_merged(data: Path, seed: int) -> None:
    """After any additions, removals and moves, and again after others, tasks keep their ids and what people wrote.

    Only what is new is a draft; order and numbers are the notice's; no rule is broken.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    known = {kind: f"P{kind + 1}" for kind in range(6)}
    used = {*known.values()}
    reviewed_kinds = {*known}
    for groups in (moved(chance), moved(chance)):
        put(data, notice(groups))
        tasks = tasks_of(data)
        assert list(tasks) == [kind for group in groups for kind in group]
        assert [task.number for task in tasks.values()] == list(range(1, len(tasks) + 1))
        assert [[tasks[kind].engineering for kind in group] for group in groups] == [
            [f"E{place}"] * len(group) for place, group in enumerate(groups, start=1)
        ]
        for kind, task in tasks.items():
            is_new = kind not in known
            assert (task.id in used, task.id) == (not is_new, known.get(kind, task.id))
            if kind in reviewed_kinds:  # it has never been away
                assert (task.draft, task.short_name) == (False, f"看过的{task.name[:4]}")
        reviewed_kinds &= {*tasks}
        known = {kind: task.id for kind, task in tasks.items()}
        used |= {*known.values()}


def test_groups_come_and_go(data: Path) -> None:
    """A group more between two and one that goes: the files of the others stay, tasks that move keep their facts."""
    names = ("夯实生产基础", "建设茶山道路", "强化服务保障")
    files = put(data, notice(((0, 1, 2), (7,), (4, 5)), names))
    dataset = load(data).dataset
    assert [(group.id, group.number, group.name) for group in dataset.engineerings] == [
        ("E1", 1, names[0]),
        ("E4", 2, names[1]),
        ("E3", 3, names[2]),
    ]
    assert files["engineerings/02.yml"] is None
    assert "engineerings/01a.yml" in files
    assert tasks_of(data)[2].deadlines[0].id == "P3-D1"
    assert not tasks_of(data)[2].deadlines[0].draft


def test_a_command_killed_anywhere_is_repeated(data: Path) -> None:
    """Whichever files were written or removed when it was killed, the same command ends the work."""
    words = notice(((0, 7), (1, 2, 6), (5,)), ("夯实生产基础", "建设茶山道路", "强化服务保障"))
    before = {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}
    file = data.parent / "new.txt"
    file.write_text(words, "utf-8")
    files = read_again(data, file).files
    after = {name: content for name, content in {**before, **dict(files)}.items() if content is not None}
    for count in (1, 4):
        shutil.rmtree(data)
        for name, content in before.items():
            (data / name).parent.mkdir(parents=True, exist_ok=True)
            (data / name).write_bytes(content)
        write(data, files[:count])
        write(data, read_again(data, file).files)
        assert {
            path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()
        } == after


def test_groups_in_another_order_ask_for_other_names(data: Path) -> None:
    """Groups in another order are refused with the new name of each file; renamed so, all is merged, and kept."""
    words = notice((FIRST[2], FIRST[0], (*FIRST[1], 6)), (GROUPS[2], GROUPS[0], GROUPS[1]))
    with pytest.raises(UnmergedError, match="换了次序") as refused:
        put(data, words)
    renames = re.findall(r"(engineerings/\S+) 改名为 (\S+)（“([^”]*)”）", str(refused.value))
    assert [title for *_, title in renames] == [GROUPS[2], GROUPS[0], GROUPS[1]]
    contents = {name: (data / now).read_bytes() for now, name, _ in renames}
    for name, content in contents.items():
        (data / "engineerings" / name).write_bytes(content)
    put(data, words)
    tasks = tasks_of(data)
    assert list(tasks) == [4, 5, 0, 1, 2, 3, 6]
    assert [task.id for task in tasks.values()] == ["P5", "P6", "P1", "P2", "P3", "P4", "P7"]
    assert [task.short_name.startswith("看过的") for task in tasks.values()] == [True] * 6 + [False]


def test_numbers_run_through_all_files() -> None:
    """Groups count in the order of their files, tasks through all of them; what is right already is not set."""
    values = {
        "engineerings/01.yml": {"number": 1, "projects": [{"number": 1}, {"number": 3}]},
        "engineerings/01a.yml": {"number": 3},
        "projects.yml": {"projects": [{"number": 3}]},
    }
    assert renumbered(values) == {
        "engineerings/01.yml": {("projects", 1, "number"): 2},
        "engineerings/01a.yml": {("number",): 2},
    }


def test_what_is_in_doubt_is_named() -> None:
    """Of two tasks that are gone and two alike ones in their places, nobody can say which is which: both are named."""
    old, new = (documents(numbers) for numbers in (("三", "四", "五"), ("八", "九")))
    with pytest.raises(UnmergedError, match=r"看不准是不是同一条：原来的“修建第.条引水渠”与改后的“修建第.条引水渠”"):
        corrected_documents(old, old, new)


def documents(numbers: tuple[str, ...]) -> dict[str, Document]:
    """Return the documents of a plan whose tasks differ in one character."""
    tasks = [
        {"id": f"P{place}", "number": place, "name": f"修建第{number}条引水渠", "text": f"建成第{number}条，全部通水"}
        for place, number in enumerate(numbers, start=1)
    ]
    values: dict[str, Any] = {
        "plan.yml": {"id": "plan", "title": "计划"},
        "projects.yml": {"projects": tasks},
        "source/plan.yml": {"original": {}},
    }
    place = Origin("", SourcePlace(1, 1))
    return {name: Document(name, value, place, name) for name, value in values.items()}


def test_places_are_named_in_words() -> None:
    """A value that stays is named by its task, the item of the list and the field."""
    task: dict[str, Any] = {
        "id": "P7",
        "number": 5,
        "name": "修渠",
        "deadlines": [{"id": "P7-D1", "what": "通水", "date": "2026"}],
    }
    document = Document("", {"id": "E1", "projects": [task]}, Origin("", SourcePlace(1, 1)), "engineerings/01.yml")
    conflict = Conflict(("projects", 0, "deadlines", 0, "date"), "2026", "2027", "2028")
    assert place_in_words(document, conflict) == "第5项修渠的时限“通水”的日期"
    gone = Conflict(("projects", 0, "deadlines"), {"what": "通电"}, {"what": "通电到户"}, None)
    assert place_in_words(document, gone) == "第5项修渠的时限“通电”"
