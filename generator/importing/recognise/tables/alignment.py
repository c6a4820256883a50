"""What a cell of a table looks like, and cells laid in columns where the table does not print which is whose."""

import re

from generator.importing.recognise.bodies.body_lists import read_list
from generator.importing.recognise.bodies.names import Strength, is_contact
from generator.importing.recognise.facts.dates import ONGOING, date_words
from generator.importing.recognise.facts.deadlines import is_listed_limit
from generator.importing.recognise.tables.columns import BODIES, ColumnKind
from generator.text.spans import Span

Cell = Span
_LONGEST_LIMIT = 24


def kind_of_cell(text: str, cell: Cell) -> str:
    """Return what a cell looks like: number, limit, bodies or text."""
    words = text[slice(*cell)].strip()
    if re.fullmatch(r"\d{1,3}[.、]?", words):
        return "number"
    if len(words) <= _LONGEST_LIMIT and (is_listed_limit(words) or ONGOING.fullmatch(words) or _is_limit(words)):
        return "limit"
    if words.endswith((".", "；", ";")) or re.search(r"\d", words):
        return "text"
    bodies = read_list(text, *cell)
    sure = not words.endswith("。") or (bodies.mentions and bodies.mentions[0].sure is Strength.KNOWN)
    return "bodies" if bodies.are(Strength.FORMED) and sure else "text"


def _is_limit(words: str) -> bool:
    """Whether a cell holds nothing but limits: 6月开工、11月竣工, 春节后一个月内."""
    dates = date_words(words, 0, len(words), 1)
    return bool(dates) and dates[0].start == 0 and not re.search(r"[。,]", words)


FITS: dict[str, dict[ColumnKind, float]] = {
    "number": {ColumnKind.NUMBER: 0, ColumnKind.YEAR: 1, ColumnKind.OTHER: 2, ColumnKind.TASK: 4, ColumnKind.GROUP: 5},
    "limit": {ColumnKind.DEADLINE: 0, ColumnKind.OTHER: 2, ColumnKind.TASK: 4, ColumnKind.GROUP: 5},
    "bodies": {
        ColumnKind.LEAD: 0,
        ColumnKind.RESPONSIBLE: 0,
        ColumnKind.PARTICIPANT: 0,
        ColumnKind.GROUP: 3,
        ColumnKind.TASK: 3,
        ColumnKind.PEOPLE: 3,
        ColumnKind.OTHER: 3,
    },
    "text": {
        ColumnKind.TASK: 0,
        ColumnKind.GROUP: 0,
        ColumnKind.PEOPLE: 2,
        ColumnKind.OTHER: 2,
        ColumnKind.LEAD: 3,
        ColumnKind.RESPONSIBLE: 3,
        ColumnKind.PARTICIPANT: 3,
        ColumnKind.DEADLINE: 3,
        ColumnKind.UNIT: 2,
    },
}
_PERSON = FITS["text"] | {ColumnKind.PEOPLE: 0, ColumnKind.TASK: 3, ColumnKind.GROUP: 2}
MISFIT, _SKIPPED, _MORE = 9, 0.3, 0.5
_SKIPPED_COST = {ColumnKind.TASK: 4, ColumnKind.NUMBER: 1, ColumnKind.LEAD: 1, ColumnKind.RESPONSIBLE: 0.5}


def aligned(text: str, cells: list[Cell], columns: list[ColumnKind]) -> list[tuple[ColumnKind, Cell]] | None:
    """Lay cells in the columns in their order, at the least cost.

    A column may stay empty, one of bodies may hold several; of two columns that fit, the earlier gets the first cell;
    cells that fit nowhere make the whole fail.
    """
    fits = [_fits(text, cell) for cell in cells]
    best: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    for costs in fits:
        following: dict[int, tuple[float, list[int]]] = {}
        for last, (cost, path) in best.items():
            for index in range(max(last, 0), len(columns)):
                column = columns[index]
                fit: float = costs.get(column, MISFIT)
                if index == last:
                    fit += _MORE if column in BODIES else MISFIT
                    if column is ColumnKind.LEAD and any(other in BODIES for other in columns[index + 1 :]):
                        fit += 1
                total = cost + fit + sum(_SKIPPED_COST.get(skipped, _SKIPPED) for skipped in columns[last + 1 : index])
                if index not in following or total < following[index][0]:
                    following[index] = (total, [*path, index])
        best = following
    cost, path = min(best.values(), key=lambda entry: entry[0])
    if cost >= MISFIT:
        return None
    return [(columns[index], cell) for index, cell in zip(path, cells, strict=True)]


def _fits(text: str, cell: Cell) -> dict[ColumnKind, float]:
    """Return what it costs to lay a cell in each kind of column; 全年 is a limit, though 全 is a surname."""
    kind = kind_of_cell(text, cell)
    return _PERSON if kind != "limit" and is_contact(text[slice(*cell)]) else FITS[kind]
