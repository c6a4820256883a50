"""The doubts of a reading: what was not understood, or only guessed."""

import re
from collections.abc import Iterator

from generator.importing.reading import Certainty, Doubt, Identity, Task
from generator.importing.recognise.bodies.body_lists import read_list
from generator.importing.recognise.bodies.names import Strength
from generator.importing.recognise.tasks import PlacedTask
from generator.importing.recognise.text.brackets import brackets
from generator.importing.recognise.text.folded import Folded
from generator.importing.recognise.text.lines import LineKind, NoticeLine
from generator.text.spans import Span

_LIST_LIKE = re.compile(r"(?:局|委|厅|办|部|中心|政府|公司|单位|部门)(?:[、,;]|$)")
_SHOWN = 40


def find_doubts(
    folded: Folded, placed_tasks: list[PlacedTask], tasks: tuple[Task, ...], identity: Identity, unread: list[Span]
) -> tuple[Doubt, ...]:
    """Collect the doubts of a reading, in the order of the text; `unread` are spans of tables that were not read."""
    doubts = list(_of_identity(folded, identity))
    message = "表格没有可识别的表头，未读出任务 (a table whose head was not understood; nothing was read)"
    doubts += [Doubt("table-unread", folded.quote(*span), message) for span in unread]
    most_have_bodies = sum(bool(task.responsibilities) for task in tasks) * 2 > len(tasks)
    for placed, task in zip(placed_tasks, tasks, strict=True):
        doubts.extend(_of_task(folded, placed, task))
        if most_have_bodies and not task.responsibilities and not task.container and not task.provision:
            quote = folded.quote(placed.start, min(placed.end, placed.start + _SHOWN))
            doubts.append(Doubt("no-body", quote, "本项没有读出责任单位 (no body was read for this task)"))
    return tuple(sorted(doubts, key=lambda doubt: doubt.quote.start))


def _of_identity(folded: Folded, identity: Identity) -> Iterator[Doubt]:
    """Say what the notice does not say of itself."""
    missing = (
        (identity.title, "title-unread", "未读出标题 (no title was read)"),
        ("".join(identity.issuers), "issuer-unread", "未读出发文机关 (no issuer was read)"),
        (identity.date, "date-unread", "未读出成文日期 (no date of signing was read)"),
    )
    start = folded.quote(0, min(len(folded.text), _SHOWN))
    return (Doubt(kind, start, message) for value, kind, message in missing if not value)


def _of_task(folded: Folded, placed: PlacedTask, task: Task) -> Iterator[Doubt]:
    """Say what is unsure in one task."""
    for body in task.responsibilities:
        words = f"“{body.quote.text}”"
        if body.certainty is Certainty.UNSURE:
            yield Doubt("body-unsure", body.quote, f"{words}可能不是单位名称 (may be no body)")
        elif body.certainty is Certainty.LIKELY:
            yield Doubt("body-in-sentence", body.quote, f"{words}由行文读出，请核对 (read from a running sentence)")
    if placed.certainty is Certainty.UNSURE:
        message = "表格没有表头，各列含义由内容推断 (a table without a head: its cells gave the columns)"
        yield Doubt("table-headless", task.quote, message)
    for quote in (folded.quote(*span) for statement in placed.statements for span in statement.rest):
        yield Doubt("words-unread", quote, f"名单中未读懂：{quote.text} (not understood in a list)")
    for limit in task.facts.deadlines:
        if not limit.date and limit.basis == "words":
            yield Doubt("date-unread", limit.quote, f"时限没有读出日期：{limit.quote.text} (a limit without a date)")
    covered = [(statement.start, statement.end) for statement in placed.statements]
    for pair in brackets(folded.text, placed.start, placed.end):
        listed = _LIST_LIKE.findall(folded.text[pair.start + 1 : pair.end - 1])
        if len(listed) > 1 and not any(a <= pair.start < b for a, b in covered):
            quote = folded.quote(*pair)
            message = f"括号内像单位名单而未读：{quote.text} (looks like a list, was not read)"
            yield Doubt("list-unread", quote, message)
    yield from _unread_sentences(folded, placed, task)


# In running text, bodies and what they do: 甲、乙配合; a name of one piece says too little.
_DONE_BY = re.compile(
    r"(?<![^,;。:\n])由?(?P<names>[^,;。:()\n]{2,40}、[^,;。:()\n]{2,40}?)(?:按职责分工)?(?:负责|牵头|配合|协助|参与)(?=[,;。]|$)"
)


def _unread_sentences(folded: Folded, placed: PlacedTask, task: Task) -> Iterator[Doubt]:
    """Say which clauses of a task name bodies with what they do, none of whom was read."""
    read = {body.quote.start for body in task.responsibilities}
    for match in _DONE_BY.finditer(folded.text, placed.start, placed.end):
        bodies = read_list(folded.text, *match.span("names"))
        quote = folded.quote(*match.span())
        if bodies.are(Strength.FORMED) and not any(quote.start <= start < quote.end for start in read):
            yield Doubt("list-unread", quote, f"像单位名单而未读：{quote.text} (looks like a list, was not read)")


def unread_rows(text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int]) -> list[Span]:
    """Return the stretches of rows, by tabs or bars, that no table claims: two rows or more, of three cells."""
    stretches: list[Span] = []
    count = start = end = 0
    for index, line in enumerate([*text_lines, NoticeLine(len(text), len(text), LineKind.TAIL)]):
        words = text[line.start : line.end]
        rowlike = line.kind in {LineKind.ROW, LineKind.TEXT} and index not in claimed
        if rowlike and max(words.count("\t"), words.count("|")) >= _FEWEST:
            start, count = (start, count + 1) if count else (line.start, 1)
            end = line.end
        elif line.kind is not LineKind.BLANK:
            if count >= _FEWEST:
                stretches.append((start, end))
            count = 0
    return stretches


_FEWEST = 2
