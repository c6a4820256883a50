"""The changes between two states as data: complete, valid by their schema, and none where only YAML's dress differs."""

import copy
import json
import random
import shutil
from pathlib import Path
from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.commands.read_state import read_state
from generator.revisions.canonical import ComparedState
from generator.revisions.edits import label
from generator.revisions.report import Difference
from generator.source import read_document
from tests.support.amendment import BASE, amended, command
from tests.support.paths import CITY, REPOSITORY

SCHEMA = json.loads((REPOSITORY / "schemas" / "diff.schema.json").read_bytes())


def test_json_holds_to_its_schema(tmp_path: Path) -> None:
    """The schema describes what the command writes, and knows every type that an amendment has."""
    done = command("tests/city", amended(tmp_path), "--format", "json")
    value = json.loads(done.stdout)
    Draft202012Validator(SCHEMA).validate(value)
    assert (value["old"], done.returncode) == ("tests/city", 1)
    assert applied(BASE.value, value["changes"]) == trimmed(read_state(str(tmp_path / "amended"), CITY).value)


MUTABLE = {
    "aliases",
    "actors",
    "levels",
    "reading",
    "targets",
    "deadlines",
    "recurring",
    "citations",
    "note",
    "waivers",
}


def mutate(state: dict[str, Any], chance: random.Random) -> None:  # noqa: C901 - a case for each kind of value
    """Change one thing somewhere in a state, as an editor might, or as only a slip would."""
    holder: Any = state
    key: Any = chance.choice(sorted(state))
    while isinstance(holder[key], (dict, list)) and holder[key] and chance.random() < 0.9:
        holder = holder[key]
        key = chance.choice(sorted(holder)) if isinstance(holder, dict) else chance.randrange(len(holder))
    value = holder[key]
    if isinstance(holder, list):
        match chance.randrange(4):
            case 0 if len(holder) > 1:
                del holder[key]
            case 1:
                holder.insert(chance.randrange(len(holder) + 1), copy.deepcopy(value))
            case 2:
                chance.shuffle(holder)
            case _:
                if isinstance(value, dict) and "id" in value:
                    holder.insert(key, {**copy.deepcopy(value), "id": f"{value['id']}-{chance.randrange(9)}"})
    elif key in MUTABLE and isinstance(holder, dict) and "id" in holder:
        del holder[key]
    elif key == "role":
        holder[key] = "lead" if value == "participant" else "participant"
    elif isinstance(value, str) and key != "type":
        at = chance.randrange(len(value) + 1)
        holder[key] = value[:at] + chance.choice(["", "改", "\n", "/~"]) + value[at + chance.randrange(3) :]
    elif isinstance(value, bool):
        holder[key] = not value
    elif isinstance(value, (int, float)):
        holder[key] = value + chance.choice([1, 0.0, 0.5])


@given(seed=st.integers(min_value=0), count=st.integers(min_value=0, max_value=12), lasting=st.booleans())
@example(
    seed=43_235_279_460_301_910_688_080_592_896, count=1, lasting=True
)  # a chapter's number 1 becomes 1.0, which is the same
def test_the_old_state_and_the_changes_make_the_new_one(seed: int, count: int, lasting: bool) -> None:  # noqa: FBT001 - drawn
    """No difference is without a change: applied to the old value they give the new one, either way, also as JSON.

    Where ids are not lasting, the new one is the one whose records bear the ids of the old one.
    """
    value, chance = copy.deepcopy(BASE.value), random.Random(seed)  # noqa: S311 - no secret
    for _ in range(count):
        mutate(value, chance)
    new = ComparedState("new", value, has_lasting_ids=lasting)
    for old_state, new_state in ((BASE, new), (new, BASE)):
        difference = Difference.of(old_state, new_state)
        report = json.loads(difference.report("json"))
        assert difference.new is new_state or not lasting
        assert applied(old_state.value, report["changes"]) == trimmed(difference.new.value)
        assert bool(report["changes"]) == (trimmed(old_state.value) != trimmed(new_state.value))
        Draft202012Validator(SCHEMA).validate(report)
        assert difference.report("text").count("\n") > 0
        assert difference.report("markdown").startswith("## ")


def applied(value: Any, changes: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - JSON
    """Apply changes as diff.schema.json describes them, by their pointers alone."""
    at: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for change in changes:
        steps = change["field"].split("/")[1:]
        at.setdefault(tuple(step.replace("~1", "/").replace("~0", "~") for step in steps), []).append(change)
    return trimmed(_applied(value, at, ()))


Found = dict[tuple[str, ...], list[dict[str, Any]]]


def _applied(value: Any, at: Found, path: tuple[str, ...]) -> Any:  # noqa: ANN401
    here = [change for change in at.get(path, ()) if change["old"] is not None and change["new"] is not None]
    added = {
        place[-1]: change["new"]
        for place, several in at.items()
        if place[:-1] == path
        for change in several
        if change["old"] is None
    }
    removed = {
        place[-1]
        for place, several in at.items()
        if place[:-1] == path and any(change["new"] is None for change in several)
    }
    if isinstance(value, dict):
        fresh = {place[len(path)] for place in at if place[: len(path)] == path and len(place) == len(path) + 2}
        whole = {**value, **{key: [] for key in fresh if key not in value}}
        return {key: _applied(inner, at, (*path, key)) for key, inner in whole.items() if key not in removed} | added
    if not isinstance(value, list):
        return here[0]["new"] if here else value
    kept = [
        (label(item, path[-1]), _applied(item, at, (*path, str(index))))
        for index, item in enumerate(value)
        if str(index) not in removed
    ]
    if here:
        assert [words for words, _ in kept] == here[0]["old"]
        kept = [kept.pop(next(i for i, (first, *_) in enumerate(kept) if first == words)) for words in here[0]["new"]]
    items = [item for _, item in kept]
    for index in sorted(added, key=int):
        items.insert(int(index), added[index])
    return items


def trimmed(value: Any) -> Any:  # noqa: ANN401
    """Return a value without empty lists, which are the same as none."""
    if isinstance(value, dict):
        return {key: trimmed(inner) for key, inner in value.items() if inner != []}
    return [trimmed(inner) for inner in value] if isinstance(value, list) else value


def test_the_same_data_in_other_dress_is_no_change(tmp_path: Path) -> None:
    """Keys in another order, other quotes, other folding, comments: nothing changed, exit code 0."""
    for path in CITY.rglob("*"):
        other = tmp_path / path.relative_to(CITY)
        if path.suffix == ".yml":
            value = reversed_keys(read_document(path, path.name).value)
            dressed = yaml.safe_dump(value, allow_unicode=True, width=20, sort_keys=False)
            other.write_text(f"# 另一种写法\n{dressed}", encoding="utf-8")
        elif path.is_dir():
            other.mkdir()
        else:
            shutil.copyfile(path, other)
    done = command("tests/city", tmp_path)
    assert (done.returncode, done.stdout) == (0, f"从 tests/city 到 {tmp_path}：没有变化\n")


def reversed_keys(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: reversed_keys(inner) for key, inner in reversed(value.items())}
    return [reversed_keys(inner) for inner in value] if isinstance(value, list) else value
