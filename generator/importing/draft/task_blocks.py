"""The blocks of tasks: number, heading, text, lists of bodies, and cells of a table's row."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.importing.draft.blocks import Block, BlockKind, BlockPart, PartKind, ordered_parts
from generator.importing.reading import NoticeReading, Quote, ReadResponsibility, Task

TIME, LEADER, OTHER = "time", "leader", "other"  # cells: a limit, people, what else a row prints
_BLANKS = " \t\u3000\u00a0\n"
_OPEN = re.compile(r"等(?:[^、，,;；()（）\n\t]{0,8}?(?:部门|单位|机构|企业|组织|方面|地区))?")
_LIMIT_EDGE = re.compile(r"[，,；;（(）)〔〕\[\]【】\t\n：:|]")
# Words of a printed list that are neither bodies nor a cell of their own.
_FORM_WORDS = re.compile(
    r"[\s\d.、，,。；;：:（）()〔〕\[\]【】|—\-－]+|(?:牵头|责任|配合|参加|参与|协办|主责|主办|协同|落实|实施|承办|汇总|完成|办理)+"
    r"(?:单位|部门|领导|人|时限|时间)?|负责|指导|分别|按职责分工|按职责|等|无"
)


@dataclass(frozen=True)
class TaskContext:
    """What the blocks of tasks are made from.

    text: the official text.
    reading: what was read of the notice.
    groups: offset of a heading that is a group cell of a table, by task.
    plain: the tasks whose lists stay in their text.
    """

    text: str
    reading: NoticeReading
    groups: Mapping[int, int]
    plain: frozenset[int] = frozenset()


def group_cells(text: str, reading: NoticeReading) -> dict[int, int]:
    """Return the tasks whose heading is a cell that names a group of rows, with the heading's offset.

    The cells of a table name groups where one of them stands beside several rows.
    """
    cells: dict[int, int] = {}
    for rows in _tables(text, reading):
        starts = [heading.start for index in rows if (heading := reading.tasks[index].heading)]
        if len(set(starts)) < len(starts):
            cells |= dict(zip(rows, starts, strict=True))
    return cells


def _tables(text: str, reading: NoticeReading) -> list[list[int]]:
    """Return the tasks whose headings are cells, table by table: between its rows stand none but headings over them."""
    tables: list[list[int]] = []
    end = 0
    for index, task in enumerate(reading.tasks):
        if task.heading and _is_cell(text, task.heading) and not task.provision:
            between = text[end : text.rfind("\n", 0, task.quote.start) + 1].split("\n")
            if not tables or any(len(line.strip("\t").split("\t")) > 1 for line in between):
                tables.append([])
            tables[-1].append(index)
            end = max(_line_end(text, task.quote.end), end)
    return tables


def task_block(context: TaskContext, index: int, after: int) -> Block:
    """Return the block of a task; `after` is the offset at which the task before it begins."""
    task = context.reading.tasks[index]
    line = context.text.rfind("\n", 0, task.quote.start) + 1
    label = _label(context.text, task, max(line, after))
    parts = list(_parts(context, index, label, max(line, after)))
    start = min([task.quote.start, *(part.start for part in parts)])
    end = _end(task, parts)
    if "\t" in context.text[start:end]:  # a row of a table
        end = max(end, _line_end(context.text, end))
        parts += _further_cells(context.text, task, ordered_parts(parts), start, end)
    kind = BlockKind.PROVISION if task.provision else BlockKind.PROJECT
    end = _trimmed(context.text, start, end)
    return Block(kind=kind, start=start, end=end, parts=ordered_parts(parts), index=index)


def _parts(context: TaskContext, index: int, label: BlockPart | None, first: int) -> Iterator[BlockPart]:
    """Yield the parts of a task from the offset `first` on; the first of two that overlap counts."""
    text, task = context.text, context.reading.tasks[index]
    if label:
        yield label
    if index in context.plain:
        start = label.end if label else task.quote.start
        start += len(re.match(r"[.．、，,)）\s]*", text[start : task.quote.end])[0])  # type: ignore[index]  # matches nothing too
        end = max([task.quote.end, *(quote.end for quote in task.statements if quote.start >= task.quote.start)])
        yield BlockPart(PartKind.TEXT, start, _trimmed(text, start, end))
        return
    pieces = [quote.span for quote in task.text if quote.text.strip()]
    if task.heading and "\n" not in task.heading.text:
        kind = PartKind.GROUP if index in context.groups else PartKind.HEADING if task.provision else PartKind.NAME
        shown = context.groups.get(index) is None or _is_first(context, index)
        near = task.quote.start - 120 <= task.heading.start
        near = near and (label is None or "\n" not in text[task.heading.start : label.start])
        if pieces or kind is PartKind.GROUP:
            if shown and near:
                yield BlockPart(kind, task.heading.start, task.heading.end)
        else:
            yield BlockPart(PartKind.TEXT, task.heading.start, task.heading.end)
    names = [task.name] if task.name and pieces else []
    yield from (BlockPart(PartKind.NAME, name.start, name.end) for name in names if _one_line(name))
    yield from (BlockPart(PartKind.TEXT, *piece) for piece in pieces)
    for body in task.responsibilities:
        if not body.inherited and "\n" not in body.quote.text and body.quote.start >= first:
            yield BlockPart(PartKind.MENTION, body.quote.start, mention_end(text, body), body=body)
    yield from (BlockPart(PartKind.CELL, quote.start, quote.end, LEADER) for quote in task.leaders if _one_line(quote))
    for limit in task.facts.deadlines:
        if not limit.inherited and limit.quote.start >= first:
            yield BlockPart(PartKind.CELL, *_limit_cell(text, limit.quote), TIME)


def mention_end(text: str, body: ReadResponsibility) -> int:
    """Return where the mention of a body ends, with the words that leave its list open: 等部门."""
    following = _OPEN.match(text, body.quote.end) if body.open_ended else None
    return following.end() if following else body.quote.end


def _is_first(context: TaskContext, index: int) -> bool:
    """Whether a task is the first row beside its group cell."""
    start = context.groups[index]
    return next(other for other, place in context.groups.items() if place == start) == index


def _is_cell(text: str, quote: Quote) -> bool:
    """Whether a quote fills a cell of a row, or the head of a block of lines."""
    return text[quote.end : quote.end + 1] == "\t" or (
        text[quote.end : quote.end + 1] == "\n" and text[quote.start - 1 : quote.start] in {"\t", "\n"}
    )


def _label(text: str, task: Task, start: int) -> BlockPart | None:
    """Return the part that prints a task's number, which stands before it in its line."""
    if not task.label:
        return None
    place = text.rfind(task.label, start, task.quote.start)
    first = text.find(task.label, start, task.quote.start)
    if place >= 0 and text[place + len(task.label) : task.quote.start].strip(" .．、，,)）:：\t\u3000\u00a0"):
        place = first if first >= 0 and not text[start:first].strip(_BLANKS + "|") else -1
    return BlockPart(PartKind.LABEL, place, place + len(task.label)) if place >= 0 else None


def _end(task: Task, parts: list[BlockPart]) -> int:
    """Return where a task ends: with its quote or with the last of its lists and cells."""
    own = [quote.end for quote in (*task.statements, *task.leaders) if quote.start >= task.quote.start]
    return max([task.quote.end, *own, *(part.end for part in parts)])


def _further_cells(text: str, task: Task, parts: tuple[BlockPart, ...], start: int, end: int) -> Iterator[BlockPart]:
    """Yield the cells of a row that nothing else reads."""
    edges = [start, *(edge for part in parts for edge in (part.start, part.end)), end]
    lists = [(quote.start, quote.end) for quote in task.statements]
    for gap_start, gap_end in zip(edges[::2], edges[1::2], strict=True):
        for match in re.finditer(r"[^\t\n]+", text[gap_start:gap_end]):
            words = match.group().strip(_BLANKS + "，,、；;。.")
            place = gap_start + match.start() + match.group().find(words)
            in_list = any(a <= place < b for a, b in lists)
            if words and not in_list and _FORM_WORDS.sub("", words) and "|" not in words:
                yield BlockPart(PartKind.CELL, place, place + len(words), OTHER)


def _limit_cell(text: str, quote: Quote) -> tuple[int, int]:
    """Return the words around a limit that stand together: 2025年6月底前完成."""
    start, end = quote.start, quote.end
    following = _LIMIT_EDGE.search(text, end)
    end = following.start() if following else len(text)
    return start, max(_trimmed(text, start, end), quote.end)


def _one_line(quote: Quote) -> bool:
    return "\n" not in quote.text


def _trimmed(text: str, start: int, end: int) -> int:
    """Return `end` without the white space before it."""
    return start + len(text[start:end].rstrip())


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end
