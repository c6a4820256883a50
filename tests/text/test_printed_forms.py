"""Forms are read as they are written, and print records so that a reading by the same form gives them back."""

import json
import random
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.load import load
from generator.source import read_folder
from generator.text.forms import Form, FormError, Hole, parse
from generator.text.official import printed
from tests.support.laid_out import write

Record = dict[str, Any]

WORD = st.text(st.sampled_from("修路建桥照明绿化办公"), min_size=1, max_size=6)
LITERAL = st.text(st.characters(codec="utf-8", exclude_characters="{}", exclude_categories=["C"]), max_size=5)
HOLES = {
    "{text}": Hole("text"),
    "{units[1:]:，}": Hole("units", "，", 1),
    "{number:chinese}": Hole("number", "chinese"),
}


@given(st.lists(st.one_of(LITERAL, st.sampled_from(sorted(HOLES)))))
def test_a_pattern_is_literal_characters_and_holes(parts: list[str]) -> None:
    """Whatever stands between holes is kept; holes are read with their argument and their part."""
    form = parse("".join(parts))
    printed_again = "".join(part if isinstance(part, str) else "\0" for part in form)
    assert printed_again == "".join("\0" if part in HOLES else part for part in parts)
    assert [part for part in form if isinstance(part, Hole)] == [HOLES[part] for part in parts if part in HOLES]


@pytest.mark.parametrize(
    ("pattern", "form"),
    [
        ("{lbrace}{rbrace}", ("{", "}")),
        ("{units[2]}", (Hole("units", "", 2, 3),)),
        ("{units[:2]}", (Hole("units", "", 0, 2),)),
        ("{text[1:3]}", (Hole("text", "", 1, 3),)),
        ("（{lead}牵头）", ("（", Hole("lead"), "牵头）")),
    ],
)
def test_a_hole(pattern: str, form: Form) -> None:
    """A hole names a field, a part of a list, or a brace."""
    assert parse(pattern) == form


@pytest.mark.parametrize("pattern", ["{text", "text}", "{Text}", "{}", "{text[}", "{name[1]}", "{units[]}", "{{text}}"])
def test_what_is_no_hole(pattern: str) -> None:
    """A brace without its other, and what is no hole, are told of."""
    with pytest.raises(FormError):
        parse(pattern)


BRACKETS = st.sampled_from([("（", "）"), ("(", ")"), ("[", "]"), ("【", "】"), ("〔", "〕"), ("\n", ""), ("\t", "")])
LABELS = [("牵头单位：", "；配合单位：", ""), ("", "牵头，", "配合"), ("主办:", " 协办:", "")]
LIST = st.fixed_dictionaries(
    {
        "brackets": BRACKETS,
        "separator": st.sampled_from(["、", "，", ",", "；", "和", " "]),
        "labels": st.sampled_from(
            [("牵头单位：", "；配合单位：", ""), ("", "牵头，", "配合"), ("主办:", " 协办:", "")]
        ),
        "leads": st.integers(1, 2),
        "participants": st.integers(1, 3),
    }
)
TASK = st.fixed_dictionaries(
    {
        "label": st.sampled_from(["1", "（二）", "5-1", "6A", "①"]),
        "after": st.sampled_from([".", "．", "、", "", "\t"]),
        "name": WORD,
        "measures": st.lists(st.tuples(WORD, st.one_of(st.none(), LIST)), min_size=1, max_size=3),
    }
)
GROUP: st.SearchStrategy[Record] = st.recursive(
    st.fixed_dictionaries({"name": WORD, "tasks": st.lists(TASK, max_size=2), "groups": st.just([])}),
    lambda inner: st.fixed_dictionaries(
        {"name": WORD, "tasks": st.lists(TASK, max_size=2), "groups": st.lists(inner, max_size=2)}
    ),
    max_leaves=4,
)


class _Plan:
    """A tree of groups as a data folder, and the text that it prints, made side by side."""

    def __init__(self, groups: list[Record], tasks: list[Record]) -> None:
        self.text = ["测试方案"]
        self.lines: list[Record] = [{"field": "/title"}]
        self.groups: list[Record] = []
        self.units: list[Record] = []
        self.number = 0
        for group in groups:
            self.group(group, None)
        self.rest = [self.task(task) for task in tasks]

    def group(self, group: Record, parent: str | None) -> None:
        number = len(self.groups) + 1
        record: Record = {"id": f"E{number}", "number": number, "name": f"{group['name']}{chr(64 + number)}"}
        if parent is not None:
            record["parent"] = parent
        self.groups.append(record)
        self.text.append(f"第{number}组 {record['name']}")
        self.lines.append({"record": record["id"], "form": "第{number}组 {name}"})
        record["projects"] = [self.task(task) for task in group["tasks"]]
        for inner in group["groups"]:
            self.group(inner, record["id"])

    def task(self, task: Record) -> Record:
        self.number += 1
        ties: list[Record] = []
        measures, words = [], ""
        for index, (text, bodies) in enumerate(task["measures"], start=1):
            words += f"{text}。"
            if bodies:
                pattern, listed = self.bodies(bodies, index, ties)
                measures.append("{text}" + pattern)
                words += listed
        label = f"{task['label']}{self.number}"
        self.text.append(f"{label}{task['after']}{task['name']}：{words}")
        piece: Record = {"record": f"P{self.number}", "form": f"{{label}}{task['after']}{{name}}：{{measures}}"}
        self.lines.append(piece | ({"measures": measures} if measures else {}))
        text = "\n".join(f"{measure}。" for measure, _ in task["measures"])
        record = {"id": f"P{self.number}", "number": self.number, "label": label, "name": task["name"], "text": text}
        return record | {"responsibilities": ties}

    def bodies(self, bodies: Record, measure: int, ties: list[Record]) -> tuple[str, str]:
        (opening, closing), separator, labels = bodies["brackets"], bodies["separator"], bodies["labels"]
        mentions: dict[str, list[str]] = {}
        for role, count in (("lead", bodies["leads"]), ("participant", bodies["participants"])):
            for _ in range(count):
                unit = {"id": f"danwei-{len(self.units) + 1}", "name": f"第{len(self.units) + 1}局"}
                self.units.append(unit)
                mentions.setdefault(role, []).append(unit["name"])
                ties.append({"role": role, "unit": unit["id"], "mention": unit["name"], "measure": measure})
        lead, participant = (f"{{{role}:{separator}}}" for role in ("lead", "participant"))
        pattern = f"{opening}{labels[0]}{lead}{labels[1]}{participant}{labels[2]}{closing}"
        leads, participants = (separator.join(mentions[role]) for role in ("lead", "participant"))
        return pattern, f"{opening}{labels[0]}{leads}{labels[1]}{participants}{labels[2]}{closing}"

    def files(self) -> dict[str, Any]:
        text = "\n".join(self.text)
        files: dict[str, Any] = {
            "plan.yml": {"id": "test", "title": "测试方案", "convention": {"kind": "labels"}},
            "units.yml": {"units": self.units},
            "projects.yml": {"projects": self.rest},
            "source/a.txt": text,
            "source/a.yml": {"file": "a.txt", "sha256": sha256(text.encode()).hexdigest(), "lines": self.lines},
        }
        return files | {f"engineerings/{group['number']:02}.yml": group for group in self.groups}


@settings(
    max_examples=settings().max_examples // 2, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)
@given(st.lists(GROUP, max_size=2), st.lists(TASK, min_size=1, max_size=2), st.randoms(use_true_random=False))
def test_any_tree_is_printed_and_read_back(groups: list[Record], tasks: list[Record], draw: random.Random) -> None:
    """Groups of any depth, tasks in and outside them, and lists of any form print the text, in whatever order of keys.

    The bodies, roles and measures of the printed text, read by its marks alone, are those of the records.
    """
    import tempfile  # noqa: PLC0415 - hypothesis has no folder of its own for each example

    plan = _Plan(groups, tasks)
    with tempfile.TemporaryDirectory() as folder:
        files = plan.files()
        loaded = load(write(files, Path(folder) / "a")).dataset
        assert printed(loaded).text == files["source/a.txt"]
        listed = re.findall("第[0-9]+局", printed(loaded).text)
        mentions = [tie.mention for project in loaded.projects for tie in project.responsibilities]
        assert listed == mentions
        shuffled = load(
            write({name: _shuffled(value, draw) for name, value in files.items()}, Path(folder) / "b")
        ).dataset
        assert (shuffled.plan, shuffled.engineerings, shuffled.ungrouped) == (
            loaded.plan,
            loaded.engineerings,
            loaded.ungrouped,
        )
        assert shuffled.layout == loaded.layout
        assert shuffled.sha256 == loaded.sha256
        assert len(read_folder(Path(folder) / "b")) == len(files) - 1


def _shuffled(value: Any, draw: random.Random) -> Any:  # noqa: ANN401 - JSON
    """Return a value with the keys of its mappings in another order."""
    if isinstance(value, dict):
        keys = draw.sample(sorted(value), len(value))
        return {key: _shuffled(value[key], draw) for key in keys}
    if isinstance(value, list):
        return [_shuffled(item, draw) for item in value]
    return value


def test_an_empty_list_is_an_absent_key(tmp_path: Path) -> None:
    """`[]` and no key are the same: the dataset is equal."""
    plan = _Plan([], [{"label": "1", "after": ".", "name": "修路", "measures": [("建桥", None)]}])
    files = plan.files()
    without = json.loads(json.dumps(files))
    del without["projects.yml"]["projects"][0]["responsibilities"]
    files["plan.yml"] |= {"goals": [], "phases": [], "annexes": [], "topics": [], "errata": [], "defaults": []}
    first, second = (load(write(value, tmp_path / name)).dataset for name, value in (("a", files), ("b", without)))
    assert (first.plan, first.projects) == (second.plan, second.projects)
