"""What a column holds where its head does not say so: the cells themselves show limits, bodies and tasks."""

import re

from generator.importing.recognise.bodies.labels import ROLES, label_of
from generator.importing.recognise.bodies.names import is_place
from generator.importing.recognise.tables.alignment import FITS, MISFIT, Cell, kind_of_cell
from generator.importing.recognise.tables.column_cells import (
    FEWEST,
    SHARE,
    SPEAKS_OF_DUTY,
    are_sentences,
    filled_cells,
    kind_or_statement,
    mean_length,
    role_of_head,
)
from generator.importing.recognise.tables.columns import BODIES, ColumnKind, column_of, detail


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
    unknown = {
        index: filled_cells(rows, index)
        for index in range(min(len(columns), len(words)))
        if words[index] and column_of(words[index]) is None
    }
    read = _with_bodies_shown(text, read, words, unknown)
    read = _with_limits_shown(text, read, unknown)
    read = _with_longest_as_tasks(read, words, rows, unknown)
    return _with_tasks(text, read, words, rows)


def _with_bodies_shown(
    text: str, columns: list[ColumnKind], heads: list[str], unknown: dict[int, list[Cell]]
) -> list[ColumnKind]:
    """Return the columns, an unknown one as bodies where most cells are bodies; `unknown` are its cells by column."""
    read = list(columns)
    for index, cells in unknown.items():
        duty = SPEAKS_OF_DUTY.search(heads[index]) or not set(BODIES) & set(read)
        bodies = [cell for cell in cells if kind_of_cell(text, cell) == "bodies"]
        places = [cell for cell in bodies if is_place(text[slice(*cell)])]
        many = len(bodies) >= FEWEST and len(bodies) >= SHARE * len(cells)
        if duty and many and len(places) * 2 < len(bodies):
            read[index] = role_of_head(heads[index])
    return read


def _with_limits_shown(text: str, columns: list[ColumnKind], unknown: dict[int, list[Cell]]) -> list[ColumnKind]:
    """Return the columns, the first unknown one whose cells are mostly limits as such, where no head says limits."""
    if ColumnKind.DEADLINE in columns:
        return columns
    for index, cells in unknown.items():
        limits = [cell for cell in cells if kind_of_cell(text, cell) == "limit"]
        many = len(limits) >= FEWEST and len(limits) >= SHARE * len(cells)
        if many and columns[index] is not ColumnKind.TASK:
            return [*columns[:index], ColumnKind.DEADLINE, *columns[index + 1 :]]
    return columns


def _with_longest_as_tasks(
    columns: list[ColumnKind], heads: list[str], rows: list[list[Cell]], unknown: dict[int, list[Cell]]
) -> list[ColumnKind]:
    """Return the columns, the unknown one with the longest cells as tasks where no head speaks of tasks."""
    read = list(columns)
    if any(detail(head) is not None for head in heads) or ColumnKind.TASK not in read:
        return read
    guess = read.index(ColumnKind.TASK)
    lengths = {
        index: mean_length(cells)
        for index, cells in unknown.items()
        if read[index] not in {*BODIES, ColumnKind.DEADLINE}
    }
    longest = max(lengths, key=lambda index: (lengths[index], -index), default=guess)
    if longest != guess and lengths[longest] > mean_length([row[guess] for row in rows if guess < len(row)]):
        read[guess], read[longest] = ColumnKind.GROUP if guess < longest else ColumnKind.OTHER, ColumnKind.TASK
    return read


def with_bodies(text: str, heads: list[str], rows: list[list[Cell]]) -> list[str]:
    """Return the heads of a table, 责任单位 for 单位 where the cells are bodies, not what something is counted in.

    Another head must speak of tasks, or a column of roles: names (案例名称) beside units list who has done what.
    """
    roles = any(column is ColumnKind.ROLE for column in _with_roles(text, [ColumnKind.OTHER] * len(heads), rows))
    if not roles and not any(detail(head) in _SPEAK_OF_TASKS for head in heads):
        return heads
    read = list(heads)
    for index, head in enumerate(heads):
        kinds = [kind_of_cell(text, cell) for cell in filled_cells(rows, index)]
        if column_of(head) is ColumnKind.UNIT and kinds.count("bodies") >= max(FEWEST, SHARE * len(kinds)):
            read[index] = "责任单位"
    return read


_SPEAK_OF_TASKS = {0, 1, 2}  # the ranks of words for what is to be done, but for names


def _with_roles(text: str, columns: list[ColumnKind], rows: list[list[Cell]]) -> list[ColumnKind]:
    """Return the columns, those of roles and of the bodies behind them known by their cells."""
    read = list(columns)
    for index, column in enumerate(columns[:-1]):
        roles, beside = ([text[slice(*cell)] for cell in filled_cells(rows, place)] for place in (index, index + 1))
        said = len(roles) >= FEWEST and len(roles) == len(beside) and len(set(roles)) > 1
        if (
            column in {*BODIES, ColumnKind.GROUP, ColumnKind.OTHER}
            and said
            and all(label_of(words) in ROLES for words in roles)
        ):
            read[index : index + 2] = ColumnKind.ROLE, ColumnKind.RESPONSIBLE
    return read


def _with_tasks(text: str, columns: list[ColumnKind], heads: list[str], rows: list[list[Cell]]) -> list[ColumnKind]:
    """Return the columns with the tasks in the one whose cells show that they hold them."""
    read = list(columns)
    for find in (_merged_tasks, _demands, _named_projects):
        index = find(text, read, heads, rows) if ColumnKind.TASK in read else None
        if index is not None:
            task = read.index(ColumnKind.TASK)
            read[task], read[index] = ColumnKind.GROUP if task < index else ColumnKind.OTHER, ColumnKind.TASK
    return _with_names(_with_groups(text, read, heads, rows), heads)


def _with_groups(text: str, columns: list[ColumnKind], heads: list[str], rows: list[list[Cell]]) -> list[ColumnKind]:
    """Return the columns, the first one with an unknown head as groups where its words stand over rows of tasks."""
    task = columns.index(ColumnKind.TASK) if ColumnKind.TASK in columns else 0
    if ColumnKind.GROUP in columns or not rows:
        return columns
    for index in range(min(task, len(heads))):
        filled = [row[index][0] < row[index][1] for row in rows if index < len(row)]
        words = all(kind_of_cell(text, cell) == "text" for cell in filled_cells(rows, index))
        if column_of(heads[index]) is None and filled and filled[0] and not all(filled) and words:
            return [*columns[:index], ColumnKind.GROUP, *columns[index + 1 :]]
    return columns


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
    headings = filled_cells(rows, columns.index(ColumnKind.TASK))
    return demands if demands is not None and are_headings(text, headings, filled_cells(rows, demands)) else None


def _named_projects(text: str, columns: list[ColumnKind], heads: list[str], rows: list[list[Cell]]) -> int | None:
    """Return the column of projects' names where that of the tasks says how far each must come (主体封顶), if so."""
    task = columns.index(ColumnKind.TASK)
    if task >= len(heads) or detail(heads[task]) != _DEMANDS or are_sentences(text, filled_cells(rows, task)):
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
    full = [row for row in rows if len(row) == len(columns) and sum(a < b for a, b in row) > FEWEST]
    empty = [row for row in full if row[task][0] >= row[task][1]]
    candidates = [
        index
        for index, column in enumerate(columns)
        if index > task and column in {ColumnKind.OTHER, ColumnKind.GROUP}
        if all(row[index][0] < row[index][1] and kind_of_cell(text, row[index]) == "text" for row in full)
    ]
    if len(empty) < FEWEST or not candidates:
        return None
    return max(candidates, key=lambda index: (mean_length(filled_cells(full, index)), -index))


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
        mean_length(tasks) <= _LONGEST_HEADING
        and mean_length(demands) > mean_length(tasks)
        and sentences >= SHARE * len(demands)
        and not any("。" in text[slice(*cell)] for cell in tasks)
    )


_LONGEST_HEADING = 14


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
    kinds = [(index, FITS[kind_or_statement(text, row[index]).replace("statement", "bodies")]) for index in filled]
    costs = [sum(fits.get(columns[index + shift], MISFIT) for index, fits in kinds) for shift in range(free + 1)]
    shift = costs.index(min(costs))
    start = row[0][0]
    return [(start, start)] * shift + row[: len(row) - shift] if shift else row
