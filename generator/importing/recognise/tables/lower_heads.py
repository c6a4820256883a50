"""Heads of tables that fill two rows or three: the lowest words in each column are its head."""

from generator.importing.recognise.tables.alignment import Cell
from generator.importing.recognise.tables.columns import ColumnKind, column_of, columns_of
from generator.importing.recognise.tables.matrices import matrix_columns
from generator.importing.recognise.tables.printed_cells import tabbed_cells
from generator.importing.recognise.tables.table import is_head
from generator.importing.recognise.text.lines import LineKind, NoticeLine


def lower_heads(
    text: str, text_lines: tuple[NoticeLine, ...], index: int, heads: list[Cell]
) -> tuple[list[Cell], list[ColumnKind], int] | None:
    """Read a head of two rows or three: 责任分工 over 市级 and 县级, each over 牵头单位 and 配合单位."""
    rows = [tabbed_cells(text, line) for line in text_lines[index + 1 : index + 3] if line.kind is LineKind.ROW]
    if not rows or text_lines[index + 1].kind is not LineKind.ROW:
        return None
    lower = rows[0]
    if (
        len(rows) > 1
        and len(rows[0]) == len(rows[1])
        and all(_continues_head(text, row) for row in rows)
        and any(column_of(text[slice(*cell)]) for cell in rows[1])
    ):
        lower = [low if low[0] < low[1] else above for above, low in zip(*rows, strict=True)]
        return _merged_heads(text, heads, lower, index + 3) or _merged_heads(text, heads, rows[0], index + 2)
    return _merged_heads(text, heads, lower, index + 2) or _units_below(text, text_lines, index, heads, lower)


def _units_below(
    text: str, text_lines: tuple[NoticeLine, ...], index: int, heads: list[Cell], lower: list[Cell]
) -> tuple[list[Cell], list[ColumnKind], int] | None:
    """Read a head whose lower row names the units of which the cells below say what they do: 市直部门 over 市财政局."""
    if len(lower) != len(heads) or not _continues_head(text, lower):
        return None
    units = [low if low[0] < low[1] else head for head, low in zip(heads, lower, strict=True)]
    rows = [tabbed_cells(text, line) for line in text_lines[index + 2 :][:_LOOKED_AT] if line.kind is LineKind.ROW]
    columns = matrix_columns(text, units, rows)
    return (units, columns, index + 2) if columns else None


_LOOKED_AT = 60


def _continues_head(text: str, row: list[Cell]) -> bool:
    """Whether a row may be a lower one of a head: its first cell is covered, the others are short words."""
    filled = [text[slice(*cell)] for cell in row if cell[0] < cell[1]]
    return row[0][0] == row[0][1] and len(filled) > 1 and all(map(is_head, filled))


def _merged_heads(
    text: str, heads: list[Cell], lower: list[Cell], first: int
) -> tuple[list[Cell], list[ColumnKind], int] | None:
    """Return the heads with those of a lower row in their places, their columns, and the index of the first row."""
    if not len(heads) <= len(lower) <= len(heads) + _SPREAD or not any(text[slice(*head)].strip() for head in heads):
        return None
    heads = heads + [(heads[-1][1], heads[-1][1])] * (len(lower) - len(heads))
    filled = [text[slice(*cell)] for cell in lower if cell[0] < cell[1]]
    known = sum(column_of(words) is not None for words in filled)
    if known < len(filled) and (text[slice(*lower[0])].strip() or not all(map(is_head, filled))):
        return None
    if not filled or known * 2 < len(filled):
        return None
    merged = [low if low[0] < low[1] else head for head, low in zip(heads, lower, strict=True)]
    columns = columns_of([text[slice(*cell)] for cell in merged])
    return (merged, columns, first) if columns else None


_SPREAD = 3
