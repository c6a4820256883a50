"""A change in the words of an office: to the unit that it concerns, to its partners, and to everybody."""

from __future__ import annotations

from typing import Any

from generator.revisions.changes import Change, printed
from generator.revisions.edits import Action
from generator.revisions.names import FIELDS, Names
from generator.revisions.names import item_name as item_called
from generator.text.diff import DiffRun, runs
from generator.text.wording import UNIT_ROLES

SHORT = 24  # longer words are set side by side, not quoted in a sentence
_DONE = {Action.ADDED: "新增", Action.REMOVED: "删去"}
_ENDED = {"projects", "engineerings", "provisions"}  # what is ended by the plan; other records are our own


def sentence(change: Change, names: Names, unit: str = "") -> str:  # noqa: C901, PLR0911 - one for each kind
    """Return a change in a sentence; `unit` is the id of the unit that it is told to, where that makes a difference."""
    place = names.record(change.spot.section, change.spot.record)
    match change.type:
        case "added" | "withdrawn" if change.spot.section == "units":
            return f"{'列入' if change.type == 'added' else '移出'}单位名录"
        case "added" | "withdrawn":
            return _standing(change, place, unit)
        case "lead-changed" | "participant-added" | "participant-removed":
            return _part(change, place)
        case "order-changed":
            return _order(change, place, names)
        case "measures-changed":
            return f"{place}：分句的划分有调整，文字不变"
        case "merged" | "split" | "succeeded":
            return place + _since(change.edit.new)
        case "relationship-added" | "relationship-removed":
            return f"{_DONE[change.edit.action]}关系：{place}"
        case "source-changed":
            return "原文文件有改动（原文应当一字不改）"
        case "layout-changed":
            return "原文编排有改动"
    if change.spot.whole or change.spot.record is None:
        return f"{_DONE.get(change.edit.action, '修改')}{place if change.spot.record else _at_top(change, names)}"
    own = change.spot.section == "units" and change.record == unit
    return (("" if own else f"{place}：") + _field(change, names)).replace("的正文有", "正文有")


def announcement(change: Change, names: Names) -> str:
    """Return a change in a sentence for everybody, with whom it is about."""
    if change.type in {"lead-changed", "participant-added", "participant-removed"}:
        return partner(change, names)
    words = sentence(change, names)
    is_of_register = change.spot.section == "units" and change.type in {"added", "withdrawn"}
    return f"{names.of(change.record or '')}{words}" if is_of_register else words


def partner(change: Change, names: Names) -> str:
    """Return what the partners of a project are told of a unit that came, left or has another part now."""
    project, unit = change.spot.record or {}, names.of(change.spot.item["unit"])
    match change.edit.action:
        case Action.ADDED:
            told = f"{unit}加入，为{UNIT_ROLES[change.spot.item['role']]}"
        case Action.REMOVED if change.spot.item["role"] == "lead":
            told = f"{unit}不再牵头，也不再参加"
        case Action.REMOVED:
            told = f"{unit}不再参加"
        case _:
            told = f"{unit}由{UNIT_ROLES[change.edit.old]}改为{UNIT_ROLES[change.edit.new]}"
    return f"第{project['number']}项：{told}"


def compared(change: Change, names: Names) -> tuple[str, tuple[DiffRun, ...]] | None:
    """Return what is to be set side by side, and its runs; None where the sentence says it all."""
    old, new = change.edit.old, change.edit.new
    if not _is_long(change):
        return None
    place = names.record(change.spot.section, change.spot.record)
    field = change.edit.path[-1]
    title = FIELDS.get(str(field), "") if isinstance(field, str) else ""
    item = f"“{item_called(change.spot.item)}”的" if change.spot.item is not None else ""
    if field in {"text", "aim"}:  # line breaks of ours are no words
        old, new = printed(old), printed(new)
    return (place if title in {"", place} else f"{place}：{item}{title}"), runs(old, new)


def _is_long(change: Change) -> bool:
    """Whether a change is one of words too long for a sentence."""
    old, new = change.edit.old, change.edit.new
    if not isinstance(old, str) or not isinstance(new, str) or change.type == "measures-changed":
        return False
    return change.type == "text-changed" or max(len(old), len(new)) > SHORT


def _standing(change: Change, place: str, unit: str) -> str:
    """Return that a record is there now, or no more; of a project with the part that the unit has in it."""
    verb = "新增" if change.type == "added" else "撤销" if change.spot.section in _ENDED else "删去"
    ties = (change.spot.record or {}).get("responsibilities", ())
    role = next((UNIT_ROLES[tie["role"]] for tie in ties if tie["unit"] == unit), "")
    was = "为" if change.type == "added" else "原为"
    return f"{verb}{place}" + (f"（{was}{role}）" if role else "")


def _part(change: Change, place: str) -> str:
    """Return a unit's part in a project: that it has one, has none any more, or another."""
    if change.edit.action is Action.CHANGED:
        return f"{place}：由{UNIT_ROLES[change.edit.old]}改为{UNIT_ROLES[change.edit.new]}"
    role = UNIT_ROLES[change.spot.item["role"]]
    return f"加入{place}（为{role}）" if change.edit.action is Action.ADDED else f"退出{place}（原为{role}）"


def _order(change: Change, place: str, names: Names) -> str:
    if change.spot.inner == ("responsibilities",):
        return f"{place}：责任单位的先后次序改为{'、'.join(names.of(unit) for unit in change.edit.new)}"
    field = FIELDS.get(str(change.edit.path[-1]), "")
    return f"{place}的先后次序有调整" if field in ("", place) else f"{place}：{field}的先后次序有调整"


def _field(change: Change, names: Names) -> str:
    """Return what became of a field of a record, or of an item of one of its lists."""
    inner, edit = change.spot.inner, change.edit
    title = FIELDS.get(str(inner[0]), str(inner[0]))
    if change.spot.of_item:
        return f"{_DONE.get(edit.action, '修改')}{title}{_item(change.spot.item, names)}"
    if change.spot.item is not None:
        title += f"“{item_called(change.spot.item)}”"
    last = next((str(step) for step in reversed(inner) if isinstance(step, str)), "")
    if len(inner) > 1:
        title += f"的{FIELDS.get(last, last)}"
    if edit.action is not Action.CHANGED:
        return f"{_DONE[edit.action]}{title}：{names.value(last, edit.new if edit.old is None else edit.old)}"
    if _is_long(change):
        return f"{title}有修改（见改动对照）"
    return f"{title}由{names.value(last, edit.old)}改为{names.value(last, edit.new)}"


def _item(item: Any, names: Names) -> str:  # noqa: ANN401 - JSON
    """Return what an item says, with the words that it quotes."""
    quote = item.get("quote") if isinstance(item, dict) and "id" in item else None
    return f"“{names.of(item_called(item))}”" + (f"（引文：“{quote}”）" if quote else "")


def _at_top(change: Change, names: Names) -> str:
    value = change.edit.new if change.edit.old is None else change.edit.old
    return f"{FIELDS.get(str(change.edit.path[0]), '')}：{names.value(str(change.edit.path[-1]), value)}"


def _since(tie: dict[str, Any]) -> str:
    return f"（自{tie['since']}）" if "since" in tie else ""
