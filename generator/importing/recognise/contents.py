"""What a column holds where its head does not say so: the cells themselves show limits, bodies and tasks."""

import re

from generator.importing.recognise.alignment import FITS, MISFIT, Cell, kind_of_cell
from generator.importing.recognise.columns import BODIES, ColumnKind, column_of, detail
from generator.importing.recognise.items import find_statements
from generator.importing.recognise.labels import LEADS, ROLES, TAKES_PART, label_of
from generator.importing.recognise.names import is_place
from generator.importing.recognise.statements import Trust, read_statement

_SHARE = 0.6  # of the filled cells must be of a kind
_FEWEST = 2


def columns_by_content(
    text: str, columns: list[ColumnKind], heads: list[Cell], rows: list[list[Cell]]
) -> list[ColumnKind]:
    """Return the columns of a table, those whose heads are unknown words by what stands in their cells.

    Most cells are limits: a column of limits, where the table has none. No head names tasks: the unknown column with
    the longest cells holds them. Most cells are bodies, not mere places: a column of bodies, where the table has none
    or the head speaks of duty. All cells of a column say roles (牵头, 配合): those beside it are the bodies.
    """
    read = _with_roles(text, columns, rows)
    words = [text[slice(*head)].strip() for head in heads]
    unknown = [
        index for index in range(min(len(columns), len(words))) if words[index] and column_of(words[index]) is None
    ]
    cells = {
        index: [row[index] for row in rows if index < len(row) and row[index][0] < row[index][1]] for index in unknown
    }
    for index in unknown:
        duty = _DUTY.search(words[index]) or not set(BODIES) & set(read)
        bodies = [cell for cell in cells[index] if kind_of_cell(text, cell) == "bodies"]
        places = [cell for cell in bodies if is_place(text[slice(*cell)])]
        many = len(bodies) >= _FEWEST and len(bodies) >= _SHARE * len(cells[index])
        if duty and many and len(places) * 2 < len(bodies):
            read[index] = _role_of_head(words[index])
    for index in unknown:
        limits = [cell for cell in cells[index] if kind_of_cell(text, cell) == "limit"]
        if (
            ColumnKind.DEADLINE not in read
            and len(limits) >= _FEWEST
            and len(limits) >= _SHARE * len(cells[index])
            and read[index] is not ColumnKind.TASK
        ):
            read[index] = ColumnKind.DEADLINE
    if not any(detail(head) is not None for head in words) and ColumnKind.TASK in read:
        guess = read.index(ColumnKind.TASK)
        candidates = {
            index: _mean_length(cells[index]) for index in unknown if read[index] not in {*BODIES, ColumnKind.DEADLINE}
        }
        longest = max(candidates, key=lambda index: (candidates[index], -index), default=guess)
        if longest != guess and candidates[longest] > _mean_length([row[guess] for row in rows if guess < len(row)]):
            read[guess], read[longest] = ColumnKind.GROUP if guess < longest else ColumnKind.OTHER, ColumnKind.TASK
    return _with_tasks(text, read, words, rows)


def _with_roles(text: str, columns: list[ColumnKind], rows: list[list[Cell]]) -> list[ColumnKind]:
    """Return the columns, those of roles and of the bodies behind them known by their cells."""
    read = list(columns)
    for index, column in enumerate(columns[:-1]):
        roles, beside = ([text[slice(*cell)] for cell in _column(rows, place)] for place in (index, index + 1))
        said = len(roles) >= _FEWEST and len(roles) == len(beside) and len(set(roles)) > 1
        if (
            column in {*BODIES, ColumnKind.GROUP, ColumnKind.OTHER}
            and said
            and all(label_of(words) in ROLES for words in roles)
        ):
            read[index : index + 2] = ColumnKind.ROLE, ColumnKind.RESPONSIBLE
    return read


def _role_of_head(head: str) -> ColumnKind:
    """Return the column of bodies that a head of unknown words announces: 谁来牵头, 谁配合, 谁来干."""
    if re.search(LEADS, head):
        return ColumnKind.LEAD
    return ColumnKind.PARTICIPANT if re.search(TAKES_PART, head) else ColumnKind.RESPONSIBLE


def _with_tasks(text: str, columns: list[ColumnKind], heads: list[str], rows: list[list[Cell]]) -> list[ColumnKind]:
    """Return the columns with the tasks in the one whose cells show that they hold them."""
    read = list(columns)
    for find in (_merged_tasks, _demands, _named_projects):
        index = find(text, read, heads, rows) if ColumnKind.TASK in read else None
        if index is not None:
            task = read.index(ColumnKind.TASK)
            read[task], read[index] = ColumnKind.GROUP if task < index else ColumnKind.OTHER, ColumnKind.TASK
    return _with_names(read, heads)


_NAMES = re.compile(r"(?:项目|工程|事项|任务)(?:名称)?")
_AIMS = re.compile(
    r"(?:\d{4}年)?(?:年度|主要|工作|建设|实施|具体|目标|任务)*(?:目标|内容|规模|任务)(?:[及和与、](?:建设)?(?:目标|内容|规模|标准|进度))?"
)


def _with_names(columns: list[ColumnKind], heads: list[str]) -> list[ColumnKind]:
    """Return the columns with the names of tasks beside what they say: aims behind names, or names behind groups.

    >>> task, other = ColumnKind.TASK, ColumnKind.OTHER
    >>> [column.value for column in _with_names([task, other, other], ["项目名称", "年度目标", "投资"])]
    ['task', 'aim', 'other']
    """
    read = list(columns)
    task = read.index(ColumnKind.TASK) if ColumnKind.TASK in read else len(heads)
    if task < len(heads) and _NAMES.fullmatch(heads[task]):
        for index in range(task + 1, min(len(read), len(heads))):
            if read[index] in {ColumnKind.OTHER, ColumnKind.GROUP} and _AIMS.fullmatch(heads[index]):
                read[index] = ColumnKind.AIM
    groups = [index for index in range(min(task, len(heads))) if read[index] is ColumnKind.GROUP]
    if len(groups) > 1 and re.fullmatch(r"(?:项目|工程|事项)名称", heads[groups[-1]]):
        read[groups[-1]] = ColumnKind.NAME
    return read


def _demands(text: str, columns: list[ColumnKind], heads: list[str], rows: list[list[Cell]]) -> int | None:
    """Return the column of demands whose sentences say what the short headings of the tasks' column mean, if so."""
    demands = demands_of(columns, heads)
    headings = _column(rows, columns.index(ColumnKind.TASK))
    return demands if demands is not None and are_headings(text, headings, _column(rows, demands)) else None


def _named_projects(text: str, columns: list[ColumnKind], heads: list[str], rows: list[list[Cell]]) -> int | None:
    """Return the column of projects' names where that of the tasks says how far each must come (主体封顶), if so."""
    task = columns.index(ColumnKind.TASK)
    if task >= len(heads) or detail(heads[task]) != _DEMANDS or _are_sentences(text, _column(rows, task)):
        return None
    names = [
        index
        for index in range(min(task, len(heads)))
        if re.fullmatch(r"[\u3400-\u9fff]{0,4}(?:项目|工程|事项)(?:名称)?", heads[index])
    ]
    return names[-1] if names else None


def _merged_tasks(text: str, columns: list[ColumnKind], _: list[str], rows: list[list[Cell]]) -> int | None:
    """Return the column that is filled with text where that of the tasks is merged over rows, if there is one."""
    task = columns.index(ColumnKind.TASK)
    full = [row for row in rows if len(row) == len(columns) and sum(a < b for a, b in row) > _FEWEST]
    empty = [row for row in full if row[task][0] >= row[task][1]]
    candidates = [
        index
        for index, column in enumerate(columns)
        if index > task and column in {ColumnKind.OTHER, ColumnKind.GROUP}
        if all(row[index][0] < row[index][1] and kind_of_cell(text, row[index]) == "text" for row in full)
    ]
    if len(empty) < _FEWEST or not candidates:
        return None
    return max(candidates, key=lambda index: (_mean_length(_column(full, index)), -index))


def headless_columns(text: str, rows: list[list[Cell]], heads: list[Cell] | None = None) -> list[ColumnKind] | None:
    """Return the columns of a table whose heads are none or unknown, by its cells, or None where they do not show them.

    There must be a column of text and one of bodies: under a head that speaks of duty or, where numbers count up, with
    verbs (牵头) in its cells or beside limits.
    """
    if len(rows) < _FEWEST or len({len(row) for row in rows}) > 1:
        return None
    width = len(rows[0])
    kinds = [[_kind(text, row[index]) for row in rows if row[index][0] < row[index][1]] for index in range(width)]

    def mostly(index: int, *kind: str) -> bool:
        return bool(kinds[index]) and sum(map(kinds[index].count, kind)) >= _SHARE * len(kinds[index])

    bodies = [index for index in range(width) if mostly(index, "bodies", "statement")]
    limits = [index for index in range(width) if mostly(index, "limit")]
    texts = [index for index in range(width) if mostly(index, "text")]
    counted = [text[slice(*row[0])].rstrip(".、") for row in rows] == [
        str(number) for number in range(1, len(rows) + 1)
    ]
    headed = [index for index in bodies if heads and _DUTY.search(text[slice(*heads[index])])]
    duties = headed or [index for index in bodies if mostly(index, "statement")]
    sentences = any(_are_sentences(text, _column(rows, index)) for index in texts)
    shown = duties or (len(bodies) == 1 and len(limits) == 1 and sentences)
    if not texts or not shown or not (counted or headed):
        return None
    columns = [ColumnKind.OTHER] * width
    columns[0] = ColumnKind.NUMBER if counted else ColumnKind.OTHER
    for index in duties or bodies:
        columns[index] = _role_of_head(text[slice(*heads[index])] if heads else "")
    for index in limits[:1]:
        columns[index] = ColumnKind.DEADLINE
    columns[max(texts, key=lambda index: _mean_length(_column(rows, index)))] = ColumnKind.TASK
    return columns


def listed_columns(text: str, rows: list[list[Cell]]) -> list[ColumnKind] | None:
    """Return the columns of a table whose tasks' cells end with their lists in brackets, or None where none do.

    Numbers must count the rows; text in front of the tasks is a heading over them.
    """
    numbers = [text[slice(*row[0])].rstrip(".、") for row in rows]
    if len(rows) < _FEWEST or numbers != [str(number) for number in range(1, len(rows) + 1)]:
        return None
    for index in range(1, len(rows[0])):
        cells = _column(rows, index)
        listing = [cell for cell in cells if _LIST_AT_END.search(text[slice(*cell)]) and _lists_bodies(text, cell)]
        if len(listing) >= max(_FEWEST, _SHARE * len(rows)):
            behind = len(rows[0]) - 1 - index
            return [
                ColumnKind.NUMBER,
                *([ColumnKind.GROUP] * (index - 1)),
                ColumnKind.TASK,
                *([ColumnKind.OTHER] * behind),
            ]
    return None


_LIST_AT_END = re.compile(r"[)】〕\]]\s*[。;]?$")


def _lists_bodies(text: str, cell: Cell) -> bool:
    """Whether a bracket in a cell says who answers for its task."""
    return any(statement.assignments and statement.labelled for statement in find_statements(text, *cell))


_DUTY = re.compile("[责办承牵配谁]|落实|负担")


def _kind(text: str, cell: Cell) -> str:
    """Return what a cell looks like; `statement` where verbs say who does something."""
    kind = kind_of_cell(text, cell)
    if kind != "text":
        return kind
    statement = read_statement(text, *cell, Trust.BRACKET)
    return "statement" if statement and statement.labelled and statement.assignments else kind


def _are_sentences(text: str, cells: list[Cell]) -> bool:
    """Whether most cells end as sentences do."""
    return sum(text[slice(*cell)].endswith(("。", ";")) for cell in cells) >= _SHARE * max(len(cells), 1)


def demands_of(columns: list[ColumnKind], heads: list[str]) -> int | None:
    """Return the column behind the tasks whose head says demands or aims (目标要求), if there is one."""
    task = columns.index(ColumnKind.TASK) if ColumnKind.TASK in columns else len(columns)
    behind = range(task + 1, min(len(columns), len(heads)))
    return next(
        (index for index in behind if columns[index] is ColumnKind.OTHER and detail(heads[index]) == _DEMANDS), None
    )


_DEMANDS = 2  # the rank of such heads among the words for what is to be done


def are_headings(text: str, tasks: list[Cell], demands: list[Cell]) -> bool:
    """Whether the cells under 任务 are short headings of what the cells under 要求 say in sentences."""
    if not tasks or not demands:
        return False
    sentences = sum(text[slice(*cell)].rstrip().endswith(("。", ";")) for cell in demands)
    return (
        _mean_length(tasks) <= _LONGEST_HEADING
        and _mean_length(demands) > _mean_length(tasks)
        and sentences >= _SHARE * len(demands)
        and not any("。" in text[slice(*cell)] for cell in tasks)
    )


_LONGEST_HEADING = 14


def _column(rows: list[list[Cell]], index: int) -> list[Cell]:
    """Return the filled cells of a column."""
    return [row[index] for row in rows if index < len(row) and row[index][0] < row[index][1]]


def _mean_length(cells: list[Cell]) -> float:
    """Return the mean length of cells."""
    return sum(end - start for start, end in cells) / max(len(cells), 1)


def shifted(text: str, row: list[Cell], columns: list[ColumnKind]) -> list[Cell]:
    """Return a row whose cells fit the columns: what merged cells cover at its start may stand empty at its end.

    >>> columns = [ColumnKind.GROUP, ColumnKind.TASK, ColumnKind.RESPONSIBLE]
    >>> shifted("修路。 市交通局", [(0, 3), (4, 8), (8, 8)], columns)
    [(0, 0), (0, 3), (4, 8)]
    """
    filled = [index for index, cell in enumerate(row) if cell[0] < cell[1]]
    free = len(columns) - 1 - filled[-1] if len(filled) > 1 else 0  # one cell is a chapter
    if free < 1:
        return row
    kinds = [(index, FITS[_kind(text, row[index]).replace("statement", "bodies")]) for index in filled]
    costs = [sum(fits.get(columns[index + shift], MISFIT) for index, fits in kinds) for shift in range(free + 1)]
    shift = costs.index(min(costs))
    start = row[0][0]
    return [(start, start)] * shift + row[: len(row) - shift] if shift else row
