"""Values as cells of a workbook, and cells as values again, also as other programs have saved them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from math import isfinite, nan

from openpyxl.cell import Cell, MergedCell

from generator.editing.actors import ActorError
from generator.editing.records import RecordField
from generator.office.sheets import LONGEST_CELL
from generator.source import Json

YES, NO = "是", "否"
_NAMES = {"aliases", "search_names"}
_BETWEEN = re.compile("[、；;]")
_SYNONYMS = {"参加": "participant", "责任": "responsible"}  # of roles, beside the words that their cells offer
_WORDS = {YES: True, NO: False, "true": True, "false": False}

SheetCell = Cell | MergedCell
_NOT_A_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')  # of a format: words, a locale, a character


class CellError(Exception):
    """A cell that cannot be understood; the message says why, in Chinese and English."""


def cell(value: Json) -> str | int | float | None:
    """Return a value as a cell: a list as lines, true as 是."""
    match value:
        case bool():
            return YES if value else NO
        case list():
            return "\n".join(map(str, value))
        case dict():
            return None
    return value


def field_cell(value: Json, field: RecordField) -> str | int | float | None:
    """Return a value of a field as a cell: a choice in the words that the cell offers, actors one a line."""
    if field.actors and isinstance(value, list):
        return field.actors.lines(_records(value))
    return next((words for words, choice in field.choices.items() if choice == value), cell(value))


def value_of(content: object, field: RecordField, old: Json) -> Json:
    """Return what a cell says; `old` where it says what it said before, None for an empty cell. Raises CellError.

    Blanks around words, which nobody sees, are left out where the words before had none.
    """
    content = plain(content)
    if isinstance(content, str) and not (isinstance(old, str) and old != old.strip()):
        content = content.strip()
    before = field_cell(old, field)
    if content == before or (content in {"", None} and before in {"", None}):
        return old
    if isinstance(before, str) and len(before) > LONGEST_CELL:
        message = "原来的文字放不进一个单元格，请在 YAML 里改 (too long for a cell: edit the YAML)"
        raise CellError(message)
    if isinstance(content, int | float) and str(content) == before:  # a program took the words for a number
        return old
    if content in {"", None}:
        return None
    return _typed(content, field, old)


def content_of(item: SheetCell) -> object:
    """Return what a cell holds as it is shown: a month that a program took for its first day is a month, 85% is 85."""
    if isinstance(item.value, int | float) and item.number_format.endswith("%"):
        return round(item.value * 100, 9)
    if isinstance(item.value, datetime):
        shown = _NOT_A_CODE.sub("", item.number_format).lower()
        if "y" in shown and "d" not in shown:
            return f"{item.value:%Y-%m}" if "m" in shown else f"{item.value:%Y}"
    return item.value


def plain(content: object) -> object:
    """Return a cell's content as it was typed: lines end in a line feed, whole numbers have no point, dates are ISO."""
    match content:
        case str():
            return content.replace("\r\n", "\n").replace("\r", "\n")
        case bool():
            return YES if content else NO
        case float() if content.is_integer():
            return int(content)
        case datetime():
            return content.date().isoformat()
        case date():
            return content.isoformat()
    return content


def _typed(content: object, field: RecordField, old: Json) -> Json:
    types, words = field.types, str(content).strip()
    if field.actors:
        try:
            return field.actors.actors(str(content), _records(old))
        except ActorError as error:
            raise CellError(str(error)) from error
    if "array" in types:
        lines = [line.strip() for line in str(content).split("\n") if line.strip()]
        return [*_names(lines, old if isinstance(old, list) else [])] if field.key in _NAMES else [*lines]
    if field.choices:
        return _choice(words, field)
    if "boolean" in types:
        if words.lower() not in _WORDS:
            message = f"应为“{YES}”或“{NO}” (yes or no)"
            raise CellError(message)
        return _WORDS[words.lower()]
    if "integer" in types or "number" in types:
        return _number(content, whole="number" not in types)
    return str(content)


def _records(value: Json) -> Iterator[dict[str, Json]]:
    """Yield the mappings of a list."""
    yield from (item for item in (value if isinstance(value, list) else ()) if isinstance(item, dict))


def _names(lines: Iterable[str], old: Sequence[Json]) -> Iterator[str]:
    """Yield the names of a cell, one a line; several that somebody has typed on one line (甲、乙) are several."""
    for line in lines:
        yield from (line,) if line in old else filter(None, map(str.strip, _BETWEEN.split(line)))


def _choice(words: str, field: RecordField) -> str:
    value = (_SYNONYMS if field.key == "role" else {}).get(words) or field.choices.get(words)
    if value is None and words not in field.choices.values():
        message = f"写{'、'.join(field.choices)}之一 (one of {', '.join(field.choices.values())})"
        raise CellError(message)
    return value or words


def _number(content: object, *, whole: bool) -> int | float:
    try:
        number = float(str(content).strip())
    except ValueError:
        number = nan
    if not isfinite(number):
        message = f"应为数字：{content} (not a number)"
        raise CellError(message)
    if number.is_integer():
        return int(number)
    if whole:
        message = f"应为整数：{content} (not a whole number)"
        raise CellError(message)
    return number
