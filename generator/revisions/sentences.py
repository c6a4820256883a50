"""A change in a sentence: for the unit that it concerns, for its partners, and for everybody."""

from typing import Any

from generator.model import Text
from generator.revisions.canonical import field_at
from generator.revisions.changes import Change
from generator.revisions.edits import Action
from generator.revisions.names import Names, item_name
from generator.text.diff import DiffRun, runs
from generator.text.plan_words import role_verbs

SHORT = 24  # longer words are set side by side, not quoted in a sentence
_DONE = {Action.ADDED: "新增", Action.REMOVED: "删去"}
_ENDED = {"projects", "engineerings", "provisions"}  # what is ended by the plan; other records are our own


def sentence(change: Change, names: Names, unit: str = "") -> str:  # noqa: C901, PLR0911 - one for each kind
    """Return a change in a sentence; `unit` is the id of the unit that reads it, where that makes a difference."""
    record = names.record(change.place)
    match change.type:
        case "added" | "withdrawn" if change.place.section == "units":
            return f"{'列入' if change.type == 'added' else '移出'}单位名录"
        case "added" | "withdrawn":
            return _added(change, record, unit, names)
        case "lead-changed" | "participant-added" | "participant-removed":
            return _role(change, record, names)
        case "order-changed":
            return _order(change, record, names)
        case "measures-changed":
            return f"{record}：分句的划分有调整，文字不变"
        case "merged" | "split" | "succeeded":
            since = change.edit.new.get("since")
            return record + (f"（自{since}）" if since else "")
        case "relationship-added" | "relationship-removed":
            return f"{_DONE[change.edit.action]}关系：{record}"
        case "source-changed":
            return "原文换了：读自另一份原件" if names.has_other_original else "原文文件有改动（原文应当一字不改）"
        case "layout-changed":
            return "原文编排随原件改动" if names.has_other_original else "原文编排有改动"
    if change.place.is_record or change.place.record is None:
        return f"{_DONE.get(change.edit.action, '修改')}{record if change.place.record else _at_top(change, names)}"
    own = change.place.section == "units" and change.record == unit
    return (("" if own else f"{record}：") + _field(change, names)).replace("的正文有", "正文有")


def announcement(change: Change, names: Names) -> str:
    """Return a change in a sentence for everybody, which names the unit that it is about."""
    if change.type in {"lead-changed", "participant-added", "participant-removed"}:
        return partner(change, names)
    words = sentence(change, names)
    is_of_register = change.place.section == "units" and change.type in {"added", "withdrawn"}
    return f"{names.of(change.record or '')}{words}" if is_of_register else words


def partner(change: Change, names: Names) -> str:
    """Return a sentence for the partners of a project on a unit that joins, leaves or has another role now."""
    project, unit = change.place.record or {}, names.of(change.place.item["unit"])
    match change.edit.action:
        case Action.ADDED:
            words = f"{unit}加入，为{names.role(change.place.item['role'])}"
        case Action.REMOVED if change.place.item["role"] == "lead":
            words = f"{unit}不再{names.words.lead_verb}，也不再{names.words.participant_verb}"
        case Action.REMOVED:
            words = f"{unit}不再{role_verbs(names.words)[change.place.item['role']]}"
        case _:
            words = f"{unit}由{names.role(change.edit.old)}改为{names.role(change.edit.new)}"
    return f"第{project['number']}项：{words}"


def compared(change: Change, names: Names) -> tuple[str, tuple[DiffRun, ...]] | None:
    """Return a title and the runs of two texts to set side by side; None where the sentence says it all."""
    old, new = change.edit.old, change.edit.new
    if not _is_long(change) or change.edit.path[-1] == "sha256":  # of a checksum its change is all that matters
        return None
    record, field = names.record(change.place), change.edit.path[-1]
    title = names.title(field_at(change.edit.path)) if isinstance(field, str) else ""
    item = f"“{item_name(change.place.item)}”的" if change.place.item is not None else ""
    if field in {"text", "aim"}:  # line breaks are this site's
        old, new = Text.of(old).printed, Text.of(new).printed
    return (record if title in {"", record} else f"{record}：{item}{title}"), runs(old, new)


def _is_long(change: Change) -> bool:
    """Whether a change is one of words too long for a sentence."""
    old, new = change.edit.old, change.edit.new
    if not isinstance(old, str) or not isinstance(new, str) or change.type == "measures-changed":
        return False
    return change.type == "text-changed" or max(len(old), len(new)) > SHORT


def _added(change: Change, record: str, unit: str, names: Names) -> str:
    """Return that a record was added or withdrawn; of a project with the role that the unit has in it."""
    verb = "新增" if change.type == "added" else "撤销" if change.place.section in _ENDED else "删去"
    ties = (change.place.record or {}).get("responsibilities", ())
    role = next((names.role(tie["role"]) for tie in ties if tie["unit"] == unit), "")
    was = "为" if change.type == "added" else "原为"
    return f"{verb}{record}" + (f"（{was}{role}）" if role else "")


def _role(change: Change, record: str, names: Names) -> str:
    """Return the role that a unit takes, gives up or changes in a project."""
    if change.edit.action is Action.CHANGED:
        return f"{record}：由{names.role(change.edit.old)}改为{names.role(change.edit.new)}"
    role = names.role(change.place.item["role"])
    return f"加入{record}（为{role}）" if change.edit.action is Action.ADDED else f"退出{record}（原为{role}）"


def _order(change: Change, record: str, names: Names) -> str:
    if change.place.inner == ("responsibilities",):
        return f"{record}：责任单位的先后次序改为{'、'.join(names.of(unit) for unit in change.edit.new)}"
    field = names.title(field_at(change.edit.path))
    return f"{record}的先后次序有调整" if field in ("", record) else f"{record}：{field}的先后次序有调整"


def _field(change: Change, names: Names) -> str:
    """Return what became of a field of a record, or of an item of one of its lists."""
    inner, edit = change.place.inner, change.edit
    title = names.title(field_at(edit.path[: len(edit.path) - len(inner) + 1])) or str(inner[0])
    if change.place.is_item:
        return f"{_DONE.get(edit.action, '修改')}{title}{_item(change.place.item, names)}"
    if change.place.item is not None:
        title += f"“{item_name(change.place.item)}”"
    field = field_at(edit.path)
    if inner[0] == "cells" and len(inner) > 1:
        title = names.cells.get(str(inner[1]), title)
    elif len(inner) > 1:
        innermost = field_at(edit.path[:-1]) if isinstance(inner[-1], int) else field
        title += f"的{names.title(innermost) or innermost.key}"
    if edit.action is not Action.CHANGED:
        return f"{_DONE[edit.action]}{title}：{names.value(field, edit.new if edit.old is None else edit.old)}"
    if _is_long(change):
        return f"{title}有修改（见改动对照）"
    return f"{title}由{names.value(field, edit.old)}改为{names.value(field, edit.new)}"


def _item(item: Any, names: Names) -> str:  # noqa: ANN401 - JSON
    """Return what an item says, with the words that it quotes."""
    quote = item.get("quote") if isinstance(item, dict) and "id" in item else None
    return f"“{names.of(item_name(item))}”" + (f"（引文：“{quote}”）" if quote else "")


def _at_top(change: Change, names: Names) -> str:
    value = change.edit.new if change.edit.old is None else change.edit.old
    return f"{names.title(field_at(change.edit.path[:1]))}：{names.value(field_at(change.edit.path), value)}"
