"""Tables on PDF pages that go on overleaf: header rows printed again, rows broken between pages, merged cells."""

from dataclasses import replace

from generator.importing.readers.pdf_tables import NEAR, Grid
from generator.importing.readers.table import TableCell, join_lines, join_words


def continues(above: Grid, below: Grid) -> bool:
    """Tell whether a table goes on in another one overleaf: their columns have the same edges."""
    return len(above.columns) == len(below.columns) and all(
        abs(a - b) <= 2 * NEAR for a, b in zip(above.columns, below.columns, strict=True)
    )


def join_grids(above: Grid, below: Grid) -> tuple[Grid, str]:
    """Return two parts of a table as one, and the words of the header rows that were printed again.

    The first row overleaf is the rest of a broken row if each of its texts goes on one that is not at its end. An empty
    cell overleaf belongs to the merged cell above it.
    """
    repeated = _repeated_rows(above, below)
    skipped = len(repeated)
    last = len(above.rows) - 2
    rest = {cell.column: cell for cell in below.cells if cell.row == skipped and any(cell.lines)}
    ends = {cell.column: cell for cell in above.cells if cell.row + cell.height - 1 == last}
    full = {
        column
        for column, cell in rest.items()
        if column in ends and any(ends[column].lines) and _has_no_room(above, ends[column], below, cell)
    }
    is_broken = bool(rest) and all(
        column in ends and any(ends[column].lines) and _may_go_on(ends[column], column in full) for column in rest
    )
    dropped = skipped + is_broken
    longer: dict[TableCell, TableCell] = {}
    covered: set[TableCell] = set()
    for cell in below.cells:
        end = ends.get(cell.column)
        if cell.row != skipped or end is None:
            continue
        if is_broken:
            whole = _joined(end, cell, is_full=cell.column in full) if cell.column in rest else end
            longer[end] = replace(whole, height=end.height + cell.height - 1)
        elif not any(cell.lines) and (cell.height > 1 or end.height > 1):
            longer[end] = replace(end, height=end.height + cell.height)
            covered.add(cell)
    shift = last + 1 - dropped
    moved = [replace(cell, row=cell.row + shift) for cell in below.cells if cell.row >= dropped and cell not in covered]
    cells = [*(longer.get(cell, cell) for cell in above.cells), *moved]
    room = {(row + shift, column): left for (row, column), left in below.room.items() if row >= skipped}
    heads = {(row + shift, column): head for (row, column), head in below.heads.items() if row >= skipped}
    rows = (*above.rows, *(above.rows[-1] + place - below.rows[dropped] for place in below.rows[dropped + 1 :]))
    words = " ".join(text for texts in repeated for text in texts if text)
    return Grid(above.columns, rows, tuple(cells), {**above.room, **room}, {**heads, **above.heads}), words


def _repeated_rows(above: Grid, below: Grid) -> list[list[str]]:
    """Return the texts of the rows at the head of both parts that say the same, one row at least left below them."""
    repeated: list[list[str]] = []
    for row in range(min(len(above.rows), len(below.rows) - 1) - 1):
        texts = _row_texts(below, row)
        if not any(texts) or texts != _row_texts(above, row):
            break
        repeated.append(texts)
    return repeated


def _row_texts(grid: Grid, row: int) -> list[str]:
    return [join_lines(cell.lines) for cell in grid.cells if cell.row == row]


def _has_no_room(above: Grid, end: TableCell, below: Grid, rest: TableCell) -> bool:
    """Tell whether the last line of a cell left no room for the first word overleaf."""
    return below.heads[rest.row, rest.column] > above.room[end.row, end.column]


def _joined(end: TableCell, rest: TableCell, *, is_full: bool) -> TableCell:
    """Return a cell with the rest of its text, which stands overleaf."""
    head, *others = rest.lines
    line = join_words(end.lines[-1], head) if is_full else join_lines([end.lines[-1], head])
    return replace(end, lines=(*end.lines[:-1], line, *others))


def _may_go_on(cell: TableCell, is_full: bool) -> bool:  # noqa: FBT001
    """Tell whether a cell's text may go on: a list does after 、, a full line does unless it ends a sentence."""
    text = cell.lines[-1]
    return text.endswith(("、", "，", ",", "；", "（", "《")) or (is_full and not text.endswith(("。", "！", "？")))
